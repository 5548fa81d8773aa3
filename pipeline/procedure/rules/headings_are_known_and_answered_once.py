"""Each heading number exists in its paperwork, and is answered once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Section, headings_of, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R08, R18, R23, R30"
SEVERITY = Severity.ERROR
BLOCKS = True
NEEDS = ("sections.section_no",)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each heading number that the paperwork does not have, or that appears twice."""
    owners = {
        one.id: one for one in (*case.discussions, *case.meetings, *case.aim_assessments, *case.reviews)
    }
    seen: dict[tuple[str, int], Section] = {}
    for section in case.sections:
        owner = owners.get(section.belongs_to)
        if owner is None or not known(section.section_no):
            continue
        headings = headings_of(owner)
        if headings is None:
            problem = f"{owner.id} is a meeting whose record has no numbered headings."
            yield at(
                section,
                "belongs_to",
                problem,
                'If it made the plan, enter Yes under "Makes the plan" on its row.',
            )
            continue
        if not 1 <= section.section_no <= len(headings.titles):
            problem = (
                f"the {headings.name} has no heading {section.section_no}; its headings are 1 to "
                f"{len(headings.titles)}."
            )
            yield at(
                section, "section_no", problem, "Correct the number; the Codes sheet lists the headings."
            )
            continue
        first = seen.setdefault((owner.id, section.section_no), section)
        if first is not section:
            problem = (
                f"heading {section.section_no} of {owner.id} appears twice (also at "
                f"{address(first, 'section_no')})."
            )
            yield at(
                section,
                "section_no",
                problem,
                ("Put the two texts in one row, or correct the number that is wrong."),
            )
