"""Where a crime may have been committed, the police are contacted in the first instance."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R03"
STRENGTH = Strength.SHOULD
PARAGRAPH = "Strategy discussion: “the police should be contacted in the first instance”"
WHAT = "Contact with the police"
SINCE = "Referral"
WHO = "Whoever refers"
DO = "Contact the police, and enter when."
ALWAYS = True
NONE = "No referral raised a concern that a crime was committed."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each referral that says that a crime may have been committed."""
    for referral in case.referrals:
        if referral.crime_concern is True:
            yield Asked(
                key=referral.referral_id,
                about=referral.referral_id,
                since=Cell(referral, "received_at"),
                done=Cell(referral, "police_contacted_at"),
            )
