"""Whether this council is responsible for a child harmed, whatever the workbook calls it, or another is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Case, LinkedChild
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.queries import says_something

RULE = "home_authority_is_another_council"
#: Words that councils share, so that they do not make two of one.
_COUNCIL = """
    authority borough care children childrens city council county district here home la local metropolitan
    of our own royal s same service services social the this unitary us
"""
_COUNCIL_WORDS = frozenset(_COUNCIL.split())
#: What is left of a council's name in short after the initials of its own words: "MBC", "MLA".
_SHORT_FORMS = ("bc", "c", "cbc", "cc", "dc", "la", "mbc", "ua")
#: What may follow or precede a council's name, and is no name: "Meadowmere CC", "LB Meadowmere".
_KINDS = frozenset(
    (*_SHORT_FORMS, "b", "csc", "cyps", "d", "lb", "lbc", "london", "m", "mb", "mdc", "rbc", "u")
)
_WORDS = re.compile(r"[^\W_]+")


def lives_elsewhere(child: LinkedChild, council: str) -> bool:
    """Whether a child lives in the area of a council other than this one, which is then responsible.

    "Meadowmere" and "Meadowmere City Council" are one council.
    """
    home = child.home_authority
    return says_something(home) and not (council and _is_this_council(str(home), council))


def _is_this_council(home: str, council: str) -> bool:
    """Whether a home authority is this council: by its name ("Meadowmere CC"), its initials, or "own"."""
    named, own = _council_words(home), _council_words(council)
    initials = "".join(word[0] for word in _WORDS.findall(council.casefold()) if word not in _COUNCIL_WORDS)
    short = "".join(_WORDS.findall(home.casefold()))
    return (
        not named or named == own or (short.startswith(initials) and short[len(initials) :] in _SHORT_FORMS)
    )


def _council_words(name: str) -> frozenset[str]:
    """The words of a name that are its own. One that is nothing but "London" or "MBC" keeps that word."""
    own = frozenset(_WORDS.findall(name.casefold())) - _COUNCIL_WORDS
    return own - _KINDS or own


def findings_of_own_council(case: Case, council: str) -> Iterator[Finding]:
    """A finding at each child whose home authority names this council (R02)."""
    for child in case.linked_children:
        if council and says_something(child.home_authority) and not lives_elsewhere(child, council):
            finding = at(
                child,
                "home_authority",
                "this is your own council, so you hold the discussion, within 24 hours (R02).",
                "Clear the cell, or name the other council.",
            )
            yield replace(finding, rule=RULE, severity=Severity.WARNING, case_id=case.id)
