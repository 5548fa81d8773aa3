"""The parts of an AIM report: contents 1 and 4 part by part, and the domains of the report's own model."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, TypedDict

from dateutil.relativedelta import relativedelta

from pipeline.access.rows import AimAssessmentRow, LinkedChildRow, ReportPartRow
from pipeline.access.view import DOMAINS, PARTS_OF_CONTENT, Blank, Choice, View, Words

_APART = "withheld, because the records of the children are kept apart"


class PartShown(TypedDict):
    """One part of a report."""

    part: Annotated[str, "The part"]
    answer: Annotated[Choice, "Whether it is established"]
    reason: Annotated[Words, "Why, or what is to be managed"]
    worked_out: Annotated[list[str], "For the difference in age: what the dates of birth say, child by child"]


#: The reason of what is not established, which needs none.
_NONE_NEEDED = "No reason needed"


def parts_by_heading(view: View, aim: AimAssessmentRow, headings: int) -> dict[int, list[PartShown]]:
    """Return the parts under each of the report's headings, by number (R23).

    Under a heading of which no part is recorded there is none: a workbook may lack the sheet.
    """
    rows = [row for row in view.report_parts if row.aim_id == aim.aim_id]
    found = {number: _shown(rows, PARTS_OF_CONTENT.get(number, ())) for number in range(1, headings + 1)}
    for part in found[1]:
        if part["part"] == PARTS_OF_CONTENT[1][1].label:
            part["worked_out"] = _differences(view)
    return {number: _with_the_bare_in_one(parts) for number, parts in found.items()}


def domains_of(view: View, aim: AimAssessmentRow) -> list[PartShown]:
    """Return the domains of the report's own model; none where none of them is recorded."""
    rows = [row for row in view.report_parts if row.aim_id == aim.aim_id]
    return _shown(rows, DOMAINS.get(str(aim.model), ()))


def _shown(rows: Iterable[ReportPartRow], parts: Iterable[Choice]) -> list[PartShown]:
    """Every one of these parts, answered or not, where at least one of them has a row."""
    shown: list[PartShown] = []
    answered = False
    for part in parts:
        label = getattr(part, "label", "")
        own = [row for row in rows if row.part == part]
        answered = answered or bool(own)
        shown += [_part(label, row.answer, row.reason) for row in own] or [
            _part(label, Blank.NOT_RECORDED, Blank.NOT_RECORDED)
        ]
    return shown if answered else []


def _with_the_bare_in_one(parts: list[PartShown]) -> list[PartShown]:
    """These parts, with those that are only not established in one row at the end."""
    bare = [one for one in parts if one["reason"] == _NONE_NEEDED and not one["worked_out"]]
    if len(bare) < 2:
        return parts
    names = ", ".join(one["part"] if one is bare[0] else _lower(one["part"]) for one in bare)
    joined = PartShown(part=names, answer=bare[0]["answer"], reason=_NONE_NEEDED, worked_out=[])
    return [*(one for one in parts if one not in bare), joined]


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _part(label: str, answer: Choice, reason: Words) -> PartShown:
    if answer == "not_established" and reason is Blank.NOT_RECORDED:
        reason = _NONE_NEEDED
    name = label.partition(": ")[2] or label
    return PartShown(part=name[:1].upper() + name[1:], answer=answer, reason=reason, worked_out=[])


def _differences(view: View) -> list[str]:
    """The difference in age from each child harmed, by reference, where this view may know both birthdays."""
    children = [row for row in view.linked_children if row.role == "harmed"]
    of_each = [(str(row.link_id), _difference(view.details.dob, row)) for row in children]
    lines = dict.fromkeys(said for _, said in of_each)
    return [f"{', '.join(link for link, other in of_each if other == said)}: {said}." for said in lines] or [
        "No child harmed is recorded by reference."
    ]


def _difference(own: object, child: LinkedChildRow) -> str:
    other = child.dob
    if other is Blank.WITHHELD:
        return _APART
    if not isinstance(other, date) or not isinstance(own, date):
        whose = "this child" if not isinstance(other, date) else "the child of the case"
        return f"no date of birth of {whose} is recorded"
    apart = relativedelta(max(own, other), min(own, other))
    counts = ((apart.years, "year"), (apart.months, "month"))
    spans = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in counts if number]
    if not spans:
        return "less than a month apart"
    return f"the child of the case is {' and '.join(spans)} {'older' if own < other else 'younger'}"
