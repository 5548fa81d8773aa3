"""A plan that answers the heading on the DBS has the answer in its own columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, headings_of, known
from pipeline.model.section_headings import DBS_HEADING, PLAN
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R18"
STRENGTH = Strength.WILL
WHO = "Chair of the meeting"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each plan with words under the DBS heading, where the columns of the question are empty."""
    for meeting in case.meetings:
        if headings_of(meeting) is not PLAN or known(meeting.dbs_considered):
            continue
        answered = any(
            one.section_no == DBS_HEADING and known(one.text_professional)
            for one in case.sections_of(meeting.id)
        )
        if answered:
            yield Missing(
                meeting,
                "dbs_considered",
                "the plan has text under the DBS heading, but the question itself is not answered",
                "Choose the answer, and enter why and who decided.",
                meeting.held_at,
            )
