from __future__ import annotations

import dataclasses

import pytest

from pipeline.access.view import see
from pipeline.access.withholdings import kept_from_agency
from pipeline.model import Blank, codes
from tests.access.withholdings.hiding import PROFESSIONALS, fields, rows
from tests.agency_case import AHEAD, agency_case
from tests.documents.printing import to_agency
from tests.family_case import MEETING, MOTHER, changed

SCHOOL, HEALTH = to_agency("Education"), to_agency("Health")
NOT_THE_SCHOOL = (codes.AGENCY_KEPT_AWAY["Education"],)


def heading(case, audience, number=4):
    return see(case, audience, kept_from_agency.hide(case, audience)).answers(MEETING)[number - 1].text


def test_a_heading_marked_as_not_for_the_school_says_to_the_school_that_it_is_withheld_and_to_nobody_else():
    where = {"belongs_to": MEETING, "section_no": 4}
    case = changed(agency_case(), "sections", where, not_for=NOT_THE_SCHOOL)
    assert heading(case, SCHOOL) is Blank.WITHHELD
    assert "wrote point 4" in str(heading(case, HEALTH))
    assert "wrote point 4" in str(heading(case, PROFESSIONALS))
    assert "wrote point 5" in str(heading(case, SCHOOL, 5))


def test_an_action_a_measure_an_entry_and_a_disagreement_keep_their_place_and_say_nothing():
    for collection in ("actions", "safety_plans", "chronology", "disagreements"):
        (row, *_) = getattr(agency_case(), collection)
        marked = dataclasses.replace(row, not_for=NOT_THE_SCHOOL)
        case = agency_case(**{collection: (marked,)})
        assert rows(kept_from_agency, case, SCHOOL) == set()
        (seen,) = see(case, SCHOOL, kept_from_agency.hide(case, SCHOOL)).rows[collection]
        said = {name for name in dir(seen) if row.fields[name].kind.name not in ("ID", "NUMBER")}
        assert {getattr(seen, name) for name in said} == {Blank.WITHHELD}


def test_a_meeting_marked_so_does_not_exist_for_the_agency_nor_anything_of_it():
    case = changed(agency_case(), "meetings", {"meeting_id": MEETING}, not_for=NOT_THE_SCHOOL)
    view = see(case, SCHOOL, kept_from_agency.hide(case, SCHOOL))
    assert view.meetings == ()
    assert not [row for row in view.sections if row.belongs_to == MEETING]
    assert not [row for row in view.attendance if row.meeting_id == MEETING]
    assert see(case, HEALTH, kept_from_agency.hide(case, HEALTH)).meetings


@pytest.mark.parametrize(
    ("collection", "where"),
    [("discussions", {"discussion_id": "SD-0501"}), ("reviews", {"review_id": AHEAD})],
)
def test_a_discussion_and_a_review_can_be_marked_too(collection, where):
    case = changed(agency_case(), collection, where, not_for=NOT_THE_SCHOOL)
    (marked,) = where.values()
    assert f"{collection} {marked}" in rows(kept_from_agency, case, SCHOOL)
    assert rows(kept_from_agency, case, HEALTH) == set()


def test_a_case_marked_so_has_nothing_for_the_agency():
    case = agency_case()
    case = dataclasses.replace(case, details=dataclasses.replace(case.details, not_for=NOT_THE_SCHOOL))
    assert len(rows(kept_from_agency, case, SCHOOL)) == len(
        {(one.collection, one.id) for one in case.records()}
    )
    assert rows(kept_from_agency, case, HEALTH) == set()


@pytest.mark.parametrize("blank", [Blank.WITHHELD, Blank.NOT_KNOWN])
def test_a_mark_that_may_hide_an_agency_counts_for_each_but_the_service(blank):
    case = changed(agency_case(), "sections", {"belongs_to": MEETING, "section_no": 4}, not_for=blank)
    assert heading(case, SCHOOL) is heading(case, HEALTH) is Blank.WITHHELD
    assert heading(case, to_agency("CSC")) is not Blank.WITHHELD


def test_an_empty_mark_keeps_nothing_from_anybody():
    for audience in (SCHOOL, HEALTH, PROFESSIONALS, MOTHER):
        assert rows(kept_from_agency, agency_case(), audience) == set()
        assert fields(kept_from_agency, agency_case(), audience) == set()
