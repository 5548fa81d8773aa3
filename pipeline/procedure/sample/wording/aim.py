"""The AIM planning meeting and the AIM report with its 10 contents."""

from __future__ import annotations

from pipeline.procedure.sample.wording import aim_report_first as first
from pipeline.procedure.sample.wording import aim_report_second as second
from pipeline.procedure.sample.wording import for_professionals

AIM_PLANNING = (
    for_professionals(
        (
            "Two assessors work together over eight weeks.",
            "Records are read first, then come the interviews.",
        ),
        (
            "Sessions take place after school.",
            "The child's sessions are at the family centre, at the child's own request.",
            "The sessions are short, with pictures and breaks.",
        ),
    ),
    for_professionals(
        (
            "The lead assessor sees the child; the second assessor sees {carers}.",
            "Both assessors see the child and {carers}.",
        ),
        ("The school is interviewed by {later}.", "Interviews are finished by {later}."),
    ),
    for_professionals(
        (
            "The safety plan was read through and stays as it is.",
            "The safety plan was read through, and break times were added.",
        ),
        ("{Worker} looks at it again on {later}.", "{Carers} agreed."),
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
