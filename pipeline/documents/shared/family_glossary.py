"""The procedure's words in plain words: a copy explains those that it uses (F12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypedDict

from pipeline.documents.shared.family_readers import Form
from pipeline.foundation.council import Roles

_SOCIAL_WORKER = Roles.social_worker
_FOR_PARENTS = {
    "Advocate": "A person who helps somebody to say what they want, and who does not work for the council.",
    "AIM assessment": "A way of finding out what help a child or young person needs, "
    "and what keeps everyone safe.",
    "Assessor": "A worker who carries out the AIM assessment.",
    "Chair": "The person who leads a meeting.",
    "Child protection conference": "A meeting that decides whether a child needs a plan to be kept safe.",
    "Child protection plan": "What has to change so that a child is safe, and who does it.",
    "Chronology": "A list of what happened, in date order.",
    "Core group": "The small group of family and workers that carries out the child protection plan.",
    "Independent Reviewing Officer": "A person who checks that the council's plan is right for the child.",
    "Intervention": "The sessions and other help that follow the assessment.",
    "Review": "A meeting that looks at how things are going, and what should change.",
    "Safety plan": "What everyone does to keep people safe, at home, at school and elsewhere.",
    "Section 47 enquiry": "Work by the council to find out whether a child is at risk of harm.",
    _SOCIAL_WORKER: "The council's worker for the child or young person.",
    "Strategy discussion": (
        "A meeting where the council, the police, health and others decide what to do first."
    ),
    "Supervision": "An adult is near, and knows what the child or young person is doing.",
    "Youth Offending Service": "A team of the council and its partners that works with young people.",
}
_FOR_A_CHILD = {
    "Advocate": "Somebody who helps you to say what you want.",
    "AIM assessment": "A way to find out what help is right for you.",
    "AIM report": "What we wrote down about you and what will help.",
    "Plan": "What people will do to help you, and when.",
    "Review": "A meeting about how things are going.",
    "Safety plan": "What you and the grown-ups do to keep everyone safe.",
    _SOCIAL_WORKER: "A grown-up whose job is to help you and your family.",
}
_FOR_A_YOUNG_PERSON = {
    "Advocate": "Somebody who helps you to say what you want, and who does not work for the council.",
    "AIM assessment": "A way of finding out what help is right for you.",
    "AIM report": "What the assessment found, and what help it suggests.",
    "Assessor": "A worker who does the assessment with you.",
    "Chair": "The person who leads a meeting.",
    "Core group": "The people who make your child protection plan happen. You can be one of them.",
    "Intervention": "The sessions and other help that follow the assessment.",
    "Plan": "What people do to help you, and by when.",
    "Review": "A meeting about how things are going, and what should change.",
    "Safety plan": "What you and the adults do to keep everyone safe.",
    _SOCIAL_WORKER: "The council's worker for you and your family.",
    "Supervision": "An adult is near, and knows what you are doing.",
    "Youth Offending Service": "A team that works with young people.",
}
_OF_FORM: Mapping[Form, Mapping[str, str]] = {
    Form.PARENT: _FOR_PARENTS,
    Form.CHILD: _FOR_A_CHILD,
    Form.YOUNG_PERSON: _FOR_A_YOUNG_PERSON,
}


class Term(TypedDict):
    """One of the procedure's words, explained."""

    term: str
    meaning: str


def glossary_of(form: Form, roles: Roles, texts: Iterable[str]) -> list[Term]:
    """Return the procedure's words that occur in these texts, explained for this reader, by the alphabet.

    The social worker is called as the council calls the role. A word inside a longer one of the procedure's
    ("plan" in "safety plan") does not count.
    """
    text = "\n".join(texts)
    words = {_as_here(term, roles): meaning for term, meaning in _OF_FORM[form].items()}
    used = {one.lower() for one in _any_of(tuple(words)).findall(text)}
    found = [Term(term=term, meaning=meaning) for term, meaning in words.items() if term.lower() in used]
    return sorted(found, key=lambda one: one["term"].lower())


def texts_of_every_glossary() -> Iterator[str]:
    """Yield every term and meaning, in all forms."""
    for words in _OF_FORM.values():
        yield from (*words, *words.values())


@cache
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})s?\b", re.IGNORECASE)


def _as_here(term: str, roles: Roles) -> str:
    return roles.social_worker if term == _SOCIAL_WORKER else term
