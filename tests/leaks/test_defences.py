"""Secrets in every field: none leaks, even with one defence gone; with two gone, this test sees the leak."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.access.view import audiences_of
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.foundation.plugins import plugins_in
from pipeline.model import RECORDS, Reader
from pipeline.procedure.sample import sample_cases
from tests.extent import few_or_all
from tests.leaks.delivery import DEFENCES, delivered
from tests.leaks.planting import FOR_CHILDREN, FOR_PARENTS, is_planted, may_have, planted
from tests.rich_case import HOUSE
from tests.shared import shared

#: In `make test-all`, more than ten thousand secrets for each defence that is turned off.
CASES = few_or_all(1, 24)


def plantings(count, seed):
    """Each planted case with each member of its family, and the leak checker for their files."""
    for number, case in enumerate(sample_cases(count, seed)):
        made = planted(case, Random(f"{seed} {number}"))
        proving = LeakChecker([made.case], HOUSE)
        for audience in audiences_of(made.case):
            if audience.is_family:
                yield made, audience, proving


def leaks_with(off, seed=3):
    """How many secrets were planted, how many leaked into a delivered copy, how many copies went out."""
    return shared(f"leaks without {'-'.join(off)} of {seed}", lambda: _leaks_with(off, seed))


def _leaks_with(off, seed):
    sown = leaked = copies = 0
    for made, audience, proving in plantings(CASES, seed):
        sown += len(made.secrets)
        text = delivered(made.case, audience, proving, off)
        if text is None:
            continue
        copies += 1
        held = set(text.replace(",", " ").split())
        leaked += sum(
            one in held and not may_have(*where, audience, made.case) for one, where in made.secrets.items()
        )
    return sown, leaked, copies


def test_no_secret_is_delivered_and_the_copies_are():
    sown, leaked, copies = leaks_with(())
    assert leaked == 0
    assert copies >= CASES
    assert sown > 1000


def test_every_text_field_of_every_sheet_is_planted_in_every_case():
    texts = {
        (kind.collection, name) for kind in RECORDS for name, one in kind.fields.items() if is_planted(one)
    }
    for case in sample_cases(CASES, 3):
        sown = {(row.collection, name) for row, name in planted(case, Random(1)).secrets.values()}
        assert texts - sown == set()


@pytest.mark.parametrize(("reader", "allowed"), [(Reader.PARENT, FOR_PARENTS), (Reader.CHILD, FOR_CHILDREN)])
def test_no_text_is_labelled_for_a_family_that_is_not_on_the_list_written_by_hand(reader, allowed):
    for kind in RECORDS:
        texts = {name for name, one in kind.fields.items() if is_planted(one) and reader in one.readers}
        unlisted = texts - allowed.get(kind.collection, set())
        assert not unlisted, (
            f"{kind.sheet}: {sorted(unlisted)}: if it is meant, list it in tests/leaks/planting.py"
        )


@pytest.mark.parametrize("gone", DEFENCES)
def test_with_one_defence_gone_the_others_still_stop_every_secret(gone):
    _, leaked, _ = leaks_with((gone,))
    assert leaked == 0


@pytest.mark.parametrize("gone", [one for one in DEFENCES if one != "proof"])
def test_with_a_defence_and_the_proof_gone_secrets_come_through_and_this_test_sees_them(gone):
    _, leaked, _ = leaks_with((gone, "proof"))
    assert leaked > 0


@pytest.mark.parametrize("gone", [one for one in DEFENCES if one != "proof"])
def test_the_proof_alone_refuses_what_a_missing_defence_lets_through(gone):
    _, leaked, copies = leaks_with((gone,))
    _, _, whole = leaks_with((gone, "proof"))
    assert leaked == 0
    assert copies < whole


#: The withholdings that alone hide words in these cases: labels, releases and other withholdings do not.
ALONE = (
    "excluded_sessions",
    "police_information",
    "referrer",
    "safe_address",
    "strategy_discussions",
    "third_parties",
)
#: A language is in any text, so it is not searched for.
NOT_SEARCHED_FOR = {("family", "language")}


def forgotten(gone, off=(), cases=1):
    """Where the words are that only this withholding hides, and reach a reader if the view forgets it."""
    parts = {part.name: part.module.hide for part in plugins_in("pipeline.access.withholdings")}
    found = set()
    for made, audience, proving in plantings(cases, 3):
        of_others = [one for name in parts if name != gone for one in parts[name](made.case, audience)]
        here = {(id(one.record), one.field) for one in parts[gone](made.case, audience)}
        here -= {(id(one.record), one.field) for one in of_others}
        text = delivered(made.case, audience, proving, off, hides=of_others)
        held = set((text or "").replace(",", " ").split())
        found |= {
            (row.collection, name)
            for one, (row, name) in made.secrets.items()
            if one in held and here & {(id(row), name), (id(row), None)}
        }
    return found


@pytest.mark.parametrize("gone", ALONE)
def test_what_the_view_forgets_of_one_withholding_the_proof_refuses(gone):
    assert forgotten(gone, cases=few_or_all(1, 6)) <= NOT_SEARCHED_FOR


@pytest.mark.parametrize("gone", ALONE)
def test_without_the_proof_what_one_withholding_hides_comes_through_and_this_test_sees_it(gone):
    assert forgotten(gone, ("proof",), cases=8) - NOT_SEARCHED_FOR


def test_every_other_withholding_hides_only_what_another_defence_hides_too():
    others = {part.name for part in plugins_in("pipeline.access.withholdings")} - set(ALONE)
    assert {gone for gone in others if forgotten(gone, ("proof",), cases=few_or_all(1, 8))} == set()
