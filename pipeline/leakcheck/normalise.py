"""Text as a person reads it, whatever it was written with: no case, no accents, no look-alikes, nothing invisible."""

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
_UNSEEN = {code: None for code in (*range(32), 127) if chr(code) not in "\n\r\t\v\f"} | {ord("`"): "'"}
_INVISIBLE = {"Cf", "Cc", "Mn", "Me", "Cs", "Co"}
#: Letters that NFKD leaves as they are though a reader takes them for others.
_BY_HAND = {
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


#: A double prime is two of them.
_APOSTROPHES = "\u2018\u2019\u02bc\u2032`"


@cache
def _look_alikes() -> dict[str, str]:
    """For each letter of another script that looks like one of ours, ours."""
    from confusable_homoglyphs.confusables import confusables_data

    found: dict[str, str] = {}
    letters = [one for one in confusables_data if len(one) == 1 and one.isascii() and one.isalpha()]
    for same_case in (True, False):  # a capital iota is an I before it is an l
        for letter in letters:
            for other in (one["c"] for one in confusables_data[letter]):
                if (
                    len(other) == 1
                    and not other.isascii()
                    and (other.isupper() == letter.isupper()) == same_case
                ):
                    found.setdefault(other, letter.lower())
    # The list takes every capital I for an l, as a reader of some typefaces does: a name is written with the
    # I.
    return {other: "i" if letter == "l" and other.isupper() else letter for other, letter in found.items()}


@cache
def _plain_letter(letter: str) -> str:
    """One letter, folded; empty for what cannot be seen; a space for what keeps words apart."""
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
    return "".join(_BY_HAND.get(one, _look_alikes().get(one, one)) for one in folded)


def plain(text: str) -> str:
    """Text with its letters folded.

    The dots and strokes between words stay, so that a date or a number can be read.
    """
    if text.isascii():
        return text.lower().translate(_UNSEEN)
    return "".join(map(_plain_letter, text))


def other_readings(text: str) -> Iterator[str]:
    """What a text says once it is decoded: escaped letters, letters in a web address, base64."""
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
                said = decoded.decode(coding)
            except UnicodeDecodeError:
                continue
            if said.isprintable() or said.replace("\n", "").isprintable():
                yield said
                break


class Text:
    """One text ready to be searched: as it was written, folded, as words, and with its words run together."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.found: dict[object, list[Any]] = {}

    def find_once(self, key: object, find: Callable[[Text], Iterable[Any]]) -> list[Any]:
        """What `find` finds in this text, looked for once: the parts that are the same in every copy are searched once."""
        if key not in self.found:
            self.found[key] = list(find(self))
        return self.found[key]

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
        """The words that stand with a capital somewhere, folded."""
        return frozenset(
            plain(one) for one in re.findall(r"[^\W\d_][^\W_]*", self.written) if one[0] != one[0].lower()
        )

    @cached_property
    def capitals_inside(self) -> frozenset[str]:
        """The words that stand with a capital inside a sentence, where only a name has one, folded."""
        return frozenset(plain(one) for one in _INSIDE.findall(self.written))

    @cached_property
    def run_together(self) -> str:
        """All words with nothing between them, so that no space, hyphen or break inside a word hides it."""
        return "".join(self.words)

    @cached_property
    def figures_as_letters(self) -> str:
        """The same with figures in words taken for the letters that they look like; empty where no word holds one."""
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
        """What a stretch of the run-together text is made of.

        Gives whether it begins with a word, whether it ends with one (or with its s), what stands between the
        words in it, and how many words those are.
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        begins = self._starts[first] == start
        rest = self.words[last][end - self._starts[last] :]
        gaps = [self.plain[self._words[one][1] : self._words[one + 1][0]] for one in range(first, last)]
        return begins, rest in ("", "s") or (rest == "es" and first == last), gaps, last - first + 1

    def shortest_piece(self, start: int, end: int) -> int:
        """The length of the longest of the words that a stretch is made of: 1 where a word was spelled out letter by letter."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        return max(len(one) for one in self.words[first : last + 1])


def _is_mixed(word: str) -> bool:
    return (
        not word.isalpha()
        and not word.isdigit()
        and sum(letter.isalpha() for letter in word) > len(word) // 2
    )
