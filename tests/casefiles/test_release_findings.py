"""What check says of releases: words without a decision, and released words that no copy prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.casefiles.release_findings import findings_of_releases
from pipeline.model import Blank, codes
from pipeline.model.finding import Severity
from tests.family_case import AIM, DECIDED, MEETING, changed, family_case

NOTHING = Blank.NOT_RECORDED


def found(case):
    return [
        (one.rule, one.place, one.problem, one.severity)
        for one in findings_of_releases(case)
        if one.severity is Severity.WARNING
    ]


def heading(number, **values):
    return changed(family_case(), "sections", {"belongs_to": MEETING, "section_no": number}, **values)


def test_a_case_with_everything_decided_has_none():
    assert found(family_case()) == []


def test_words_without_a_decision_are_one_finding_for_their_record_at_the_first_cell():
    case = changed(family_case(), "sections", {"belongs_to": MEETING}, release=NOTHING)
    ((rule, place, problem, _),) = found(case)
    assert (rule, place) == ("family_words_are_decided_on", "Document sections!H12")
    assert problem.endswith("The same applies to 11 more below it.")


def test_what_is_pending_or_not_written_is_no_finding():
    assert found(heading(2, release=codes.RELEASE["pending"])) == []
    assert found(heading(2, release=NOTHING, text_family=NOTHING, text_child=NOTHING)) == []


def test_words_that_nobody_may_receive_are_no_finding():
    case = changed(heading(2, release=NOTHING), "family", {"case_id": "C-0501"}, may_receive_copy=False)
    assert found(case) == []


def test_a_person_of_whom_it_is_not_answered_whether_they_may_have_copies_is_found():
    case = changed(family_case(), "family", {"person_id": "F-0002"}, may_receive_copy=NOTHING)
    ((rule, place, _, _),) = found(case)
    assert (rule, place) == ("whether_a_person_may_have_copies", "Family members!F3")
    no_words = replace(case, sections=(), actions=(), disagreements=(), chronology=(), safety_plans=())
    assert found(no_words) == []


def test_a_replaced_measure_needs_no_decision():
    assert found(changed(family_case(), "safety_plans", {"version": 1}, release=NOTHING)) == []


@pytest.mark.parametrize(
    ("number", "why"), [(9, "because it is about another child"), (13, "because it is the DBS question")]
)
def test_words_released_under_a_heading_that_no_family_reads_are_said_at_the_cell_of_the_words(number, why):
    words = {**DECIDED, "withhold_ground": NOTHING, "text_family": "The council has its answer."}
    ((rule, place, problem, _),) = found(heading(number, **words))
    assert (rule, place) == ("released_words_are_printed", f"Document sections!D{11 + number}")
    assert problem == f"this is released, but it is never printed in a family copy, {why}."


def test_words_released_for_a_strategy_discussion_or_a_meeting_without_a_plan_are_said():
    case = changed(family_case(), "sections", {"belongs_to": AIM, "section_no": 1}, belongs_to="SD-0501")
    assert "because it belongs to a strategy discussion" in found(case)[0][2]
    case = changed(family_case(), "meetings", {"meeting_id": MEETING}, makes_plan=False)
    assert len(found(case)) == 12
    assert "because no family copy is made of this meeting" in found(case)[0][2]


def test_words_withheld_from_one_person_only_are_no_finding():
    case = changed(family_case(), "family", {"person_id": "F-0001"}, child_wish=codes.SHARING_WISH["none"])
    assert found(case) == []
