"""A discussion about a child harmed names that child, whose own row names the discussion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R02"
SEVERITY = Severity.ERROR
BLOCKS = True
NEEDS = ("discussions.about", "discussions.link_id")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such discussion without a child harmed, and each child with another's discussion."""
    for discussion in case.discussions:
        if discussion.about != "harmed":
            continue
        child = case.linked_child(discussion.link_id)
        if child is None:
            problem, remedy = (
                "this discussion is about a child harmed, but no child is named.",
                "Enter the Link ID of the child.",
            )
            yield at(discussion, "link_id", problem, remedy)
        elif child.role != "harmed":
            problem = (
                f"this discussion is about a child harmed, but {child.link_id} is not recorded as a child "
                f"harmed (at {address(child, 'role')})."
            )
            yield at(discussion, "link_id", problem, "Correct the Link ID, or the child's part.")
    for child in case.linked_children:
        own = case.discussion(child.discussion_id)
        if own is not None and known(own.about) and (own.about != "harmed" or own.link_id != child.link_id):
            about, cell = (
                ("link_id", "the Link ID") if own.about == "harmed" else ("about", "whom it is about")
            )
            problem = f"{own.discussion_id} is not about this child (at {address(own, about)})."
            yield at(child, "discussion_id", problem, f"Correct either the discussion here, or {cell} there.")
