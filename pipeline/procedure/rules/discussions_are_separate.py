"""The discussion about the child who displayed the behaviour is not also about another child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R02"
SEVERITY = Severity.ERROR
BLOCKS = True
NEEDS = ("discussions.about", "discussions.link_id")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each discussion about that child that names a linked child."""
    for discussion in case.discussions:
        if discussion.about == "displayed" and known(discussion.link_id):
            yield at(
                discussion,
                "link_id",
                "this discussion is about the child who displayed the behaviour, so it may not name another "
                "child.",
                "Clear the cell, and enter a separate discussion about the child harmed.",
            )
