"""A referral says whether a crime may have been committed: it decides whether the police are asked first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Cell, Strength

SOURCE = "R03"
STRENGTH = Strength.SHOULD
WHO = "Referral team or allocated team"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each referral that does not answer, in a workbook with a column for it."""
    for referral in case.referrals:
        if not known(referral.crime_concern) and Cell(referral, "crime_concern").is_kept:
            yield Missing(
                referral,
                "crime_concern",
                "this referral does not say whether a crime may have been committed",
                "Enter Yes or No. If Yes, contact the police in the first instance.",
                referral.received_at,
            )
