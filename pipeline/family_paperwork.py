"""The pieces of paper that several family copies share: only what the recipient's own view holds, in words for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.paperwork import reviews_arranged, safety_plan_in_force
from pipeline.view import Seen, View, known


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
    headings = [{"title": one.title, "text": one.text} for one in view.answers(owner) if known(one.text)]
    return {
        "headings": headings,
        "actions": [row for row in view.where("actions", belongs_to=owner) if known(row.family_wording)],
        "disagreements": _disagreements(view, owner),
    }


def _disagreements(view: View, owner: str) -> list[dict[str, Any]]:
    """Each disagreement in the person's own words, with the heading that it is about where this reader has that heading (R25)."""
    titles = {one.number: one.title for one in view.answers(owner) if known(one.text)}
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
#: Every reason there is, whether or not this copy has a mark for it: the list must not tell which were used.
MARKS = [
    {"number": "01", "reason": "it is about another person"}, {"number": "02", "reason": "it is about another child"},
    {"number": "03", "reason": "it is police information"}, {"number": "05", "reason": "it is legal advice"},
    {"number": "06", "reason": "it would tell where information came from"}, {"number": "07", "reason": "a person asked for this"},
    {"number": "08", "reason": "you were not at this part of the meeting"},
    {"number": "11", "reason": "it is not shared outside the council"}, {"number": "12", "reason": "it has not been released"},
    {"number": "13", "reason": "there is another reason, which the chair can explain"},
]  # fmt: skip
