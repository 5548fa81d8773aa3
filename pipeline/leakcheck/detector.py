"""Searches a text for everything that one reader's files must not hold; built once for each reader."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.access.secrets import Known, Secret
from pipeline.foundation.text import letters_and_digits
from pipeline.leakcheck.births import births_in
from pipeline.leakcheck.form_matches import how_found
from pipeline.leakcheck.given_places import is_said_by_given, phrases_given, places_of_given
from pipeline.leakcheck.house_words import is_only_of_house, runs_of_house
from pipeline.leakcheck.map_places import ON_A_MAP
from pipeline.leakcheck.near_addresses import Shared, revealing
from pipeline.leakcheck.near_places import near_places
from pipeline.leakcheck.normalise import Text, plain
from pipeline.leakcheck.places import Weight
from pipeline.leakcheck.secret_forms import (
    A_PLACE,
    AN_ADDRESS,
    PART_OF_A_NAME,
    SHORTEST_FUZZY,
    WHOLE_NAME,
    WORDS_IN_A_ROW,
    SecretForms,
    places_of,
    rows_of,
)
from pipeline.leakcheck.variants import consonants, figures_in_words
from pipeline.leakcheck.words_as_names import Written, is_another_word, is_no_name
from pipeline.leakcheck.written_dates import dates_in
from pipeline.model import Tells

__all__ = ["WHOLE_NAME", "Detector", "Elsewhere", "Hit"]

#: A name of this length may have two letters wrong, and is certain without a capital.
_LONG_NAME = 8
#: This many letters or figures in a row do not occur by chance in an image or a font.
_LONG_BY_CHANCE = 6
#: What of a name a known person may share with a child.
_PARTS = {PART_OF_A_NAME, "a short form of a name"}
#: Letters that sound alike at the start of a name.
_SOUNDS = ("ckq", "gj", "scz", "fpvw", "iyej", "xz")
#: So few consonants are in too many words.
_FEW = 2


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

    @property
    def meant(self) -> str:
        """What was found, folded: the value of its cell; of an address the first line."""
        if isinstance(self.secret, Elsewhere):
            return self.written
        value = plain(str(self.secret.value))
        return value.split(",")[0].strip() if self.secret.tells is Tells.ADDRESS else value

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
        secrets = list(secrets)
        self._forms = SecretForms(secrets, given, initials=initials, house=house, towns=towns)
        self._values = {letters_and_digits(one.item): (one.tells, plain(str(one.value))) for one in secrets}
        self._house, self._phrases = runs_of_house(house), phrases_given(given.texts)
        self._lengths = {len(row) for row in self._forms.rows}
        self._patterns = list(self._forms.letters)
        self._finder = AhoCorasick(self._patterns) if self._patterns else None

    def is_of(self, hit: Hit, item: str) -> bool:
        """Whether a hit is of an item, named as in a clearance, or of a cell that holds the same."""
        named, secret = letters_and_digits(item), hit.secret
        if named == letters_and_digits(secret.item):
            return True
        if isinstance(secret, Elsewhere):
            return False
        if secret.tells is Tells.ADDRESS:  # one row clears an address in all its spellings
            alike = {letters_and_digits(one.secret.item) for one in self._forms.letters.get(hit.written, ())}
            if named in alike:
                return True
        return self._values.get(named) == (secret.tells, plain(str(secret.value)))

    def hits_in(self, text: Text, *, fuzzy: bool = True, by_chance: bool = False) -> Iterator[Hit]:
        """Everything in a text that must not be there.

        `fuzzy`: people wrote the text, so names in it may be misspelt. `by_chance`: the text may be
        meaningless, so only a long match counts.
        """
        if self._finder is not None:
            runs = (text.run_together, text.figures_as_letters, text.letters_as_figures)
            hits = [
                hit for run in runs if run for hit in self._letters_in(text, run) if fuzzy or not hit.guessed
            ]
            yield from (
                hit for hit in dict.fromkeys(hits) if not by_chance or len(hit.written) >= _LONG_BY_CHANCE
            )
        if by_chance:
            return
        if self._finder is not None:
            yield from self._places_otherwise(text)
        if fuzzy and self._forms.names:
            yield from self._near_names(text)
        if fuzzy and self._forms.names and text.in_latin:
            yield from self._in_other_scripts(Text(text.in_latin))
        if fuzzy and self._forms.places:
            yield from self._near_places(text)
        if self._forms.figures:
            yield from self._spoken_figures(text)
        if self._forms.dates or self._forms.birthdays:
            yield from self._dates_in(text)
        if self._forms.rows:
            yield from self._words_in(text)
        if self._forms.initials:
            yield from self._initials_in(text)
        if fuzzy and self._forms.map_place is not None and (on_map := ON_A_MAP.search(text.plain)):
            yield Hit("a place on a map", self._forms.map_place, on_map.group())

    def _places_otherwise(self, text: Text) -> Iterator[Hit]:
        """Addresses with a short form or a number in words, and schools by what most people call them."""
        for other, kind in ((text.addresses_in_full, AN_ADDRESS), (text.schools_in_short, A_PLACE)):
            if other is not None:
                more = self._letters_in(other, other.run_together)
                yield from (hit for hit in more if hit.kind == kind)

    def _letters_in(self, text: Text, run: str) -> Iterator[Hit]:
        assert self._finder is not None
        known, given = self._places_of_known_people(text), places_of_given(self._phrases, text)
        shared: list[Shared] = []
        for number, start, end in self._finder.find_matches_as_indexes(run, overlapping=True):
            pattern = self._patterns[number]
            stretch = text.stretch(start, end)
            for form in self._forms.letters[pattern]:
                if form.kind in _PARTS and known.issuperset(range(stretch.first, stretch.last + 1)):
                    continue
                if is_said_by_given(form.secret, stretch.first, stretch.last, given):
                    continue
                written = how_found(form, pattern, stretch, text)
                doubtful = written is Written.DOUBTFUL
                # Between professionals it is said at the cell, where the text can be put right.
                if written is Written.AS_A_WORD or (doubtful and not self._forms.for_family):
                    continue
                if form.weight not in (Weight.ALONE, Weight.NAMED):
                    # "He plays rugby" is no town.
                    capital = text.as_written(stretch.first)[:1].isupper() or not text.has_capitals
                    if capital or form.weight is Weight.NUMBER:
                        shared.append(Shared(stretch.first, pattern, form.weight, form.secret))
                else:
                    yield Hit(form.kind, form.secret, pattern, form.guessed, doubtful)
        yield from (Hit(AN_ADDRESS, one.secret, one.letters) for one in revealing(shared))

    def _near_names(self, text: Text) -> Iterator[Hit]:
        """Names with a letter wrong, missing, added or misplaced."""
        known = self._places_of_known_people(text)
        words = [
            one
            for one in {word for place, word in enumerate(text.words) if place not in known}
            if len(one) >= SHORTEST_FUZZY - 1 and one.isalpha() and one not in self._forms.given_names
        ]
        for name, secret in self._forms.names.items():
            wrong = 2 if len(name) >= _LONG_NAME else 1
            for found, distance, _ in process.extract_iter(
                name, words, scorer=OSA.distance, score_cutoff=wrong
            ):
                small = found not in text.capitals
                if small and (len(name) < _LONG_NAME or (distance > 1 and is_no_name(found))):
                    continue
                if distance and _may_be_one_name(found, name) and not is_another_word(found):
                    yield Hit("a name spelt differently", secret, found)

    def _places_of_known_people(self, text: Text) -> frozenset[int]:
        """The indices of the words that are the full name of somebody who may share a name with a child."""
        names = self._forms.known_people
        (places,) = text.find_once(names, lambda one: [places_of(names, one)])
        assert isinstance(places, frozenset)
        return places

    def _in_other_scripts(self, latin: Text) -> Iterator[Hit]:
        """Names in Cyrillic, Greek, Arabic or Devanagari, in Latin letters now, with or without vowels."""
        words = [one for one in set(latin.words) if one.isalpha()]
        for name, secret in self._forms.names.items():
            wrong = 2 if len(name) >= _LONG_NAME else 1
            near = process.extract_iter(name, words, scorer=OSA.distance, score_cutoff=wrong)
            alike = [found for found, _, _ in near if _may_be_one_name(found, name)]
            sound = consonants(name)
            bare = [one for one in words if len(sound) > _FEW and consonants(one) == sound]
            yield from (Hit("a name in other letters", secret, found) for found in (*alike, *bare))

    def _near_places(self, text: Text) -> Iterator[Hit]:
        """Places that give a safe address away, and its streets, written otherwise."""
        for place, secret in self._forms.places.items():
            for found in dict.fromkeys(near_places(text, place)):
                yield Hit("a place spelt differently", secret, found)

    def _spoken_figures(self, text: Text) -> Iterator[Hit]:
        """Numbers written out in words."""
        for said in text.find_once("figures", lambda one: figures_in_words(one.words)):
            for figures, secret in self._forms.figures.items():
                if figures in said:
                    yield Hit(secret.tells.value, secret, figures)

    def _dates_in(self, text: Text) -> Iterator[Hit]:
        for day, with_year, written in text.find_once("dates", lambda one: dates_in(one.plain)):
            secrets = (
                self._forms.dates.get(day, ())
                if with_year
                else self._forms.birthdays.get((day.month, day.day), ())
            )
            for secret in secrets:
                yield Hit(secret.tells.value, secret, written)
        for birth in text.find_once("births", lambda one: births_in(one.plain)):
            for day, dated in self._forms.dates.items():
                if birth.is_of(day):
                    births = [one for one in dated if one.tells is Tells.BIRTHDAY]
                    yield from (Hit(one.tells.value, one, birth.written) for one in births)

    def _words_in(self, text: Text) -> Iterator[Hit]:
        words = tuple(text.words)
        for length in self._lengths:
            for row in rows_of(words, length):
                if row not in self._forms.rows or is_only_of_house(row, words, self._house, WORDS_IN_A_ROW):
                    continue
                for secret in self._forms.rows[row]:
                    yield Hit("words that were withheld", secret, " ".join(row))

    def _initials_in(self, text: Text) -> Iterator[Hit]:
        for match in re.finditer(r"\b(?:[A-Z]\.?[\s\-]?){2,4}(?![A-Za-z])", text.written):
            letters = "".join(one for one in match.group().lower() if one.isalpha())
            if letters in self._forms.initials:
                yield Hit("initials", self._forms.initials[letters], letters)


def _may_be_one_name(one: str, other: str) -> bool:
    """Whether two words may be one name: short ones must begin with letters that sound alike."""
    return len(other) >= _LONG_NAME or any(
        one[0] in sounds and other[0] in sounds for sounds in (one[0], *_SOUNDS)
    )
