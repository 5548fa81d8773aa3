"""Wording of the family copies: help, meetings, headings and terms in plain words, reasons for marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict


class Help(TypedDict):
    """What somebody may need in order to take part, and what to do."""

    need: str
    do: str


class ReasonForMark(TypedDict):
    """The number in a mark, and the reason that it represents."""

    number: str
    reason: str


#: What helps a parent or carer to take part, and what a child may choose.
HELPS: tuple[Help, ...] = (
    {
        "need": "need an interpreter, or this letter in another form",
        "do": "Tell us, and we will arrange it before the meeting.",
    },
    {
        "need": "want somebody with you",
        "do": "You may bring somebody you trust, or an advocate. Tell us who.",
    },
    {
        "need": "cannot come",
        "do": "Tell us as soon as you can. You may join by telephone or send us what you want to say.",
    },
    {"need": "need help to get there", "do": "Tell us. We will see what we can do."},
)
BRING = (
    "What you want to say. You may write it down before.",
    "Your questions.",
    "Anything on paper that you want us to read.",
)
CHOICES = (
    "You can come to all of the meeting, or to a part of it.",
    "You can bring somebody you trust.",
    "You can write down or draw what you want to say. Your social worker can say it for you.",
    "You can choose not to come. That is all right, and we still want to know what you think.",
)
#: Where a video meeting is, in a child's letter: the link goes to a grown-up, so that no child joins alone.
BY_VIDEO = "It is a video meeting. A grown-up who helps you has the link."
#: Headings that are never shared with a family, so that no letter names them.
NEVER_FOR_FAMILY = {
    "Support for the children harmed and their families",
    "Disclosure and Barring Service (DBS) question",
}
#: What each kind of meeting is about: for parents and carers, and for the child.
MEETINGS = {
    "": (
        "We will talk about what has been done and what comes next.",
        "We will talk about what comes next for you.",
    ),
    "aim_planning": (
        "An AIM assessment is a way of finding out what help is needed. At this meeting we plan it "
        "together: what we will do, who will talk with whom, and what keeps everyone safe in the meantime.",
        "We want to find out what help is right for you. At this meeting we plan how we do that, together "
        "with you.",
    ),
    "conference": (
        "A child protection conference is a meeting of the people who work with a child. It decides "
        "whether the child needs a plan to keep them safe. You are part of it, and you can say what you "
        "think.",
        "This is a meeting about keeping you safe. You can say what you think, or somebody can say it for "
        "you.",
    ),
    "review_conference": (
        "This meeting looks at the child protection plan: what has changed, and whether it is still needed.",
        "This meeting looks at how your plan is going.",
    ),
    "core_group": (
        "The core group is the small group that carries out the child protection plan. You are part of it.",
        "This is the group of people who make your plan happen. You can be part of it.",
    ),
    "child_in_need": (
        "This meeting agrees what help the child and the family need, and who will give it.",
        "This meeting is about the help that you and your family need.",
    ),
    "plan": (
        "This meeting makes a plan together: who does what, and by when.",
        "At this meeting we make a plan with you: who helps, and how.",
    ),
    "looked_after_review": (
        "This meeting looks at how things are going while the council looks after the child.",
        "This meeting looks at how things are going where you live.",
    ),
    "read_through": (
        "We have written the AIM report. We will read it through with you, and you can say where you do "
        "not agree. What you say is kept with the report, in your own words.",
        "We have written a report about you. We will read it with you. If you do not agree, you can say so.",
    ),
    "review": (
        "A review looks at how things are going, at what keeps everyone safe, and at what should change.",
        "A review looks at how things are going for you. We want to hear what goes well, and what you "
        "want to change.",
    ),
}
#: The procedure's terms that occur in family copies, in plain words.
GLOSSARY = {
    "AIM assessment": "A way of finding out what help a child or young person needs, "
    "and what keeps everyone safe.",
    "Assessor": "A worker who makes the AIM assessment.",
    "Chair": "The person who leads a meeting.",
    "Review": "A meeting that looks at how things are going, and what should change.",
    "Safety plan": "What everyone does to keep people safe, at home, at school and elsewhere.",
    "Social worker": "The council's worker for the child or young person.",
}
FOR_THE_CHILD_GLOSSARY = {
    "AIM assessment": "A way to find out what help is right for you.",
    "Plan": "What people will do to help you, and when.",
    "Review": "A meeting about how things are going.",
    "Safety plan": "What you and the grown-ups do to keep everyone safe.",
    "Social worker": "A grown-up whose job is to help you and your family.",
}
#: The procedure's headings as a child reads them.
FOR_THE_CHILD = {
    "Context of the behaviours": "What we looked at",
    "The child's development, family and social circumstances": "You and your family",
    "Need for services": "Help for you",
    "Risk to self and others": "Keeping safe",
    "Level of supervision required": "Having a grown-up near",
    "Child protection: risk to the child and to other children": "Making sure you are safe too",
    "The child's motivation and capacity to engage": "How you worked with us",
    "Parents' and carers' capacity to manage and support": "The people who look after you",
    "Conclusions and initial level of intervention": "What we think will help",
    "Timescales for review": "When we meet again",
    "Risk": "Keeping safe",
    "Safety plan": "Your safety plan",
    "Carers' ability to protect": "The people who look after you",
    "Progress of the intervention plan": "How it is going",
    "Child protection concerns for the child or young person": "Making sure you are safe",
    "The safety of children who may be at risk": "Keeping other children safe",
    "Managing risk at home, in school and in the wider community": (
        "Keeping safe at home, at school and outside"
    ),
    "Immediate living arrangements": "Where you live",
    "School attendance and related education issues": "School",
    "Individual health needs, including emotional health needs": "Feeling well",
    "Support for the child and family: social, emotional and behavioural development": (
        "Help for you and your family"
    ),
    "The needs of the child or young person": "What you need",
    "Intervention and treatment": "Work that we do with you",
    "Roles, tasks and expectations of each professional and agency": "Who does what",
    "Any need for further assessment": "Whether we need to find out more",
    "Timing and frequency of review meetings": "When we meet again",
    "How the assessment will be carried out": "What we will do together",
    "Who will interview whom": "Who will talk with you",
    "The current risk management plan, and whether to change it": "What keeps everyone safe now",
    "How the child is, and what the child says": "How you are, and what you say",
    "Where the child lives, education and health": "Where you live, school, and feeling well",
    "The plan from here": "What happens next",
    "Progress of the child protection plan": "How your plan is going",
    "The risks now": "Keeping safe",
    "The safety plan": "Your safety plan",
    "The AIM report, read through together": "Your report, read together",
    "Where anybody does not agree, in their own words": "What you do not agree with",
}
#: Every reason, whether or not this copy has a mark for it: the list must not reveal which were used.
MARKS: list[ReasonForMark] = [
    {"number": "01", "reason": "it is about another person"},
    {"number": "02", "reason": "it is about another child"},
    {"number": "03", "reason": "it is police information"},
    {"number": "05", "reason": "it is legal advice"},
    {"number": "06", "reason": "it would tell where information came from"},
    {"number": "07", "reason": "a person asked for this"},
    {"number": "08", "reason": "you were not at this part of the meeting"},
    {"number": "11", "reason": "it is not shared outside the council"},
    {"number": "12", "reason": "it has not been released"},
    {"number": "13", "reason": "there is another reason, which the chair can explain"},
]


def texts_of_every_copy() -> Iterator[str]:
    """Yield every text of this module: what a copy prints in the same words in every case."""
    for one in (*HELPS, *MARKS):
        yield from map(str, one.values())
    yield from (*BRING, *CHOICES, BY_VIDEO)
    for texts in MEETINGS.values():
        yield from texts
    for named in (GLOSSARY, FOR_THE_CHILD_GLOSSARY, FOR_THE_CHILD):
        yield from (*named, *named.values())
