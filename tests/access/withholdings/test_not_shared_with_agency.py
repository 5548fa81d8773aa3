from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.access.withholdings import not_shared_with_agency
from pipeline.documents import strategy_minutes
from pipeline.model import Blank, SharingDecision, codes
from tests.access.withholdings.hiding import PROFESSIONALS, rows
from tests.agency_case import DISCUSSION, HARMED, agency_case
from tests.documents.printing import at, only, printed, text_of, to_agency

WHY = "The police have what they need from the referral of that day."


def logged(*more, **changes):
    """The agency case with a row that keeps something from the police at the discussion, and others."""
    values = {
        "sharing_id": "IS-0501",
        "case_id": "C-0501",
        "belongs_to": DISCUSSION,
        "about": codes.ABOUT["displayed"],
        "what": (codes.INFORMATION["health"],),
        "agency": codes.SHARED_WITH["Police"],
        "decision": codes.SHARING_DECISION["not_to_share"],
        "why_not": WHY,
        "decided_on": date(2026, 8, 5),
    }
    return dataclasses.replace(agency_case(), sharing=(SharingDecision(**{**values, **changes}), *more))


def shared(**changes):
    return logged(decision=codes.SHARING_DECISION["share"], ground=codes.SHARING_GROUND["task"], **changes)


def hidden(case, agency):
    return rows(not_shared_with_agency, case, to_agency(agency, DISCUSSION))


def test_the_agency_with_which_it_is_not_shared_reads_nothing_of_the_row_and_the_others_do():
    assert hidden(logged(), "Police") == {"sharing IS-0501"}
    assert hidden(logged(), "Health") == set()
    assert rows(not_shared_with_agency, logged(), PROFESSIONALS) == set()


def test_what_is_shared_with_it_an_agency_reads_unless_the_row_is_marked_as_not_for_it():
    assert hidden(shared(), "Police") == set()
    for mark in ((codes.AGENCY_KEPT_AWAY["Police"],), Blank.NOT_KNOWN):
        assert hidden(shared(not_for=mark), "Police") == {"sharing IS-0501"}


def test_what_is_not_to_be_shared_with_nobody_knows_whom_no_agency_reads():
    case = logged(agency=Blank.NOT_RECORDED)
    assert hidden(case, "Police") == hidden(case, "Health") == {"sharing IS-0501"}
    in_words = logged(agency=Blank.NOT_RECORDED, recipient="School nurse, health service")
    assert hidden(in_words, "Police") == hidden(in_words, "Health") == {"sharing IS-0501"}


def test_a_decision_that_cannot_be_read_counts_as_not_to_share():
    assert hidden(logged(decision=Blank.NOT_KNOWN), "Police") == {"sharing IS-0501"}


def test_that_agency_has_minutes_of_its_own_without_the_row_though_it_was_there_all_the_time():
    police = to_agency("Police", DISCUSSION)
    assert printed(strategy_minutes, shared(), police) == {}
    text = text_of(only(strategy_minutes, logged(), police))
    assert "for Police only" in text
    assert WHY not in text
    assert "Do not share" not in text


def test_the_full_minutes_print_the_row_under_the_third_heading_and_say_for_whom_they_are_not():
    text = text_of(only(strategy_minutes, logged(), at(DISCUSSION)))
    assert "not for Police" in text
    third, fourth = text.index("### 3."), text.index("### 4.")
    assert third < text.index("Do not share") < text.index(WHY) < fourth


def test_the_log_of_a_child_harmed_is_in_that_childs_minutes_and_no_others():
    words = "Whom the child can go to at school."
    own = SharingDecision(
        sharing_id="IS-0502",
        case_id="C-0501",
        belongs_to=HARMED,
        about=codes.ABOUT["harmed"],
        link_id="L-0501",
        part=words,
        decision=codes.SHARING_DECISION["share"],
    )
    case = logged(own)
    assert words in text_of(only(strategy_minutes, case, at(HARMED)))
    assert words not in text_of(only(strategy_minutes, case, at(DISCUSSION)))
    assert WHY not in text_of(only(strategy_minutes, case, at(HARMED)))
    astray = dataclasses.replace(own, belongs_to=DISCUSSION)
    for discussion in (DISCUSSION, HARMED):
        assert words not in text_of(only(strategy_minutes, logged(astray), at(discussion)))


def test_a_row_in_the_log_of_a_child_harmed_gives_no_agency_that_was_there_minutes_of_its_own():
    own = {"about": codes.ABOUT["harmed"], "link_id": "L-0501", "belongs_to": HARMED}
    assert printed(strategy_minutes, shared(**own), to_agency("Police", HARMED)) == {}
    assert printed(strategy_minutes, logged(**own), to_agency("Police", HARMED))


def test_the_minutes_of_their_day_say_what_is_to_be_shared_and_not_that_it_was_the_day_after():
    row = {"share_by": date(2026, 8, 7), "shared_on": date(2026, 8, 6)}
    text = text_of(only(strategy_minutes, shared(**row), at(DISCUSSION)))
    assert "By: 7 August 2026" in text
    assert "6 August 2026" not in text
