"""Words that may be somebody's name and are words of everyday English too, by what else they may be."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.foundation.given_names import is_a_given_name

#: A word with this frequency in the dictionary is everyday: "page" and "will" have it, "Paige" and "Robyn"
#: do not.
_EVERYDAY_FREQUENCY = 5000
#: One with this frequency is in most papers: "school" and "station" have it, "forge" and "mill" do not.
_VERY_COMMON_FREQUENCY = 20_000
#: Words so common that hardly a sentence is without one: "this", "yes", "has".
_IN_EVERY_TEXT = 50000
#: The towns, one on a line: made from GeoNames by tools/towns.py.
TOWNS = Path(__file__).with_name("towns.txt")
_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
"""
WEEKDAYS = frozenset(_DAYS.split())
#: What somebody of the family is called, in place of a name.
_CALLED = """
    da dad dada dadi daddy gran grandad grandma granny gramps ma mam mama mamgu mum mummy nain nan nana
    nanna nanny nani nonna pa papa pop pops taid
"""
RELATIVES = frozenset(_CALLED.split())
#: What this service's papers and letters write in capitals: "the AIM report", "No AI is used", "CAMHS".
_SHORTENED = """
    ai aim asap bst cafcass camhs cin cla cp cps csc cse dbs dob dsl ehcp eta fyps fypsa gcse gdpr gmt gp hr
    hsb ico id iro it la lac lado mappa marac mash nfa nhs nspcc pa pc pdf pe pru ptsd sen senco sencos send
    sendco tba tbc uk wifi yjs yot yos
"""
ABBREVIATIONS = frozenset(_SHORTENED.split())

#: What papers print alone, as a heading or beside a value, and what is hardly anybody's given name.
_ALONE = """
    about actions agency agreed answer attended by came case cases cell cells chair closed contents
    counted date decided decision decisions detail document done drawn due duty edition ended entry
    evidence for from ground group heading held how invited item items kind kinds language limits measure
    measures meeting met missed model name number of officer on outcome owner part picture place plan
    question questions reason reasons record reference report responsible review reviewed role route
    school sentence setting share sheet signature signed source started state statement status step
    target task then time to version what when where who why word words
"""
PRINTED_ALONE = frozenset(_ALONE.split())


def folded(word: str) -> str:
    """A word in lower case, without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(one for one in plain if not unicodedata.combining(one))


@cache
def _frequencies() -> Mapping[str, int]:
    from spellchecker import SpellChecker

    dictionary: Mapping[str, int] = SpellChecker().word_frequency.dictionary
    return dictionary


def is_common(word: str) -> bool:
    """Whether a folded word is so common that its likeness to a name shows nothing."""
    return _frequencies().get(word, 0) >= _EVERYDAY_FREQUENCY


def is_very_common(word: str) -> bool:
    """Whether a folded word is in so many texts that even with a capital it names no house."""
    return _frequencies().get(word, 0) >= _VERY_COMMON_FREQUENCY


def is_in_every_text(word: str) -> bool:
    """Whether a folded word is among the commonest of all."""
    return _frequencies().get(word, 0) >= _IN_EVERY_TEXT


def is_a_word(word: str) -> bool:
    """Whether a folded word is in the dictionary."""
    return word in _frequencies()


@cache
def is_usual(word: str) -> bool:
    """Whether a folded word is a common one or a relative, and not mainly a given name."""
    return word in RELATIVES or (is_common(word) and not is_a_given_name(word))


@cache
def towns() -> frozenset[str]:
    """The names of the towns of Great Britain and Northern Ireland, folded and joined."""
    lines = TOWNS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
