"""Short texts of separate rows that professionals read: reasons, disagreements, views, roles."""

from __future__ import annotations

S47_REASONS = {
    True: (
        "What was shared meets the threshold for an enquiry.",
        "The discussion agreed that an enquiry is needed.",
    ),
    False: (
        "What was shared does not meet the threshold.",
        "The child's needs can be met without an enquiry.",
    ),
}
AIM_REASONS = {
    "yes": (
        "An assessment will say what work is needed.",
        "The HSB team advises an assessment.",
        "All agencies agreed that an assessment is needed.",
    ),
    "no": (
        "An assessment does not suit the child's age and stage of development. Other work does.",
        "The HSB team advises that an assessment is not suitable.",
    ),
    "deferred": ("The question will be decided when more is known.",),
}
OTHER_WORK = (
    ("Six sessions on boundaries and safe relationships, reviewed after the third.", "Youth support team"),
    ("Family sessions, and a programme in school.", "Family centre"),
)
DBS_REASONS = {
    "not_considered": "The chair will bring the question to the next meeting.",
    "not_met": "The first condition is not met on what is known.",
    "not_referred": "Both conditions were considered. The second is not met at this age.",
    "referred": "Both conditions are met, and the legal adviser agreed.",
}
EXCLUSIONS = {
    "third": "Another family's information was discussed under these headings.",
    "police": "The officer asked for these headings to be discussed without family present.",
    "wishes": "The child asked to speak to the group without the relative present.",
}
DISAGREEMENTS = (
    (
        "parent",
        3,
        "We asked for the support worker to come on another day. Nobody told us why that could not be done.",
        "The assessors agree. The day has been changed.",
    ),
    (
        "parent",
        8,
        "I think the report should say that we asked for help first, before anyone telephoned us.",
        "The date of the request has been added to heading 2.",
    ),
    (
        "child",
        7,
        "I did not miss that session. I was told the wrong day.",
        "The assessors have corrected this.",
    ),
    ("child", 10, "I would like the meetings to be shorter.", "The chair will keep each part to 20 minutes."),
    (
        "professional",
        5,
        "The school would have liked the level of supervision to be set for each lesson.",
        "The assessors describe settings. The school's own plan covers lessons.",
    ),
)
REVIEW_DISAGREEMENTS = (
    ("child", 2, "I think the next meeting is too far away.", "The chair will telephone in between."),
    (
        "parent",
        1,
        "We do not agree that weekends are the difficult time.",
        "Both views are recorded. The next meeting will look at it again.",
    ),
)
VIEWS_ON_SHARING = (
    "Is content for both parents to read everything.",
    "Would like to see the report before anyone else does.",
    "Does not want school friends' parents to be told.",
    "Would like the social worker to explain who reads what.",
)
SAFEGUARDING_OUTCOMES = (
    "The safety plan is enough for now. The question will be asked again in four weeks.",
    "A further strategy discussion is not needed. The child in need plan continues.",
)
LEVELS_OF_NEED = ("Child in need plan, meetings every six weeks", "Child in need plan with family support")

#: The role of the person who comes for each agency.
ROLES = {
    "CSC": "Social worker",
    "Police": "Detective constable",
    "YOS": "Case manager",
    "Health": "School nurse",
    "Education": "Safeguarding lead",
    "HSBTeam": "Practitioner",
    "IRO": "Independent Reviewing Officer",
    "Advocate": "Advocate",
    "Other": "Lead of the other council's team",
}
