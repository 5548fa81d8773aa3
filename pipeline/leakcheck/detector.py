"""Everything that one file must not hold, made ready to be looked for: built once for each reader of a case, used on every file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.access.secrets import Known, Secret
from pipeline.leakcheck.normalise import Text, plain
from pipeline.leakcheck.variants import (
    dates_in,
    initials_of,
    is_everyday,
    lines_of_address,
    name_parts,
    names_of_place,
    numbers_of,
    postcodes,
    short_forms,
    whole_names,
)
from pipeline.model import Tells
from pipeline.model.identity import ORDINARY

#: So many words in a row are nobody's by chance.
WORDS_IN_A_ROW = 7
#: A name this short has too many neighbours in ordinary words; from the second length on, two letters may be
#: wrong.
_SHORTEST_FUZZY, _LONG_FUZZY, _SURE_FUZZY = 5, 8, 8
#: A number this long stands in no other by chance.
_SURE_NUMBER = 9
#: Of a longer run only the beginning is looked for, wherever it stands: thousands of letters take seconds to
#: prepare.
_LONGEST_FORM = 100
#: So many letters or figures do not stand in a row by chance in a picture or a font.
_LONG_BY_CHANCE = 6
_LONG_NUMBER = re.compile(r"(?<![\w])\+?\(?\d(?:[\s().\-/]?\d){5,}(?!\w)")
_EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+")
#: A place on a map by figures: degrees, a national grid reference, a grid letter pair, three words with
#: dots, a map's web address.
_ON_A_MAP = re.compile(
    r"(?<!\d)-?\d{1,2}\.\d{3,}\s*[,;/ "
    r"]\s*-?\d{1,3}\.\d{3,}|\b[hjnost][a-hj-z]\s?\d{3,5}\s?\d{3,5}\b|///\s*[a-z]+\.[a-z]+\.[a-z]+"
    r"|\d{1,2}\s?°\s?\d|(?:maps\.|/maps|openstreetmap|what3words|w3w|goo\.gl/maps|plus\.codes)|\b[23456789cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}\b"
)


WHOLE_NAME = "a name"
_NAMES = {WHOLE_NAME, "a part of a name"}
_SOUNDS = ("ckq", "gj", "scz", "fpv", "iyej", "xz")


class Elsewhere(NamedTuple):
    """Where another case's identifier stands: its cell, and what a clearance calls it."""

    place: str
    item: str


@dataclass(frozen=True)
class Hit:
    """Something found that must not be there: what kind of thing, which secret, and the words as they stand (never shown).

    `guessed`: it is how people might shorten a name, which counts only in what people wrote.
    """

    kind: str
    secret: Secret | Elsewhere
    written: str
    guessed: bool = False

    def __repr__(self) -> str:
        """Say what kind of thing it is, never what stands there."""
        return f"<Hit: {self.kind}>"


@dataclass(frozen=True)
class _Form:
    """One form of a secret as it is looked for: what it is called; whether it must stand as words of its own."""

    kind: str
    secret: Secret
    aligned: bool = True
    capital: bool = False


class Detector:
    """What one reader's files must not hold.

    `initials`: also look for initials. `house`: the council's own words, no secret.
    """

    def __init__(
        self, secrets: Iterable[Secret], given: Known, *, initials: bool = False, house: str = ""
    ) -> None:
        self._given = given
        self._house = Text(house).run_together
        self._forms: dict[str, list[_Form]] = {}
        self._dates: dict[date, list[Secret]] = {}
        self._birthdays: dict[tuple[int, int], list[Secret]] = {}
        self._rows: dict[tuple[str, ...], list[Secret]] = {}
        self._fuzzy: dict[str, Secret] = {}
        self._initials: dict[str, Secret] = {}
        self._map: Secret | None = None
        self._given_texts = {plain(one) for one in given.texts}
        self._given_names = {word for one in given.texts for word in Text(one).words}
        self._as_written = " ".join(Text(given.as_written).words)
        self._family_surnames = {parts[-1] for one in given.family_names if (parts := name_parts(one))}
        for secret in secrets:
            self._add(secret, initials)
        self._lengths = {len(row) for row in self._rows}
        self._patterns = list(self._forms)
        self._finder = AhoCorasick(self._patterns) if self._patterns else None

    def hits_in(self, text: Text, *, fuzzy: bool = True, by_chance: bool = False) -> Iterator[Hit]:
        """Everything in a text that must not be there.

        `fuzzy`: people wrote the text, so names may be spelt otherwise in it.

        `by_chance`: perhaps nobody did, so that only what is long enough counts.
        """
        if self._finder is not None:
            runs = (text.run_together, text.figures_as_letters)
            found = [
                hit for run in runs if run for hit in self._found_in(text, run) if fuzzy or not hit.guessed
            ]
            yield from (
                hit for hit in dict.fromkeys(found) if not by_chance or len(hit.written) >= _LONG_BY_CHANCE
            )
        if by_chance:
            return
        if fuzzy and self._fuzzy:
            yield from self._near_names(text)
        if self._dates or self._birthdays:
            yield from self._dates_in(text)
        if self._rows:
            yield from self._words_in(text)
        if self._initials:
            yield from self._initials_in(text)
        if fuzzy and self._map is not None and (on_map := _ON_A_MAP.search(text.plain)):
            yield Hit("a place on a map", self._map, on_map.group())

    # Making ready.

    def _add(self, secret: Secret, initials: bool) -> None:
        tells, value = secret.tells, secret.value
        if isinstance(value, date):
            if value not in self._given.dates:
                self._dates.setdefault(value, []).append(secret)
                if self._given.for_family and (
                    tells is Tells.BIRTHDAY or secret.record.collection == "chronology"
                ):
                    self._birthdays.setdefault((value.month, value.day), []).append(secret)
        elif tells is Tells.NAME:
            self._add_name(secret, value, initials)
        elif tells is Tells.PERSON:
            self._add_referrer(secret, value)
        elif tells is Tells.ADDRESS:
            self._add_address(secret, value)
        elif tells is Tells.PLACE:
            self._add_place(secret, value)
        elif tells in (Tells.TELEPHONE, Tells.NUMBER, Tells.REFERENCE):
            self._add_number(secret, value)
        elif tells is Tells.WORDS:
            self._add_words(secret, value)

    def _form(
        self, run: str, kind: str, secret: Secret, *, aligned: bool = True, capital: bool = False
    ) -> None:
        if len(run) > _LONGEST_FORM:
            run, aligned, capital = run[:_LONGEST_FORM], False, False
        form = _Form(kind, secret, aligned, capital)
        if len(run) > 1 and form not in (there := self._forms.setdefault(run, [])):
            there.append(form)

    def _add_name(self, secret: Secret, name: str, initials: bool) -> None:
        """A whole name in any order, its parts, and how the given name is shortened.

        A family's own surname is no secret.
        """
        if plain(name) in {plain(one) for one in self._given.family_names}:
            return
        for whole in whole_names(name):
            self._form(whole, WHOLE_NAME, secret, aligned=False)
        parts = name_parts(name)
        for place, part in enumerate(parts):
            if part in self._family_surnames and place:
                continue
            # Between professionals "he will" is no name; to a family nothing is sent before a person has
            # looked.
            self._form(
                part, "a part of a name", secret, capital=part in ORDINARY and not self._given.for_family
            )
            if len(part) >= _SHORTEST_FUZZY:
                self._fuzzy.setdefault(part, secret)
        for short in short_forms(parts[0]) if parts else ():
            if short not in self._given_names:
                self._form(short, "a short form of a name", secret, capital=True)
        if initials and (letters := initials_of(name)):
            self._initials[letters] = secret

    def _add_referrer(self, secret: Secret, value: str) -> None:
        """A name or a role: each piece of it, where no one whom this reader may know has the same."""
        for piece in re.split(r"[,;()]", value):
            if plain(piece.strip()) not in self._given_texts:
                self._form("".join(Text(piece).words), "who made the referral", secret)
                for whole in whole_names(piece):
                    self._form(whole, "who made the referral", secret)

    def _add_place(self, secret: Secret, value: str) -> None:
        if secret.wide or plain(value) not in self._given_texts:
            for one in names_of_place(value, wide=secret.wide):
                if one not in self._house:
                    self._form(one, "a place", secret)
            self._add_clues(secret)

    def _add_address(self, secret: Secret, value: str) -> None:
        for line in lines_of_address(value, wide=secret.wide):
            if line in self._house and line.isalpha():
                continue  # the council's own town: on every page, so it points nowhere
            self._form(line, "an address", secret, aligned=len(line) < 10)
        for first, second in postcodes(value):
            self._form(first + second, "a postcode", secret)
            if secret.wide and first not in self._house:
                self._form(first, "a part of a postcode", secret)
        self._add_clues(secret)

    def _add_clues(self, secret: Secret) -> None:
        """Where an address is kept safe, any place on a map gives it away."""
        if secret.wide:
            self._map = self._map or secret

    def _add_number(self, secret: Secret, value: str) -> None:
        run = "".join(Text(value).words)
        kind = secret.tells.value
        if secret.tells is Tells.REFERENCE and plain(value) in self._given_texts:
            return
        if secret.tells is Tells.TELEPHONE and run in self._house:
            return  # the council's own number, written where a person's should be
        if any(letter.isdigit() for letter in run) and len(run) >= 4:
            self._form(run, kind, secret)
        if not any(letter.isalpha() for letter in run):
            for figures in numbers_of(value):
                self._form(figures, kind, secret, aligned=len(figures) < _SURE_NUMBER)
                code = figures[:5]
                if (
                    secret.wide
                    and figures.startswith("0")
                    and not figures.startswith("07")
                    and code not in self._house
                ):
                    self._form(code, "a telephone code", secret, aligned=False)

    def _add_words(self, secret: Secret, value: str) -> None:
        """Withheld words: any seven in a row, or all of them where there are fewer; and what of them tells by itself."""
        words = tuple(Text(value).words)
        if (secret.field, value) in self._given.prose or plain(value) in self._given_texts:
            return
        own = " ".join(" ".join(Text(one).words) for one in secret.own)
        if len(words) >= 3:
            length = min(len(words), WORDS_IN_A_ROW)
            for row in _rows_of(words, length):
                if (said := " ".join(row)) not in own and said not in self._as_written:
                    self._rows.setdefault(row, []).append(secret)
        elif words and (any(one.isdigit() for one in "".join(words)) or len("".join(words)) >= 10):
            self._form("".join(words), "words that were withheld", secret)
        for first, second in postcodes(value):
            self._form(first + second, "a postcode", secret)
        for number in _LONG_NUMBER.findall(value):
            for figures in numbers_of(number):
                self._form(figures, "a number", secret, aligned=len(figures) < _SURE_NUMBER)
        for email in _EMAIL.findall(value):
            self._form("".join(Text(email).words), "an email address", secret)

    # Looking.

    def _found_in(self, text: Text, run: str) -> Iterator[Hit]:
        assert self._finder is not None
        for number, start, end in self._finder.find_matches_as_indexes(run, overlapping=True):
            pattern = self._patterns[number]
            forms = self._forms[pattern]
            begins, ends, gaps, _ = text.spans(start, end)
            alone = begins and ends
            for form in forms:
                if _stands(form, pattern, alone, gaps, text, start, end):
                    yield Hit(form.kind, form.secret, pattern, form.capital)

    def _near_names(self, text: Text) -> Iterator[Hit]:
        """Names with a letter wrong, missing, too many or in the wrong place."""
        words = [
            one
            for one in set(text.words)
            if len(one) >= _SHORTEST_FUZZY - 1 and one.isalpha() and one not in self._given_names
        ]
        for name, secret in self._fuzzy.items():
            wrong = 2 if len(name) >= _LONG_FUZZY else 1
            for found, distance, _ in process.extract_iter(
                name, words, scorer=OSA.distance, score_cutoff=wrong
            ):
                sure = found in text.capitals or len(name) >= _SURE_FUZZY
                if distance and sure and _may_begin_alike(found, name) and not is_everyday(found):
                    yield Hit("a name spelt otherwise", secret, found)

    def _dates_in(self, text: Text) -> Iterator[Hit]:
        for day, with_year, written in text.find_once("dates", lambda one: dates_in(one.plain)):
            found = self._dates.get(day, ()) if with_year else self._birthdays.get((day.month, day.day), ())
            for secret in found:
                yield Hit(secret.tells.value, secret, written)

    def _words_in(self, text: Text) -> Iterator[Hit]:
        words = tuple(text.words)
        for length in self._lengths:
            for row in _rows_of(words, length):
                for secret in self._rows.get(row, ()):
                    yield Hit("words that were withheld", secret, " ".join(row))

    def _initials_in(self, text: Text) -> Iterator[Hit]:
        for match in re.finditer(r"\b(?:[A-Z]\.?[\s\-]?){2,4}(?![A-Za-z])", text.written):
            letters = "".join(one for one in match.group().lower() if one.isalpha())
            if letters in self._initials:
                yield Hit("initials", self._initials[letters], letters)


def _rows_of(words: tuple[str, ...], length: int) -> Iterable[tuple[str, ...]]:
    """Every row of so many words, each once: where the same words are repeated without end, to find them once is enough."""
    return dict.fromkeys(words[start : start + length] for start in range(len(words) - length + 1))


def _stands(
    form: _Form, pattern: str, alone: bool, gaps: list[str], text: Text, start: int, end: int
) -> bool:
    """Whether a stretch of letters is what was looked for, and not parts of two words that happen to meet."""
    if form.capital:
        if not alone or gaps or pattern not in text.capitals:
            return False
        return pattern in text.capitals_inside or pattern not in ORDINARY
    if not gaps:
        return alone or not form.aligned or (len(pattern) >= 6 and not pattern.isdigit())
    if not alone:
        return not form.aligned and len(pattern) >= 9
    broken = all(gap.strip(" ") or len(gap) > 1 for gap in gaps)
    return len(pattern) >= 6 or broken or text.shortest_piece(start, end) == 1 or form.kind not in _NAMES


def _may_begin_alike(one: str, other: str) -> bool:
    """Whether two words may be the same name: a long one wherever the mistake is, a short one if its first letter sounds alike."""
    return len(other) >= _SURE_FUZZY or any(
        one[0] in sounds and other[0] in sounds for sounds in (one[0], *_SOUNDS)
    )
