"""What a person wrote in a document is never lost: the next version has it, or their file stays."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
from datetime import date, timedelta

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from pypdf import PdfReader

from pipeline.app.run_documents import RunRequest, run
from pipeline.app.said.of_files import file_lines
from pipeline.app.settings import settings_for
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.formats.pdf import Engine
from pipeline.formats.pdf.libreoffice import converter
from pipeline.storage.folder import Outputs
from tests.comparing import assert_same_bytes
from tests.documents.printing import text_of
from tests.extent import ALL, few_or_all, slow_on_purpose
from tests.making import ROOT, TEMPLATES
from tests.naming import named
from tests.rich_wording import DISPLAYED, NEXT_REVIEW, PLAN
from tests.shared import shared_folder
from tests.whole_case import whole_case

SETTINGS = settings_for(ROOT / "inputs")
NOW = SETTINGS.clock(date(2026, 10, 30))
WRITTEN = "The group agreed that the plan goes on, and meets again in January."


#: Of what there is no row in `make test`: a run then makes a third of the papers.
_LEFT_OUT = (
    "attendance",
    "chronology",
    "enquiries",
    "linked_children",
    "recognitions",
    "safety_plans",
    "sharing",
)


def _case():
    """The whole case without the family's copies: nothing of a copy is finished by hand."""
    case = dataclasses.replace(whole_case(), family=())
    if ALL:
        return case
    discussions = tuple(one for one in case.discussions if one.discussion_id == DISPLAYED)
    meetings = tuple(one for one in case.meetings if one.meeting_id == PLAN)
    others = dict.fromkeys(_LEFT_OUT, ())
    return dataclasses.replace(case, discussions=discussions, meetings=meetings, **others)


def _run(case, out):
    return run(
        Reading(PackedCases([case])),
        RunRequest(house=SETTINGS.house(), out=out, templates=TEMPLATES, clock=NOW),
    )


class _Office:
    """An office with one case: runs, and a person who opens its documents and types."""

    def __init__(self, out):
        """`out`: the folder with what a first run wrote."""
        self.out, self.case = out, _case()
        (self.plan,) = (out / "cases").glob(f"*/*{named(f'plan - {PLAN}')}.docx")
        (self.minutes,) = (out / "cases").glob(f"*/*{named(f'minutes_to_complete - {NEXT_REVIEW}')}.docx")

    def run(self):
        outcome = _run(self.case, self.out)
        self.said = list(file_lines(outcome.published, outcome.uncarried))
        return outcome

    def rewords(self, number, text, owner=PLAN):
        """Change the text under a heading of the plan in the workbook."""

        def worded(one):
            is_it = (one.belongs_to, one.section_no) == (owner, number)
            return dataclasses.replace(one, text_professional=text) if is_it else one

        rows = tuple(map(worded, self.case.sections))
        assert rows != self.case.sections
        self.case = dataclasses.replace(self.case, sections=rows)


@pytest.fixture
def office(tmp_path):
    first = shared_folder("an office after its first run", lambda folder: _run(_case(), folder / "outputs"))
    shutil.copytree(first / "outputs", tmp_path / "outputs")
    return _Office(tmp_path / "outputs")


def region(document, name):
    """The place to write in of that name."""
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None and tag.get(qn("w:val")) == f"own:{name}":
            return control.find(qn("w:sdtContent"))
    raise KeyError(name)


def typed(file, name, text):
    """Type into a place of a file, and save it as Word does: with different bytes."""
    document = Document(file)
    paragraph = next(region(document, name).iter(qn("w:p")))
    for run_of_text in list(paragraph.iter(qn("w:r"))):
        run_of_text.getparent().remove(run_of_text)
    from docx.text.paragraph import Paragraph

    Paragraph(paragraph, document).add_run(text)
    document.save(file)


def test_what_was_typed_stands_in_the_next_version_beside_what_the_workbook_changed(office):
    typed(office.plan, "heading 2", WRITTEN)
    office.rewords(4, "The school's part was agreed.")
    office.run()
    text = text_of(office.plan.read_bytes())
    assert WRITTEN in text
    assert "The school's part was agreed." in text
    assert office.said == [
        f"cases/C-0001/{office.plan.name}: the text written by hand is in the new version (heading 2)."
    ]
    assert not list(office.out.rglob("*(new)*"))


@pytest.mark.parametrize(
    ("stem", "owner", "mine", "theirs"),
    [
        ("strategy_minutes - SD-0001", "SD-0001", 1, 3),
        ("review_minutes - RV-0014", "RV-0014", 2, 4),
        ("aim_report - AIM-0021", "AIM-0021", 3, 9),
        ("aim_planning_record - M-0017", "M-0017", 1, 2),
        ("intervention_plan - RV-0014", "AIM-0021", 8, 9),
    ][:: few_or_all(2, 1)],
)
def test_whatever_is_finished_by_hand_has_places_for_it(office, stem, owner, mine, theirs):
    (file,) = (office.out / "cases").glob(f"*/*{named(stem)}.docx")
    typed(file, f"heading {mine}", WRITTEN)
    office.rewords(theirs, "The workbook says this now.", owner)
    office.run()
    text = text_of(file.read_bytes())
    assert WRITTEN in text
    assert "The workbook says this now." in text
    assert any(f"{file.name}: the text written by hand is in the new version" in line for line in office.said)


@slow_on_purpose
def test_it_stands_there_after_every_further_run(office):
    typed(office.plan, "heading 2", WRITTEN)
    office.rewords(4, "The school's part was agreed.")
    office.run()
    office.rewords(5, "The health service's part was agreed.")
    office.run()
    text = text_of(office.plan.read_bytes())
    for one in (WRITTEN, "The school's part was agreed.", "The health service's part was agreed."):
        assert one in text


def test_where_the_workbook_changed_the_same_place_both_stand_there_and_the_place_is_named(office):
    typed(office.plan, "heading 2", WRITTEN)
    office.rewords(2, "The workbook says this now.")
    office.run()
    text = text_of(office.plan.read_bytes())
    assert (
        text.index(WRITTEN)
        < text.index("The workbook has changed too, and now says:")
        < text.index("The workbook says this now.")
    )
    assert any(
        "the workbook has changed as well at heading 2. Both versions are there" in line
        for line in office.said
    )


def test_only_the_workbooks_last_text_is_in_the_file_and_it_is_reported_until_somebody_settles_it(office):
    typed(office.plan, "heading 2", WRITTEN)
    for number, text in enumerate(("The workbook says this first.", "The workbook says this now.")):
        office.rewords(2, text)
        office.run()
        assert any("at heading 2. Both versions are there" in line for line in office.said), number
    text = text_of(office.plan.read_bytes())
    assert text.count("The workbook has changed too, and now says:") == 1
    assert "The workbook says this first." not in text
    assert text.index(WRITTEN) < text.index("The workbook says this now.")
    for _ in range(2):
        outcome = office.run()
        assert outcome.same == ["C-0001"]
        assert any("at heading 2. Both versions are there" in line for line in office.said)
    assert "Both versions are there" in (office.out / "index.html").read_text()
    document = Document(office.plan)
    for paragraph in list(region(document, "heading 2").iter(qn("w:p"))):
        said = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        if said.startswith("The workbook"):
            paragraph.getparent().remove(paragraph)
    document.save(office.plan)
    office.run()
    assert office.said == []
    assert WRITTEN in text_of(office.plan.read_bytes())


@slow_on_purpose
def test_what_a_person_wrote_below_what_the_workbook_said_is_kept(office):
    typed(office.plan, "heading 2", WRITTEN)
    office.rewords(2, "The workbook says this first.")
    office.run()
    document = Document(office.plan)
    *_, last = region(document, "heading 2").iter(qn("w:t"))
    last.text = f"{last.text} And so the chair agreed."
    document.save(office.plan)
    office.rewords(2, "The workbook says this now.")
    office.run()
    text = text_of(office.plan.read_bytes())
    for one in (WRITTEN, "And so the chair agreed.", "The workbook says this now."):
        assert one in text


def moved(office, days=1):
    """The meeting that made the plan is moved to another day, which is part of the document's name."""
    meetings = [
        dataclasses.replace(one, held_at=one.held_at + timedelta(days)) if one.meeting_id == PLAN else one
        for one in office.case.meetings
    ]
    office.case = dataclasses.replace(office.case, meetings=tuple(meetings))
    office.run()
    name = named(f"plan - {PLAN}")
    (now,) = (one for one in (office.out / "cases").glob(f"*/*{name}.docx") if one != office.plan)
    return now


@pytest.mark.parametrize("carried_before", [True, False])
def test_where_the_day_in_its_name_changes_what_was_written_goes_with_it(office, carried_before):
    typed(office.plan, "heading 2", WRITTEN)
    if carried_before:
        office.rewords(4, "The school's part was agreed.")
        office.run()
    now = moved(office)
    assert WRITTEN in text_of(now.read_bytes())
    assert not office.plan.exists()
    assert not list(office.out.rglob("*(new)*"))
    assert any(f"{now.name}: the text written by hand is in the new version" in line for line in office.said)


def test_where_it_cannot_go_with_it_the_file_stays_and_the_reason_is_told(office):
    document = Document(office.plan)
    document.paragraphs[3].add_run(" Typed outside.")
    document.save(office.plan)
    moved(office)
    assert "Typed outside." in text_of(office.plan.read_bytes())
    (line,) = [line for line in office.said if f"cases/C-0001/{office.plan.name}" in line]
    assert (
        "contains text written by hand, so it was kept. The text written by hand could not be carried "
        "over, because"
    ) in line


@pytest.mark.parametrize("how", few_or_all(["text", "footnote"], ["text", "size", "alignment", "footnote"]))
def test_what_was_changed_outside_the_places_to_write_in_is_never_written_over_though_a_run_lies_between(
    office, how
):
    document = Document(office.plan)
    paragraph = next(one for one in document.paragraphs if one.text)
    if how == "text":
        paragraph.add_run(" Typed outside.")
    elif how == "size":
        paragraph.runs[0].font.size = Pt(19)
    elif how == "alignment":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        paragraph.add_run()._r.append(paragraph._p.makeelement(qn("w:footnoteReference"), {qn("w:id"): "2"}))
    document.save(office.plan)
    saved = office.plan.read_bytes()
    office.run()
    assert_same_bytes(office.plan.read_bytes(), saved, office.plan.name)
    office.rewords(4, "The school's part was agreed.")
    office.run()
    assert_same_bytes(office.plan.read_bytes(), saved, office.plan.name)
    assert "The school's part was agreed." in text_of(
        office.plan.with_name(f"{office.plan.stem} (new).docx").read_bytes()
    )


def test_where_a_later_proof_refuses_the_new_version_what_a_person_wrote_in_the_old_one_stays(office):
    from pipeline.model import CaseDetails

    typed(office.plan, "heading 2", "As with Lovage Nettlequill.")
    office.run()
    details = CaseDetails(case_id="C-0777", child_name="Lovage Nettlequill")
    other = dataclasses.replace(_case(), details=details, linked_children=())
    office.rewords(4, "The school's part was agreed.")
    outcome = run(
        Reading(PackedCases([office.case, other])),
        RunRequest(house=SETTINGS.house(), out=office.out, templates=TEMPLATES, clock=NOW),
    )
    assert office.plan.name in {one.path for one in outcome.refused}
    assert not outcome.published.carried, "nothing of it is in a new version, for there is none"
    assert "As with Lovage Nettlequill." in text_of(office.plan.read_bytes())


@slow_on_purpose
def test_notes_taken_in_minutes_that_are_no_longer_due_stay_there(office):
    typed(office.minutes, "heading 1", WRITTEN)
    changed = [dataclasses.replace(one, task=f"{one.task} Again.") for one in office.case.actions]
    office.case = dataclasses.replace(office.case, actions=tuple(changed))
    office.run()
    assert WRITTEN in text_of(office.minutes.read_bytes()), "carried into a new version first"
    reviews = [one for one in office.case.reviews if one.review_id != NEXT_REVIEW]
    office.case = dataclasses.replace(office.case, reviews=tuple(reviews))
    office.run()
    assert WRITTEN in text_of(office.minutes.read_bytes())
    assert any(
        f"{office.minutes.name} is no longer due, but contains text written by hand" in line
        for line in office.said
    )
    with Outputs(office.out) as outputs:
        assert not outputs.is_own(office.minutes.relative_to(office.out).as_posix()), (
            "hsb clean leaves it, too"
        )


def test_where_nothing_else_is_new_the_file_stays_as_it_was_saved_and_the_next_run_passes_over_it(office):
    typed(office.minutes, "heading 1", WRITTEN)
    saved = office.minutes.read_bytes()
    office.run()
    assert_same_bytes(office.minutes.read_bytes(), saved, office.minutes.name)
    assert office.said == []
    assert office.run().same == ["C-0001"]


def test_a_list_that_was_typed_takes_the_documents_own_look(office):
    document = Document(office.minutes)
    document.element.body.append(document.add_paragraph("First point", style="List Bullet")._p)
    content = region(document, "heading 1")
    point = document.paragraphs[-1]._p
    properties = point.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 99
    content.append(point)
    document.save(office.minutes)
    office.case = dataclasses.replace(
        office.case, details=dataclasses.replace(office.case.details, school="Dovetail Academy")
    )
    changed = [dataclasses.replace(one, task=f"{one.task} Again.") for one in office.case.actions]
    office.case = dataclasses.replace(office.case, actions=tuple(changed))
    office.run()
    found = Document(office.minutes)
    (one,) = [
        element for element in region(found, "heading 1") if "First point" in "".join(element.itertext())
    ]
    assert not list(one.iter(qn("w:numId")))
    assert next(one.iter(qn("w:pStyle"))).get(qn("w:val")).startswith("List")


def outside(file):
    document = Document(file)
    document.paragraphs[3].add_run(" Typed outside.")
    document.save(file)


def with_a_picture(file):
    document = Document(file)
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(str(ROOT / "inputs" / "logo.png"))
    region(document, "heading 2").append(paragraph._p)
    document.save(file)


def no_longer_word(file):
    file.write_bytes(b"not a document any more")


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (outside, "something outside the places to write in was also changed"),
        (with_a_picture, "there is a picture, a link, a note or a comment in a place to write in"),
        (no_longer_word, "it cannot be read as a Word document"),
    ],
)
def test_what_cannot_be_carried_stays_in_the_persons_file_and_the_new_one_stands_beside_it(office, edit, why):
    edit(office.plan)
    saved = office.plan.read_bytes()
    office.rewords(4, "The school's part was agreed.")
    office.run()
    assert_same_bytes(office.plan.read_bytes(), saved, office.plan.name)
    assert "The school's part was agreed." in text_of(
        office.plan.with_name(f"{office.plan.stem} (new).docx").read_bytes()
    )
    (line,) = office.said
    assert line.endswith(f"The text written by hand could not be carried over, because {why}.")


def test_what_was_typed_is_proved_like_everything_else(office):
    from pipeline.model import CaseDetails

    other = dataclasses.replace(
        _case(), details=CaseDetails(case_id="C-0777", child_name="Lovage Nettlequill"), linked_children=()
    )
    typed(office.plan, "heading 2", "As with Lovage Nettlequill.")
    office.rewords(4, "The school's part was agreed.")
    outcome = run(
        Reading(PackedCases([office.case, other])),
        RunRequest(house=SETTINGS.house(), out=office.out, templates=TEMPLATES, clock=NOW),
    )
    assert office.plan.name in {one.path for one in outcome.refused}
    assert "As with Lovage Nettlequill." in text_of(office.plan.read_bytes()), "the person's file stays"
    assert outcome.published.refused_but_kept == [f"cases/C-0001/{office.plan.name}"]
    assert outcome.needs_a_person
    (line,) = file_lines(outcome.published)
    assert "contains text written by hand, so it was kept, although its new version was refused." in line


def test_a_file_that_is_open_in_word_is_named_and_the_other_cases_go_on(office):
    lock = office.plan.with_name(f"~${office.plan.name[2:]}")
    lock.write_bytes(b"somebody")
    before = office.plan.read_bytes()
    office.rewords(4, "The school's part was agreed.")
    other = dataclasses.replace(_case(), details=dataclasses.replace(office.case.details, case_id="C-0002"))
    outcome = run(
        Reading(PackedCases([office.case, other])),
        RunRequest(house=SETTINGS.house(), out=office.out, templates=TEMPLATES, clock=NOW),
    )
    (fault,) = outcome.unwritten
    assert "is open in Word, so neither it nor the files that belong with it were changed." in fault.message
    assert f"delete {lock.name}" in fault.remedy
    assert_same_bytes(office.plan.read_bytes(), before, office.plan.name)
    assert (office.out / "cases/C-0002").exists()
    lock.unlink()
    office.run()
    assert "The school's part was agreed." in text_of(office.plan.read_bytes())


@slow_on_purpose
def test_the_pdf_of_what_was_carried_over_is_made_anew_with_it(office):
    def only_the_plan():
        order = RunRequest(
            house=SETTINGS.house(),
            out=office.out,
            templates=TEMPLATES,
            clock=NOW,
            only=("plan",),
            pdf=Engine.EMBEDDED,
        )
        return run(Reading(PackedCases([office.case])), order)

    pdf = office.plan.with_suffix(".pdf")
    only_the_plan()
    typed(office.plan, "heading 2", WRITTEN)
    seen = [pdf.read_bytes()]
    for text in ("The school's part was agreed.", "The school's part was agreed again."):
        office.rewords(4, text)
        outcome = only_the_plan()
        assert not outcome.published.kept
        seen.append(pdf.read_bytes())
    assert len(set(seen)) == 3
    assert not list(office.out.rglob("*(new)*"))
    assert WRITTEN.split(",")[0] in "".join(page.extract_text() for page in PdfReader(pdf).pages).replace(
        "\n", " "
    )


@pytest.mark.skipif(converter() is None and not os.environ.get("CI"), reason="LibreOffice is not installed")
@slow_on_purpose
def test_what_was_typed_in_libreoffice_which_knows_no_such_places_is_kept(office, tmp_path):
    folder = tmp_path / "saved"
    command = [
        str(converter()),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(office.minutes),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = Document(folder / office.minutes.name)
    document.add_paragraph(WRITTEN)
    document.save(office.minutes)
    changed = [dataclasses.replace(one, task=f"{one.task} Again.") for one in office.case.actions]
    office.case = dataclasses.replace(office.case, actions=tuple(changed))
    office.run()
    assert WRITTEN in text_of(office.minutes.read_bytes())
