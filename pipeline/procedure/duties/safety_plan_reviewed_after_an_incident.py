"""After a further incident the whole safety plan is reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R33"
MEASURE = "K30"
NAME = "Safety plan reviewed after a further incident"
UNIT = "Further incident"
COUNTED = "It counts the further incidents after which the safety plan was agreed again or reviewed."
OF = "All further incidents after which a review of the safety plan fell due in the period."
QUESTION = "After which incidents was the plan left as it was, and why?"
STRENGTH = Strength.WILL
PARAGRAPH = "Further incidents: “A full review of the safety plan will be required”"
WHAT = "Review of the safety plan"
SINCE = "Further incident"
WHO = "Social worker"
DO = "Review the whole safety plan, and enter the new version or the date of its review."
NONE = "No further incident is recorded."
DOCUMENT = "safety_plan"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each further incident; a version agreed or reviewed on its day or after it answers."""
    for entry in case.chronology:
        if entry.further_incident is True:
            answering = [
                Cell(row, name)
                for row in case.safety_plans
                for name in ("agreed_on", "reviewed_on")
                if known(getattr(row, name)) and not earlier(getattr(row, name), entry.event_at)
            ]
            yield Asked(
                key=entry.entry_id,
                about=entry.entry_id,
                since=Cell(entry, "event_at"),
                done=min(answering, key=lambda one: str(one.value), default=None),
            )
