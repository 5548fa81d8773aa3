"""Which records an agency is given as a copy of its own."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.access.view import Blank, Seen, View, known
from pipeline.documents.shared.context import attendance_at

#: The service, whose professionals keep the record itself.
_SERVICE = "CSC"
#: With whom something is shared, and that is no agency.
_FAMILY = ("Parent", "Child")


def is_due(view: View, owner: object, printed: Iterable[Seen] = (), *, all_who_came: bool = False) -> bool:
    """Whether a view is due the record of `owner` (an ID): every professionals' view is, and some agencies'.

    An agency is due a copy of its own where it was invited or came, and was not there all the time, or where
    something of the record is withheld from it. Otherwise it has the record of those who were there.
    `printed`: the rows that the record prints and that do not belong to it, such as the chronology.
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
    lacks = str(owner) in view.withheld_in or any(map(_says_nothing, printed))
    return all_who_came or not was_there or lacks


def _says_nothing(row: Seen) -> bool:
    """Whether what an entry or a measure says is withheld."""
    return any(getattr(row, name, None) is Blank.WITHHELD for name in ("summary", "measure"))


def in_words(view: View, owner: object, version: str = "", printed: Iterable[Seen] = ()) -> str:
    """The version of the record of `owner` (an ID) in words, with the agency that it is for.

    The professionals' own record says for which agencies it is not, where something in it was marked so.
    """
    agency = view.audience.agency_label
    whom = f"for {agency} only" if agency else _not_for(view, owner, printed)
    return ", ".join(part for part in (version, whom) if part)


def _not_for(view: View, owner: object, printed: Iterable[Seen]) -> str:
    """The agencies that must not be given a record, in words; empty where there is none."""
    rows: list[Seen] = [*printed]
    for sheet in (view.discussions, view.meetings, view.reviews):
        rows += [row for row in sheet if getattr(row, row.key) == owner]
    for belonging in (view.sections, view.actions, view.disagreements):
        rows += [row for row in belonging if row.belongs_to == owner]
    marks = [getattr(row, "not_for", Blank.NOT_RECORDED) for row in rows]
    if known(of_case := getattr(view.details, "not_for", Blank.NOT_RECORDED)):
        marks.append(of_case)  # a child harmed's discussion sees nothing of the case's own row
    marks += [row.not_for for row in view.sharing if row.belongs_to == owner]
    not_shared = [row.agency for row in view.sharing if row.belongs_to == owner and row.decision != "share"]
    if any(mark in (Blank.WITHHELD, Blank.NOT_KNOWN) for mark in marks):
        return "not for any other agency"
    kept = [one for mark in marks if known(mark) for one in mark]
    kept += [one for one in not_shared if known(one) and one not in _FAMILY]
    labels = dict.fromkeys(one.label for one in kept)
    return f"not for {', '.join(labels)}" if labels else ""
