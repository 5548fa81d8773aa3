"""From 17 and a half on, a hand-over to adult services is decided on, or why none is needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from pipeline.foundation.dates import day_of
from pipeline.model import Case, HandOver, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import says_something

SOURCE = "Local"
STRENGTH = Strength.SHOULD
WHO = "Social worker"
_AGE = relativedelta(years=17, months=6)


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for an open case without a decision from 17 and a half on, and one for each without its reason."""
    for row in case.hand_overs:
        if row.to == "none":
            yield from _unexplained(row)
    born = day_of(case.details.dob)
    if born is None or case.details.status == "closed" or today < born + _AGE:
        return
    if not any(row.to in ("adult", "none") for row in case.hand_overs):
        yield Missing(
            case.details,
            "dob",
            "the child is 17 and a half or older, and nobody has decided on a hand-over to adult services",
            (
                "Decide, and enter the decision on the sheet Hand-overs. If none is needed, enter why and "
                "who decided."
            ),
            _not_a_birthday(born + _AGE),
        )


def _unexplained(row: HandOver) -> Iterator[Missing]:
    """What a decision lacks that no hand-over is needed."""
    for name, lack in (("reason", "why"), ("decided_by", "who decided"), ("decided_on", "when")):
        value = getattr(row, name)
        if not (known(value) if name == "decided_on" else says_something(value)):
            yield Missing(
                row,
                name,
                f"the row says that no hand-over is needed, but not {lack}",
                "Enter it here.",
                row.decided_on,
            )
            return


def _not_a_birthday(day: date) -> date:
    """The first of the next month: an age in days from the day itself would give the birthday away."""
    return day.replace(day=1) + relativedelta(months=1)
