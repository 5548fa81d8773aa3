"""The service that takes over is sent the hand-over pack, in time for its own conference or meeting."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "S05"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Other limits, S05: the receiving council meets within 15 working days; no time limit is given for "
    "the pack"
)
WHAT = "Hand-over pack"
SINCE = "Decision on the hand-over"
WHO = "Social worker"
DO = "Send the pack, and enter the date on the sheet Hand-overs."
NONE = "No hand-over to another council or to adult services was decided."
DOCUMENT = "hand_over_pack"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each hand-over to another council or to adult services, until it is accepted without a pack."""
    for row in case.hand_overs:
        if row.to in ("council", "adult"):
            accepted = known(row.accepted_on) and not known(row.pack_sent_on)
            yield Asked(
                key=row.hand_over_id,
                about=row.hand_over_id,
                since=Cell(row, "decided_on" if known(row.decided_on) else "notified_on"),
                done=Cell(row, "pack_sent_on"),
                unless="It was accepted without a pack." if accepted else "",
            )
