"""A row of the sharing log is about the child of the discussion at which it was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, SharingDecision, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R02"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each row that no minutes print, because it and its discussion are about two children."""
    for row in case.sharing:
        if row.about == "harmed" and case.linked_child(row.link_id) is None:
            problem = "this is about a child harmed, but no child is named."
            yield at(row, "link_id", problem, "Enter the Link ID of the child.")
        elif known(row.about):
            yield from _at_its_discussion(case, row)


def _at_its_discussion(case: Case, row: SharingDecision) -> Iterator[Finding]:
    discussion = case.discussion(row.belongs_to)
    if discussion is not None:
        alike = row.about == discussion.about and (
            row.about != "harmed" or not known(discussion.link_id) or row.link_id == discussion.link_id
        )
        where = address(discussion, "about")
    else:
        alike, where = row.about != "harmed" or not known(row.belongs_to), "the case's own meetings"
    if not alike:
        problem = f"this is not about the same child as the meeting at which it was decided ({where})."
        remedy = "Correct About and Link ID, or Decided at. Until then it is not printed in any minutes."
        yield at(row, "about", problem, remedy)
