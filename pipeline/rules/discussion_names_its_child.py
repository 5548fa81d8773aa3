"""A discussion about a child harmed names that child, whose own row names the discussion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.case import Case
from pipeline.finding import Finding, Severity, address, at

SOURCE = "R02"
SEVERITY = Severity.ERROR
BLOCKS = True


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each discussion about a child harmed whose child is missing, not harmed, or held to another discussion."""
    for discussion in case.discussions:
        if discussion.about != "harmed":
            continue
        child = case.linked_child(discussion.link_id)
        if child is None:
            problem, remedy = "this discussion is about a child harmed, but no child is named.", "Write the Link ID of the child."
        elif child.role != "harmed":
            problem = f"this discussion is about a child harmed, but {child.link_id} is not one (at {address(child, 'role')})."
            remedy = "Correct the Link ID, or the child's part."
        elif isinstance(child.discussion_id, str) and child.discussion_id != discussion.discussion_id:
            problem = f"{child.link_id} names another discussion as its own (at {address(child, 'discussion_id')})."
            remedy = "Correct one of the two."
        else:
            continue
        yield at(discussion, "link_id", problem, remedy)
