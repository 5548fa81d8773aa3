"""Where minutes say with whom information is shared, the sharing log has a row for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import says_something

SOURCE = "R08"
STRENGTH = Strength.MAY
WHO = "Minute taker"
#: The heading of a strategy discussion under which the minutes say who shares what with whom.
_HEADING = 3
_TO_DO = (
    "Add a row to Information sharing for each decision to share or not to share, with its ground and "
    "who shares it."
)


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each discussion that answers the heading and has no row in the log.

    None where no workbook has the log.
    """
    if not case.keeps("sharing"):
        return
    logged = {row.belongs_to for row in case.sharing}
    for discussion in case.discussions:
        if not known(discussion.held_at) or discussion.discussion_id in logged:
            continue
        for section in case.sections_of(discussion.discussion_id):
            answers = section.section_no == _HEADING and says_something(section.text_professional)
            if answers:
                problem = (
                    "the minutes say who information is shared with, but the sharing log has no row for it"
                )
                yield Missing(section, "text_professional", problem, _TO_DO, discussion.held_at)
