"""The forms in which a withheld value may occur: parts of a name, spellings of a date, address lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from pipeline.leakcheck.normalise import plain

_WORD = re.compile(r"[^\W_]+")
POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
#: A word with this frequency in the dictionary is everyday: "page" and "will" have it, "Paige" and "Robyn"
#: do not.
_EVERYDAY_FREQUENCY = 5000
_WORDS_OF_THE_SERVICE = {
    "carer",
    "carers",
    "caring",
    "fostering",
    "safeguarding",
    "assessor",
    "assessors",
    "reviewer",
    "sibling",
    "siblings",
}
#: More words than that are no name.
_LONGEST_NAME = 5
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "mx", "prof", "and", "the", "de", "van", "von"}
#: Words in the names of many places, which identify none of them.
_WORDS_OF_MANY_PLACES = """
    academy and at centre church clinic club college community county court crown doctors education family
    first for group health high hospital house in infant infants junior juniors magistrates medical nursery of
    office on park practice pre prep primary royal saint school secondary sixth special st street surgery the
    tram stop bus station town trust unit upper village youth
"""
_OF_MANY_PLACES = frozenset(_WORDS_OF_MANY_PLACES.split())
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
_MONTH_OF = {
    name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in range(3, len(name) + 1)
} | {"sept": 9}
_DATE_IN_FIGURES = re.compile(r"(?<!\d)(\d{1,4})\s?([/.\-\u2044 ])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_FIGURE = re.compile(r"\d")
_DATE_PACKED = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_DAY_AND_MONTH = re.compile(
    r"(?<![\d/.])(\d{1,2})(?:\s*(?:st|nd|rd|th))?(?:\s+of)?[\s,.\-/]*([a-z]{3,9})\b\.?"
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


def name_parts(name: str) -> list[str]:
    """The words of a name, folded, without titles; of a hyphenated name, the joined form and each part."""
    hyphenless = [
        one.replace("-", "").replace("'", "") for one in re.split(r"[\s,;/()]+", plain(name)) if one
    ]
    parts = [part for one in plain(name).split() for part in _WORD.findall(one)]
    return [
        one
        for one in dict.fromkeys([*hyphenless, *parts])
        if len(one) > 1 and one not in _TITLES and one.isalpha()
    ]


def whole_names(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name in each usual order: given or family name first, without middle names."""
    parts = tuple(one for one in _WORD.findall(plain(name)) if one not in _TITLES)
    if len(parts) > 1:
        yield parts
        yield (parts[-1], *parts[:-1])
        if len(parts) > 2:
            yield parts[0], parts[-1]
            yield parts[-1], parts[0]


def full_names(staff: str) -> Iterator[tuple[str, ...]]:
    """The words of each name of two words or more among names, roles and brackets, in either order."""
    for piece in re.split(r"[,;/()\n]|\s-\s|\sand\s", plain(staff)):
        words = tuple(one for one in _WORD.findall(piece) if one not in _TITLES)
        if 2 <= len(words) <= _LONGEST_NAME and all(one.isalpha() for one in words):
            yield words
            yield words[-1], *words[:-1]


def initials_of(name: str) -> str:
    """The initials of a name, folded; empty where it has one word."""
    parts = [one for one in _WORD.findall(plain(name)) if one not in _TITLES]
    return "".join(one[0] for one in parts) if len(parts) > 1 else ""


@cache
def _nick_names() -> object:
    from nicknames import NickNamer

    return NickNamer()


@cache
def short_forms(name: str) -> frozenset[str]:
    """The short forms of a given name and the names it is short for, from a list and by English rules."""
    from nicknames import NickNamer

    namer = _nick_names()
    assert isinstance(namer, NickNamer)
    listed = namer.nicknames_of(name) | namer.canonicals_of(name)
    for longer in namer.canonicals_of(name):
        listed |= namer.nicknames_of(longer)
    derived: set[str] = set()
    for length in (3, 4, 5):
        stem = name[:length]
        if len(name) > length and stem[-1] not in "aeiou":
            derived |= {stem, *(stem + ending for ending in ("y", "ie", "i", "s", "sy", "sie"))}
            derived |= {stem + stem[-1] + ending for ending in ("y", "ie", "i")}
    derived = {form for form in derived - listed if not is_everyday(form)}
    return frozenset(
        form for form in listed | derived if len(form) > 2 and form != name and form not in _MONTH_OF
    )


@cache
def _frequencies() -> Mapping[str, int]:
    from spellchecker import SpellChecker

    dictionary: Mapping[str, int] = SpellChecker().word_frequency.dictionary
    return dictionary


def is_everyday(word: str) -> bool:
    """Whether a folded word is so common that its likeness to a name shows nothing."""
    return word in _WORDS_OF_THE_SERVICE or _frequencies().get(word, 0) >= _EVERYDAY_FREQUENCY


def is_a_word(word: str) -> bool:
    """Whether a folded word is in the dictionary."""
    return word in _frequencies()


def month_of(word: str) -> int | None:
    """The month that a folded word names, 1 to 12; None where it names none."""
    return _MONTH_OF.get(word)


def postcodes(text: str) -> list[tuple[str, str]]:
    """Every postcode in a text, as its two halves, folded."""
    return POSTCODE.findall(plain(text))


def names_of_place(place: str, *, wide: bool) -> Iterator[str]:
    """A place's name, joined; if `wide`, also what is left without the words that many places share."""
    for one in re.split(r"[;\n]+", plain(place)) if wide else [plain(place)]:
        words = _WORD.findall(one)
        yield "".join(words)
        own = [word for word in words if word not in _OF_MANY_PLACES]
        if wide and own and own != words and len("".join(own)) >= 4:
            yield "".join(own)


def numbers_of(value: str) -> Iterator[str]:
    """A number's digits; for a telephone number, also with the country code instead of the leading 0."""
    figures = "".join(letter for letter in value if letter.isdigit())
    if figures.startswith("44") and len(figures) > 10:
        figures = "0" + figures[2:]
    if len(figures) >= 6:
        yield figures
        if figures.startswith("0"):
            yield "44" + figures[1:]


def dates_in(text: str) -> Iterator[tuple[date, bool, str]]:
    """Every date that a folded text may mean: the date, whether its year was given, and the text itself."""
    if not _FIGURE.search(text) and "th" not in text:
        return
    for match in _DATE_IN_FIGURES.finditer(text):
        yield from _in_figures(match.group(1), match.group(3), match.group(4), match.group())
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
    number = _MONTH_OF.get(month)
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
