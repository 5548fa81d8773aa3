"""What a run and a check say of the family copies that are not made or not issued: never nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Blank
from tests.family_case import MEETING, approved, changed, family_case
from tests.sheets import sheets_of, workbook_of
from tests.test_protection import guarded_case

AS_OF = ("--as-of", "30/10/2026")
NOTHING = Blank.NOT_RECORDED


def put(case) -> None:
    Path("inputs").mkdir(exist_ok=True)
    Path("inputs/cases.xlsx").write_bytes(workbook_of(sheets_of(case)))


def page() -> str:
    return Path("outputs/index.html").read_text(encoding="utf-8")


def undecided():
    """The case with words in its plan and no decision on any of them."""
    case = changed(guarded_case(), "sections", {"belongs_to": MEETING}, release=NOTHING)
    return changed(case, "actions", {"belongs_to": MEETING}, release=NOTHING)


def test_words_without_a_release_are_said_by_the_run_its_page_and_the_next_run(hsb):
    put(undecided())
    for _ in range(2):
        code, said = hsb("run", "inputs", *AS_OF)
        assert code == 1
        assert (
            f"C-0501: plan - {MEETING} for F-0001: not made, because none of its text is released. May the "
            "family read this? (Document sections!"
        ) in said
        assert "Heron Quaverly, chair decides." in said
        assert "None of its text is released. May the family read this? (Document sections!" in page()
    assert "Nothing has changed since the last run in 1 case" in said


def test_check_says_it_without_making_a_file(hsb):
    put(undecided())
    code, said = hsb("check", "inputs", *AS_OF)
    assert code == 1
    assert "there is text for the family, but nobody has decided whether they may read it." in said


def test_one_person_who_approved_and_checked_is_said_with_the_cell(hsb):
    put(approved(guarded_case(), second_checker="Osprey Candlewharf"))
    code, said = hsb("run", "inputs", *AS_OF)
    assert code == 1
    line = "a draft, because the same person seems to have approved and checked the copy (Copies"
    assert f"for F-0001: {line} given!" in said
    assert "The same person seems to have approved and checked the copy" in page()


def test_what_needs_nobody_is_counted_and_named_on_the_page(hsb):
    put(changed(guarded_case(), "family", {"person_id": "F-0002"}, may_receive_copy=False, reason_if_no="-"))
    _, said = hsb("run", "inputs", *AS_OF)
    assert "  Not made, with nothing to do: 6. index.html says why for each." in said
    assert "This person may not receive copies (Family members!" in page()


@pytest.mark.parametrize(
    ("only", "said_of_it"),
    [("plan", " For the family's, add --only childs_plan --only parents_plan."), ("compliance_sheet", "")],
)
def test_a_run_of_one_document_says_that_no_family_copy_was_looked_at(hsb, only, said_of_it):
    put(family_case())
    _, said = hsb("run", "inputs", "--only", only, *AS_OF)
    assert f"Family copies: not made, because you asked only for {only}.{said_of_it}\n" in said
    assert "0 issued" not in said
    _, said = hsb("run", "inputs", "--only", "parents_plan", *AS_OF)
    assert "Family copies: 0 issued (0 of them already, unchanged), 2 drafts" in said
