"""Short texts of separate rows: tasks, safety measures, chronology entries, reasons, disagreements."""

from __future__ import annotations

#: Task, owner, agency, and how a family copy words it.
TASKS = (
    (
        "Visit the family and go through the safety plan.",
        "Social worker",
        "CSC",
        "The social worker visits you about it.",
    ),
    ("Send the chronology to each agency that took part.", "Business support", "CSC", ""),
    (
        "Tell the school's safeguarding lead what was agreed.",
        "Social worker",
        "CSC",
        "The social worker tells the school.",
    ),
    (
        "Write the school's part of the safety plan.",
        "Head of year",
        "Education",
        "The school writes its part of the plan.",
    ),
    ("Check the health record and report to the chair.", "School nurse", "Health", ""),
    ("Confirm whether an investigation is open.", "Detective constable", "Police", ""),
    ("Offer the family a support worker.", "Team manager", "CSC", "We offer you a family support worker."),
    ("Arrange a mentor in school.", "Head of year", "Education", "The school finds a mentor for your child."),
    ("Invite the virtual team to the next meeting.", "Business support", "CSC", ""),
    (
        "Book the room and send the invitations.",
        "Business support",
        "CSC",
        "You get a letter with the date and place.",
    ),
    (
        "Offer an appointment with the school nurse.",
        "School nurse",
        "Health",
        "The school nurse offers your child an appointment.",
    ),
    (
        "Look at the supervision at break times and report.",
        "Deputy head",
        "Education",
        "The school looks at break times.",
    ),
    (
        "Explain the assessment to the family.",
        "Case manager",
        "YOS",
        "Somebody explains the assessment to you.",
    ),
    (
        "Ask the youth club for a named adult.",
        "Case manager",
        "YOS",
        "The youth club names an adult your child can go to.",
    ),
)
TASKS_FOR_A_CHILD_HARMED = (
    ("Offer the family a support worker of their own.", "Social worker", "CSC", ""),
    ("Name an adult in school whom the child can go to.", "Safeguarding lead", "Education", ""),
    ("Tell the parents what happens next.", "Detective constable", "Police", ""),
    ("Offer an appointment with the school nurse.", "School nurse", "Health", ""),
)

#: Measures by setting: what is done, and who sees that it is.
MEASURES = {
    "home": (
        ("An adult is in the same room when younger children visit.", "Parent or carer"),
        ("Bedrooms are used by one person at a time.", "Parent or carer"),
        ("An adult stays downstairs until everyone is asleep.", "Parent or carer"),
    ),
    "school": (
        ("A named adult meets the child at the gate.", "Head of year"),
        ("The child uses the staffed area at breaks.", "Deputy head"),
        ("The head of year looks at the timetable each week.", "Head of year"),
    ),
    "community": (
        ("Each activity is agreed with the social worker beforehand.", "Social worker"),
        ("The club has a named adult who knows the plan.", "Club leader"),
    ),
    "online": (
        ("Devices are used in shared rooms only.", "Parent or carer"),
        ("An adult looks through the settings of each device every week.", "Parent or carer"),
    ),
    "placement": (
        ("Staff keep the night log and send it to the social worker each Monday.", "Registered manager"),
    ),
}

ENTRIES = {
    "incident": (
        "Recorded under its own reference. The safeguarding lead told the council the same day.",
        "Recorded under its own reference. The council was told by telephone.",
    ),
    "referral": ("The referral was received and passed to the duty manager.", "A discussion was arranged."),
    "discussion": ("Strategy discussion held. Its decisions are in the minutes.",),
    "visit": (
        "The social worker visited and went through the safety plan.",
        "The social worker visited. The measures at home were in place.",
    ),
    "contact": (
        "The school telephoned: its arrangements are in place.",
        "Health confirmed that the appointment was kept.",
    ),
    "enquiry": ("A section 47 enquiry began.",),
    "plan": ("Meeting held. The multi-disciplinary plan was agreed.",),
    "planning": ("AIM planning meeting held. The assessment began.",),
    "report": ("The AIM report was made final.",),
    "review": (
        "AIM review held. The date of the next was set.",
        "AIM review held. The safety plan was confirmed.",
    ),
    "declined": ("The family declined the assessment. A safeguarding response was considered.",),
    "service": ("The sessions of work began.", "The family support worker began visiting."),
    "closed": ("The case was closed to the service.",),
}

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
        "The virtual team advises an assessment.",
        "All agencies agreed that an assessment is needed.",
    ),
    "no": (
        "An assessment does not suit the child's age and stage. Other work does.",
        "The virtual team advises that an assessment is not suitable.",
    ),
    "deferred": ("The question is decided when more is known.",),
}
OTHER_WORK = (
    ("Six sessions on boundaries and safe relationships, looked at after three.", "Youth support team"),
    ("Family sessions, and a programme in school.", "Family centre"),
)
DBS_REASONS = {
    "not_considered": "The chair brings the question to the next meeting.",
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
    ("child", 2, "I think the next meeting is too far away.", "The chair telephones in between."),
    (
        "parent",
        1,
        "We do not agree that weekends are the difficult time.",
        "Both views are recorded. The group looks at it again.",
    ),
)
VIEWS_ON_SHARING = (
    "Is content for both parents to read everything.",
    "Would like to see the report before anyone else does.",
    "Does not want school friends' parents to be told.",
    "Would like the social worker to explain who reads what.",
)
SAFEGUARDING_OUTCOMES = (
    "The safety plan is enough for now. The question is asked again in four weeks.",
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
    "VirtualTeam": "Practitioner",
    "IRO": "Independent Reviewing Officer",
    "Advocate": "Advocate",
    "Other": "Lead of the other council's team",
}
