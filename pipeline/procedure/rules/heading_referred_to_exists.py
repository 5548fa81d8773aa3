"""The heading that an action or a disagreement is about exists in the paperwork."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Action, Case, Disagreement, headings_of, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R18, R23, R25"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each heading number of an action or a disagreement that its paperwork does not have."""
    owners = {
        one.id: one for one in (*case.discussions, *case.meetings, *case.aim_assessments, *case.reviews)
    }
    rows: tuple[Action | Disagreement, ...] = (*case.actions, *case.disagreements)
    for row in rows:
        owner = owners.get(row.belongs_to)
        if owner is None or not known(row.section_no):
            continue
        headings = headings_of(owner)
        if headings is None:
            problem = f"the record of {owner.id} has no numbered headings."
            yield at(row, "section_no", problem, "Clear the cell, or correct the ID under Belongs to.")
        elif not 1 <= row.section_no <= len(headings.titles):
            problem = (
                f"the {headings.name} has no heading {row.section_no}; its headings are 1 to "
                f"{len(headings.titles)}."
            )
            yield at(row, "section_no", problem, "Correct the number; the Codes sheet lists the headings.")
