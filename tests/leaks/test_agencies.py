"""Secrets in every field of a case, and the worst template: what each agency would be given, and never is."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from pipeline.access.view import audiences_of
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.procedure.sample import sample_cases
from tests.extent import few_or_all
from tests.leaks.delivery import delivered
from tests.leaks.planting import planted
from tests.rich_case import HOUSE

#: Written by hand, and not from the field lines: the fields that not every agency may be given, and to which.
ONLY_FOR = {
    "details": {
        "child_ref": (),
        "nhs_number": ("Health",),
        "home_address": ("Police", "YOS"),
        "gp_practice": ("Health",),
        "court": ("Police", "YOS", "IRO"),
        "child_view_on_sharing": ("IRO", "Advocate"),
    },
    "linked_children": {"child_ref": (), "child_name": (), "home_address": (), "school": ()},
    "family": {
        "reason_if_no": (),
        "copy_agreed_by": (),
        "address": ("Police",),
        "telephone": ("Police",),
        "gives_away": ("Police",),
    },
    "referrals": {"referrer": ()},
    "discussions": {"advice_reasons": ("Police", "YOS", "Health", "HSBTeam")},
    "meetings": {"dbs_reason": ("Police",), "dbs_decided_by": ("Police",)},
    "chronology": {"incident_ref": ("Police", "YOS")},
    "recognitions": {
        "judged_by": ("Police", "YOS", "Health", "Education", "HSBTeam"),
        "disability_by": ("YOS", "Health", "Education", "HSBTeam"),
    },
    "report_parts": {"reason": ("YOS", "HSBTeam")},
    "sections": {"text_family": (), "text_child": (), "went_well": ()},
    "actions": {"family_wording": ()},
}
#: The sheets whose rows belong to a meeting that an agency must have a row of attendance at.
OF_A_MEETING = {
    "sections": "belongs_to",
    "disagreements": "belongs_to",
    "sharing": "belongs_to",
    "attendance": "meeting_id",
}
CASES = few_or_all(2, 12)


@cache
def plantings():
    """Each planted case with each agency that has part in it, and the leak checker for their files."""
    found = []
    for number, case in enumerate(sample_cases(CASES, 3)):
        made = planted(case, Random(f"agency {number}"))
        proving = LeakChecker([made.case], HOUSE)
        agencies = [one for one in audiences_of(made.case) if one.agency not in ("", "CSC")]
        found += [(made, one, proving) for one in agencies if not one.meeting]
    return found


def may_have(record, name, audience, case):
    """Whether an agency may be given a value, by the lists above."""
    meetings = {row.meeting_id for row in case.attendance if row.agency == audience.agency}
    owner = OF_A_MEETING.get(record.collection)
    if owner and getattr(record, owner) not in meetings and not getattr(record, owner).startswith("AIM"):
        return False
    if record.collection == "sharing" and record.agency == audience.agency and record.decision != "share":
        return False
    return audience.agency in ONLY_FOR.get(record.collection, {}).get(name, (audience.agency,))


def leaked_with(off, most=None):
    """How many values an agency was given against the lists, in how many files; how many were refused."""
    leaked = files = refused = 0
    for made, audience, proving in plantings()[:most]:
        text = delivered(made.case, audience, proving, off)
        refused += text is None
        if text is not None:
            files += 1
            held = set(text.replace(",", " ").split())
            leaked += sum(
                one in held and not may_have(*where, audience, made.case)
                for one, where in made.secrets.items()
            )
    return leaked, files, refused


def test_no_agency_is_given_what_the_lists_keep_from_it_even_by_a_template_that_prints_all():
    leaked, files, refused = leaked_with(())
    assert (leaked, refused) == (0, 0)
    assert files == len(plantings()) > 2 * CASES


def test_without_the_withholdings_the_proof_refuses_every_file():
    # a file full of secrets takes a second to search
    most = few_or_all(1, len(plantings()))
    assert leaked_with(("withholdings",), most) == (0, 0, most)


def test_without_either_the_values_come_through_and_this_test_sees_them():
    leaked, _, refused = leaked_with(("withholdings", "proof"))
    assert leaked > 100
    assert refused == 0


@pytest.mark.parametrize("agency", ["Police", "Health", "Education"])
def test_what_an_agency_needs_it_is_given(agency):
    needed = {
        "Police": ("details", "home_address"),
        "Health": ("details", "nhs_number"),
        "Education": ("details", "school"),
    }[agency]
    for made, audience, proving in plantings():
        if audience.agency == agency:
            words = [one for one, (row, name) in made.secrets.items() if (row.collection, name) == needed]
            text = delivered(made.case, audience, proving) or ""
            assert all(word in text for word in words)
