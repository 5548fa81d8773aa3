"""A core group addresses the behaviour and the risk to others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R15"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each core group that was held and does not say so."""
    for meeting in case.meetings:
        if (
            meeting.kind == "core_group"
            and day_of(meeting.held_at)
            and meeting.behaviour_addressed is not True
        ):
            problem = "the core group was held, but this does not say that behaviour and risk were addressed."
            yield at(
                meeting,
                "behaviour_addressed",
                problem,
                "Enter Yes if they were. If not, bring it to the next core group.",
            )
