"""A case that closed because another council or adult services took it over has its hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "Local"
STRENGTH = Strength.MAY
WHO = "Social worker"
#: By reason for closing, to whom the case goes.
_TO = {"RC5": "council", "RC6": "adult"}
_NAMES = {"council": "another council", "adult": "adult services"}


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for a closed case whose reason is a transfer, and that has no hand-over to whom it went."""
    to = next((to for reason, to in _TO.items() if case.details.close_reason == reason), None)
    if to is None or case.details.status != "closed" or any(row.to == to for row in case.hand_overs):
        return
    yield Missing(
        case.details,
        "close_reason",
        f"the case was transferred to {_NAMES[to]}, and no hand-over is entered",
        "Enter it on the sheet Hand-overs, or correct the reason for closing.",
        case.details.closed_on,
    )
