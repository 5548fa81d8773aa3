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
from typing import Any
from urllib.parse import unquote

_WORD = re.compile(r"[^\W_]+")
_FIGURES_FOR_LETTERS = str.maketrans("0134578@$", "oleastbas")
_INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][^\W_]*")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
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
    def capitals(self) -> frozenset[str]:
        """The words written with a capital anywhere, folded."""
        return frozenset(
            plain(one) for one in re.findall(r"[^\W\d_][^\W_]*", self.written) if one[0] != one[0].lower()
        )

    @cached_property
    def capitals_inside(self) -> frozenset[str]:
        """The words with a capital inside a sentence, where only a name has one, folded."""
        return frozenset(plain(one) for one in _INSIDE.findall(self.written))

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
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word)
        return starts

    def spans(self, start: int, end: int) -> tuple[bool, bool, list[str], int]:
        """The words that a stretch of the joined text consists of.

        Returns whether it begins at the start of a word, whether it ends at the end of one (or before its
        plural s), the characters between its words, and the number of words.
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        begins = self._starts[first] == start
        rest = self.words[last][end - self._starts[last] :]
        gaps = [self.plain[self._words[one][1] : self._words[one + 1][0]] for one in range(first, last)]
        return begins, rest in ("", "s") or (rest == "es" and first == last), gaps, last - first + 1

    def shortest_piece(self, start: int, end: int) -> int:
        """The length of the longest word in a stretch: 1 where a word was spelled out letter by letter."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        return max(len(one) for one in self.words[first : last + 1])


def _is_mixed(word: str) -> bool:
    return (
        not word.isalpha()
        and not word.isdigit()
        and sum(letter.isalpha() for letter in word) > len(word) // 2
    )
