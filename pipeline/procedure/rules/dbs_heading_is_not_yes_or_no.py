"""Heading 13 of the plan is never a bare yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.code import squash
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R18 heading 13; catalogue 2.2"
SEVERITY = Severity.ERROR
BLOCKS = True
NEEDS = ("sections.section_no", "meetings.makes_plan")

BARE = {"yes", "no", "y", "n", "true", "false"}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each plan's heading 13 that is only yes or no, which reads as if a name were on a list."""
    plans = {meeting.meeting_id for meeting in case.meetings if meeting.makes_plan is True}
    for section in case.sections:
        if section.section_no == 13 and section.belongs_to in plans:
            for name in ("text_professional", "text_family", "text_child"):
                text = getattr(section, name)
                if known(text) and squash(text) in BARE:
                    yield at(
                        section,
                        name,
                        "heading 13 asks whether the DBS question was considered, so Yes or No alone could "
                        "be misread.",
                        "Enter what was considered and why, and choose the answer on the meeting's own row.",
                    )
