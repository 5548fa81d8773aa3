"""Decides whether a cell names a person, and whether two cells may name the same person."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii
from rapidfuzz.distance import OSA

from pipeline.foundation.given_names import BEGINNINGS, forms_of
from pipeline.model.words_of_names import (
    ALONE,
    ALSO_SURNAMES,
    AT_FIRST,
    FAMILY_ROLES,
    NO_ANSWER,
    NOT_IN_A_ROLE,
    PARTICLES,
    PLACEHOLDERS,
    ROLES,
    TITLES,
    WORD,
    fold,
)

if TYPE_CHECKING:
    from nicknames import NickNamer

_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_BETWEEN = re.compile(r"[,;:|/]|\s[-–—]\s")
_AND = re.compile(r"\s*[/&;+]\s*|\s+and\s+", re.IGNORECASE)
_LEAST_NAMES = 2
#: The least letters that are a name of their own, once its usual beginning is left out.
_REMAINDER = 4
#: The lengths from which one letter of a name, and two letters, may be wrong.
_LONG_ENOUGH = (5, 8)


@lru_cache(4096)
def why_no_person(written: str) -> str:
    """Why a text does not name a person, as part of a sentence; empty where it does."""
    folded = fold(written)
    words = WORD.findall(folded)
    if not words:
        return "does not name anybody"
    if (
        "?" in written
        or " ".join(words) in PLACEHOLDERS
        or any(one in NO_ANSWER for one in words)
        or words[0] in AT_FIRST
        or all(one in ALONE for one in words)
    ):
        return "is not an answer"
    tokens = _tokens(written)
    full = [one for one in tokens if len(one) > 1]
    if not tokens:
        return "is a role, not a name"
    if not full or (len(tokens) == 1 and written.isupper() and len(full[0]) <= len("abc")):
        return "has initials only"
    if any(any(letter.isdigit() for letter in one) for one in tokens):
        return "does not name anybody"
    if not _is_written_as_names(written):
        return "is not written like a name"
    if (
        len(tokens) < _LEAST_NAMES
        and not _is_of_two_signs(written)
        and not any(one in TITLES for one in words)
    ):
        return "has one name only"
    return ""


def _is_written_as_names(written: str) -> bool:
    """Whether every word of the name has a capital or is a particle or role; "ask Heron Quaverly" is not."""
    name = _BETWEEN.split(_ASIDE.sub(" ", written))[0].split() or written.split()
    return all(not one[0].islower() or fold(one) in PARTICLES | ROLES for one in name)


def _is_of_two_signs(written: str) -> bool:
    """Whether a name is in characters that are each a word, as in Chinese, and so is a full name."""
    signs = [letter for letter in written if letter.isalpha()]
    return len(signs) >= _LEAST_NAMES and all(
        unicodedata.name(letter, "").startswith(("CJK", "HANGUL")) for letter in signs
    )


@lru_cache(4096)
def may_be_one_person(one: str, other: str) -> bool:
    """Whether two texts may name the same person, or share one where they name several."""
    return any(_may_be_one(these, those) for these in _people_in(one) for those in _people_in(other))


@lru_cache(4096)
def may_be_a_name(written: str) -> bool:
    """Whether a text may be somebody's name: a word of it is no role and no way to leave a cell unanswered.

    "Sunday Adeyemi", "Grace Order" and "Suharto" are; "pending", "Service manager" and "A N Other" are not.
    """
    words = WORD.findall(fold(written))
    if "?" in written or " ".join(words) in PLACEHOLDERS or any(one.isdigit() for one in words):
        return False
    others = NO_ANSWER | ALONE | ROLES | FAMILY_ROLES | TITLES
    return any(one not in others and (len(one) > 1 or not one.isascii()) for one in words)


@lru_cache(4096)
def names_alone(written: str, name: str) -> bool:
    """Whether a text is this name and at most titles before it and a role after it.

    A note beside a name ("withdrawn", "for", "asked by") may say that somebody else decided, or nobody.
    """
    words, wanted = _without_titles(written), _without_titles(name)
    if not wanted or len(words) < len(wanted):
        return False
    turned = range(len(wanted)) if "," in written else range(1)  # the surname first: "Quaverly, Cedar"
    is_the_name = any(words[: len(wanted)] == wanted[place:] + wanted[:place] for place in turned)
    return is_the_name and all(one in ROLES and one not in NOT_IN_A_ROLE for one in words[len(wanted) :])


def _without_titles(written: str) -> list[str]:
    words = WORD.findall(fold(written))
    while words and words[0] in TITLES:
        words = words[1:]
    return words


def _people_in(written: str) -> list[str]:
    return [one for one in _AND.split(written) if one.strip()] or [written]


def _may_be_one(one: str, other: str) -> bool:
    """Whether two texts may name the same person.

    Case, order, initials, titles, roles, accents, look-alike letters, spaces and hyphens make no difference,
    nor does a short form of a given name or a wrong letter in a long name. Two people with the same surname
    differ if their given names do.
    """
    these, those = ([_latin(name) for name in _tokens(text)] for text in (one, other))
    if not these or not those:
        return _letters_of(one) == _letters_of(other)
    if "".join(these) in ("".join(those), "".join(reversed(those))):
        return True
    if len({name for name in these if len(name) > 1} & set(those)) >= _LEAST_NAMES:
        return True
    fewer, more = sorted((these, those), key=len)
    return any(len(name) > 1 for name in fewer) and all(
        any(_alike(name, another) for another in more) for name in fewer
    )


@lru_cache(4096)
def names_agree(one: str, other: str) -> bool:
    """Whether two cells about a family member may name the same person.

    A role, or a cell without a name, agrees with any. The same given name is enough, because a surname may
    change; the same surname is not, where both cells have more.
    """
    these, those = name_words(one), name_words(other)
    return not these or not those or _alike(these[0], those[0]) or may_be_one_person(one, other)


def name_words(written: str) -> list[str]:
    """The names in a text, folded, the given name first: "Quaverly, Cedar" is cedar, quaverly.

    None where it is only a role.
    """
    before, comma, _ = written.partition(",")
    found = [one for one in _tokens(written) if one not in FAMILY_ROLES]
    is_surname_first = bool(comma) and len(_tokens(before)) == 1 and len(found) > 1
    return [*found[1:], found[0]] if is_surname_first else found


def _alike(one: str, other: str) -> bool:
    """Whether two names may be the same: equal, an initial, a short form, or long with a wrong letter."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _is_near(one, other) or any(
        _is_near(form, name) for name, short in ((one, other), (other, one)) for form in _short_forms(short)
    )


def _is_near(one: str, other: str) -> bool:
    return OSA.distance(one, other) <= sum(min(len(one), len(other)) >= length for length in _LONG_ENOUGH)


@cache
def _short_forms(name: str) -> frozenset[str]:
    namer = _nick_namer()
    shorter = (name.removeprefix(one) for one in BEGINNINGS if name.startswith(one))
    listed = namer.nicknames_of(name) | namer.canonicals_of(name) | forms_of(name)
    return frozenset(listed | {one for one in shorter if len(one) >= _REMAINDER})


@cache
def _nick_namer() -> NickNamer:
    """The nicknames, which take time to load, so once."""
    from nicknames import NickNamer

    return NickNamer()


def _tokens(written: str) -> list[str]:
    """The names in a text, folded, without titles, roles and bracketed text; a double surname in parts."""
    return _names_in(_ASIDE.sub(" ", written)) or _names_in(written)


def _names_in(written: str) -> list[str]:
    """The names of the first piece, and of the second if it continues the name: "Quaverly, Cedar, chair"."""
    pieces = [one.strip() for one in _BETWEEN.split(written) if one.strip()] or [""]
    found = _of_piece(pieces[0])
    if len(pieces) > 1:
        rest = _of_piece(pieces[1])
        is_a_name = len(pieces[1].split()) == 1 and pieces[1][0].isupper()
        if len(found) < _LEAST_NAMES or is_a_name:
            found += rest
    return found


def _of_piece(piece: str) -> list[str]:
    words = [one for one in WORD.findall(fold(piece)) if one not in TITLES]
    if len(words) == _LEAST_NAMES and words[0] not in ROLES and words[1] in ALSO_SURNAMES and piece.istitle():
        return words
    return [one for one in words if one not in ROLES]


def _latin(name: str) -> str:
    """A name in Latin letters, as it sounds: the same person may be written in two scripts."""
    return name if name.isascii() else "".join(WORD.findall(anyascii(name).casefold()))


def _letters_of(text: str) -> str:
    return "".join(WORD.findall(fold(text)))
