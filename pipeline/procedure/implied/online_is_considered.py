"""Behaviour online has the five considerations of the guidance, each answered or not established yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, ChronologyEntry, recorded
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Cell, Strength

SOURCE = "Guidance, Online harmful sexual behaviour"
STRENGTH = Strength.SHOULD
WHO = "Social worker"

_ASKED = ("ages", "images", "harm_intended", "consent", "pressure")


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each judgement of behaviour online that lacks some, or does not say that it was online."""
    for row in case.recognitions:
        lacking = [name for name in _ASKED if Cell(row, name).is_kept and not recorded(getattr(row, name))]
        if row.online is True and lacking:
            headings = " and ".join(f'"{row.fields[name].heading}"' for name in lacking)
            yield Missing(
                row,
                lacking[0],
                f"the behaviour was online, but nothing is entered under {headings}",
                "Choose for each: of concern, of no concern, or not established yet.",
                row.judged_on,
            )
        subject = case.judged(row)
        is_online = isinstance(subject, ChronologyEntry) and subject.setting == "online"
        if is_online and row.online is False:
            yield Missing(
                row,
                "online",
                "the incident that was judged was online, but this says that it was not",
                "Enter Yes, and answer the five considerations; or correct the setting of the incident.",
                row.judged_on,
            )
