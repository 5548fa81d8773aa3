"""Police, the Youth Offending Service, social care and health are invited to the strategy discussion about
the child.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.invitations import all_invited, invite
from pipeline.procedure.obligation import Asked, Strength
from pipeline.procedure.queries import about_the_child, took_place, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R04"
MEASURE = "K17"
NAME = "All required agencies invited to the strategy discussion"
COUNTED = "It counts the discussions to which every agency that the procedure names was invited."
OF = "All strategy discussions about the child, held or arranged, in the period."
QUESTION = "Which agency is most often left out?"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "Strategy discussion: “Police, YOS, social care, health and any other agencies who have important "
    "information, e.g. "
    "education will be invited”"
)
WHAT = "Invitation of the agencies"
SINCE = "Strategy discussion"
WHO = "Referral team or allocated team"
DO = "Invite them, and record it on the sheet Attendance."
NONE = "No strategy discussion about the child is recorded."
DOCUMENT = "invitation"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion about the child, held or arranged. The settings name the agencies."""
    for discussion in about_the_child(case):
        answer, missing = all_invited(case, discussion.discussion_id, terms.agencies)
        yield Asked(
            key=discussion.discussion_id,
            about=discussion.discussion_id,
            since=when(discussion),
            answer=answer,
            missing=missing,
            held=took_place(discussion),
            unknown=True,
            do=invite(discussion),
        )
