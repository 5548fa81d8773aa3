"""Parents or carers and the young person are invited to each review, unless they are excluded."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, Review, known
from pipeline.procedure.invitations import all_invited, invite, is_silent
from pipeline.procedure.obligation import Asked, Strength
from pipeline.procedure.queries import took_place, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R28"
STRENGTH = Strength.WILL
PARAGRAPH = "AIM review meeting: “a multi-agency meeting to which parents and the young person are invited”"
WHAT = "Invitation of the family"
SINCE = "Review"
WHO = "Whoever arranges the review"
DO = "Invite them, and record it on the sheet Attendance."
NONE = "No review is held or arranged."
DOCUMENT = "parents_invitation"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review, held or arranged. Exclusions belong to another duty (R29).

    Where the record says of some of the family that they were invited, its silence about others is open.
    """
    for review in case.reviews:
        if took_place(review) or known(review.arranged_for):
            agencies = [one for one in terms.agencies if not _excluded(case, review, one)]
            answer, missing = all_invited(case, review.review_id, agencies)
            yield Asked(
                key=review.review_id,
                about=review.review_id,
                since=when(review),
                answer=answer,
                missing=missing,
                held=took_place(review),
                unknown=is_silent(case, review.review_id, agencies),
                do=invite(review),
            )


def _excluded(case: Case, review: Review, agency: str) -> bool:
    rows = [one for one in case.attendance_at(review.review_id) if one.agency == agency]
    return bool(rows) and all(one.excluded is True for one in rows)
