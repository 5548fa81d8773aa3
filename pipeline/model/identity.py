"""The words of a record that identify a child, and the words of a text that may."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

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


def sure_words(text: str) -> set[str]:
    """The words of a text without case, accents or possessive; a postcode or a number in groups as one word.

    An everyday word counts only with a capital inside its sentence: "spoke with Will", never "he will".
    """
    words = {
        folded
        for _, written, folded, inside in _words(text)
        if folded not in ORDINARY or _is_a_name(written, folded, inside)
    }
    return words | _postcodes(text) | set(_numbers_in_groups(text))


def doubtful_words(text: str) -> dict[str, int]:
    """The everyday words of a text that may have a capital for another reason, such as a sentence start.

    Each with its place in the text: 1 for the first word.
    """
    found: dict[str, int] = {}
    for place, written, folded, inside in _words(text):
        if folded in ORDINARY and written[0].isupper() and not _is_a_name(written, folded, inside):
            found.setdefault(folded, place)
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


def _is_a_name(written: str, folded: str, inside: bool) -> bool:
    return inside and folded not in _MONTHS and written[0].isupper() and not written.isupper()


def _words(text: str) -> Iterator[tuple[int, str, str, bool]]:
    """Each word: its place, as written, folded, and whether it is inside a sentence.

    A hyphenated word is also given in parts.
    """
    for place, match in enumerate(_WORD.finditer(text), start=1):
        inside = not _BEGINNING.search(text, max(0, match.start() - 8), match.start())
        whole = match.group().replace("’", "'")
        first, *rest = re.split(r"[-']", whole)
        for written in {whole, first}:
            yield place, written, _fold(written), inside
        for written in rest:
            yield place, written, _fold(written), True


def _fold(word: str) -> str:
    """A word without case, accents, hyphens or possessive."""
    plain = unicodedata.normalize("NFKD", word).casefold().removesuffix("'s")
    return "".join(letter for letter in plain if letter.isalnum())


def _folded_words(text: str) -> set[str]:
    return {folded for _, _, folded, _ in _words(text)}


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
