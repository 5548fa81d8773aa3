"""R28: parents and the young person are invited."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import Attendance, Blank, FamilyMember, Review, codes
from pipeline.procedure.duties import family_invited_to_the_review as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, judged, only, stands


def case(*rows, **more):
    review = Review(review_id="RV-1", **({"held_at": datetime(2026, 9, 1, 10, 0)} | more))
    made = [Attendance(meeting_id="RV-1", agency=codes.AGENCY[agency], **values) for agency, values in rows]
    return ordinary_case(reviews=(placed(review),), attendance=tuple(placed(row) for row in made))


AHEAD = datetime(2026, 11, 9, 10, 0)
YES, NO = {"invited": True}, {"invited": False}
OTHER = {**NO, "person_id": "F-0002"}
UNSAID = {"person_id": "F-0002"}
CAME = codes.ATTENDED["yes"]


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([("Parent", YES), ("Child", YES)], "met"),
        ([("Parent", YES), ("Child", NO)], "overdue"),
        ([("Parent", YES)], "overdue"),
        ([], "not clear"),
        ([("Parent", {}), ("Child", {})], "not clear"),
        ([("Parent", YES), ("Parent", UNSAID), ("Child", YES)], "overdue"),
        (
            [("Parent", YES), ("Parent", {**UNSAID, "invited": Blank.NOT_APPLICABLE}), ("Child", YES)],
            "overdue",
        ),
        ([("Parent", YES), ("Parent", {**UNSAID, "excluded": True}), ("Child", YES)], "met"),
        ([("Parent", YES), ("Parent", {**UNSAID, "attended": CAME}), ("Child", YES)], "met"),
        ([("Parent", UNSAID), ("Parent", {**OTHER, **YES}), ("Child", YES)], "met"),
        ([("Parent", YES), ("Child", {"invited": False, "excluded": True})], "met"),
        ([("Parent", YES), ("Parent", OTHER), ("Child", YES)], "overdue"),
        (
            [("Parent", YES), ("Parent", {**NO, "person_id": "F-0002", "excluded": True}), ("Child", YES)],
            "met",
        ),
        (
            [("Parent", NO), ("Parent", {**NO, "person_id": "F-0002", "excluded": True}), ("Child", YES)],
            "overdue",
        ),
    ],
)
def test_both_are_invited_unless_they_are_excluded(rows, status):
    assert stands(duty, case(*rows)) == [status]


def test_until_the_review_is_held_there_is_time():
    ahead = only(duty, case(held_at=NOT_RECORDED, arranged_for=datetime(2026, 11, 9, 10, 0)))
    assert (ahead.status, ahead.due) == (Status.DUE, date(2026, 11, 9))
    put_off = only(duty, case(held_at=NOT_RECORDED, arranged_for=datetime(2026, 9, 9, 10, 0)))
    assert (put_off.status, put_off.due) == (Status.DUE, None)


def test_who_of_the_family_was_left_out_is_named_by_their_reference():
    (found,) = judged(duty, case(("Parent", YES), ("Parent", OTHER), ("Child", YES)))
    assert "Not invited: Parent or carer F-0002." in found.why
    assert found.to_do.startswith("Not invited: Parent or carer F-0002. If they were invited, enter Yes")
    assert "Not invited" not in found.remedy
    ahead = case(("Parent", YES), ("Parent", OTHER), ("Child", YES), held_at=NOT_RECORDED, arranged_for=AHEAD)
    assert only(duty, ahead).to_do.startswith("Not invited: Parent or carer F-0002. Invite them")


def test_what_the_record_does_not_say_of_anybody_names_the_sheet():
    assert only(duty, case()).remedy.endswith("If nobody knows whether it was done, enter Not known there.")


def test_one_parents_row_does_not_answer_for_the_other_parent_with_responsibility():
    parents = tuple(
        placed(FamilyMember(person_id=one, case_id="C-0001", parental_responsibility=True), number)
        for number, one in enumerate(("F-0001", "F-0002"), 2)
    )
    first = ("Parent", {**YES, "person_id": "F-0001"})
    one = dataclasses.replace(case(first, ("Child", YES)), family=parents)
    (asked,) = judged(duty, one)
    assert asked.status is Status.OVERDUE
    assert "Parent or carer F-0002" in asked.why
    both = case(first, ("Parent", {**YES, "person_id": "F-0002"}), ("Child", YES))
    assert stands(duty, dataclasses.replace(both, family=parents)) == ["met"]
