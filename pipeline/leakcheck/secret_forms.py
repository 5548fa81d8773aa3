"""The forms of one reader's secrets, by what is searched for: letters, dates, words in a row, initials."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from pipeline.access.secrets import Known, Secret
from pipeline.leakcheck.house_words import runs_of_house
from pipeline.leakcheck.near_places import rare_places, runs_of_venue, short_names
from pipeline.leakcheck.normalise import Text, in_latin_letters, plain
from pipeline.leakcheck.number_forms import number_forms
from pipeline.leakcheck.places import Weight, parts_of_address
from pipeline.leakcheck.short_forms import short_forms
from pipeline.leakcheck.variants import (
    full_names,
    initials_of,
    name_parts,
    names_of_place,
    numbers_of,
    postcodes,
    whole_names,
)
from pipeline.leakcheck.words_as_names import is_a_word_too
from pipeline.model import Tells
from pipeline.model.name_matching import why_no_person

#: This many words in a row are never the same by chance.
WORDS_IN_A_ROW = 7
#: A shorter name is too close to many ordinary words to search for misspellings.
SHORTEST_FUZZY = 5
#: A number of this length is never part of another by chance.
_SURE_NUMBER = 9
#: Only this much of a longer form is searched for, wherever it occurs: long patterns take seconds to prepare.
_LONGEST_FORM = 100
#: What may be between the words of one name.
_IN_A_NAME = frozenset((" ", "-", "'", ", "))
_LONG_NUMBER = re.compile(r"(?<![\w])\+?\(?\d(?:[\s().\-/]?\d){5,}(?!\w)")
_EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+")

WHOLE_NAME, PART_OF_A_NAME, AN_ADDRESS, A_POSTCODE = "a name", "a part of a name", "an address", "a postcode"
A_PLACE = "a place"


@dataclass(frozen=True)
class Form:
    """One form of a secret: its kind, and whether it counts only as complete words (`aligned`).

    `guessed`: a guess at how people shorten a name: it counts only as a word of its own with a capital.
    `name`: of a part of a name that is an everyday word too, all parts; it counts where it is written as a
    name. `breaks`: of a whole name, after how many letters each of its words but the last ends. `weight`: how
    much it reveals of an address.
    """

    kind: str
    secret: Secret
    aligned: bool = True
    guessed: bool = False
    name: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    weight: Weight = Weight.ALONE


class SecretForms:
    """Every form of a set of secrets. Arguments as for Detector.

    `letters`: by the form's letters with nothing between its words. `dates`: by date. `birthdays`: by month
    and day. `rows`: by words in a row. `names`: to be searched for misspellings. `initials`: by initials.
    `figures`: numbers. `places`: the words of those that may be misspelt.
    `map_place`: a secret address which any map reference would reveal. `known_people`: the full names
    of professionals, and of those whom this reader knows, as words; none is a secret's. `for_family`: the
    reader is of the family.
    """

    def __init__(
        self,
        secrets: Iterable[Secret],
        given: Known,
        *,
        initials: bool,
        house: str,
        towns: Collection[str] = (),
    ) -> None:
        self._given = given
        self._towns = towns
        self.for_family = given.for_family
        self._house, self._digits = runs_of_house(house), Text(house).run_together
        self.letters: dict[str, list[Form]] = {}
        self.dates: dict[date, list[Secret]] = {}
        self.birthdays: dict[tuple[int, int], list[Secret]] = {}
        self.rows: dict[tuple[str, ...], list[Secret]] = {}
        self.names: dict[str, Secret] = {}
        self.initials: dict[str, Secret] = {}
        self.map_place: Secret | None = None
        self.figures: dict[str, Secret] = {}
        self.places: dict[tuple[str, ...], Secret] = {}
        self.given_names = {word for text in given.texts for word in Text(text).words}
        self._given_texts = {plain(text) for text in given.texts}
        self._as_written = " ".join(Text(given.as_written).words)
        self._family_surnames = {parts[-1] for name in given.family_names if (parts := name_parts(name))}
        secrets = list(secrets)
        children = {
            words for one in secrets if one.tells is Tells.NAME for words in whole_names(str(one.value))
        }
        self._known_names = {part for name in given.family_names for part in name_parts(name)}
        people = (*given.staff, *given.family_names)
        self.known_people = frozenset(name for one in people for name in full_names(one)) - children
        for secret in secrets:
            self._add(secret, initials)

    def _add(self, secret: Secret, initials: bool) -> None:
        tells, value = secret.tells, secret.value
        if isinstance(value, date):
            if value not in self._given.dates:
                self.dates.setdefault(value, []).append(secret)
                if self._given.for_family and (
                    tells is Tells.BIRTHDAY or secret.record.collection == "chronology"
                ):
                    self.birthdays.setdefault((value.month, value.day), []).append(secret)
        elif tells is Tells.NAME:
            self._add_name(secret, value, initials)
        elif tells is Tells.PERSON:
            self._add_referrer(secret, value)
        elif tells is Tells.ADDRESS:
            self._add_address(secret, value)
        elif tells is Tells.PLACE:
            self._add_place(secret, value)
        elif tells is Tells.VENUE:
            for run in runs_of_venue(value, self._given_texts, self._house):
                self._form(run, A_PLACE, secret)
        elif tells in (Tells.TELEPHONE, Tells.NUMBER, Tells.REFERENCE):
            self._add_number(secret, value)
        elif tells is Tells.WORDS:
            self._add_words(secret, value)

    def _form(self, run: str, kind: str, secret: Secret, *, aligned: bool = True, **more: Any) -> None:
        if len(run) > _LONGEST_FORM:
            run, aligned, more = run[:_LONGEST_FORM], False, {}
        form = Form(kind, secret, aligned, **more)
        if len(run) > 1 and form not in (there := self.letters.setdefault(run, [])):
            there.append(form)

    def _add_name(self, secret: Secret, name: str, initials: bool) -> None:
        """A complete name in any order, its parts, and short forms of the given name.

        A family's own surname is not secret.
        """
        if plain(name) in {plain(one) for one in self._given.family_names}:
            return
        for words in whole_names(name):
            breaks = tuple(accumulate(map(len, words[:-1])))
            self._form("".join(words), WHOLE_NAME, secret, aligned=False, breaks=breaks)
        parts = name_parts(in_latin_letters(name) or name)
        for place, part in enumerate(parts):
            if part not in self._family_surnames or not place:
                self._add_part(secret, part, parts)
        for short in short_forms(parts[0]) if parts else ():
            if short not in self.given_names:
                self._form(short, "a short form of a name", secret, guessed=True)
        if initials and (letters := initials_of(name)):
            self.initials[letters] = secret

    def _add_part(self, secret: Secret, part: str, parts: list[str]) -> None:
        self._form(part, PART_OF_A_NAME, secret, name=tuple(parts) if is_a_word_too(part) else ())
        if len(part) >= SHORTEST_FUZZY:
            self.names.setdefault(part, secret)

    def _add_referrer(self, secret: Secret, value: str) -> None:
        """A role, or a name and for a family its parts, but nothing that somebody known to the reader has."""
        for piece in re.split(r"[,;()]", value):
            if plain(piece.strip()) not in self._given_texts:
                self._form("".join(Text(piece).words), "who made the referral", secret)
                for words in whole_names(piece):
                    self._form("".join(words), "who made the referral", secret)
                if self.for_family and not why_no_person(piece):
                    parts = name_parts(in_latin_letters(piece) or piece)
                    for part in sorted(set(parts) - self.given_names):
                        self._add_part(secret, part, parts)

    def _add_place(self, secret: Secret, value: str) -> None:
        if secret.wide or plain(value) not in self._given_texts:
            for one in names_of_place(value, wide=secret.wide):
                if "".join(one) not in self._house:
                    self._form("".join(one), A_PLACE, secret)
                    if secret.wide:
                        self.places.setdefault(one, secret)
            rare = self.for_family and not secret.wide
            for one in rare_places(value, self._given_texts) if rare else ():
                self._form("".join(one), A_PLACE, secret)
                self.places.setdefault(one, secret)
            for short in short_names(value, self._given_texts):
                if short not in self._house:
                    self._form(short, A_PLACE, secret, weight=Weight.NAMED)
            self._add_clues(secret)

    def _add_address(self, secret: Secret, value: str) -> None:
        for words, weight in parts_of_address(value, wide=secret.wide):
            line = "".join(words)
            # The council's own town is on every page, and a surname may be a town's name too.
            is_elsewhere = (line.isalpha() and line in self._house) or any(
                one.endswith(line) for one in self._towns
            )
            if weight is Weight.ALONE and (is_elsewhere or line in self._known_names):
                weight = Weight.TOWN
            if weight is Weight.NAMED and (is_elsewhere or line in self._known_names):
                continue
            alone = weight is Weight.ALONE
            self._form(line, AN_ADDRESS, secret, aligned=not alone or len(line) < 10, weight=weight)
            if secret.wide and alone and line.isalpha():
                self.places.setdefault(words, secret)
        for first, second in postcodes(value):
            self._form(first + second, A_POSTCODE, secret)
            if secret.wide and first not in self._house:
                self._form(first, "a part of a postcode", secret)
        self._add_clues(secret)

    def _add_clues(self, secret: Secret) -> None:
        """Any place on a map reveals an address that is kept safe."""
        if secret.wide:
            self.map_place = self.map_place or secret

    def _add_number(self, secret: Secret, value: str) -> None:
        if secret.tells is Tells.REFERENCE and plain(value) in self._given_texts:
            return
        given = self._given_texts
        for one in number_forms(secret.tells, value, wide=secret.wide, house=self._digits, given=given):
            self._form(one.run, one.kind, secret, aligned=one.aligned)
            if one.is_spoken:
                self.figures.setdefault(one.run, secret)

    def _add_words(self, secret: Secret, value: str) -> None:
        """Withheld words: any seven in a row, or all of fewer; and the numbers and addresses among them."""
        words = tuple(Text(value).words)
        if (secret.field, value) in self._given.prose or plain(value) in self._given_texts:
            return
        own = " ".join(" ".join(Text(one).words) for one in secret.own)
        if len(words) >= 3:
            length = min(len(words), WORDS_IN_A_ROW)
            for row in rows_of(words, length):
                if (said := " ".join(row)) not in own and (secret.kept or said not in self._as_written):
                    self.rows.setdefault(row, []).append(secret)
        elif words and (any(one.isdigit() for one in "".join(words)) or len("".join(words)) >= 10):
            self._form("".join(words), "words that were withheld", secret)
        for first, second in postcodes(value):
            self._form(first + second, A_POSTCODE, secret)
        for number in _LONG_NUMBER.findall(value):
            for figures in numbers_of(number):
                self._form(figures, "a number", secret, aligned=len(figures) < _SURE_NUMBER)
        for email in _EMAIL.findall(value):
            self._form("".join(Text(email).words), "an email address", secret)


def rows_of(words: tuple[str, ...], length: int) -> Iterable[tuple[str, ...]]:
    """Every row of `length` words, each once: repetition without end must not slow the search."""
    return dict.fromkeys(words[start : start + length] for start in range(len(words) - length + 1))


def places_of(names: Collection[tuple[str, ...]], text: Text) -> frozenset[int]:
    """The indices of a text's words that are one of these names in full.

    Nothing is between them but a space, a hyphen or an apostrophe, or a comma after a surname.
    """
    words = text.words
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    return frozenset(
        at
        for start, word in enumerate(words)
        for name in by_first.get(word, ())
        if tuple(words[start : start + len(name)]) == name
        and all(text.gap(at) in _IN_A_NAME for at in range(start, start + len(name) - 1))
        for at in range(start, start + len(name))
    )
