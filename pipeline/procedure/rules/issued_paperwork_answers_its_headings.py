"""Paperwork that has been issued answers every heading that the procedure asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import AimAssessment, Case, Meeting, Record, headings_of, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.queries import is_answered

SOURCE = "R08, R18, R20, R23, R30"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the issue date of each record with a heading that is not answered."""
    answered: dict[str, set[int]] = defaultdict(set)
    for section in case.sections:
        if known(section.section_no) and is_answered(section):
            answered[section.belongs_to].add(section.section_no)
    for owner in (*case.discussions, *case.meetings, *case.aim_assessments, *case.reviews):
        headings, issued = headings_of(owner), _issued(owner)
        if headings is None or not day_of(getattr(owner, issued)):
            continue
        missing = [
            str(number) for number in range(1, headings.mandatory + 1) if number not in answered[owner.id]
        ]
        if missing:
            which = (
                f"heading {missing[0]} has"
                if len(missing) == 1
                else f"headings {', '.join(missing[:-1])} and {missing[-1]} have"
            )
            yield at(
                owner,
                issued,
                f"the {headings.name} was issued, but its {which} no answer.",
                "Enter the answer under its heading number on the sheet Document sections, or why the "
                "heading does not apply.",
            )


def _issued(owner: Record) -> str:
    """The field with the date on which the paperwork was issued."""
    if isinstance(owner, AimAssessment):
        return "report_final_on"
    return "plan_agreed_on" if isinstance(owner, Meeting) and owner.makes_plan else "minutes_issued_at"
