"""Which records an agency is given as a copy of its own."""

from __future__ import annotations

from pipeline.access.view import View
from pipeline.documents.shared.context import attendance_at

#: The service, whose professionals keep the record itself.
_SERVICE = "CSC"


def is_due(view: View, owner: object, *, all_who_came: bool = False) -> bool:
    """Whether a view is due the record of `owner` (an ID): every professionals' view is, and some agencies'.

    An agency is due a copy of its own where it was invited or came, and was not there all the time, or where
    something of the record is withheld from it. Otherwise it has the record of those who were there.
    `all_who_came`: it has a copy of its own in any case.
    """
    agency = view.audience.agency
    if not agency:
        return True
    rows = [row for row in attendance_at(view, owner) if row.agency == agency]
    heard = [row for row in rows if row.invited is True or row.attended in ("yes", "partial")]
    if agency == _SERVICE or not heard:
        return False
    was_there = any(row.attended == "yes" and row.excluded is not True for row in heard)
    return all_who_came or not was_there or str(owner) in view.withheld_in


def in_words(view: View, version: str = "") -> str:
    """The version of a paper in words, with whom it is for where it is for one agency."""
    agency = view.audience.agency_label
    return ", ".join(part for part in (version, f"for {agency} only" if agency else "") if part)
