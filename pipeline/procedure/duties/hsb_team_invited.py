"""The HSB team is invited to every strategy discussion about the child, whether or not there is
offending.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.invitations import invite, invited
from pipeline.procedure.obligation import Asked, Strength
from pipeline.procedure.queries import about_the_child, took_place, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R05"
MEASURE = "K19"
NAME = "HSB team invited to the strategy discussion"
COUNTED = "It counts the discussions to which the harmful sexual behaviour team was invited."
OF = "All strategy discussions about the child, held or arranged, in the period."
QUESTION = "Why was the HSB team not invited to the others?"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "HSB team: “invited to all strategy discussions regarding children/ young people who demonstrate "
    "harmful sexual behaviour”"
)
WHAT = "Invitation of the HSB team"
SINCE = "Strategy discussion"
WHO = "Referral team or allocated team"
DO = "Invite the HSB team, and record it on the sheet Attendance."
NONE = "No strategy discussion about the child is recorded."
DOCUMENT = "invitation"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion about the child, held or arranged."""
    for discussion in about_the_child(case):
        answer, place = invited(case, discussion.discussion_id, "HSBTeam")
        yield Asked(
            key=discussion.discussion_id,
            about=discussion.discussion_id,
            since=when(discussion),
            done=place,
            answer=answer,
            held=took_place(discussion),
            unknown=True,
            do=invite(discussion),
        )
