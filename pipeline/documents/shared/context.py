"""The pieces of paper that several documents share: who was there, what is to be done, who disagreed, the plan in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from pipeline.access.view import Answer, Blank, Seen, View, known
from pipeline.foundation.dates import day_of

#: How many letters at least fill a page of the house's look, and the number of pages from which a list of
#: contents stands first.
LETTERS_A_PAGE, PAGES_WITHOUT_CONTENTS = 1100, 10


def stem_of(document: str, owner: str = "", on: object = None, *, to: str = "") -> str:
    """A file's name without its ending: the document, what it is about, its day, and whom it is to.

    Within a case's folder such names sort, and can be read.
    """
    day = f"{on:%Y-%m-%d}" if isinstance(on, date) else ""
    return " - ".join(part for part in (document, owner, day, to) if part)


def for_professionals(
    house: Any, title: str, reference: str, *, draft: str = "", version: str = "", **more: Any
) -> dict[str, Any]:
    """What every document for professionals carries.

    `draft`: why it is one, empty where it is none. `more` is added to it.
    """
    context = {
        "title": title,
        "reference": reference,
        "house": house,
        "draft": draft,
        "version": version,
        **more,
    }
    return {**context, "is_long": is_long(more)}


def is_long(context: Mapping[str, Any]) -> bool:
    """Whether what a document says will fill about ten pages, so that it begins with a list of what is in it (catalogue 7.2)."""
    return _letters_in(context) > LETTERS_A_PAGE * PAGES_WITHOUT_CONTENTS


def whose(view: View, meeting: Seen) -> dict[str, Any]:
    """Which child a record is about, and by what reference: the child who displayed the behaviour, or a child harmed.

    The record of a discussion about a child harmed stands under that child's link reference; it has
    `other_child` as well: the other child's name where this meeting may know it, else "Withheld".
    """
    if view.audience.meeting and meeting.about == "harmed":
        child = view.first("linked_children", link_id=meeting.link_id)
        return {
            "about_child_harmed": True,
            "reference": meeting.link_id,
            "child_name": child.child_name if child else Blank.NOT_RECORDED,
            "child_dob": child.dob if child else Blank.NOT_RECORDED,
            "other_child": view.details.child_name,
        }
    details = view.details
    return {
        "about_child_harmed": False,
        "reference": details.case_id,
        "child_name": details.child_name,
        "child_dob": details.dob,
    }


def until(value: object, why: str) -> str:
    """Why a document is still a draft: `why` until there is a value."""
    return "" if known(value) and value not in (False, "") else why


def _letters_in(value: Any) -> int:
    """About how many letters a context would fill a page with; a row of a table takes at least a line."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Seen):
        return 150 + sum(
            len(one) for one in (getattr(value, name) for name in dir(value)) if type(one) is str
        )
    if isinstance(value, Answer):
        return 160 + len(str(value.text))
    if isinstance(value, Mapping):
        return 100 + sum(map(_letters_in, value.values()))
    return sum(map(_letters_in, value)) if isinstance(value, (list, tuple)) else 0


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
        "disagreements": [
            _disagreement(row, headings) for row in view.where("disagreements", belongs_to=owner)
        ],
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
    latest = {rows[0].plan_id: version_of(rows[0]) for rows in safety_plan_versions(view)}
    measures = [row for row in view.all("safety_plans") if version_of(row) == latest[row.plan_id]]
    settings = list(dict.fromkeys(row.setting for row in measures))
    return sorted(measures, key=lambda row: settings.index(row.setting))


def version_of(row: Seen) -> int:
    """The version of the safety plan that a measure belongs to; 0 where it is not recorded."""
    return row.version if isinstance(row.version, int) else 0


def safety_plan_versions(view: View) -> list[list[Seen]]:
    """The rows of each version of each safety plan, in the order of plans and versions."""
    found: dict[tuple[Any, int], list[Seen]] = {}
    for row in view.all("safety_plans"):
        found.setdefault((str(row.plan_id), version_of(row)), []).append(row)
    return [found[key] for key in sorted(found)]


def open_actions(view: View, before: str = "") -> list[Seen]:
    """The actions that are neither done nor dropped, of every meeting but `before` (an ID), by the day they are due."""
    waiting = [
        row
        for row in view.all("actions")
        if row.status not in ("done", "dropped") and row.belongs_to != before
    ]
    return in_order_of_time(waiting, "due")


def first_known(rows: Iterable[Seen], field: str) -> Any:
    """The first value of a field that is known, or NOT_RECORDED."""
    return next(
        (value for value in (getattr(row, field) for row in rows) if known(value)), Blank.NOT_RECORDED
    )


def latest_day(rows: Iterable[Seen], *fields: str) -> date | None:
    """The latest day in these fields of some rows; None where none is known."""
    days = (day_of(getattr(row, field)) for row in rows for field in fields)
    return max((day for day in days if day is not None), default=None)


def reviews_arranged(view: View, **equal: object) -> list[Seen] | list[dict[str, Any]]:
    """The reviews that have a date but have not been held, in order of the date first set; `equal` narrows them by field.

    Where there is none, the date that the latest review set for the next (R28). In the view of a day that is
    all that is known of a review still ahead: no row says on which day its date was set.
    """
    waiting = [row for row in view.where("reviews", **equal) if not known(row.held_at)]
    arranged = [row for row in waiting if known(row.date_first_set) or known(row.arranged_for)]
    if arranged or view.day is None:
        return in_order_of_time(arranged, "date_first_set")
    held = in_order_of_time((row for row in view.where("reviews", **equal) if known(row.held_at)), "held_at")
    if not held or not known(held[-1].next_review):
        return []
    on = held[-1].next_review
    return [{"review_id": Blank.NOT_RECORDED, "kind": "Review", "date_first_set": on, "arranged_for": on}]
