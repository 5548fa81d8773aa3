"""No meeting or action is marked as not for an agency that is invited to it or carries it out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Action, Case, Code, Record, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F3"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such mark: until one of the two is corrected, the agency gets no paper about it."""
    for meeting in (*case.discussions, *case.meetings, *case.reviews):
        invited = {row.agency for row in case.attendance_at(meeting.id) if row.invited is True}
        yield from _found(meeting, sorted(_marked(meeting) & invited, key=str), "was invited to it")
    for action in case.actions:
        own = {action.owner_agency} if known(action.owner_agency) else set()
        yield from _found(action, sorted(_marked(action) & own, key=str), "is to do it")


def _marked(record: Record) -> frozenset[Code]:
    """The agencies that a row is marked as not for."""
    names = record.__dict__.get("not_for")
    return frozenset(names) if isinstance(names, tuple) else frozenset()


def _found(record: Record, agencies: list[Code], why: str) -> Iterator[Finding]:
    what = "actions" if isinstance(record, Action) else "invitations"
    for agency in agencies:
        yield at(
            record,
            "not_for",
            (
                f"this is marked as not for {agency.label}, but that agency {why}, so it gets no {what} "
                "about it."
            ),
            "Remove the agency here, or correct who was invited or who is to do it.",
        )
