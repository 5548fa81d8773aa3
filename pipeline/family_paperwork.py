"""The pieces of paper that several family copies share: only what the recipient's own view holds, in words for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.paperwork import reviews_arranged, safety_plan_in_force
from pipeline.view import Reader, Seen, View, known


def for_family(view: View, **more: Any) -> dict[str, Any]:
    """What every family copy carries: the child, and for whom it is. `more` is added to it."""
    assert view.recipient is not None
    return {
        "child": view.details,
        "recipient": view.recipient,
        "glossary": [{"term": term, "meaning": meaning} for term, meaning in GLOSSARY.items()],
        "marks": MARKS,
        **more,
    }


def family_record_of(view: View, owner: str) -> dict[str, Any]:
    """What was written for this reader about `owner` (an ID): its headings, the actions, the disagreements.

    A heading that has nothing for this reader is not there, and the headings carry no numbers, so that no gap tells of it.
    """
    titles = FOR_THE_CHILD if view.audience.reader is Reader.CHILD else {}
    headings = [{"title": titles.get(one.title, one.title), "text": one.text} for one in view.answers(owner) if known(one.text)]
    return {
        "headings": headings,
        "actions": [row for row in view.where("actions", belongs_to=owner) if known(row.family_wording)],
        "disagreements": _disagreements(view, owner),
    }


def _disagreements(view: View, owner: str) -> list[dict[str, Any]]:
    """Each disagreement in the person's own words, with the heading that it is about where this reader has that heading (R25)."""
    plainer = FOR_THE_CHILD if view.audience.reader is Reader.CHILD else {}
    titles = {one.number: plainer.get(one.title, one.title) for one in view.answers(owner) if known(one.text)}
    return [
        {"raised_by": row.raised_by, "about": titles.get(row.section_no, ""), "wording": row.wording, "response": row.response}
        for row in view.where("disagreements", belongs_to=owner)
        if known(row.wording)
    ]


def has_content(context: Mapping[str, Any], *names: str) -> bool:
    """Whether a copy would say anything: no copy is made of headings that are all empty."""
    return any(context[name] for name in names)


def measures_of(view: View) -> list[Seen]:
    """The measures of the safety plan in force that were released to this reader."""
    return [row for row in safety_plan_in_force(view) if known(row.measure)]


def reviews_to_come(view: View, **equal: object) -> list[Seen]:
    """The reviews that have a date and have not been held."""
    return reviews_arranged(view, **equal)


#: The procedure's words that a family meets, explained in plain words.
GLOSSARY = {
    "AIM assessment": "A way of finding out what help a child or young person needs, and what keeps everyone safe.",
    "Assessor": "A worker who makes the AIM assessment.",
    "Chair": "The person who leads a meeting.",
    "Review": "A meeting that looks at how things are going, and what should change.",
    "Safety plan": "What everyone does to keep people safe, at home, at school and elsewhere.",
    "Social worker": "The council's worker for the child or young person.",
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
    "Managing risk at home, in school and in the wider community": "Keeping safe at home, at school and outside",
    "Immediate living arrangements": "Where you live",
    "School attendance and related education issues": "School",
    "Individual health needs, including emotional health needs": "Feeling well",
    "Support for the child and family: social, emotional and behavioural development": "Help for you and your family",
    "The needs of the child or young person": "What you need",
    "Intervention and treatment": "Work that we do with you",
    "Roles, tasks and expectations of each professional and agency": "Who does what",
    "Any need for further assessment": "Whether we need to find out more",
    "Timing and frequency of review meetings": "When we meet again",
}
#: Every reason there is, whether or not this copy has a mark for it: the list must not tell which were used.
MARKS = [
    {"number": "01", "reason": "it is about another person"}, {"number": "02", "reason": "it is about another child"},
    {"number": "03", "reason": "it is police information"}, {"number": "05", "reason": "it is legal advice"},
    {"number": "06", "reason": "it would tell where information came from"}, {"number": "07", "reason": "a person asked for this"},
    {"number": "08", "reason": "you were not at this part of the meeting"},
    {"number": "11", "reason": "it is not shared outside the council"}, {"number": "12", "reason": "it has not been released"},
    {"number": "13", "reason": "there is another reason, which the chair can explain"},
]  # fmt: skip
