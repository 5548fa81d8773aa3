"""Packed cases are unpacked unchanged."""

import gc
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.app.progress import Progress
from pipeline.app.run_documents import RunRequest, run
from pipeline.app.settings import settings_for
from pipeline.casefiles.provenance import case_digest
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading, read
from pipeline.model import Case
from pipeline.model.fields import NOWHERE
from pipeline.procedure.sample import sample_cases
from tests.builders import ordinary_case
from tests.extent import ALL, few_or_all
from tests.memory import growth_of

SAMPLE = Path(__file__).parents[3] / "inputs" / "cases.xlsx"


def test_each_case_comes_out_with_its_values_its_cells_and_its_order():
    for case, again in zip(sample_cases(20, 4), PackedCases(sample_cases(20, 4)), strict=True):
        assert case_digest(case) == case_digest(again)
        assert [type(one) for one in case.records()] == [type(one) for one in again.records()]
        assert [vars(one) for one in case.records()] == [vars(one) for one in again.records()]
        assert [getattr(one, "label", None) for one in vars(case.details).values()] == [
            getattr(one, "label", None) for one in vars(again.details).values()
        ]


def test_what_was_read_from_no_workbook_is_known_as_such():
    (case,) = PackedCases(sample_cases(1, 4))
    assert all(one.read_from is NOWHERE for one in case.records())


def test_cases_are_counted_named_and_chosen_without_being_unpacked():
    cases = PackedCases(sample_cases(5, 4))
    assert len(cases) == 5
    assert cases.ids == [one.id for one in cases]
    some = cases.only([cases.ids[3], cases.ids[1]])
    assert [one.id for one in some] == [cases.ids[1], cases.ids[3]] == some.ids
    assert cases.only(()).ids == cases.ids
    assert cases[2] in cases
    assert cases[2] not in some


def test_a_packed_case_takes_a_small_part_of_its_room():
    """Ten thousand cases are held at once: a few hundred bytes each, where an unpacked one takes 100,000."""
    every = list(read([SAMPLE]).cases)
    cases = PackedCases(every * 20)
    with growth_of("case_store.py", "encrypted_spool.py", "tempfile.py") as grown_by:
        for _ in range(20):
            cases.extend(every)
        grown = grown_by()
    assert grown / len(every) / 20 < 500


def test_rows_at_hand_are_the_rows_that_were_read_and_the_others_are_packed():
    """A command that looks at every case has the first of them as they were read, as far as there is room."""
    some = list(sample_cases(6, 4))
    room = sum(1 for one in some[:3] for _ in one.records())
    cases = PackedCases(some, at_hand=room)
    assert cases.ids == [one.id for one in some] == [one.id for one in cases]
    assert [case_digest(one) for one in cases] == [case_digest(one) for one in some]
    as_read = [one.details is case.details for one, case in zip(cases, some, strict=True)]
    assert as_read == [True, True, True, False, False, False]
    chosen = cases.only([some[1].id, some[4].id])
    assert [one.id for one in chosen] == [some[1].id, some[4].id]
    changed = Case(details=some[1].details)
    assert [len(one.referrals) for one in chosen.with_case(changed)] == [0, len(some[4].referrals)]
    assert some[1].referrals
    assert case_digest(cases[1]) == case_digest(some[1])


class _Counting(Progress):
    """Counts the cases that are in memory at each step of a run; in `make test` at every fourth."""

    def __init__(self):
        self.steps = self.most = 0

    def step(self):
        self.steps += 1
        if self.steps % few_or_all(4, 1) == 0:
            self.most = max(self.most, sum(type(one) is Case for one in gc.get_objects()))


def _cases():
    """Cases of a few papers; in `make test-all` those of the sample."""
    if ALL:
        return sample_cases(12, 4)
    case = ordinary_case()
    ids = [f"C-00{number}" for number in range(10, 24)]
    return (replace(case, details=replace(case.details, case_id=one)) for one in ids)


def test_a_run_holds_only_the_cases_that_it_is_at_work_on(tmp_path):
    settings = settings_for(SAMPLE.parent)
    before = sum(type(one) is Case for one in gc.get_objects())
    counting = _Counting()
    order = RunRequest(
        house=settings.house(),
        out=tmp_path / "outputs",
        templates=SAMPLE.parents[1] / "templates",
        clock=settings.clock(date(2026, 10, 30)),
    )
    for _ in ("the first", "one in which nothing has changed"):
        run(Reading(PackedCases(_cases())), order, counting)
    assert 0 < counting.most - before <= 4
