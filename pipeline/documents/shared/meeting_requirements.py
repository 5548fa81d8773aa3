"""What the procedure asks of each kind of meeting: purpose, points, decisions, and what agencies bring."""

from __future__ import annotations

#: What every agency is asked for before a strategy discussion, and what one agency is asked for in addition
#: (R04 to R09).
TO_DISCUSSION = (
    "What your agency knows about the child and the family, with dates, for the chronology.",
    "What your agency can do from today to keep everyone safe.",
)
OF_AGENCY = {
    "Police": "Whether there is, or will be, a police enquiry, and how it affects the work with the child.",
    "YOS": "Who is trained in AIM assessment and could lead one.",
    "Health": "The child's health needs, and the health professionals who know the child.",
    "Education": "How the child is doing in education, and what adults there can do for the safety plan.",
    "CSC": "The chronology so far, and where the child lives now.",
    "HSBTeam": "Advice on whether an AIM assessment would be useful now, and what else would, with the "
    "reasons.",
    "IRO": "The child's care plan.",
}
TO_REVIEW = (
    "A short written account of your work since the last meeting.",
    "Your view of the risk, of how the safety plan is working, and of the carers' ability to protect.",
    "Progress on your agency's actions.",
)
TO_PLANNING = (
    "What you know that affects how the assessment is made, and who should speak to whom.",
    "Your dates for the next eight weeks.",
)
TO_PLAN = (
    "A short written account of your work with the child or the family.",
    "What your agency will do under the plan, and by when.",
)
#: What each kind of meeting is for, in the procedure's terms.
PURPOSE = {
    "displayed": "to share what each agency knows, to agree a temporary risk management strategy, "
    "and to decide on a section 47 enquiry and on an AIM assessment.",
    "harmed": "to share what each agency knows about the child harmed, to keep the child safe, and to "
    "decide on a section 47 enquiry.",
    "aim_planning": "to start the AIM assessment: how it is made, who speaks to whom, and whether the "
    "current risk management plan should change.",
    "conference": "to decide whether the child needs a child protection plan, and to agree the shared "
    "multi-disciplinary plan.",
    "review_conference": "to look at the child protection plan: what has changed, "
    "and whether it is still needed.",
    "core_group": "to carry out the child protection plan, "
    "and to address the behaviour and the risks to others.",
    "child_in_need": "to agree the services that the child and the family need, "
    "and the shared multi-disciplinary plan.",
    "plan": "to agree the shared multi-disciplinary plan: who does what, and by when.",
    "looked_after_review": "to look at the care plan of the looked-after child.",
    "read_through": "to read the AIM report through together, and to note any disagreement with it.",
    "review": "to look at the risk, the safety plan, the carers' ability to protect "
    "and the progress of the intervention plan, and to set the next date.",
}
#: What the procedure asks a meeting to consider whose paperwork has no numbered headings (R15, R24 to R27).
POINTS = {
    "core_group": (
        "The child's behaviour, and the risks to others",
        "The concerns that led to the child protection plan",
        "Progress of the child protection plan",
    ),
    "review_conference": (
        "Progress of the child protection plan",
        "The risks now",
        "Whether the plan is still needed",
    ),
    "looked_after_review": (
        "How the child is, and what the child says",
        "Where the child lives, education and health",
        "The safety plan",
        "The plan from here",
    ),
    "read_through": (
        "The AIM report, read through together",
        "Where anybody does not agree, in their own words",
        "The degree of support that parents and carers can give, and what help they need",
        "Whether a child-friendly version or a parents' report is made, and the family's own copy",
    ),
}
#: What the procedure asks a meeting to decide (R06, R07, R09 to R12, R18, R20, R28).
DECISIONS = {
    "displayed": (
        "Whether the chronology is compiled and shared",
        "The temporary risk management strategy",
        "Whether a section 47 enquiry is made, who leads it, and why",
        "What the HSB team recommends, and why; who advised, and when",
        "Whether an AIM assessment is made, who leads it, and why",
        "Where there is no AIM assessment: what other work is done, and by whom",
        "Where the Youth Offending Service leads: how social care is jointly involved",
    ),
    "harmed": (
        "The temporary risk management strategy",
        "Whether a section 47 enquiry is made, who leads it, and why",
        "What support the child harmed and the family are offered",
    ),
    "aim_planning": (
        "How the assessment is made",
        "Who speaks to whom",
        "Whether the current risk management plan changes",
    ),
    "read_through": (
        "The degree of support that parents and carers can give",
        "Whether a child-friendly version or a parents' report is made",
    ),
    "conference": (
        "Whether there is a child protection plan, and its category",
        "What services and risk management there are, where there is none",
        "The shared multi-disciplinary plan",
    ),
    "child_in_need": ("The level of support", "The shared multi-disciplinary plan"),
    "plan": (
        "The shared multi-disciplinary plan",
        "The Disclosure and Barring Service question: how it was considered, and why",
    ),
    "review": (
        "Whether the intervention plan is agreed or changed",
        "The level of supervision",
        "Whether the safety plan changes",
        "The date of the next review",
    ),
}
