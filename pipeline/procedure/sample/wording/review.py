"""Minutes of AIM reviews: their four headings."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading

REVIEW = (
    Heading(
        (
            "Risk was discussed setting by setting.",
            "Concern is lower at school than at the last meeting.",
            "Concern is unchanged at home and lower in the community.",
        ),
        (
            "Nothing has been reported since the last meeting.",
            "The group found that supervision is working.",
            "The group asked for another report from the school by {later}.",
        ),
        "We talked about safety at home, at school and outside.",
        "We talked about how everyone stays safe.",
    ),
    Heading(
        (
            "The safety plan was read through, measure by measure.",
            "Two measures have a new owner.",
            "The measure for travel to school is no longer needed.",
        ),
        ("The rest stays as it is.", "{Worker} sends the new version by {soon}.", "{Carers} agreed."),
        "We looked at each part of the safety plan together.",
        "We looked at your plan together.",
    ),
    Heading(
        (
            "{Carers} described a usual week.",
            "{Carers} described what they do when a plan changes.",
            "{Carers} asked for help at weekends.",
        ),
        (
            "The group found that they are able to protect, with the help they have.",
            "A family worker calls by {soon}.",
            "A relative now knows the plan too.",
        ),
        "We talked about what you do well, and what would help you.",
        "The people who look after you told us what they do.",
    ),
    Heading(
        (
            "Half of the sessions are done.",
            "Two thirds of the sessions are done.",
            "The sessions are going as planned.",
            "The sessions began late and are now weekly.",
        ),
        (
            "The child has met the first aim.",
            "The lead assessor reports again at the next review.",
            "School and home use the same words for the same things.",
        ),
        "The sessions are going on, and we said how far they have come.",
        "You have been to your sessions. We said what comes next.",
        "Going to the sessions each week.",
    ),
)

#: The last review, when the work is done.
FINAL_REVIEW = (
    *REVIEW[:3],
    Heading(
        ("The sessions are complete.", "All of the planned work is done."),
        (
            "The child has met each aim.",
            "The school goes on meeting the child each week.",
            "{Carers} know whom to ask for advice.",
        ),
        "The sessions are finished, and we said what you can do if you need help again.",
        "You have finished your sessions. Well done.",
        "Finishing every session.",
    ),
)
