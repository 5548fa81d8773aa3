from __future__ import annotations

import pytest

from pipeline.access.view import see
from pipeline.access.withholdings import not_needed_by_agency
from pipeline.model import BY_COLLECTION, Blank, Reader, codes
from pipeline.model.agencies import AGENCIES, EVERY
from tests.access.withholdings.hiding import PROFESSIONALS, fields, rows
from tests.agency_case import FIELDS, agency_case
from tests.documents.printing import to_agency
from tests.family_case import MEETING, MOTHER, changed

#: Written by hand: who reads what of the child's own row that not all of them read.
READ_BY = {
    "home_address": {"CSC", "Police", "YOS"},
    "nhs_number": {"CSC", "Health"},
    "gp_practice": {"CSC", "Health"},
    "court": {"CSC", "Police", "YOS", "IRO"},
    "child_ref": {"CSC"},
}


@pytest.mark.parametrize("agency", AGENCIES)
def test_a_field_of_the_child_is_read_by_the_agencies_that_its_line_names_and_by_no_other(agency):
    case = agency_case()
    view = see(case, to_agency(agency), not_needed_by_agency.hide(case, to_agency(agency)))
    for name, agencies in READ_BY.items():
        expected = FIELDS[name] if agency in agencies else Blank.WITHHELD
        assert getattr(view.details, name) == expected
    assert view.details.child_name == "Robin Fernhollow"


def test_a_referrer_an_address_a_number_and_a_decision_on_copies_are_read_by_no_agency_without_need():
    hidden = fields(not_needed_by_agency, agency_case(), to_agency("Education"))
    assert {"R-0501 referrer", "R-0501 source"} <= hidden
    assert {"F-0001 address", "F-0001 telephone", "F-0001 child_wish", "F-0001 reason_if_no"} <= hidden
    assert "F-0001 name" not in hidden


def test_every_field_that_professionals_read_names_an_agency_and_the_service_reads_them_all():
    for kind in BY_COLLECTION.values():
        for field in kind.fields.values():
            if Reader.PROFESSIONAL in field.readers:
                assert "CSC" in field.agencies <= EVERY, f"{kind.sheet}, {field.heading}"


@pytest.mark.parametrize(
    ("ground", "may_read"), [("legal", {"CSC"}), ("police", {"CSC", "Police", "YOS"}), ("third", EVERY)]
)
def test_legal_advice_and_police_information_say_that_they_are_withheld(ground, may_read):
    case = changed(
        agency_case(),
        "sections",
        {"belongs_to": MEETING, "section_no": 4},
        withhold_ground=codes.WITHHOLD_GROUND[ground],
    )
    for agency in AGENCIES:
        audience = to_agency(agency)
        view = see(case, audience, not_needed_by_agency.hide(case, audience))
        text = view.answers(MEETING)[3].text
        assert (text is Blank.WITHHELD) is (agency not in may_read), agency


def test_who_told_the_service_of_an_entry_is_withheld_and_what_the_meeting_heard_of_it_is_not():
    case = changed(agency_case(), "chronology", {"entry_id": "E-0503"}, source_agency=codes.AGENCY["Police"])
    hidden = fields(not_needed_by_agency, case, to_agency("Education"))
    assert "E-0503 source_agency" in hidden
    assert "E-0503 summary" not in hidden


def test_the_dbs_question_is_withheld_with_its_heading_and_its_actions_but_an_agencys_own_action_is_not():
    case = changed(agency_case(), "actions", {"belongs_to": MEETING}, section_no=13)
    hidden = fields(not_needed_by_agency, case, to_agency("Education"))
    assert {f"{MEETING} dbs_considered", f"{MEETING} dbs_reason", "A-0511 task"} <= hidden
    assert "A-0510 task" not in hidden
    assert "A-0511 task" not in fields(not_needed_by_agency, case, to_agency("Police"))


def test_nothing_is_hidden_from_the_service_from_all_professionals_or_from_the_family_here():
    for audience in (to_agency("CSC"), PROFESSIONALS, MOTHER):
        assert fields(not_needed_by_agency, agency_case(), audience) == set()
        assert rows(not_needed_by_agency, agency_case(), audience) == set()
