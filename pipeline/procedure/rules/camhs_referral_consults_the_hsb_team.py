"""A referral to CAMHS about the behaviour is first discussed with the HSB team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R13"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each discussion with such a referral and without consultation of the HSB team."""
    for discussion in case.discussions:
        if known(discussion.camhs_referral_on) and discussion.hsb_team_consulted is not True:
            problem = (
                f"a referral was made (at {address(discussion, 'camhs_referral_on')}), but this does not "
                "say that the HSB team was consulted."
            )
            yield at(
                discussion,
                "hsb_team_consulted",
                problem,
                "Enter Yes if it was. If not, speak to the HSB team now.",
            )
