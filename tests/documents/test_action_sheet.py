from __future__ import annotations

from pipeline.documents import action_sheet
from pipeline.model import Blank, codes
from tests.documents.printing import assert_golden, at, printed, sent, text_of, to_agency
from tests.naming import named
from tests.rich_wording import DISPLAYED, HARMED
from tests.whole_case import PLANNING, changed, whole_case

SHEET = named(f"action_sheet - {DISPLAYED} - 2026-08-05 - Youth Offending Service, Practitioner")


def test_the_wording_is_the_golden_wording():
    assert_golden("action_sheet - professional", sent(action_sheet, whole_case(), DISPLAYED)[SHEET])


def test_each_professional_has_their_own_actions_and_nobody_elses():
    sheets = sent(action_sheet, whole_case(), DISPLAYED)
    tasks = {
        "Social worker": "Send the chronology to each agency that was invited.",
        "Practitioner": "Arrange the AIM planning meeting with the carers.",
    }
    assert len(sheets) == 2
    for stem, data in sheets.items():
        for who, task in tasks.items():
            assert (task in text_of(data)) == (who in stem)


def test_one_person_spelled_two_ways_has_one_sheet():
    case = changed(whole_case(), "actions", 1, owner=" social  WORKER ", owner_agency=codes.AGENCY["CSC"])
    (stem,) = sent(action_sheet, case, DISPLAYED)
    assert stem.endswith("Children's social care, Social worker")


def test_the_familys_actions_have_no_sheet_for_professionals():
    stems = [one for one in sent(action_sheet, whole_case()) if PLANNING in one]
    assert stems == [
        named(f"action_sheet - {PLANNING} - 2026-08-12 - Children's social care, Business support")
    ]


def test_an_action_that_is_nobodys_yet_has_no_sheet():
    case = changed(whole_case(), "actions", 2, owner=Blank.NOT_RECORDED, owner_agency=Blank.NOT_RECORDED)
    assert sent(action_sheet, case, HARMED) == {}
    assert printed(action_sheet, case, at(HARMED)) == {}


def test_the_sheet_of_a_child_harmeds_discussion_names_only_that_child():
    (sheet,) = sent(action_sheet, whole_case(), HARMED).values()
    text = text_of(sheet)
    assert "Wren Oakmoss" in text
    assert "Robin" not in text


def test_an_agencys_sheets_are_made_from_what_that_agency_may_read():
    assert list(printed(action_sheet, whole_case(), to_agency("YOS", DISPLAYED))) == [SHEET]
    assert printed(action_sheet, whole_case(), to_agency("Health", DISPLAYED)) == {}


def test_a_person_whose_agency_nobody_recorded_has_a_sheet_among_the_cases_own_papers():
    case = changed(whole_case(), "actions", 1, owner_agency=Blank.NOT_RECORDED)
    assert list(printed(action_sheet, case, at(DISPLAYED))) == [
        named(f"action_sheet - {DISPLAYED} - 2026-08-05 - Practitioner")
    ]
