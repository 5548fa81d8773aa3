"""Secrets in every field of a case, and the worst template: what a receiver is never given."""

from __future__ import annotations

import dataclasses
from functools import cache
from random import Random

import pytest

from pipeline.access.view import Audience, Reader
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.model import HandOver, codes
from pipeline.procedure.sample import sample_cases
from tests.extent import few_or_all
from tests.leaks.delivery import delivered
from tests.leaks.planting import planted
from tests.rich_case import HOUSE

CASES = few_or_all(2, 12)
#: Written by hand, and not from the withholding: the sheets of which a receiver is given nothing.
NOTHING_OF = {"council": (), "adult": ("linked_children", "referrals", "chronology", "discussions")}
#: What no receiver is given of a child harmed, and of what goes on in the family's copies.
NEVER = {"linked_children": {"child_ref", "child_name", "home_address", "school", "social_worker"}}


@cache
def plantings():
    """Each planted case with the receiver of each of two hand-overs, and the leak checker for their files."""
    found = []
    for number, case in enumerate(sample_cases(CASES, 3)):
        rows = tuple(
            HandOver(hand_over_id=f"HO-{to}", case_id=case.id, to=codes.HAND_OVER_TO[to]) for to in NOTHING_OF
        )
        made = planted(dataclasses.replace(case, hand_overs=rows), Random(f"hand-over {number}"))
        proving = LeakChecker([made.case], HOUSE)
        found += [
            (made, to, Audience(Reader.PROFESSIONAL, hand_over=f"HO-{to}"), proving) for to in NOTHING_OF
        ]
    return found


def may_have(record, name, to, case):
    """Whether a receiver may be given a value, by the lists above."""
    apart = {one.discussion_id for one in case.discussions if to == "adult" or one.about == "harmed"}
    owners = {getattr(record, one, None) for one in ("belongs_to", "meeting_id")}
    if owners & apart or record.collection in NOTHING_OF[to] or name in NEVER.get(record.collection, ()):
        return False
    if record.collection == "family" and record.relationship == "sibling":
        return to == "council"
    if getattr(record, "withhold_ground", None) in ("legal", "police", "harmed"):
        return False
    return record.collection != "hand_overs" or record.id == f"HO-{to}"


def leaked_with(off):
    """How many values a receiver was given against the lists, and how many files were refused."""
    leaked = refused = 0
    for made, to, audience, proving in plantings():
        text = delivered(made.case, audience, proving, off)
        refused += text is None
        held = set((text or "").replace(",", " ").split())
        leaked += sum(
            one in held and not may_have(*where, to, made.case) for one, where in made.secrets.items()
        )
    return leaked, refused


def test_no_receiver_is_given_what_the_lists_keep_from_it_even_by_a_template_that_prints_all():
    assert leaked_with(()) == (0, 0)


def test_without_the_withholdings_the_proof_refuses_every_file():
    assert leaked_with(("withholdings",)) == (0, len(plantings()))


def test_without_either_the_values_come_through_and_this_test_sees_them():
    leaked, refused = leaked_with(("withholdings", "proof"))
    assert leaked > 20
    assert refused == 0


@pytest.mark.parametrize("to", list(NOTHING_OF))
def test_what_a_receiver_needs_it_is_given(to):
    needed = {("details", "child_name"), ("details", "nhs_number"), ("hand_overs", "service")}
    for made, receiver, audience, proving in plantings():
        if receiver == to:
            words = [
                one
                for one, (row, name) in made.secrets.items()
                if (row.collection, name) in needed and may_have(row, name, to, made.case)
            ]
            text = delivered(made.case, audience, proving) or ""
            assert len(words) >= len(needed)
            assert all(word in text for word in words)
