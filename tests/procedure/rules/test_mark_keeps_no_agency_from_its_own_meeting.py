from __future__ import annotations

import pytest

from pipeline.model import Blank, codes
from pipeline.procedure.rules.mark_keeps_no_agency_from_its_own_meeting import find
from tests.agency_case import agency_case
from tests.builders import TODAY
from tests.family_case import MEETING, changed

SCHOOL, ADVOCATE = (codes.AGENCY_KEPT_AWAY[one] for one in ("Education", "Advocate"))


@pytest.mark.parametrize(
    ("collection", "where", "said"),
    [
        ("meetings", {"meeting_id": MEETING}, "not for Education, but that agency was invited to it"),
        ("actions", {"action_id": "A-0510"}, "not for Education, but that agency is to do it"),
    ],
)
def test_an_agency_that_was_invited_or_is_to_act_and_is_kept_away_is_a_finding(collection, where, said):
    case = changed(agency_case(), collection, where, not_for=(ADVOCATE, SCHOOL))
    (finding,) = find(case, TODAY)
    assert said in finding.problem
    assert finding.sheet == {"meetings": "Meetings", "actions": "Actions"}[collection]


def test_a_mark_for_an_agency_without_part_in_it_and_an_empty_one_are_right():
    assert list(find(agency_case(), TODAY)) == []
    for mark in ((ADVOCATE,), Blank.WITHHELD):
        case = changed(agency_case(), "meetings", {"meeting_id": MEETING}, not_for=mark)
        case = changed(case, "sections", {"belongs_to": MEETING, "section_no": 4}, not_for=(SCHOOL,))
        assert list(find(case, TODAY)) == []
