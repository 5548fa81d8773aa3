"""The dates of one row follow one another: nothing ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import earlier, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Catalogue 2.4"
SEVERITY = Severity.ERROR
BLOCKS = True

#: For each collection: what comes first, and what comes after it or on the same day.
ORDERS = {
    "referrals": (("received_at", "decision_at"), ("received_at", "assessment_concluded_on")),
    "discussions": (("held_at", "minutes_issued_at"),),
    "meetings": (("held_at", "minutes_issued_at"),),
    "enquiries": (
        ("started_on", "ended_on"),
        ("started_on", "conference_on"),
        ("cp_plan_from", "cp_plan_to"),
        ("conference_on", "first_core_group_on"),
        ("first_review_on", "latest_review_on"),
    ),
    "aim_assessments": (
        ("planning_meeting_on", "report_final_on"),
        ("report_final_on", "read_through_on"),
        ("declined_on", "safeguarding_considered_on"),
    ),
    "safety_plans": (("agreed_on", "reviewed_on"),),
    "reviews": (("held_at", "minutes_issued_at"), ("held_at", "next_review")),
}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each date that lies before the one it follows."""
    for collection, pairs in ORDERS.items():
        for record in getattr(case, collection):
            for first, then in pairs:
                before, after = getattr(record, first), getattr(record, then)
                if earlier(after, before):
                    heading = record.fields[first].heading
                    yield at(
                        record,
                        then,
                        f'{shown(after)} lies before "{heading}", which is {shown(before)} (at '
                        f"{address(record, first)}).",
                        "Correct one of the two dates.",
                    )
