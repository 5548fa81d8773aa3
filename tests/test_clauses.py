"""Every clause of the guidance names what holds it, and docs/clauses.md says what the program says."""

from __future__ import annotations

import pytest

from pipeline.foundation.plugins import FOLDERS, plugins_in
from tests import clauses
from tests.clauses import Clause, asked_by, part_of
from tests.comparing import assert_golden

CLAUSES = clauses.clauses()
NAMED = {reference for clause in CLAUSES for reference in clause.held_by}


def test_the_table_of_clauses_is_the_golden_table():
    assert_golden(clauses.TABLE, clauses.table())


@pytest.mark.parametrize("reference", sorted(NAMED))
def test_every_part_that_a_clause_names_is_there_and_so_is_its_test(reference):
    part = part_of(reference)
    assert (clauses.ROOT / part.file).is_file()
    assert (clauses.ROOT / part.test).is_file(), f"{reference} has no test {part.test}"


@pytest.mark.parametrize("kind", ["duties", "rules", "implied"])
def test_every_part_that_the_guidance_asks_for_is_in_a_clause(kind):
    for part in plugins_in(FOLDERS[kind]):
        numbers = sorted(asked_by(part.module.SOURCE))
        said = [f"“{one.says}”" for one in CLAUSES if set(numbers) & set(one.asked_by)]
        is_asked = bool(numbers) or "Guidance" in part.module.SOURCE
        is_in_the_list = not is_asked or f"{kind}/{part.name}" in NAMED
        assert is_in_the_list, (
            f"docs/clauses.toml: no clause names {kind}/{part.name} ({part.module.SOURCE}). "
            f"Add it to the clause that it holds{': one of ' if said else ''}{'; '.join(said)}."
        )


def test_every_r_number_of_a_clause_is_that_of_a_part_that_holds_it():
    for clause in CLAUSES:
        parts = [part_of(reference) for reference in clause.held_by]
        numbers = {number for part in parts for number in asked_by(part.source)}
        assert set(clause.asked_by) <= numbers, (
            f"“{clause.says}” is asked by {clause.asked_by}, and its parts come from {sorted(numbers)}"
        )


def test_every_rule_of_the_catalogue_is_in_a_clause():
    numbers = {number for clause in CLAUSES for number in clause.asked_by}
    assert numbers == {f"R{number:02}" for number in range(1, 36)}


def test_a_clause_that_nothing_holds_says_why_or_what_is_still_to_be_built():
    for clause in CLAUSES:
        assert clause.held_by or clause.why or clause.not_yet, clause.says
        assert all(one.endswith(".") for one in (clause.why,) if one), clause.says


def test_a_quotation_is_a_few_words_and_no_two_are_the_same():
    assert max(len(clause.says.split()) for clause in CLAUSES) <= 18
    said = [(clause.heading, clause.says) for clause in CLAUSES]
    assert len(set(said)) == len(said)


def test_no_clause_names_one_part_twice():
    for clause in CLAUSES:
        assert len(set(clause.held_by)) == len(clause.held_by), clause.says


@pytest.mark.parametrize(
    "reference",
    [
        "duties/feed_the_cat",
        "columns/referrals.shoe_size",
        "settings/council.shoes",
        "headings/plan.15",
        "cats/x",
    ],
)
def test_a_part_that_is_not_there_is_named(reference):
    with pytest.raises(LookupError, match=reference):
        part_of(reference)


def test_a_clause_that_nobody_holds_says_so_in_the_table(monkeypatch):
    alone = Clause(heading="Key principles", says="needs to be judged", why="A judgement of the chair.")
    waits = Clause(heading="Key principles", says="needs to be built", not_yet="a paper")
    monkeypatch.setattr(clauses, "clauses", lambda: [alone, waits])
    text = clauses.table()
    assert "| 1 | “needs to be judged” |  | Nothing: a judgement of the chair. |  |" in text
    assert "| 2 | “needs to be built” |  | **Not yet**: a paper. |  |" in text
    assert "Clauses: 2.\n\n- for people to judge: 1\n- with something that is not yet built: 1\n" in text


def test_the_sources_of_a_part_are_read_as_numbers():
    assert asked_by("R08, R18 heading 13; catalogue 2.2") == {"R08", "R18"}
    assert asked_by("R06 to R10") == {"R06", "R07", "R08", "R09", "R10"}
    assert asked_by("S05") == set()
