"""The words of a record that identify a child, and the words of a text that may."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from pipeline.foundation.everyday_words import is_usual
from pipeline.foundation.word_or_name import Reading, beside, in_a_body, reading_of
from pipeline.model.fields import Record
from pipeline.model.missing_values import known

#: The shortest part of a name, and reference, to search for; shorter ones are in too many other texts.
SHORTEST_NAME, SHORTEST_REFERENCE = 3, 4

_EVERYDAY = """
    angel art ash baker banks bay bell best bill black bond bridge brook brown carpenter carter chance
    chase child church clay cook cross daisy dale dawn day dean dot drew east faith farmer field fields
    fisher ford forest fox frank grace grant gray green grey guy harmony hazel heath heather hill holly
    hope house hunt hunter iris ivy jasmine jay joy justice king kit kitchen knight lamb lane law lily
    little long lord love major mark marks marsh mercy miles mills moon north old olive page park parker
    parks pat patience pearl penny pip poppy price prince rain ray read reading reed rich river rivers
    rob robin rose rowan ruby sage sandy self sharp short singer sky small smart south star stone street
    strong sue summer sunny taylor temple victor violet walker wall ward waters way west white will
    wills winter wise wood woods young
"""
#: Months always have a capital, so it shows nothing.
_MONTHS = frozenset({"april", "august", "june", "may"})
#: Parts of names that are everyday words too. A capital inside a sentence shows that the name is meant.
ORDINARY = _MONTHS | frozenset(_EVERYDAY.split())

#: After these a name may be in small letters; after "dear", "miss" and "master" a small word is none.
_IS_CALLED = ("aka", "called", "named", "nicknamed")
_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_POSTCODE = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\b")
_BEGINNING = re.compile(r"(?:^|[.!?:;]|[\r\n]|[-–—•*])[\s\"'“‘(]*$")
#: The translation to a text's letters and digits in lower case, for `may_hold`.
_BARE = {
    code: chr(code).casefold() if chr(code).isalnum() else None
    for code in (*range(128), *map(ord, "’‘“”–—•…"))
}


def telling_words(record: Record) -> frozenset[str]:
    """The words that identify a child: each part of the name, a reference as one word, a postcode."""
    return name_words(record) | _marks(record)


def name_words(record: Record) -> frozenset[str]:
    """Each part of a child's name of three letters or more, folded; empty where the name is not known."""
    name = getattr(record, "child_name", None)
    return (
        frozenset(word for word in _folded_words(name) if len(word) >= SHORTEST_NAME)
        if isinstance(name, str)
        else frozenset()
    )


def given_name(record: Record) -> str:
    """The first word of a child's name, folded; empty where the name is not known."""
    name = getattr(record, "child_name", None)
    return next((one.folded for one in _words(name)), "") if isinstance(name, str) else ""


def sure_words(text: str, name: frozenset[str] = frozenset(), given: str = "") -> set[str]:
    """The words of a text without case, accents or possessive; a postcode or a number in groups as one word.

    An everyday word counts only with a capital inside its sentence: "spoke with Will", never "he will". A
    word of the child's `name` that is also a weekday, a town or any other word counts only where the words
    beside it show that the child is meant. `given`: the child's given name.
    """
    words = {one.folded for one, reading in _read(text, name, given) if reading is Reading.NAME}
    return words | _postcodes(text) | set(_numbers_in_groups(text))


def doubtful_words(text: str, name: frozenset[str] = frozenset(), given: str = "") -> dict[str, int]:
    """The words of a text that may be a name or not: the capital of an everyday word at a sentence's start.

    Each with its place in the text: 1 for the first word. Arguments as for `sure_words`.
    """
    found: dict[str, int] = {}
    for one, reading in _read(text, name, given):
        if reading is Reading.DOUBTFUL:
            found.setdefault(one.folded, one.number)
    return found


def may_hold(text: str, words: Iterable[str]) -> bool:
    """Whether a text may hold one of `words`; never False where it does."""
    bare = _bare(text)
    if not bare.isascii():
        return True
    for word in words:  # noqa: SIM110 - any() costs twice as much, and every text of every case comes here
        if word in bare:
            return True
    return False


@lru_cache(4096)  # two rules ask for the texts of a case, one after the other
def _bare(text: str) -> str:
    return text.translate(_BARE)


class _Word(NamedTuple):
    """A word of a text: its number, as written, folded, whether it is inside a sentence, where it begins."""

    number: int
    written: str
    folded: str
    inside: bool
    start: int


def _read(text: str, name: frozenset[str], given: str) -> Iterator[tuple[_Word, Reading]]:
    """Each word of a text, and whether it is a name."""
    surroundings = _Surroundings(text, name, given)
    for word in _words(text):
        yield word, surroundings.reading(word)


class _Surroundings:
    """What is beside the words of a text that are also parts of one child's name."""

    def __init__(self, text: str, name: frozenset[str], given: str) -> None:
        self._text, self._name, self._given = text, name, given

    @cached_property
    def _tokens(self) -> list[tuple[int, int]]:
        return [match.span() for match in _TOKEN.finditer(self._text)]

    @cached_property
    def _folded(self) -> list[str]:
        return [_fold(self._written(at)) for at in range(len(self._tokens))]

    def _written(self, at: int) -> str:
        start, end = self._tokens[at]
        return self._text[start:end]

    def _gap(self, at: int) -> str:
        return self._text[self._tokens[at][1] : self._tokens[at + 1][0]].replace("’", "'")

    def reading(self, word: _Word) -> Reading:
        """Whether a word is a name, by its capital and by what is beside it."""
        if word.folded in self._name and (found := self._by_what_is_beside(word)) is not None:
            return found
        if word.folded not in ORDINARY and not (word.folded in self._name and is_usual(word.folded)):
            return Reading.NAME
        if not word.written[0].isupper():
            return Reading.WORD
        is_sure = word.inside and word.folded not in _MONTHS and not word.written.isupper()
        return Reading.NAME if is_sure else Reading.DOUBTFUL

    def _by_what_is_beside(self, word: _Word) -> Reading | None:
        at = bisect_left(self._tokens, (word.start, 0))
        if at == len(self._tokens) or self._folded[at] != word.folded:
            return None  # "Anne-Marie" as one word
        near = beside(self._folded, self._gap, self._written, at, self._given)
        if (found := in_a_body(near)) is not None:
            return found
        if self._is_beside_another_part(at):
            return Reading.NAME
        if near.is_called and (word.written[0].isupper() or near.last in _IS_CALLED):
            return Reading.NAME
        if (found := reading_of(near)) is not None:
            return found
        is_titled = near.next_has_capital or (
            bool(near.before) and word.inside and self._written(at - 1)[0].isupper()
        )
        is_new = word.folded not in ORDINARY and is_usual(word.folded)
        return Reading.DOUBTFUL if is_new and is_titled and word.written[0].isupper() else None

    def _is_beside_another_part(self, at: int) -> bool:
        """Whether another part of the name is next to a part, both with a capital: "Chelsea Bath"."""
        return any(
            0 <= other < len(self._tokens)
            and self._folded[other] in self._name - {self._folded[at]}
            and self._written(other)[0].isupper()
            and self._written(at)[0].isupper()
            and self._gap(min(at, other)) in (" ", "-", ", ", ",")
            for other in (at - 1, at + 1)
        )


def _words(text: str) -> Iterator[_Word]:
    """Each word of a text; a hyphenated word also in parts."""
    for number, match in enumerate(_WORD.finditer(text), start=1):
        start = match.start()
        inside = not _BEGINNING.search(text, max(0, start - 8), start)
        whole = match.group().replace("’", "'")
        first, *rest = re.split(r"[-']", whole)
        for written in {whole, first}:
            yield _Word(number, written, _fold(written), inside, start)
        for written in rest:
            start += len(first) + 1
            first = written
            yield _Word(number, written, _fold(written), True, start)


def _fold(word: str) -> str:
    """A word without case, accents, hyphens or possessive."""
    plain = unicodedata.normalize("NFKD", word).casefold().removesuffix("'s")
    return "".join(letter for letter in plain if letter.isalnum())


def _folded_words(text: str) -> set[str]:
    return {one.folded for one in _words(text)}


def _marks(record: Record) -> frozenset[str]:
    marks: set[str] = set()
    for name, field in record.fields.items():
        value = getattr(record, name)
        if not (field.identifies and known(value)) or name == "child_name":
            continue
        if name == "home_address":
            marks |= _postcodes(value)
        else:
            marks.add(_fold(str(value)))
    return frozenset(mark for mark in marks if len(mark) >= SHORTEST_REFERENCE)


def _numbers_in_groups(text: str) -> Iterator[str]:
    for run in re.findall(r"\b\d+(?:[ -]\d+)+\b", text):
        yield "".join(letter for letter in run if letter.isdigit())


def _postcodes(text: str) -> set[str]:
    return {"".join(parts).casefold() for parts in _POSTCODE.findall(text)}
