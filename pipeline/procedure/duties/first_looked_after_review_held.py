"""A child who becomes looked after has a first looked-after review within 20 working days."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import looked_after_reviews
from pipeline.procedure.time_limits import Terms

SOURCE = "S10"
UNIT = "Child who becomes looked after"
OF = "All first looked-after reviews that fell due in the period, from the child's first referral on."
BEFORE_REFERRAL = True
STRENGTH = Strength.WILL
PARAGRAPH = "S.I. 2010/959, regulation 33(1): 20 working days"
WHAT = "First looked-after review"
SINCE = "Looked after"
WHO = "Independent Reviewing Officer"
DO = "Hold the review, and enter it on the sheet Meetings."
NONE = "The child is not looked after."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One where the child is, or has been, looked after."""
    if case.details.looked_after is True or known(case.details.looked_after_from):
        held = looked_after_reviews(case)
        yield Asked(
            key=case.id,
            since=Cell(case.details, "looked_after_from"),
            done=Cell(held[0], "held_at") if held else None,
            unless=""
            if case.details.looked_after is True or held
            else "The child is no longer looked after.",
        )
