"""Decides whether a cell names a person, and whether two cells may name the same person."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from nicknames import NickNamer

_TITLES_WORDS = """
    mr mrs ms miss dr mx prof professor sir dame lady lord rev cllr
"""
_TITLES = frozenset(_TITLES_WORDS.split())
#: Words that say what somebody is, not who.
_ROLES_WORDS = """
    administrator adviser advisor advocate agency and area assessor assistant at business by care case
    chair chairperson chairwoman chairman child children childrens chief clerk clinical conference
    consultant coordinator council deputy designated detective constable director doctor education
    executive family for governance group head health in inspector interim iro independent information
    lead lead's leader learning legal licensing local manager managers mentor minute nurse of office
    officer on organisation participation pc dc ds dsl sergeant police practice practitioner principal
    professional protection psychologist qa quality reviewer reviewing safeguarding school secretary
    senior service services social specialist staff support supervisor taker teacher team the therapist
    unit virtual with worker workers yos youth offending
"""
_ROLES = frozenset(_ROLES_WORDS.split())
#: What somebody is to the child: with it a person is described, not named.
_FAMILY_ROLES_WORDS = """
    mother father mum dad parent parents carer carers guardian grandmother grandfather aunt uncle
    stepmother stepfather foster young person or child social worker family adoptive placement
"""
_FAMILY_ROLES = frozenset(_FAMILY_ROLES_WORDS.split())
#: Roles that are surnames as well: "Kate Nurse" is a person, "Nurse" is not.
_ALSO_SURNAMES = frozenset(
    ["care", "case", "clerk", "constable", "head", "minute", "nurse", "police", "unit", "youth"]
)
#: Words that show that a text is not an answer, wherever they are in it.
_NO_ANSWER_WORDS = """
    pending tbc tba tbd awaiting awaited email emailed unknown ditto checked unchecked approved
    unapproved yet confirmed applicable waiting outstanding required needed nobody noone someone
    somebody anyone anybody everyone whoever done todo recorded completed cleared released agreed
    decided signed not dont cannot without ask follow check checking checker approver decider
    consent refused refuse refuses declined decline issue issued send sent sure know same next both
    another panel verbal phone teams draft file week monday tuesday wednesday thursday friday
    saturday sunday qualified parents members order approval
"""
#: What people write where a form wants a name.
_PLACEHOLDERS = frozenset(
    ["a n other", "an other", "joe bloggs", "john doe", "jane doe", "name surname", "first last", "n n"]
)
#: Small words that belong to names.
_PARTICLES_WORDS = "af al ap bin de del den der di du el ferch ibn la le mac nee née of te ten ter van von y"
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
#: Words that show that a text is not a name only at its beginning, because they may be surnames.
_AT_FIRST = frozenset(["no", "see"])
_NO_ANSWER = frozenset(_NO_ANSWER_WORDS.split())
_ALONE_WORDS = """
    no yes y n x na none nil null ok okay not see same above as below self me us them it is to be so
    later soon today tomorrow now all any other tick true false test
"""
_ALONE = frozenset(_ALONE_WORDS.split())
_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_BETWEEN = re.compile(r"[,;:|/]|\s[-–—]\s")
_AND = re.compile(r"\s*[/&;+]\s*|\s+and\s+", re.IGNORECASE)
_LEAST_NAMES = 2
#: The lengths from which one letter of a name, and two letters, may be wrong.
_LONG_ENOUGH = (5, 8)


@lru_cache(4096)
def why_no_person(written: str) -> str:
    """Why a text does not name a person, as part of a sentence; empty where it does."""
    folded = _fold(written)
    words = _WORD.findall(folded)
    if not words:
        return "names nobody"
    if (
        "?" in written
        or " ".join(words) in _PLACEHOLDERS
        or any(one in _NO_ANSWER for one in words)
        or words[0] in _AT_FIRST
        or all(one in _ALONE for one in words)
    ):
        return "is no answer"
    tokens = _tokens(written)
    full = [one for one in tokens if len(one) > 1]
    if not tokens:
        return "is a role, and not a name"
    if not full or (len(tokens) == 1 and written.isupper() and len(full[0]) <= len("abc")):
        return "holds initials alone"
    if any(any(letter.isdigit() for letter in one) for one in tokens):
        return "names nobody"
    if not _is_written_as_names(written):
        return "is not written as a name"
    if (
        len(tokens) < _LEAST_NAMES
        and not _is_of_two_signs(written)
        and not any(one in _TITLES for one in words)
    ):
        return "holds one name alone"
    return ""


def _is_written_as_names(written: str) -> bool:
    """Whether every word of the name has a capital or is a particle or role; "ask Heron Quaverly" is not."""
    name = _BETWEEN.split(_ASIDE.sub(" ", written))[0].split() or written.split()
    return all(not one[0].islower() or _fold(one) in _PARTICLES | _ROLES for one in name)


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
def name_as_written(written: str) -> tuple[str, ...]:
    """All names in a text, folded, without titles and roles, the given name first; to compare whole names."""
    pieces = _BETWEEN.split(_ASIDE.sub(" ", written))
    tokens = [one for piece in pieces for one in _of_piece(piece)]
    before, comma, _ = written.partition(",")
    is_surname_first = bool(comma) and len(tokens) > 1 and _tokens(before) == tokens[:1]
    return tuple([*tokens[1:], tokens[0]] if is_surname_first else tokens)


def _people_in(written: str) -> list[str]:
    return [one for one in _AND.split(written) if one.strip()] or [written]


def _may_be_one(one: str, other: str) -> bool:
    """Whether two texts may name the same person.

    Case, order, initials, titles, roles, accents, look-alike letters, spaces and hyphens make no difference,
    nor does a short form of a given name or a wrong letter in a long name. Two people with the same surname
    differ if their given names do.
    """
    these, those = _tokens(one), _tokens(other)
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
    found = [one for one in _tokens(written) if one not in _FAMILY_ROLES]
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
    return frozenset(namer.nicknames_of(name) | namer.canonicals_of(name))


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
    words = [one for one in _WORD.findall(_fold(piece)) if one not in _TITLES]
    if (
        len(words) == _LEAST_NAMES
        and words[0] not in _ROLES
        and words[1] in _ALSO_SURNAMES
        and piece.istitle()
    ):
        return words
    return [one for one in words if one not in _ROLES]


def _letters_of(text: str) -> str:
    return "".join(_WORD.findall(_fold(text)))


@cache
def _look_alikes() -> dict[str, str]:
    """The Latin letter that each look-alike letter of another script resembles."""
    from confusable_homoglyphs.confusables import confusables_data

    found: dict[str, str] = {}
    for letter, others in confusables_data.items():
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            for other in (one["c"] for one in others):
                if len(other) == 1 and not other.isascii():
                    found.setdefault(other, letter.lower())
    return found


def _fold(text: str) -> str:
    """A text in lower-case Latin letters, without accents, apostrophes and invisible characters."""
    seen = "".join(
        letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cc") or letter in "\n\t"
    )
    plain = (_look_alikes().get(letter, letter) if not letter.isascii() else letter for letter in seen)
    parts = unicodedata.normalize("NFKD", "".join(plain)).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter) and letter not in "'’ʼ`")
