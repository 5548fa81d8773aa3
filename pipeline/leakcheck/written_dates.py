"""Dates as people write them: in figures, in words, in Roman figures, in Welsh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_MONTH_OF = {
    name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in range(3, len(name) + 1)
} | {"sept": 9}
_WELSH_MONTH_OF = {name: number for number, name in enumerate(_WELSH.split(), 1)}
_ROMAN_FIGURES = "i ii iii iv v vi vii viii ix x xi xii"
_ROMAN = {name: number for number, name in enumerate(_ROMAN_FIGURES.split(), 1)}
_ROMAN_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?[./\- ]\s?([ivx]{1,4})\s?[./\- ]\s?(\d{4}|\d{2})(?!\d)")
_DATE_IN_FIGURES = re.compile(r"(?<!\d)(\d{1,4})\s?([/.\-\u2044 ])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_FIGURE = re.compile(r"\d")
_DATE_PACKED = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_DAY_AND_MONTH = re.compile(
    r"(?<![\d/.])(\d{1,2})(?:\s*(?:st|nd|rd|th|af|ain|ed|eg|fed|ydd))?(?:\s+of?\b)?[\s,.\-/]*([a-z]{3,10})\b\.?"
    r"(?:[\s,.\-/']*(\d{4}|\d{2})(?!\d))?"
)
_MONTH_AND_DAY = re.compile(
    r"\b([a-z]{3,9})\.?[\s\-]*(?:the\s+)?(\d{1,2})(?!\d)(?:\s*(?:st|nd|rd|th))?"
    r"(?:[\s,.\-/']*(\d{4}|\d{2})(?!\d))?"
)
_TENS = {"twenty": 20, "thirty": 30}
_ORDINAL_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), 1)} | {"thirtieth": 30}
_DATE_IN_WORDS = re.compile(
    rf"\b(?:(twenty|thirty)[\s-]+)?({'|'.join(_ORDINALS)})\s+(?:day\s+)?(?:of\s+)?([a-z]{{3,9}})\b"
    r"(?:[\s,]*(\d{4}))?"
)


def month_of(word: str) -> int | None:
    """The month that a folded word names, 1 to 12; None where it names none."""
    return _MONTH_OF.get(word)


def month_in_words(word: str) -> int | None:
    """The month that a folded English or Welsh word names, 1 to 12; None where it names none."""
    return _MONTH_OF.get(word) or _WELSH_MONTH_OF.get(word)


def dates_in(text: str) -> Iterator[tuple[date, bool, str]]:
    """Every date that a folded text may mean: the date, whether its year was given, and the text itself."""
    if not _FIGURE.search(text) and "th" not in text:
        return
    for match in _DATE_IN_FIGURES.finditer(text):
        yield from _in_figures(match.group(1), match.group(3), match.group(4), match.group())
    for match in _ROMAN_DATE.finditer(text):
        if match.group(2) in _ROMAN:
            month = str(_ROMAN[match.group(2)])
            yield from _dates(match.group(1), month, match.group(3), match.group())
    for match in _DATE_PACKED.finditer(text):
        packed = match.group(1)
        yield from _in_figures(packed[:4], packed[4:6], packed[6:], packed)
        yield from _in_figures(packed[:2], packed[2:4], packed[4:], packed)
    for match in _DAY_AND_MONTH.finditer(text):
        yield from _in_words(match.group(1), match.group(2), match.group(3), match.group())
    for match in _MONTH_AND_DAY.finditer(text):
        yield from _in_words(match.group(2), match.group(1), match.group(3), match.group())
    if any(word in text for word in ("first", "second", "third", "th ")):
        for match in _DATE_IN_WORDS.finditer(text):
            tens, unit, month, year = match.groups()
            yield from _in_words(str(_TENS.get(tens or "", 0) + _ORDINALS[unit]), month, year, match.group())


def _in_figures(first: str, month: str, last: str, written: str) -> Iterator[tuple[date, bool, str]]:
    if len(first) == 4:
        yield from _dates(last, month, first, written)
    else:
        yield from _dates(first, month, last, written)
        yield from _dates(month, first, last, written)


def _in_words(day: str, month: str, year: str | None, written: str) -> Iterator[tuple[date, bool, str]]:
    number = month_in_words(month)
    if number is not None:
        yield from _dates(day, str(number), year or "2000", written, with_year=year is not None)


def _dates(
    day: str, month: str, year: str, written: str, *, with_year: bool = True
) -> Iterator[tuple[date, bool, str]]:
    for full in [year] if len(year) == 4 else [f"20{year:0>2}", f"19{year:0>2}"] if len(year) <= 2 else []:
        try:
            yield date(int(full), int(month), int(day)), with_year, written
        except ValueError:
            continue
