"""A child who becomes looked after is visited within a week."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S12"
UNIT = "Placement"
OF = "All first visits after a placement that fell due in the period, from the child's first referral on."
BEFORE_REFERRAL = True
STRENGTH = Strength.WILL
PARAGRAPH = "S.I. 2010/959, regulation 28: one week"
WHAT = "First visit"
SINCE = "Looked after"
WHO = "Social worker"
DO = "Visit the child, and enter the visit on the chronology."
NONE = "The child is not looked after."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One where the child is looked after; the first visit on the chronology since then answers."""
    if case.details.looked_after is True:
        since = case.details.looked_after_from
        visits = [
            one for one in case.chronology if one.entry_type == "visit" and not earlier(one.event_at, since)
        ]
        first = min(visits, key=lambda one: str(one.event_at), default=None)
        yield Asked(
            key=case.id,
            since=Cell(case.details, "looked_after_from"),
            done=Cell(first, "event_at") if first else None,
        )
