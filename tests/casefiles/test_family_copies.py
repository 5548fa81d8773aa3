"""Which copy is made: a draft, issued, already issued, or issued and changed since."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from pipeline.access.view import see
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles import readability_note
from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.documents import Paper
from pipeline.formats.word import words_in
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Blank
from tests.family_case import AIM, FATHER, MOTHER, YOUNG, approved, changed, family_case, told
from tests.making import TEMPLATES, TODAY, made_of
from tests.naming import named
from tests.rich_case import HOUSE

REPORT = [part for part in plugins_in("pipeline.documents") if part.name == "parents_aim_report"]


def words(name):
    """The words in the tags of a document's template."""
    return words_in((TEMPLATES / f"{name}.docx").read_bytes())


def report(case, register=None, audience=MOTHER, **more):
    (made,) = recipient_of(
        case, audience, HOUSE, REPORT, register or IssueRegister(), words=words, **more
    ).copies
    return made


def copy_view(case):
    """The case as the mother's copies show it."""
    return see(case, MOTHER, hidden_from(case, MOTHER))


def registered(case):
    """The register after a run over this case."""
    register = IssueRegister()
    for one in made_of(case, register=register).issued:
        register.put(one)
    return register


def test_a_copy_is_a_draft_until_it_is_approved_and_checked():
    made = report(family_case())
    assert (made.note.draft, made.issue, made.stem) == (
        True,
        False,
        named(f"aim_report - {AIM} - 2026-10-06 - DRAFT"),
    )


def test_its_paper_is_the_documents_own_with_the_copy_added_to_what_the_template_gets():
    (copy,) = recipient_of(family_case(), MOTHER, HOUSE, REPORT, IssueRegister()).copies
    (paper,) = REPORT[0].module.papers(copy_view(family_case()), HOUSE)
    for name in (one.name for one in fields(Paper) if one.name != "context"):
        assert getattr(copy.paper, name) == getattr(paper, name), name
    assert copy.paper.context.keys() - paper.context.keys() == {"copy"}


def test_it_is_issued_with_its_number_once_two_people_stand_by_it():
    made = report(approved(family_case()))
    assert (made.note.draft, made.note.number, made.note.version) == (False, "CG-0501", 1)
    assert made.stem == named(f"aim_report - {AIM} - 2026-10-06 - version 1")
    assert report(approved(family_case()), audience=FATHER).note.draft


def test_one_person_cannot_be_both_however_the_name_is_written():
    for values in (
        {"second_checker": Blank.NOT_RECORDED},
        {"approved_by": Blank.NOT_RECORDED},
        {"approved_by": "Vetch Teacupple", "second_checker": "vetch  TEACUPPLE."},
        {"approved_by": "Vetch Teacupple", "second_checker": "V. Teacupple, service manager"},
        {"second_checker": "not yet checked"},
        {"second_checker": "Business support"},
        {"approved_by": "Bryony Fernhollow"},
        {"approved_on": Blank.NOT_RECORDED},
        {"checked_on": date(2026, 10, 31)},
    ):
        assert report(approved(family_case(), **values), today=TODAY).note.draft, values


def test_an_approval_without_a_code_issues_nothing():
    case = approved(family_case())
    assert not report(case, today=TODAY).note.draft
    made = report(
        changed(case, "copies", {"copy_id": "CG-0501"}, approved_content=Blank.NOT_RECORDED), today=TODAY
    )
    assert made.note.draft
    assert [one.sentence for one in made.lacks] == [
        "the code is missing, so no content was approved (Copies given!I2)."
    ]


def test_the_cell_of_a_code_that_is_another_contents_is_named():
    made = report(approved(family_case(), approved_content="ABCD-1234-EF56"))
    (lack,) = made.lacks
    assert lack.sentence.startswith("Copies given!I2 is not the code of the copy as it is now.")
    assert report(approved(family_case())).lacks == ()


def test_an_approval_of_another_content_does_not_count():
    code = report(family_case()).note.content
    assert not report(approved(family_case(), approved_content=code)).note.draft
    assert report(approved(told(family_case(), "We changed this."), approved_content=code)).note.draft


def test_what_no_copy_shows_changes_no_copy_and_recalls_none():
    case = approved(family_case())
    moved = replace(case, details=replace(case.details, school="Dovetail Academy"))
    before = made_of(case)
    register = registered(case)
    after = made_of(moved, register=register)
    copies = [path for path in before.files if path.startswith(("family/", "drafts/"))]
    assert copies
    again = made_of(case, register=register)
    assert {path: after.files.get(path) for path in copies} == {
        path: again.files.get(path) for path in copies
    }
    assert after.recalls == ()
    shown = replace(case, details=replace(case.details, social_worker="Quillowby Brackenfenny"))
    assert made_of(shown, register=register).recalls


def test_the_code_is_the_contents_alone():
    first = report(family_case()).note.content
    assert report(family_case()).note.content == first
    assert report(approved(family_case())).note.content == first
    assert report(told(family_case(), "We changed this.")).note.content != first


def test_a_copy_that_was_issued_stays_what_it_is_while_nothing_changes():
    case = approved(family_case())
    made = report(case, registered(case))
    assert made.again
    assert made.issue


def test_what_changed_since_it_was_issued_is_named_and_the_new_one_is_a_draft():
    case = approved(family_case())
    made = report(told(case, "We changed this.", number=3), registered(case))
    assert (made.note.draft, made.note.version) == (True, 2)
    assert made.note.changed == ("What help your child needs",)
    assert "has changed since: What help your child needs" in made.state


def test_a_second_approved_copy_replaces_the_first():
    case = approved(family_case())
    register = registered(case)
    case = approved(
        told(case, "We changed this.", number=3), version=2, copy_id="CG-0599", supersedes="CG-0501"
    )
    made = report(case, register)
    assert (made.note.number, made.note.version, made.issue) == ("CG-0599", 2, True)
    for one in made_of(case, register=register).issued:
        register.put(one)
    assert register.get("CG-0501").state == "Replaced by CG-0599"


def test_with_drafts_only_nothing_is_issued():
    assert report(approved(family_case()), drafts_only=True).note.draft


def test_who_has_no_name_on_the_sheet_is_named_by_their_part_in_the_family():
    case = changed(family_case(), "family", {"person_id": "F-0001"}, name=Blank.NOT_KNOWN)
    assert report(case).note.recipient == "Mother"


def test_who_needs_what_no_program_makes_is_said():
    from pipeline.model import codes

    case = changed(family_case(), "family", {"person_id": "F-0001"}, format_needed=codes.FORMAT["easy"])
    assert recipient_of(case, MOTHER, HOUSE, REPORT, IssueRegister()).needs == "Easy Read"


def test_a_draft_tells_its_author_how_it_reads_and_an_issued_copy_does_not():
    from tests.documents.printing import text_of

    draft = report(
        told(family_case(), "We spoke with CAMHS about what helps, and we agreed what each of us does next.")
    )
    assert "aim for 20 or fewer" in draft.note.prompt
    assert draft.note.prompt.endswith("Explain or write out: CAMHS.")
    assert "aim for 15 or fewer" in next(
        one.note.prompt
        for part in plugins_in("pipeline.documents")
        if part.name == "childs_aim_report"
        for one in recipient_of(family_case(), YOUNG, HOUSE, [part], IssueRegister()).copies
    )
    assert report(approved(family_case())).note.prompt == ""
    files = made_of(approved(family_case())).files
    for path, data in files.items():
        if path.startswith("drafts/F-0001/") and path.endswith(".docx"):
            assert ("For the author: " in text_of(data)) == ("DRAFT" in path and "invitation" not in path), (
                path
            )


def test_the_prompt_is_no_content_so_a_code_does_not_change_with_it():
    before = report(family_case()).note.content
    words, readability_note._WORDS_FOR_PARENTS = readability_note._WORDS_FOR_PARENTS, 12
    try:
        assert report(family_case()).note.content == before
    finally:
        readability_note._WORDS_FOR_PARENTS = words
