"""The pieces of paper that several documents share: who was there, what is to be done, who disagreed, the plan in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from pipeline.view import Answer, Seen, View, known


def record_of(view: View, owner: str) -> dict[str, Any]:
    """What every record of `owner` (an ID) carries: its headings, attendance, exclusions, actions and disagreements.

    `nobody_excluded` is true only where everyone's row says so: an empty cell is not an answer (R29).
    """
    attendance = view.where("attendance", meeting_id=owner)
    headings = view.answers(owner)
    return {
        "headings": headings,
        "attendance": attendance,
        "exclusions": [row for row in attendance if row.excluded is True],
        "nobody_excluded": bool(attendance) and all(row.excluded is False for row in attendance),
        "actions": view.where("actions", belongs_to=owner),
        "disagreements": [_disagreement(row, headings) for row in view.where("disagreements", belongs_to=owner)],
    }


def _disagreement(row: Seen, headings: list[Answer]) -> dict[str, Any]:
    """One disagreement in the person's own words, with the heading that it is about named (R25)."""
    title = next((heading.title for heading in headings if heading.number == row.section_no), None)
    about = f"heading {row.section_no}, {title}" if title else "no one heading"
    return {"raised_by": row.raised_by, "about": about, "wording": row.wording, "response": row.response}


def in_order_of_time(rows: Iterable[Seen], field: str) -> list[Seen]:
    """The rows from the earliest to the latest; a date without a time stands first in its day, a blank at the end."""
    return sorted(rows, key=lambda row: _instant(getattr(row, field)))


def _instant(value: Any) -> tuple[date, time]:
    if isinstance(value, datetime):
        return value.date(), value.time()
    return (value, time.min) if isinstance(value, date) else (date.max, time.max)


def safety_plan_in_force(view: View) -> list[Seen]:
    """The measures of the latest version of each safety plan, setting by setting in the order first written (R07, R33)."""
    latest: dict[Any, int] = {}
    for row in view.all("safety_plans"):
        latest[row.plan_id] = max(latest.get(row.plan_id, 0), _version(row))
    measures = [row for row in view.all("safety_plans") if _version(row) == latest[row.plan_id]]
    settings = list(dict.fromkeys(row.setting for row in measures))
    return sorted(measures, key=lambda row: settings.index(row.setting))


def _version(row: Seen) -> int:
    return row.version if isinstance(row.version, int) else 0


def reviews_arranged(view: View, **equal: object) -> list[Seen]:
    """The reviews that have a date but have not been held, in order of the date first set; `equal` narrows them by field."""
    waiting = [row for row in view.where("reviews", **equal) if not known(row.held_at)]
    return in_order_of_time((row for row in waiting if known(row.date_first_set) or known(row.arranged_for)), "date_first_set")
