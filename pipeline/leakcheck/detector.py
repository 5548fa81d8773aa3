"""Searches a text for everything that one reader's files must not hold; built once for each reader."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.access.secrets import Known, Secret
from pipeline.leakcheck.normalise import Stretch, Text
from pipeline.leakcheck.secret_forms import (
    A_POSTCODE,
    AN_ADDRESS,
    PART_OF_A_NAME,
    SHORTEST_FUZZY,
    WHOLE_NAME,
    Form,
    SecretForms,
    rows_of,
)
from pipeline.leakcheck.variants import dates_in, is_a_word, is_everyday
from pipeline.leakcheck.words_as_names import Written, how_written, is_a_usual_word
from pipeline.model.identity import ORDINARY

__all__ = ["WHOLE_NAME", "Detector", "Elsewhere", "Hit"]

#: A name of this length may have two letters wrong, and is certain without a capital.
_LONG_NAME = 8
#: This many letters or figures in a row do not occur by chance in an image or a font.
_LONG_BY_CHANCE = 6
#: A place on a map: degrees, a national grid reference, three words with dots, a map's address, a plus code.
_ON_A_MAP = re.compile(
    r"(?<!\d)-?\d{1,2}\.\d{3,}\s*[,;/ "
    r"]\s*-?\d{1,3}\.\d{3,}|\b[hjnost][a-hj-z]\s?\d{3,5}\s?\d{3,5}\b|///\s*[a-z]+\.[a-z]+\.[a-z]+"
    r"|\d{1,2}\s?°\s?\d|(?:maps\.|/maps|openstreetmap|what3words|w3w|goo\.gl/maps|plus\.codes)"
    r"|\b[23456789cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}\b"
)

_NAMES = {WHOLE_NAME, PART_OF_A_NAME}
#: What of a name a professional may share with a child.
_PARTS = {PART_OF_A_NAME, "a short form of a name"}
#: Two parts of an address with so many words between them are said of one place.
_WORDS_NEAR = 25
#: This many letters of a name in a row do not occur by chance inside other words.
_SURE_WITHIN = 9
#: Letters that sound alike at the start of a name.
_SOUNDS = ("ckq", "gj", "scz", "fpv", "iyej", "xz")


class Elsewhere(NamedTuple):
    """Another case's identifier: its cell, and what a clearance calls it."""

    place: str
    item: str


@dataclass(frozen=True)
class Hit:
    """Something that must not be there: its kind, the secret, and the words as they occur (never shown).

    `guessed`: it is a guess at how people shorten a name, which counts only in text that people wrote.
    `doubtful`: it may be a name or an everyday word, and a person has to say which.
    """

    kind: str
    secret: Secret | Elsewhere
    written: str
    guessed: bool = False
    doubtful: bool = False

    def __repr__(self) -> str:
        """The kind of hit, never the words."""
        return f"<Hit: {self.kind}>"


class Detector:
    """Searches texts for what one reader's files must not hold.

    `secrets`: what this reader may not see. `given`: what this reader knows. `initials`: also search for
    initials. `house`: the council's own words, which are not secret. `towns`: those of several cases, folded
    and joined, none of which reveals an address by itself.
    """

    def __init__(
        self,
        secrets: Iterable[Secret],
        given: Known,
        *,
        initials: bool = False,
        house: str = "",
        towns: Collection[str] = (),
    ) -> None:
        self._forms = SecretForms(secrets, given, initials=initials, house=house, towns=towns)
        self._lengths = {len(row) for row in self._forms.rows}
        self._patterns = list(self._forms.letters)
        self._finder = AhoCorasick(self._patterns) if self._patterns else None

    def hits_in(self, text: Text, *, fuzzy: bool = True, by_chance: bool = False) -> Iterator[Hit]:
        """Everything in a text that must not be there.

        `fuzzy`: people wrote the text, so names in it may be misspelt. `by_chance`: the text may be
        meaningless, so only a long match counts.
        """
        if self._finder is not None:
            runs = (text.run_together, text.figures_as_letters)
            hits = [
                hit for run in runs if run for hit in self._letters_in(text, run) if fuzzy or not hit.guessed
            ]
            yield from (
                hit for hit in dict.fromkeys(hits) if not by_chance or len(hit.written) >= _LONG_BY_CHANCE
            )
        if by_chance:
            return
        if fuzzy and self._forms.names:
            yield from self._near_names(text)
        if self._forms.dates or self._forms.birthdays:
            yield from self._dates_in(text)
        if self._forms.rows:
            yield from self._words_in(text)
        if self._forms.initials:
            yield from self._initials_in(text)
        if fuzzy and self._forms.map_place is not None and (on_map := _ON_A_MAP.search(text.plain)):
            yield Hit("a place on a map", self._forms.map_place, on_map.group())

    def _letters_in(self, text: Text, run: str) -> Iterator[Hit]:
        assert self._finder is not None
        of_staff = self._places_of_staff(text)
        shared: list[tuple[int, str, Secret]] = []
        for number, start, end in self._finder.find_matches_as_indexes(run, overlapping=True):
            pattern = self._patterns[number]
            stretch = text.stretch(start, end)
            for form in self._forms.letters[pattern]:
                if form.kind in _PARTS and of_staff.issuperset(range(stretch.first, stretch.last + 1)):
                    continue
                written = _written(form, pattern, stretch, text)
                doubtful = written is Written.DOUBTFUL
                # Between professionals it is said at the cell, where the text can be put right.
                if written is Written.AS_A_WORD or (doubtful and not self._forms.for_family):
                    continue
                if form.shared or form.kind == A_POSTCODE:
                    shared.append((stretch.first, pattern, form.secret))
                if not form.shared:
                    yield Hit(form.kind, form.secret, pattern, form.guessed, doubtful)
        yield from _near_each_other(shared)

    def _near_names(self, text: Text) -> Iterator[Hit]:
        """Names with a letter wrong, missing, added or misplaced."""
        of_staff = self._places_of_staff(text)
        words = [
            one
            for one in {word for place, word in enumerate(text.words) if place not in of_staff}
            if len(one) >= SHORTEST_FUZZY - 1 and one.isalpha() and one not in self._forms.given_names
        ]
        for name, secret in self._forms.names.items():
            wrong = 2 if len(name) >= _LONG_NAME else 1
            for found, distance, _ in process.extract_iter(
                name, words, scorer=OSA.distance, score_cutoff=wrong
            ):
                sure = found in text.capitals or len(name) >= _LONG_NAME
                if distance and sure and _may_be_one_name(found, name) and not is_everyday(found):
                    yield Hit("a name spelt otherwise", secret, found)

    def _places_of_staff(self, text: Text) -> frozenset[int]:
        """The indices of the words that are a professional's full name, who may share a name with a child."""
        names = self._forms.staff
        (places,) = text.find_once(names, lambda one: [_places_of(names, one.words)])
        assert isinstance(places, frozenset)
        return places

    def _dates_in(self, text: Text) -> Iterator[Hit]:
        for day, with_year, written in text.find_once("dates", lambda one: dates_in(one.plain)):
            secrets = (
                self._forms.dates.get(day, ())
                if with_year
                else self._forms.birthdays.get((day.month, day.day), ())
            )
            for secret in secrets:
                yield Hit(secret.tells.value, secret, written)

    def _words_in(self, text: Text) -> Iterator[Hit]:
        words = tuple(text.words)
        for length in self._lengths:
            for row in rows_of(words, length):
                for secret in self._forms.rows.get(row, ()):
                    yield Hit("words that were withheld", secret, " ".join(row))

    def _initials_in(self, text: Text) -> Iterator[Hit]:
        for match in re.finditer(r"\b(?:[A-Z]\.?[\s\-]?){2,4}(?![A-Za-z])", text.written):
            letters = "".join(one for one in match.group().lower() if one.isalpha())
            if letters in self._forms.initials:
                yield Hit("initials", self._forms.initials[letters], letters)


def _near_each_other(found: Sequence[tuple[int, str, Secret]]) -> Iterator[Hit]:
    """The parts that many addresses share, where two of the same address are near each other."""
    by_address: dict[str, list[tuple[int, str, Secret]]] = {}
    for one in found:
        by_address.setdefault(one[2].place, []).append(one)
    for parts in by_address.values():
        for (at, first, _), (then, second, secret) in pairwise(sorted(parts, key=lambda one: one[:2])):
            if then - at <= _WORDS_NEAR and first not in second and second not in first:
                yield Hit(AN_ADDRESS, secret, second)


def _places_of(names: Collection[tuple[str, ...]], words: Sequence[str]) -> frozenset[int]:
    """The indices of the words that are one of these names in full."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    return frozenset(
        at
        for start, word in enumerate(words)
        for name in by_first.get(word, ())
        if tuple(words[start : start + len(name)]) == name
        for at in range(start, start + len(name))
    )


def _written(form: Form, pattern: str, stretch: Stretch, text: Text) -> Written:
    """Whether a stretch of letters is the form, or parts of words that happen to be adjacent."""
    alone = stretch.begins and stretch.ends
    if form.guessed:
        is_whole = alone and text.words[stretch.first] == pattern
        if not is_whole or not text.as_written(stretch.first)[:1].isupper():
            return Written.AS_A_WORD
        sure = pattern not in ORDINARY or how_written(text, stretch.first, ()) is Written.AS_A_NAME
        return Written.AS_A_NAME if sure else Written.AS_A_WORD
    if form.breaks:
        return _whole_name(form, pattern, stretch, text)
    if form.name and alone and not stretch.gaps:
        found = how_written(text, stretch.first, form.name)
        is_plural = text.words[stretch.first] != pattern  # or a possessive without its apostrophe
        return Written.DOUBTFUL if is_plural and found is Written.AS_A_NAME else found
    return Written.AS_A_NAME if _is_form(form, pattern, stretch) else Written.AS_A_WORD


def _whole_name(form: Form, pattern: str, stretch: Stretch, text: Text) -> Written:
    """How the words of a whole name are written, as they are or run together."""
    alone = stretch.begins and stretch.ends
    if len(pattern) >= _SURE_WITHIN or (alone and stretch.longest == 1):
        return Written.AS_A_NAME
    if not stretch.gaps:
        token = text.words[stretch.first]
        return (
            Written.AS_A_WORD
            if is_a_word(token) or not (stretch.begins or stretch.ends)
            else Written.AS_A_NAME
        )
    if not alone or not set(form.breaks) <= set(stretch.breaks):
        return Written.AS_A_WORD
    if all(map(is_a_usual_word, text.words[stretch.first : stretch.last + 1])):
        capitals = [text.as_written(one)[:1].isupper() for one in range(stretch.first, stretch.last + 1)]
        return Written.AS_A_NAME if all(capitals) else Written.AS_A_WORD
    return Written.AS_A_NAME


def _is_form(form: Form, pattern: str, stretch: Stretch) -> bool:
    """Whether a stretch of letters is the form, not parts of two words that happen to be adjacent."""
    alone, gaps = stretch.begins and stretch.ends, stretch.gaps
    if not gaps:
        return alone or not form.aligned or (len(pattern) >= 6 and not pattern.isdigit())
    if not alone:
        return not form.aligned and len(pattern) >= _SURE_WITHIN
    broken = all(gap.strip(" ") or len(gap) > 1 for gap in gaps)
    return len(pattern) >= 6 or broken or stretch.longest == 1 or form.kind not in _NAMES


def _may_be_one_name(one: str, other: str) -> bool:
    """Whether two words may be one name: short ones must begin with letters that sound alike."""
    return len(other) >= _LONG_NAME or any(
        one[0] in sounds and other[0] in sounds for sounds in (one[0], *_SOUNDS)
    )
