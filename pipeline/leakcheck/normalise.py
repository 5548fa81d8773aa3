"""Text folded as a person reads it: without case, accents, look-alike or invisible characters."""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, NamedTuple
from urllib.parse import unquote

from pipeline.leakcheck.number_words import with_figures
from pipeline.leakcheck.schools import schools_in_short
from pipeline.leakcheck.short_streets import with_streets_in_full

_WORD = re.compile(r"[^\W_]+")
_FIGURES_FOR_LETTERS = str.maketrans("0134578@$", "oleastbas")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
#: From Greek on, without the further Latin letters.
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2c00-\ua6ff\ua800-\uab2f\uabc0-\uf8ff]{2}")
_LETTERS_FOR_FIGURES = str.maketrans("oilsz", "01152")
_MAY_BE_FIGURES = re.compile(r"[\doilsz]+")
_CONTROL_CHARACTERS = {code: None for code in (*range(32), 127) if chr(code) not in "\n\r\t\v\f"} | {
    ord("`"): "'"
}
_INVISIBLE = {"Cf", "Cc", "Mn", "Me", "Cs", "Co"}
#: Letters that NFKD does not decompose, though a reader takes them for others.
_LETTERS_BY_HAND = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
}


#: NFKD turns a double prime into two primes.
_APOSTROPHES = "\u2018\u2019\u02bc\u2032`"


@cache
def _look_alikes() -> dict[str, str]:
    """By letter of another script, the Latin letter that it looks like."""
    from confusable_homoglyphs.confusables import confusables_data

    similar: dict[str, str] = {}
    letters = [one for one in confusables_data if len(one) == 1 and one.isascii() and one.isalpha()]
    for same_case in (True, False):  # a capital iota is an I before it is an l
        for letter in letters:
            for other in (one["c"] for one in confusables_data[letter]):
                if (
                    len(other) == 1
                    and not other.isascii()
                    and (other.isupper() == letter.isupper()) == same_case
                ):
                    similar.setdefault(other, letter.lower())
    # The list takes every capital I for an l, as it looks in some typefaces; in a name it is an I.
    return {other: "i" if letter == "l" and other.isupper() else letter for other, letter in similar.items()}


@cache
def _plain_letter(letter: str) -> str:
    """One letter, folded; empty for an invisible character; a space for one that separates words."""
    if letter in "\n\r\t\v\f":
        return letter
    kind = unicodedata.category(letter)
    if kind in _INVISIBLE or letter in "\u115f\u1160\u3164\uffa0\u2800":
        return ""
    if kind.startswith("Z"):
        return " "
    if letter in _APOSTROPHES:
        return "'"
    compatible = unicodedata.normalize("NFKC", letter)
    if compatible.isascii():
        return compatible.lower()
    if letter in _look_alikes():
        return _look_alikes()[letter]
    if kind == "Pd" or letter == "\u2212":
        return "-"
    parts = [
        one for one in unicodedata.normalize("NFKD", letter) if unicodedata.category(one) not in _INVISIBLE
    ]
    folded = "".join("'" if one in _APOSTROPHES else one for one in parts).casefold()
    return "".join(_LETTERS_BY_HAND.get(one, _look_alikes().get(one, one)) for one in folded)


def plain(text: str) -> str:
    """Text with its letters folded.

    Punctuation between words is kept, so that dates and numbers remain readable.
    """
    if text.isascii():
        return text.lower().translate(_CONTROL_CHARACTERS)
    return "".join(map(_plain_letter, text))


def in_latin_letters(text: str) -> str:
    """A text with letters of other scripts, by their sounds in Latin letters; empty where it has none."""
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return ""
    from anyascii import anyascii

    return anyascii(text)


def other_readings(text: str) -> Iterator[str]:
    """The text decoded from URL escapes, HTML entities or base64, where it holds any."""
    if "%" in text and (unescaped := unquote(text)) != text:
        yield unescaped
    if "&" in text and (unescaped := html.unescape(text)) != text:
        yield unescaped
    for match in _BASE64.finditer(text):
        try:
            decoded = base64.b64decode(match.group() + "=" * (-len(match.group()) % 4))
        except (binascii.Error, ValueError):
            continue
        for coding in ("utf-8", "utf-16-le"):
            try:
                reading = decoded.decode(coding)
            except UnicodeDecodeError:
                continue
            if reading.isprintable() or reading.replace("\n", "").isprintable():
                yield reading
                break


class Stretch(NamedTuple):
    """Words of a text that were joined and searched.

    `first`, `last`: the indices of its words. `begins`: whether it begins at the start of a word. `ends`:
    whether it ends at the end of one, or before its plural s. `gaps`: what is between its words. `breaks`:
    after how many letters each of its words but the last ends. `longest`: the letters of the longest.
    """

    first: int
    last: int
    begins: bool
    ends: bool
    gaps: tuple[str, ...]
    breaks: tuple[int, ...]
    longest: int


class Text:
    """One text to search: as written, folded, as words, and with its words joined."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.cached_results: dict[object, list[Any]] = {}

    def find_once(self, key: object, find: Callable[[Text], Iterable[Any]]) -> list[Any]:
        """The results of `find` for this text, cached by `key`, as many copies share a part."""
        if key not in self.cached_results:
            self.cached_results[key] = list(find(self))
        return self.cached_results[key]

    @cached_property
    def plain(self) -> str:
        """The text, folded."""
        return plain(self.written)

    @cached_property
    def _words(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self.plain)]

    @cached_property
    def words(self) -> list[str]:
        """Its words, folded, in order."""
        return [self.plain[start:end] for start, end in self._words]

    @cached_property
    def _offsets(self) -> list[int] | range:
        """The index in the written text of each letter of the folded one."""
        if self.written.isascii() and len(self.plain) == len(self.written):
            return range(len(self.written))
        return [at for at, letter in enumerate(self.written) for _ in plain(letter)]

    def as_written(self, place: int) -> str:
        """The word at an index as it is written."""
        start, end = self._words[place]
        return self.written[self._offsets[start] : self._offsets[end - 1] + 1]

    def end_of(self, place: int) -> int:
        """Where the word at an index ends in the folded text."""
        return self._words[place][1]

    def gap(self, place: int) -> str:
        """What is between the word at an index and the next, folded."""
        return self.plain[self._words[place][1] : self._words[place + 1][0]]

    @cached_property
    def has_capitals(self) -> bool:
        """Whether any letter is a capital."""
        return self.written != self.written.lower()

    @cached_property
    def addresses_in_full(self) -> Text | None:
        """The text with "Road" for "Rd" and 14 for "fourteen"; None where it has neither."""
        full = with_streets_in_full(with_figures(self.written))
        return Text(full) if full != self.written else None

    @cached_property
    def schools_in_short(self) -> Text | None:
        """The text with "school" for "RC Primary School", "St" for "Saint"; None where it has neither."""
        short = schools_in_short(self.written)
        return Text(short) if short != self.written else None

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words written with a capital anywhere, folded."""
        return frozenset(
            plain(one) for one in re.findall(r"[^\W\d_][^\W_]*", self.written) if one[0] != one[0].lower()
        )

    @cached_property
    def run_together(self) -> str:
        """All words joined, so that no space, hyphen or line break inside a word hides it."""
        return "".join(self.words)

    @cached_property
    def figures_as_letters(self) -> str:
        """The same, with digits in words read as the letters they look like; empty where no word has any."""
        words = [one.translate(_FIGURES_FOR_LETTERS) if _is_mixed(one) else one for one in self.words]
        return "".join(words) if words != self.words else ""

    @cached_property
    def letters_as_figures(self) -> str:
        """The same, with letters read as figures in words that are both; empty where no word is."""
        words = [
            one.translate(_LETTERS_FOR_FIGURES)
            if not one.isdigit() and _MAY_BE_FIGURES.fullmatch(one) and any(map(str.isdigit, one))
            else one
            for one in self.words
        ]
        return "".join(words) if words != self.words else ""

    @cached_property
    def in_latin(self) -> str:
        """The text in Latin letters where it has others; otherwise empty."""
        return in_latin_letters(self.written)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word)
        return starts

    def stretch(self, start: int, end: int) -> Stretch:
        """The words that a stretch of the joined text consists of."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        rest = self.words[last][end - self._starts[last] :]
        return Stretch(
            first=first,
            last=last,
            begins=self._starts[first] == start,
            ends=rest in ("", "s") or (rest == "es" and first == last),
            gaps=tuple(self.gap(one) for one in range(first, last)),
            breaks=tuple(self._starts[one] - start for one in range(first + 1, last + 1)),
            longest=max(len(one) for one in self.words[first : last + 1]),
        )


def _is_mixed(word: str) -> bool:
    return (
        not word.isalpha()
        and not word.isdigit()
        and sum(letter.isalpha() for letter in word) > len(word) // 2
    )
