"""Nothing is recorded as held, given or final on a day that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "Catalogue 2, clocks"
SEVERITY = Severity.ERROR
BLOCKS = True

#: For each collection: the dates that say that something has happened.
HAPPENED = {
    "details": ("dob", "closed_on", "looked_after_from"),
    "linked_children": ("dob",),
    "referrals": ("received_at", "police_contacted_at", "decision_at", "assessment_concluded_on"),
    "discussions": ("held_at", "minutes_issued_at"),
    "meetings": ("held_at", "plan_agreed_on", "dbs_referred_on", "minutes_issued_at"),
    "chronology": ("event_at",),
    "safety_plans": ("agreed_on", "reviewed_on"),
    "enquiries": (
        "started_on",
        "ended_on",
        "conference_on",
        "first_core_group_on",
        "first_review_on",
        "latest_review_on",
    ),
    "aim_assessments": (
        "planning_meeting_on",
        "declined_on",
        "safeguarding_considered_on",
        "report_final_on",
        "read_through_on",
    ),
    "actions": ("done_on",),
    "reviews": ("held_at", "minutes_issued_at"),
    "copies": ("sent_at", "read_through_on"),
    "sections": ("release_on",),
}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such date after `today`."""
    for record in case.records():
        for name in HAPPENED.get(record.collection, ()):
            day = day_of(getattr(record, name))
            if day is not None and day > today:
                arranged = record.fields.get("arranged_for")
                wait = f'put it under "{arranged.heading}"' if arranged else "leave the cell empty"
                yield at(
                    record,
                    name,
                    f"{shown(day)} has not come yet, but this says that it has happened.",
                    f"Correct the date, or {wait} until it has happened.",
                )
