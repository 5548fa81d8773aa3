"""Withheld values written into released texts, in every form we know: every such copy is refused."""

from __future__ import annotations

import itertools
from datetime import date
from random import Random

import pytest

from pipeline.access.secrets import secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.generate import generate
from pipeline.casefiles.job import CaseJob
from pipeline.leakcheck import Detector
from pipeline.leakcheck.normalise import Text, other_readings
from pipeline.model import Tells
from tests.extent import few_or_all
from tests.family_case import AIM, FATHER, changed, family_case, told
from tests.leaks.disguises import ADDRESSES, ANY, NAMES, NUMBERS, TELEPHONES, birthdays, dates
from tests.making import made_of, press_for
from tests.naming import named

CASE = changed(
    family_case(),
    "family",
    {"person_id": "F-0001"},
    address_confidential=True,
    gives_away="Lamplighter Nursery",
)
SENTENCES = (
    "We spoke about this with {} last week.",
    "{} is not at home.",
    "Please ask {}",
    "({})",
    "The plan says so: {}.",
)
#: Complete runs: fill and leak check.
RUNS = few_or_all(6, 11_000)
REPORT = frozenset(("parents_aim_report",))


def withheld():
    """Each secret of the case for the father in every form: what it is, the form's name, the text."""
    secrets, _ = secrets_of(CASE, FATHER, hidden_from(CASE, FATHER))
    for secret in secrets:
        value, kind = secret.value, secret.tells
        if isinstance(value, date):
            forms = dates(value) | (birthdays(value) if kind is Tells.BIRTHDAY else {})
        elif kind is Tells.NAME and secret.record.collection == "linked_children":
            forms = {name: form(value) for name, form in (NAMES | ANY).items()}
        elif kind is Tells.PERSON:
            forms = {name: form(value) for name, form in ANY.items()}
        elif kind is Tells.ADDRESS:
            forms = {name: form(value) for name, form in (ADDRESSES | ANY).items() if name not in _LOSSY}
        elif kind in (Tells.TELEPHONE, Tells.NUMBER) and value.replace(" ", "").isdigit():
            more = TELEPHONES if kind is Tells.TELEPHONE else {}
            forms = {name: form(value) for name, form in (NUMBERS | more | ANY).items()}
        elif kind is Tells.PLACE and secret.wide:
            forms = {name: form(value) for name, form in ANY.items()}
        elif kind is Tells.WORDS and len(value.split()) > 6:
            forms = {name: form(value) for name, form in ANY.items() if name not in _LOSSY}
        else:
            forms = {"as it is": value}
        yield from ((secret, name, said) for name, said in forms.items())


#: Long texts spelled letter by letter are left out: they are no longer words, and nobody pastes them so.
_LOSSY = {"letter by letter", "with dots between", "with no spaces", "with hyphens"}
#: What the copy may show, so that finding it proves nothing.
_SHOWN = {"Robin Fernhollow", "Bryony Fernhollow", "Kestrel Millbrook", "SP-0501"}


@pytest.fixture(scope="module")
def guard():
    hidden = hidden_from(CASE, FATHER)
    secrets, given = secrets_of(CASE, FATHER, hidden)
    return Detector(secrets, given)


def sought():
    """Every form except of what the copy shows by right, and of words in the same row for this reader too."""
    return [(one, name, said) for one, name, said in withheld() if one.value not in _SHOWN]


def test_every_form_of_every_secret_is_found_in_a_text(guard):
    every = itertools.cycle(SENTENCES)
    missed = [
        (secret.place, name) for secret, name, said in sought() if not found(guard, next(every).format(said))
    ]
    assert missed == []


def found(guard, text):
    return any(True for reading in (text, *other_readings(text)) for _ in guard.hits_in(Text(reading)))


def test_a_copy_with_a_secret_in_any_form_is_refused_and_not_among_the_files():
    rng, press = Random(11), press_for(CASE, only=REPORT)
    forms = sought()
    for secret, name, said in (rng.choice(forms) for _ in range(RUNS)):
        number = next(
            one for one in rng.sample(range(1, 11), 2) if one != secret.record.__dict__.get("section_no")
        )
        where = {"belongs_to": AIM, "section_no": number}
        case = changed(CASE, "sections", where, text_family=rng.choice(SENTENCES).format(said))
        (made,) = generate(press, [CaseJob(case=case)])
        path = named("drafts/F-0002/aim_report - AIM-0001 - 2026-10-06 - DRAFT.docx")
        assert path not in made.files, (secret.place, name)
        assert path in {one.path for one in made.refused}, (secret.place, name)


def test_the_same_texts_without_a_secret_are_let_through():
    for sentence in SENTENCES:
        assert made_of(told(CASE, sentence.format("the worker")), only=REPORT).refused == ()
