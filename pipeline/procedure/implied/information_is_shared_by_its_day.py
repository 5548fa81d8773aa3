"""What is to be shared is shared by its day, and the day is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R08"
STRENGTH = Strength.WILL
WHO = "Social worker"
_TO_DO = "Share it and enter the date under Shared on, or change the decision and enter why."


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each row that says Share, whose day is over, and that was not shared."""
    for row in case.sharing:
        day = day_of(row.share_by)
        if row.decision == "share" and not known(row.shared_on) and day is not None and day < today:
            problem = "the date by which this was to be shared is past, and it is not recorded as shared"
            yield Missing(row, "share_by", problem, _TO_DO, day)
