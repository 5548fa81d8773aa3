"""What the rich case records under each heading: procedural, neutral, invented."""

from __future__ import annotations

from pipeline.model import Blank

DISPLAYED, HARMED, HARMED_TOO = "SD-0001", "SD-0002", "SD-0003"
PLAN, AIM, REVIEW, NEXT_REVIEW = "M-0018", "AIM-0021", "RV-0014", "RV-0015"

WORDING: dict[str, tuple[str | Blank, ...]] = {
    DISPLAYED: (
        "The child stays with the named relative from today. The social worker visits on Friday.",
        "The police opened an enquiry on 4 August. It does not hold up the assessment.\nThe officer gives "
        "an update by 12 August.",
        "Social care shares the record with the school and the health visitor. The social worker does so "
        "by telephone today.",
        "Each agency gave what it knew. The chronology below was agreed.",
        "Adults at home keep the child within sight. The school has a plan of its own.",
    ),
    HARMED: (
        "The child is safe at home. The social worker calls on Thursday.",
        "The police spoke with the parents. The child is not asked about it again by anybody else.",
        "Social care tells the school what it needs to know, and nothing more.",
        "Health and education gave what they knew.",
        "The parents have a named person to telephone at any time.",
    ),
    PLAN: (
        "A section 47 enquiry was made. No child protection conference was needed.",
        "Two named adults arrange that the children are not alone together.",
        "The safety plan covers home, school and the community. The social worker reviews it each month.",
        "The child lives with a relative until the assessment is complete.",
        "The child attends full time. The head of year is the point of contact.",
        "The child sees the family doctor in September.",
        "A family support worker visits each week.",
        "The child asked to go on with the swimming club. The club has a named adult.",
        "Support was offered to each family by a worker of its own.",
        "Work begins after the AIM report, with the lead assessor.",
        "Each professional's tasks are in the table of actions.",
        Blank.NOT_APPLICABLE,
        "The group asked whether the conditions for a referral were met.",
        "The plan is reviewed every six weeks.",
    ),
    AIM: (
        "The assessors met the child four times and the carers twice.\n\nThey read the chronology and the "
        "school's records.",
        "The child lives with a relative and attends school full time.",
        "A family support worker, and a place at the youth club on Tuesdays.",
        "The assessors describe what raises and what lowers concern, setting by setting.",
        "An adult within sight at home and at school, until the first review.",
        "No child protection conference is needed while the safety plan holds.",
        "The child came to every session and asked to go on.",
        "The carers keep the safety plan and ask for advice in good time.",
        "Work of about six months, with the lead assessor and a family worker.",
        "A first review within six weeks, then every two months.",
    ),
    REVIEW: (
        "The group found that concern is lower at school and unchanged at home.",
        "The safety plan works. Break times are now covered.",
        "The carers came to both sessions and use the plan every day.",
        "Four of ten sessions are done.",
    ),
}
