"""One recipient's files: refused if they leak, cleared by name, kept once issued, encrypted on request."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from datetime import date
from functools import cache
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement

from pipeline.casefiles.encryption import decrypted, is_encrypted
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.documents import OF_NO_CASE, made_from
from pipeline.formats.word.marked_copy import Marked, marked_copy
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Blank, Clearance, codes
from tests.builders import placed
from tests.documents.printing import every_part, text_of
from tests.extent import few_or_all
from tests.family_case import AIM, MEETING, WITHHELD, approved, changed, family_case, told
from tests.making import AIM_REPORTS, made_of
from tests.naming import named

REPORT = named(f"drafts/F-0001/aim_report - {AIM} - 2026-10-06 - DRAFT.docx")
ISSUED = named(f"family/F-0001/aim_report - {AIM} - 2026-10-06 - version 1.docx")
#: A copy with tables and one without, for parents.
COPIES_WITH_TABLES = frozenset({"parents_plan", "parents_aim_report"})
#: A text that somebody wrote for parents by mistake, and released.
LEAK = "We will tell Wrenna on Monday."


def report_of(case):
    """What comes of the case's AIM report for parents, and of nothing else."""
    return made_of(case, only=frozenset({"parents_aim_report"}))


def reports_of(case, *others, **more):
    """What comes of the case's AIM reports for professionals, parents and the child."""
    return made_of(case, *others, only=AIM_REPORTS, **more)


@cache
def code_of_the_leak():
    return codes_of(told(family_case(), LEAK))[0]


def codes_of(case, path=REPORT):
    """The codes of the sentences for which a copy is refused."""
    return [
        one.code
        for refused in report_of(case).refused
        if refused.path == path
        for leak in refused.leaks
        for one in leak.sentences
    ]


def clearance(code="", **values):
    made = {
        "clearance_id": "CC-0001",
        "case_id": "C-0501",
        "person_id": "F-0001",
        "document": codes.DOCUMENT["aim_report"],
        "item": "L-0501 Child's name",
        "sentence": code or code_of_the_leak(),
        "cleared_by": "Osprey Candlewharf",
        "cleared_on": date(2026, 10, 1),
        **values,
    }
    return placed(Clearance(**made))


def test_a_copy_that_holds_a_secret_is_not_among_the_files_and_the_others_are():
    made = made_of(told(family_case(), LEAK))
    refused = {one.path for one in made.refused}
    assert refused == {REPORT, REPORT.replace("F-0001", "F-0002"), REPORT.replace("F-0001", "F-0003")}
    assert REPORT not in made.files
    assert named("drafts/F-0001/plan - M-0001 - 2026-08-20 - DRAFT.docx") in made.files
    assert named("aim_report - AIM-0001 - 2026-10-06.docx") in made.files


def test_the_message_names_the_kind_the_place_and_the_cell_and_never_the_value():
    (leak,) = next(one for one in reports_of(told(family_case(), LEAK)).refused if one.path == REPORT).leaks
    assert leak.sentence == (
        "a part of a name, in the page (word/document.xml). It comes from Linked children!E2 (L-0501 "
        "Child's name)."
    )
    assert "Wrenna" not in repr(leak)


def test_the_schedule_tells_the_chair_which_copy_was_refused():
    made = made_of(told(family_case(), LEAK))
    assert "REFUSED, because it contained something" in text_of(
        made.files[named("drafts/F-0001/withheld.docx")]
    )


def test_a_named_person_clears_one_sentence_in_one_document_for_one_person():
    made = reports_of(dataclasses.replace(told(family_case(), LEAK), clearances=(clearance(),)))
    assert REPORT in made.files
    assert {one.path for one in made.refused} == {
        REPORT.replace("F-0001", "F-0002"),
        REPORT.replace("F-0001", "F-0003"),
    }


@pytest.mark.parametrize(
    "values",
    [
        {"sentence": "0000-0000"},
        {"sentence": "Wrenna"},
        {"sentence": Blank.NOT_RECORDED},
        {"person_id": "F-0002"},
        {"document": codes.DOCUMENT["plan"]},
        {"item": "L-0501"},
        {"item": "L-0501 School"},
        {"cleared_by": "-"},
        {"cleared_by": "pending"},
        {"cleared_by": "The chair"},
        {"cleared_by": "OC"},
        {"cleared_on": date(1999, 1, 1)},
        {"cleared_on": date(2026, 10, 31)},
        {"cleared_by": Blank.NOT_RECORDED},
    ][:: few_or_all(3, 1)],
)
def test_a_clearance_clears_nothing_else(values):
    made = report_of(dataclasses.replace(told(family_case(), LEAK), clearances=(clearance(**values),)))
    assert REPORT not in made.files


def test_the_same_word_in_another_sentence_is_not_cleared():
    for text in ("We will tell Wrenna Oakmoss on Monday.", f"{LEAK} Wrenna knows.", "WE WILL TELL WRENNA."):
        case = told(family_case(), text)
        assert REPORT not in report_of(dataclasses.replace(case, clearances=(clearance(),))).files
    case = told(family_case(), f"A sentence comes first.  {LEAK}")
    assert REPORT in report_of(dataclasses.replace(case, clearances=(clearance(),))).files


def test_a_sentence_is_not_cleared_of_a_child_recorded_later():
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name="Heron Monday")
    cleared = dataclasses.replace(told(case, LEAK), clearances=(clearance(item="L-0777 Child's name"),))
    assert REPORT not in report_of(cleared).files


@pytest.mark.parametrize(
    ("name", "cleared", "more"),
    [
        ("Will Oakmoss", "Will attended the course with us.", "He met Mr. Will again."),
        ("Will Oakmoss", "Will attended the course with us.", "Will attended the course with Will."),
        ("Hope Oakmoss", "Hope is what Wrenna feels.", "We met Hope."),
        ("May Oakmoss", "We ask.\nMay\nWe do.", "The child is on the next line.\nMay\nIt is she."),
    ][few_or_all(1, 0) :: few_or_all(2, 1)],
)
def test_what_a_person_has_seen_is_cleared_and_nothing_added_later(name, cleared, more):
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name=name)
    rows = tuple(
        clearance(code, clearance_id=f"CC-{number}")
        for number, code in enumerate(codes_of(told(case, cleared)))
    )
    assert rows
    assert REPORT in report_of(dataclasses.replace(told(case, cleared), clearances=rows)).files
    added = dataclasses.replace(told(case, f"{cleared}\n{more}"), clearances=rows)
    assert REPORT not in report_of(added).files


def test_a_sentence_is_not_cleared_of_a_name_that_was_corrected_later():
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name="Hope Oakmoss")
    text = "Hope is what Wrenna feels."
    row = clearance(codes_of(told(case, text))[0])
    assert REPORT in report_of(dataclasses.replace(told(case, text), clearances=(row,))).files
    assert REPORT not in report_of(dataclasses.replace(told(family_case(), text), clearances=(row,))).files


def test_parts_of_an_address_in_two_sentences_are_one_place_to_clear():
    address = {"address": "14 Church Road, Bristol", "address_confidential": True}
    case = changed(family_case(), "family", {"person_id": "F-0002"}, **address)
    first, second = "Church Road Surgery in Bristol was asked.", "He moved to Church Road. It is in Bristol."
    rows = (clearance(codes_of(told(case, first))[0], item="F-0002 Address"),)
    assert REPORT in report_of(dataclasses.replace(told(case, first), clearances=rows)).files
    both = told(case, f"{first}\n{second}")
    assert REPORT not in report_of(dataclasses.replace(both, clearances=rows)).files
    (code,) = set(codes_of(dataclasses.replace(both, clearances=rows)))
    second_row = clearance(code, item="F-0002 Address", clearance_id="CC-0002")
    assert REPORT in report_of(dataclasses.replace(both, clearances=(*rows, second_row))).files


def test_a_cleared_pair_of_sentences_covers_no_other_pair():
    address = {"address": "14 Church Road, Bristol", "address_confidential": True}
    case = changed(family_case(), "family", {"person_id": "F-0002"}, **address)
    pair = "Church Road Surgery was asked first. The zoo in Bristol was closed then."
    rows = (clearance(codes_of(told(case, pair))[0], item="F-0002 Address"),)
    assert REPORT in report_of(dataclasses.replace(told(case, pair), clearances=rows)).files
    for more in (
        "He moved to Church Road lately. The house is in Bristol.",
        "He moved to Church Road. It was said. Then it was said again. It is in Bristol.",
    ):
        between = "\n".join(["The school and the service agreed who does what by the next review."] * 3)
        texts = (f"{pair}\n{more}", f"{pair}\n{between}\n{more}", f"{more}\n{between}\n{pair}")
        for text in texts[: few_or_all(1, 3)]:
            assert REPORT not in report_of(dataclasses.replace(told(case, text), clearances=rows)).files


def test_the_code_of_a_sentence_is_another_in_another_case():
    other = dataclasses.replace(
        family_case(), details=dataclasses.replace(family_case().details, dob=date(2010, 1, 1))
    )
    assert codes_of(told(family_case(), LEAK)) != codes_of(told(other, LEAK))


def test_one_row_clears_a_value_that_is_in_two_cells():
    text = "They met at 5 Lamplighter Row, Fernhollow."
    case = changed(family_case(), "family", {"person_id": "F-0002"}, address="5 Lamplighter Row, Meadowmere")
    case = changed(
        case, "linked_children", {"link_id": "L-0501"}, home_address="5 Lamplighter Row, Meadowmere"
    )
    case = told(case, text)
    assert REPORT not in report_of(case).files
    row = clearance(codes_of(case)[0], item="L-0501 Home address")
    assert REPORT in report_of(dataclasses.replace(case, clearances=(row,))).files


def test_a_first_name_that_the_recipient_has_too_is_let_be_with_the_surname_only():
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name="Bryony Oakmoss")
    assert REPORT in report_of(case).files
    assert REPORT not in report_of(told(case, "We will tell Bryony.")).files


def test_a_refused_file_is_kept_for_the_team_with_its_sentences_marked():
    made = reports_of(told(family_case(), LEAK))
    (one,) = (one for one in made.refused if one.path == REPORT)
    assert one.marked == "drafts/F-0001/refused - " + REPORT.rsplit("/", 1)[-1]
    assert one.marked in made.origins
    marked, (code,) = made.files[one.marked], codes_of(told(family_case(), LEAK))
    assert f"{LEAK} [{code}]" in text_of(marked)
    assert "L-0501 Child's name" in text_of(marked)
    assert one.leaks[0].codes == f" Sentence {code}."
    yellow = [
        run.text
        for paragraph in Document(io.BytesIO(marked)).paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is not None
    ]
    assert "".join(yellow) == LEAK
    assert not any("refused - " in path for path in reports_of(family_case()).files)


def test_a_sentence_is_marked_in_a_link_an_insertion_and_the_head_of_a_first_page():
    document = Document()
    link, inserted = document.add_paragraph("See "), document.add_paragraph()
    for paragraph, name in ((link, "w:hyperlink"), (inserted, "w:ins")):
        wrapped = OxmlElement(name)
        wrapped.append(paragraph.add_run("what Wrenna said.")._element)
        paragraph._element.append(wrapped)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run("what Wrenna said.")
    buffer = io.BytesIO()
    document.save(buffer)
    row = Marked("3F9A-02C1", "what Wrenna said.", "a name", "L-1 Child's name", "Linked children!E2")
    with ZipFile(io.BytesIO(marked_copy(buffer.getvalue(), [row]))) as file:
        for name, times in (("word/document", 2), ("word/header", 1)):
            xml = "".join(file.read(one).decode() for one in file.namelist() if one.startswith(name))
            assert xml.count("[3F9A-02C1]") == times
            assert xml.count('"yellow"') >= times
    assert "Wrenna" not in repr(row)


def test_every_paper_has_a_name_in_a_clearance():
    of_a_case = [part for part in plugins_in("pipeline.documents") if made_from(part) not in OF_NO_CASE]
    names = {getattr(part.module, "COPY_OF", part.name) for part in of_a_case}
    assert names <= {str(one) for one in codes.PAPER.codes}


def test_no_file_holds_an_identifier_of_another_case_not_even_a_professionals():
    other = changed(family_case(), "family", {"person_id": "F-0002"}, name="Tarragon Puddlewhistle")
    other = dataclasses.replace(
        other, details=dataclasses.replace(other.details, case_id="C-0777", child_name="Lovage Nettlequill")
    )
    case = changed(
        family_case(),
        "sections",
        {"belongs_to": AIM, "section_no": 1},
        text_professional="See Lovage Nettlequill's file.",
    )
    made = reports_of(case, other)
    assert [(one.path, one.leaks[0].kind) for one in made.refused] == [
        (named("aim_report - AIM-0001 - 2026-10-06.docx"), "another case's identifier")
    ]
    assert not reports_of(case).refused


def test_a_file_that_is_not_shown_to_be_this_persons_is_refused(monkeypatch):
    from pipeline.casefiles.render_context import RenderContext
    from pipeline.formats.word import Template

    def fill_for_another(self, context, **more):
        return original(
            self, {**context, "copy": dataclasses.replace(context["copy"], recipient="Somebody Else")}, **more
        )

    original = Template.fill
    monkeypatch.setattr(RenderContext, "template", lambda self, name, large=False: _Wrong(original, name))
    refused = reports_of(family_case()).refused
    assert any("does not show that it is this child's" in leak.kind for one in refused for leak in one.leaks)


class _Wrong:
    """A template that leaves out who a copy is for."""

    def __init__(self, fill, name):
        from pipeline.formats.printed_values import written
        from pipeline.formats.word import Template
        from tests.making import TEMPLATES

        self._fill, self._template = fill, Template(TEMPLATES / f"{name}.docx", form=written)

    def fill(self, context):
        if "copy" in context:
            context = {**context, "copy": dataclasses.replace(context["copy"], recipient="Somebody")}
        return self._template.fill(context)


def test_an_issued_copy_is_clean_and_says_whose_it_is_on_every_page():
    made = reports_of(approved(family_case()))
    text = text_of(made.files[ISSUED])
    assert "DRAFT" not in every_part(made.files[ISSUED])
    assert "Copy CG-0501, version 1" in text
    assert "For Bryony Fernhollow only." in text
    names = ZipFile(io.BytesIO(made.files[ISSUED])).namelist()
    assert not [one for one in names if "comments" in one or "customXml" in one or "custom.xml" in one]


def test_a_draft_says_so_on_every_page():
    text = text_of(reports_of(family_case()).files[REPORT])
    assert "DRAFT, NOT TO BE GIVEN OUT" in text


def test_the_register_is_told_who_what_and_why():
    (entry,) = reports_of(approved(family_case())).issued
    assert (entry.copy_number, entry.case_id, entry.person_id, entry.document, entry.version) == (
        "CG-0501",
        "C-0501",
        "F-0001",
        "aim_report",
        "1",
    )
    assert (entry.approved_by, entry.second_checker, entry.method) == (
        "Osprey Candlewharf",
        "Vetch Teacupple",
        "By hand",
    )
    assert entry.sha256 == hashlib.sha256(reports_of(approved(family_case())).files[ISSUED]).hexdigest()
    assert "Information about another child: 3 rows" in entry.withheld
    assert "Wrenna" not in str(entry)


def written(made, out):
    for path, data in made.files.items():
        target = out / "cases" / "C-0501" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def after(case, out):
    """A first run over a case, with its files in place and its register."""
    register = IssueRegister()
    made = reports_of(case, register=register, out=out)
    written(made, out)
    for one in made.issued:
        register.put(one)
    return register


def test_a_copy_that_is_out_is_never_made_again(tmp_path):
    case = approved(family_case())
    made = reports_of(case, register=after(case, tmp_path), out=tmp_path)
    assert ISSUED in made.keep
    assert ISSUED not in made.files
    assert not made.recalls


def test_a_changed_case_keeps_the_copy_that_is_out_and_makes_a_draft_and_a_recall(tmp_path):
    case = approved(family_case())
    register = after(case, tmp_path)
    later = told(case, "We changed this.", number=3)
    made = reports_of(later, register=register, out=tmp_path)
    assert made.moved == {ISSUED.replace("family/", "recalled/"): ISSUED}
    assert REPORT in made.files
    assert [one.why for one in made.recalls] == ["Changed since: What help your child needs."]


def test_a_copy_that_holds_what_is_withheld_only_now_is_recalled(tmp_path):
    case = approved(told(family_case(), "Tansy from the club helps you.", number=3))
    register = after(case, tmp_path)
    later = changed(case, "linked_children", {"link_id": "L-0501"}, child_name="Tansy Oakmoss")
    made = reports_of(later, register=register, out=tmp_path)
    assert any(
        ("It contains something that is withheld today: a part of a name") in one.why for one in made.recalls
    )


def test_a_template_or_a_withholding_that_changed_since_is_told(tmp_path, monkeypatch):
    from pipeline.casefiles import copy_records

    case = approved(family_case())
    register = after(case, tmp_path)
    monkeypatch.setattr(copy_records, "rules_version", lambda: "other")
    made = reports_of(case, register=register, out=tmp_path)
    assert [one.why for one in made.recalls] == [
        "What is withheld from families has changed since it was issued."
    ]
    monkeypatch.setattr(copy_records, "digest_of", lambda data: "other")
    made = reports_of(case, register=register, out=tmp_path)
    assert [one.why for one in made.recalls] == ["Its template has changed since it was issued."]


def test_issued_copies_are_locked_where_passwords_are_kept_and_drafts_are_not(tmp_path):
    case = approved(family_case())
    folder = tmp_path / "kept apart"
    made = reports_of(case, passwords=folder)
    assert is_encrypted(made.files[ISSUED])
    assert not is_encrypted(made.files[REPORT.replace("F-0001", "F-0002")])
    password = (folder / "C-0501 F-0001.txt").read_text().strip()
    assert "CG-0501" in text_of(decrypted("a.docx", made.files[ISSUED], password))
    assert made.issued[0].encrypted == "Yes"
    assert password not in repr(made)


def test_large_print_is_made_for_who_needs_it():
    import re

    case = changed(family_case(), "family", {"person_id": "F-0001"}, format_needed=codes.FORMAT["large"])
    made = reports_of(case)
    assert not made.refused
    styles = ZipFile(io.BytesIO(made.files[REPORT])).read("word/styles.xml").decode()
    assert min(int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', styles)) >= 36
    assert "this person asked for Large print" in text_of(made.files[REPORT])
    assert "Large print" not in text_of(reports_of(approved(case)).files[ISSUED])


def test_in_large_print_the_marking_and_the_page_number_have_lines_of_their_own():
    def signs(case):
        with ZipFile(io.BytesIO(reports_of(case).files[REPORT])) as package:
            parts = [package.read(one) for one in package.namelist() if "header" in one or "footer" in one]
        return [(one.count(b"<w:tab/>"), one.count(b"<w:br/>")) for one in parts]

    large = changed(family_case(), "family", {"person_id": "F-0001"}, format_needed=codes.FORMAT["large"])
    ordinary = signs(family_case())
    assert any(tabs for tabs, _ in ordinary)
    assert signs(large) == [(0, tabs + breaks) for tabs, breaks in ordinary]


def test_in_large_print_no_table_has_three_columns_and_nothing_that_the_ordinary_copy_says_is_left_out():
    def copies(case):
        files = made_of(case, only=few_or_all(COPIES_WITH_TABLES, frozenset())).files.items()
        return {path: data for path, data in files if "/F-0001/" in path and "withheld" not in path}

    ordinary = copies(family_case())
    large = copies(
        changed(family_case(), "family", {"person_id": "F-0001"}, format_needed=codes.FORMAT["large"])
    )
    assert ordinary.keys() == large.keys()
    wide = [path for path, data in ordinary.items() if columns_of(data) > 2]
    assert wide
    for path, data in large.items():
        assert columns_of(data) < 3, path
        said = {one.rstrip(":") for one in text_of(data).split()}
        content_code = {one for one in text_of(ordinary[path]).split() if one.rstrip(".").count("-") == 2}
        assert {one.rstrip(":") for one in text_of(ordinary[path]).split()} - said <= {*content_code, "|"}, (
            path
        )


def columns_of(data):
    return max((len(one.columns) for one in Document(io.BytesIO(data)).tables), default=0)


def test_large_print_leaves_room_for_a_second_line_at_the_head_and_the_foot():
    import re

    def margins(case):
        page = ZipFile(io.BytesIO(reports_of(case).files[REPORT])).read("word/document.xml").decode()
        found = re.search(r'<w:pgMar[^>]* w:top="(\d+)"[^>]* w:bottom="(\d+)"', page)
        assert found is not None
        return int(found[1]), int(found[2])

    large = changed(family_case(), "family", {"person_id": "F-0001"}, format_needed=codes.FORMAT["large"])
    assert margins(large) == tuple(one + 440 for one in margins(family_case()))


def test_a_translated_copy_begins_with_a_cover_for_the_translator():
    case = changed(
        family_case(),
        "family",
        {"person_id": "F-0001"},
        format_needed=codes.FORMAT["translated"],
        language="Polish",
    )
    text = text_of(reports_of(case).files[REPORT])
    assert "Language of the translation | Polish" in text
    assert (
        text.index("Cover of the translated copy")
        < text.index("The text in English")
        < text.index("What we found")
    )
    assert "Cover of the translated copy" not in text_of(reports_of(family_case()).files[REPORT])


def test_a_sentence_that_one_action_says_to_the_child_may_be_withheld_with_another():
    """Business support writes the same sentence for many actions, some of which a family is not given."""
    sentence = "You get a letter with the date and place of the next meeting."
    case = changed(family_case(), "actions", {"belongs_to": MEETING}, child_wording=sentence)
    case = changed(case, "actions", {"belongs_to": AIM}, family_wording=sentence, **WITHHELD)
    only = few_or_all(AIM_REPORTS | {"plan", "childs_plan"}, frozenset())
    assert [one.path for one in made_of(case, only=only).refused] == []
    pasted = changed(case, "actions", {"belongs_to": AIM}, task=sentence)
    assert [one.path for one in made_of(pasted, only=only).refused] == [
        named(f"drafts/F-0003/plan - {MEETING} - 2026-08-20 - DRAFT.docx")
    ]
