"""Assesses one duty in one case, and tests it over the edges of its time limit."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest

from pipeline.foundation.plugins import Plugin
from pipeline.model import Blank, Case, NotDone, codes
from pipeline.procedure.clock import Clock
from pipeline.procedure.judge import judge
from pipeline.procedure.obligation import Obligation, Status
from pipeline.procedure.time_limits import Limits, shipped_limits
from tests.builders import ordinary_case

NOW = date(2026, 10, 30)
NOT_RECORDED, NOT_KNOWN, NOT_APPLICABLE = Blank.NOT_RECORDED, Blank.NOT_KNOWN, Blank.NOT_APPLICABLE
Make = Callable[[Any], Case]


def how_to_add(duty: str) -> str:
    """What to do about a duty that the limits do not list."""
    return (
        f"pipeline/procedure/limits.toml does not name the duty {duty}: add [{duty}] with a first day "
        'and its limit, such as 2000-01-01 = "10 working days"; the heading alone where it has no clock.'
    )


def judged(duty: ModuleType, case: Case, now: date = NOW, limits: Limits | None = None) -> list[Obligation]:
    """Every obligation of one duty in one case."""
    name = duty.__name__.rpartition(".")[2]
    assert name in shipped_limits().terms, how_to_add(name)
    clock = Clock(now, limits or shipped_limits())
    part = Plugin(name, duty.__doc__ or "", duty)
    every = (judge(asked, part, case, clock) for asked in duty.asked(case, clock.limits.of(name)))
    return [one for one in every if one is not None]


def stands(duty: ModuleType, case: Case, now: date = NOW, limits: Limits | None = None) -> list[str]:
    """The status of each."""
    return [one.status.value for one in judged(duty, case, now, limits)]


def only(duty: ModuleType, case: Case, now: date = NOW) -> Obligation:
    (one,) = judged(duty, case, now)
    return one


def closed(case: Case, day: date) -> Case:
    return dataclasses.replace(
        case, details=dataclasses.replace(case.details, status=codes.STATUS["closed"], closed_on=day)
    )


def timed(duty: ModuleType, make: Make, due: date, *, latest: date | None = None) -> Callable[[str], None]:
    """A test over the edges of a limit that ends on the day `due`, or, as an aim, at latest on `latest`.

    `make(done)` is a case in which the thing was done then. What falls due on a day may be done until its
    end.
    """
    last = latest or due
    day = timedelta(days=1)
    table: dict[str, tuple[Any, date, Status]] = {
        "done the day before": (due - day, NOW, Status.MET),
        "done on the day": (due, NOW, Status.MET),
        "done in the last minute of the day": (
            datetime(due.year, due.month, due.day, 23, 59),
            NOW,
            Status.MET,
        ),
        "done on the last day": (last, NOW, Status.MET),
        "done the day after": (last + day, last + 30 * day, Status.MISSED),
        "done the next year": (last.replace(year=last.year + 1), last + 400 * day, Status.MISSED),
        "open the day before": (NOT_RECORDED, due - day, Status.DUE),
        "open on the day": (NOT_RECORDED, last, Status.DUE),
        "open the day after": (NOT_RECORDED, last + day, Status.OVERDUE),
        "nobody knows when": (NOT_KNOWN, NOW, Status.CANNOT_TELL),
        "not applicable": (NOT_APPLICABLE, NOW, Status.NOT_APPLICABLE),
        "withheld": (Blank.WITHHELD, NOW, Status.CANNOT_TELL),
    }

    def test(edge: str) -> None:
        done, now, status = table[edge]
        one = only(duty, make(done), now)
        assert one.status is status
        assert one.due == due
        assert one.latest == last
        assert one.soft is (latest is not None)

    return pytest.mark.parametrize("edge", table)(test)


def at_the_end(duty: ModuleType, make: Make, due: date) -> Callable[[str], None]:
    """A test of a case closed with the obligation still open: before it was due, on the day, and after."""
    day = timedelta(days=1)
    table = {
        "closed before it was due": (due - day, Status.NOT_APPLICABLE),
        "closed on the day": (due, Status.NOT_APPLICABLE),
        "closed after it was due": (due + day, Status.MISSED),
    }

    def test(edge: str) -> None:
        on, status = table[edge]
        assert only(duty, closed(make(NOT_RECORDED), on)).status is status

    return pytest.mark.parametrize("edge", table)(test)


def answered(
    duty: ModuleType, make: Make, at: date, *, nothing: Status = Status.OVERDUE
) -> Callable[[str], None]:
    """A test of a Yes that is asked for by the end of the day `at`.

    `make(answer)` is a case with that answer.
    """
    day = timedelta(days=1)
    table: dict[str, tuple[Any, date, Status]] = {
        "yes": (True, NOW, Status.MET),
        "no": (False, NOW, Status.OVERDUE),
        "nothing the day after": (NOT_RECORDED, at + day, nothing),
        "nobody knows": (NOT_KNOWN, NOW, Status.CANNOT_TELL),
        "nobody asked": (Blank.NOT_ASKED, NOW, Status.CANNOT_TELL),
        "not applicable": (
            NOT_APPLICABLE,
            NOW,
            Status.OVERDUE if getattr(duty, "ALWAYS", False) else Status.NOT_APPLICABLE,
        ),
    }
    if nothing is Status.OVERDUE:
        table["nothing on the day"] = (NOT_RECORDED, at, Status.DUE)

    def test(answer: str) -> None:
        given, now, status = table[answer]
        assert only(duty, make(given), now).status is status
        if answer == "no":
            assert_no_is_open_until_it_has_its_reason(duty, make(False))

    return pytest.mark.parametrize("answer", table)(test)


def assert_no_is_open_until_it_has_its_reason(duty: ModuleType, case: Case) -> None:
    """No is an open question; a row of the sheet Not done closes it if it says why, and who decided."""
    name, open_ = duty.__name__.rpartition(".")[2], only(duty, case)
    assert (open_.says_no, open_.unrecorded, "sheet Not done" in open_.to_do) == (True, True, True)
    owner = open_.id.rpartition("/")[2]
    whole = {"reason": "The meeting agreed to wait for the school.", "decided_by": "A. Chair"}
    for values, status in (
        (whole, Status.MISSED),
        ({**whole, "reason": "-"}, open_.status),
        ({**whole, "decided_by": NOT_RECORDED}, open_.status),
    ):
        row = NotDone(belongs_to=owner, what=codes.NOT_DONE[name], **values)
        judged_again = only(duty, dataclasses.replace(case, not_done=(row,)))
        assert (judged_again.status, judged_again.is_settled) == (status, status is Status.MISSED)


def nothing_asked(duty: ModuleType, **changes: Any) -> bool:
    return judged(duty, ordinary_case(**changes)) == []
