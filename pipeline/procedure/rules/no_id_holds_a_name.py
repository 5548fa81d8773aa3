"""No ID holds the name of a child or of the family, or an NHS number: IDs name folders and files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache

from pipeline.foundation.text import letters_and_digits
from pipeline.model import RECORDS, Case, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.model.name_matching import name_words

SOURCE = "F7, F10"
SEVERITY = Severity.WARNING
BLOCKS = False
#: From this length a part of a name counts inside another word; shorter, it has to be the whole word.
_LONG, _SHORTEST = 5, 3
_LETTERS = re.compile(r"[^\W\d_]+")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each ID of the case in which such a name or number is."""
    names = _names_in(case) - _usual_words()
    numbers = {letters_and_digits(case.details.nhs_number)} if known(case.details.nhs_number) else set()
    for record in case.records():
        if record.key is None:
            continue
        written = str(getattr(record, record.key))
        if _holds_name(written, names) or any(one in letters_and_digits(written) for one in numbers):
            yield at(
                record,
                record.key,
                "this ID contains a name or an NHS number from the case. IDs appear in the names of files "
                "and folders, and on the page index.html.",
                (
                    "Choose an ID that says nothing about anybody, such as C-0001, and change it here and "
                    "wherever it is used."
                ),
            )


def _names_in(case: Case) -> set[str]:
    people = [
        case.details.child_name,
        *(one.name for one in case.family),
        *(one.child_name for one in case.linked_children),
    ]
    return {word for name in people if known(name) for word in name_words(name) if len(word) >= _SHORTEST}


@cache
def _usual_words() -> frozenset[str]:
    """Words that an ID may begin with, though a family may have the name: Case-0001, Child-12, Page-3."""
    said = " ".join(
        text for kind in RECORDS for text in (kind.sheet, *(field.heading for field in kind.fields.values()))
    )
    words = {one.casefold() for one in _LETTERS.findall(said)}
    return frozenset(words | {one.removesuffix("s") for one in words})


def _holds_name(written: str, names: set[str]) -> bool:
    plain = unicodedata.normalize("NFKD", written).casefold()
    words = _LETTERS.findall("".join(one for one in plain if not unicodedata.combining(one)))
    return any(word == name or (len(name) >= _LONG and name in word) for word in words for name in names)
