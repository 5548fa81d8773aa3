"""The steps of a case: which apply, and which comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from pipeline.app.entry.steps import ORDER, next_of, steps_of
from pipeline.model import RECORDS, Clearance, CopyGiven, codes
from pipeline.procedure.clock import Clock
from tests.app.entry.folder import NOW, case_in, folder_with

CLOCK = Clock(NOW)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return case_in(folder_with(tmp_path_factory.mktemp("steps") / "inputs"), "C-0001")


def emptied(case, *collections):
    """The case with no row in these collections, or with the rows given for them."""
    return replace(case, **dict.fromkeys(collections, ()))


def named(case):
    return {one.collection for one in steps_of(case, CLOCK)}


def test_every_sheet_of_a_case_is_a_step_but_those_that_decide_on_copies():
    assert set(ORDER) == set(RECORDS) - {CopyGiven, Clearance}


def test_a_new_case_begins_with_its_referral(case):
    rows = [kind.collection for kind in RECORDS if kind.collection != "details"]
    new = emptied(case, *rows)
    following = next_of(steps_of(new, CLOCK))
    assert (following.collection, following.next) == ("referrals", "A case begins with a referral.")
    assert named(new) == {"details", "referrals", "linked_children", "family", "chronology", "not_done"}


def test_each_child_harmed_is_asked_a_discussion_for(case):
    alone = emptied(case, "attendance", "sections", "discussions")
    children = tuple(one for one in case.linked_children if one.role == "harmed")
    assert children
    steps = {one.collection: one for one in steps_of(replace(alone, linked_children=children), CLOCK)}
    assert "strategy discussion" in steps["discussions"].next
    about = [one for one in case.discussions if one.link_id in {child.link_id for child in children}]
    assert len(about) == len(children)
    steps = {one.collection: one for one in steps_of(replace(alone, discussions=case.discussions), CLOCK)}
    assert steps["discussions"].next == ""


def test_a_step_applies_once_an_answer_calls_for_it(case):
    none = emptied(case, "enquiries", "aim_assessments", "assessors", "report_parts", "reviews")
    first = case.discussions[0]

    def with_answers(**answers):
        changed = {name: getattr(first, name) for name in type(first).fields} | answers
        row = type(first).from_cells(changed.items(), first.read_from)
        return replace(none, discussions=(row,), meetings=())

    neither = with_answers(s47_decision=False, aim_decision=codes.AIM_DECISION["no"])
    assert not {"enquiries", "aim_assessments", "assessors", "reviews"} & named(neither)
    both = with_answers(
        s47_decision=True, aim_decision=codes.AIM_DECISION["yes"], held_at=datetime(2026, 10, 6, 9)
    )
    assert {"enquiries", "aim_assessments"} <= named(both)
    asked = {one.collection: one.next for one in steps_of(both, CLOCK)}
    assert asked["enquiries"] == "A section 47 enquiry was decided on (R09)."
    assert asked["aim_assessments"] == "An AIM assessment was agreed (R10)."


def test_those_who_must_be_invited_and_the_headings_are_asked_for_together(case):
    bare = emptied(case, "attendance", "sections")
    steps = {one.collection: one for one in steps_of(bare, CLOCK)}
    owners = [one.owner for one in steps["attendance"].together]
    held = [*case.discussions, *case.meetings, *case.reviews]
    assert set(owners) == {one.id for one in held}
    assert {one.owner for one in steps["sections"].together} <= {
        *(one.id for one in held),
        *(one.aim_id for one in case.aim_assessments),
    }
    assert all(one.number for one in steps["attendance"].together)
