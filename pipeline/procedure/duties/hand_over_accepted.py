"""A hand-over is complete once the receiving service accepts it: until then this service keeps the case."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S05"
STRENGTH = Strength.SHOULD
PARAGRAPH = "Other limits, S05: a child who moves is handed over; no time limit is given for the acceptance"
WHAT = "Acceptance of the hand-over"
SINCE = "Hand-over pack sent"
WHO = "Social worker"
DO = "Ask the receiving service whether it accepts the case, and enter when it did."
NONE = "No hand-over pack was sent."
DOCUMENT = "hand_over_pack"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each hand-over whose pack was sent, or that is accepted without one."""
    for row in case.hand_overs:
        if row.to in ("council", "adult") and (known(row.pack_sent_on) or known(row.accepted_on)):
            yield Asked(
                key=row.hand_over_id,
                about=row.hand_over_id,
                since=Cell(row, "pack_sent_on"),
                done=Cell(row, "accepted_on"),
            )
