"""Names that do not exist, which mypy must find; an unneeded `type: ignore` here is itself an error.

Nothing here is run.
"""

from __future__ import annotations

from pipeline.access.view import View, known
from pipeline.documents import paper_of
from pipeline.documents.plan import Context
from pipeline.documents.shared.context import (
    Titled,
    first_known,
    for_professionals,
    in_order_of_time,
    latest_day,
    record_of,
    reviews_arranged,
)
from pipeline.foundation.council import House


def _used(*values: object) -> None:
    """Nothing."""


def of_a_row(view: View) -> None:
    """A misspelt field of a row, of the child and of the recipient; another sheet's field; a sheet."""
    rows = view.safety_plans
    _used(rows[0].version)
    _used(rows[0].verzion)  # type: ignore[attr-defined]
    _used(view.details.child_nam)  # type: ignore[attr-defined]
    _used(view.reviews[0].event_at)  # type: ignore[attr-defined]
    _used(view.reviewz)  # type: ignore[attr-defined]
    _used([row for row in view.attendance if row.agencie == "IRO"])  # type: ignore[attr-defined]
    if view.recipient is not None:
        _used(view.recipient.adress)  # type: ignore[attr-defined]


def of_a_row_that_was_looked_for(view: View) -> None:
    """A misspelt field of a row found by its ID, or of rows that are put in order."""
    _used(view.reviews.the("RV-0001").held_on)  # type: ignore[attr-defined]
    review = view.reviews.get("RV-0001")
    _used(review.held_at)  # type: ignore[union-attr]
    _used(in_order_of_time(view.chronology, lambda row: row.happened_at))  # type: ignore[attr-defined]
    _used(latest_day(row.agreed for row in view.safety_plans))  # type: ignore[attr-defined]
    _used(first_known(row.agreed for row in view.safety_plans))  # type: ignore[attr-defined]
    arranged = [one for one in reviews_arranged(view) if not isinstance(one, dict)]
    _used([one.reviewid for one in arranged])  # type: ignore[attr-defined]


def of_a_value(view: View) -> None:
    """A value that may be withheld is not a date until `known` is asked."""
    held_at = view.reviews[0].held_at
    _used(held_at.year)  # type: ignore[union-attr]
    if known(held_at):
        _used(held_at.year)  # type: ignore[union-attr]  # a mark may be there


def of_a_context(view: View, house: House) -> None:
    """A context that lacks a field, has one of another name, or has another type."""
    meeting, head = view.meetings[0], for_professionals(house, "Plan", "C-0001")
    rows = record_of(view, meeting.meeting_id)
    child = view.details
    Context(**head, **rows, child=child, meeting=meeting, reviews_arranged=[])  # type: ignore[typeddict-item]
    context = Context(
        **head,
        **rows,
        circulation=[],
        child=child,
        meeting=meeting,
        reviews_arranged=[],
        dbs_referred_on="No",
        dbs_refered_on="No",  # type: ignore[typeddict-unknown-key]
    )
    _used(context["headingz"])  # type: ignore[typeddict-item]
    context["meeting"] = view.reviews[0]  # type: ignore[typeddict-item]
    bare: Titled = {"title": "Plan", "house": house}
    paper_of("plan", bare, day=None)  # type: ignore[arg-type]
