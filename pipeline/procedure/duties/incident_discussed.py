"""A further incident is likely to need a strategy discussion."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R33"
NAME = "Strategy discussion held at or after a further incident"
COUNTED = "It counts the further incidents with a discussion about the child on the same day or later."
OF = "All further incidents, by the 28th day after them."
QUESTION = "Which incidents had no discussion, and who decided that?"
STRENGTH = Strength.MAY
LAPSES = True
PARAGRAPH = "Further incidents: “it is likely this will need to be discussed within a strategy meeting”"
WHAT = "Strategy discussion"
SINCE = "Further incident"
WHO = "Referral team or allocated team"
DO = "Decide whether a strategy discussion is needed; if so, hold it and enter when."
NONE = "No further incident is recorded."
DOCUMENT = "further_incident_notice"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each further incident; a discussion about the child at or after it answers."""
    for entry in case.chronology:
        if entry.further_incident is True:
            after = [
                one
                for one in about_the_child(case)
                if took_place(one) and not earlier(one.held_at, entry.event_at)
            ]
            first = min(after, key=lambda one: str(one.held_at), default=None)
            yield Asked(
                key=entry.entry_id,
                about=f"further incident {entry.entry_id}",
                since=Cell(entry, "event_at"),
                done=Cell(first, "held_at") if first else None,
            )
