"""The AIM planning meeting and the AIM report with its 10 contents."""

from __future__ import annotations

from pipeline.procedure.sample.wording import aim_report_first as first
from pipeline.procedure.sample.wording import aim_report_second as second
from pipeline.procedure.sample.wording import for_professionals

AIM_PLANNING = (
    for_professionals(
        (
            "Two assessors will work together over eight weeks.",
            "They will read records first, and then hold interviews.",
        ),
        (
            "Sessions will take place after school.",
            "The child's sessions will be at the family centre, as the child asked.",
            "The sessions will be short, with pictures and breaks.",
        ),
    ),
    for_professionals(
        (
            "The lead assessor will see the child. The second assessor will see {carers}.",
            "Both assessors will see the child and {carers}.",
        ),
        ("The school will be interviewed by {later}.", "Interviews will be finished by {later}."),
    ),
    for_professionals(
        (
            "The safety plan was read through and stays as it is.",
            "The safety plan was read through, and break times were added.",
        ),
        ("{Worker} will look at it again on {later}.", "{Carers} agreed."),
    ),
)

AIM_REPORT = (
    first.CONTEXT,
    first.DEVELOPMENT,
    first.SERVICES,
    first.RISK,
    first.SUPERVISION,
    second.PROTECTION,
    second.ENGAGEMENT,
    second.CARERS,
    second.CONCLUSIONS,
    second.TIMESCALES,
)
