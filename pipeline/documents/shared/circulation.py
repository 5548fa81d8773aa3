"""Who receives the record of a meeting."""

from __future__ import annotations

from typing import Annotated, TypedDict

from pipeline.access.rows import AttendanceRow
from pipeline.access.view import View, known
from pipeline.documents.shared.context import attendance_at

#: The agencies that have copies of their own, made for them and released.
_FAMILY = ("Parent", "Child")


class Circulated(TypedDict):
    """Context of the record of a meeting that professionals receive."""

    circulation: Annotated[list[str], "Who receives it: the professionals who were invited or came"]


def circulated(view: View, owner: object) -> Circulated:
    """Return who receives the record of a meeting (an ID), each once: the agency, the name and the role."""
    rows = attendance_at(view, owner)
    return Circulated(circulation=list(dict.fromkeys(_who(row) for row in rows if _receives(row))))


def _receives(row: AttendanceRow) -> bool:
    return row.agency not in _FAMILY and (row.invited is True or row.attended in ("yes", "partial"))


def _who(row: AttendanceRow) -> str:
    person = ", ".join(str(one) for one in (row.name, row.role) if known(one))
    agency = str(getattr(row.agency, "label", row.agency))
    return f"{agency}: {person}" if person else agency
