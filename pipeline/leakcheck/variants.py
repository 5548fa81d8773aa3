"""The forms in which a withheld value may occur: parts of a name, spellings of a date, address lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.foundation.everyday_words import is_common
from pipeline.leakcheck.normalise import plain
from pipeline.leakcheck.schools import SAINT, of_a_saint, saint_alone, without_church

_WORD = re.compile(r"[^\W_]+")
POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
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
_FIGURE_WORDS = "zero one two three four five six seven eight nine"
_FIGURES = {word: str(number) for number, word in enumerate(_FIGURE_WORDS.split())} | dict.fromkeys(
    ("o", "oh", "nil", "nought"), "0"
)
_TIMES = {"double": 2, "treble": 3, "triple": 3}
#: So many figures are said in a row only of a number.
_MANY_FIGURES = 6
#: The fewest and the most words of a full name.
_FEWEST_WORDS, _LONGEST_NAME = 2, 5
#: Words with capitals, and the small words that are parts of surnames.
_CAPITAL = r"[^\W\d_a-z][\w'\u2019.-]*"
_FULL_NAME = re.compile(rf"(?<![\w']){_CAPITAL}(?: (?:(?:de|da|van|von|der|den|al|el|bin|ap) )*{_CAPITAL})+")
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "mx", "prof"}
#: Small words of a surname; a name may begin with one of them too.
_PARTICLES = {"and", "the", "de", "van", "von"}
#: Words in the names of many places, which identify none of them.
_WORDS_OF_MANY_PLACES = """
    academy and at centre church clinic club college community county court crown doctors education family
    first for group health high hospital house in infant infants junior juniors magistrates medical nursery of
    office on park practice pre prep primary royal saint school secondary sixth special st street surgery the
    tram stop bus station town trust unit upper village youth
"""
_OF_MANY_PLACES = frozenset(_WORDS_OF_MANY_PLACES.split())


def name_parts(name: str) -> list[str]:
    """The words of a name, folded, without titles; of a hyphenated name, the joined form and each part."""
    hyphenless = [
        one.replace("-", "").replace("'", "") for one in re.split(r"[\s,;/()]+", plain(name)) if one
    ]
    parts = [part for one in plain(name).split() for part in _WORD.findall(one)]
    first = next((one for one in hyphenless if one not in _TITLES), "")
    return [
        one
        for one in dict.fromkeys([*hyphenless, *parts])
        if len(one) > 1 and one.isalpha() and one not in _TITLES and (one == first or one not in _PARTICLES)
    ]


def _words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles, and without the small words of a surname."""
    words = [one for one in _WORD.findall(plain(name)) if one not in _TITLES]
    return tuple(one for at, one in enumerate(words) if at == 0 or one not in _PARTICLES)


def whole_names(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name in each usual order: given or family name first, without middle names."""
    parts = _words_of(name)
    if len(parts) > 1:
        yield parts
        yield (parts[-1], *parts[:-1])
        if len(parts) > 2:
            yield parts[0], parts[-1]
            yield parts[-1], parts[0]


def full_names(staff: str) -> Iterator[tuple[str, ...]]:
    """The words of each full name among names, roles and brackets: given name first, then surname first.

    A name is two to five words with capitals, only spaces between them; what is before and after it, such as
    a title, a rank or a role, is left out. "Social worker for Wrenna" and "Wrenna's Teacher" hold none.
    """
    for piece in re.split(r"[,;/()\n+&]|\s[-\u2013\u2014]\s|[\u2013\u2014]|\band\b", staff):
        for match in _FULL_NAME.finditer(piece):
            written = [one for one in match.group().split() if plain(one.strip(".")) not in _TITLES]
            words = [one for one in written if not (len(one) > 1 and one.isupper())]  # PC, SW, IRO
            folded = tuple(part for one in words for part in _WORD.findall(plain(one)))
            if len(words) < _FEWEST_WORDS or len(words) > _LONGEST_NAME or "'s" in plain(match.group()):
                continue
            for name in {folded, (*_WORD.findall(plain(words[0])), *_WORD.findall(plain(words[-1])))}:
                surname = tuple(_WORD.findall(plain(words[-1])))
                yield name
                yield (*surname, *name[: len(name) - len(surname)])


def initials_of(name: str) -> str:
    """The initials of a name, folded; empty where it has one word."""
    parts = _words_of(name)
    return "".join(one[0] for one in parts) if len(parts) > 1 else ""


def is_everyday(word: str) -> bool:
    """Whether a folded word is so common that its likeness to a name shows nothing."""
    return word in _WORDS_OF_THE_SERVICE or is_common(word)


def postcodes(text: str) -> list[tuple[str, str]]:
    """Every postcode in a text, as its two halves, folded."""
    return POSTCODE.findall(plain(text))


def names_of_place(place: str, *, wide: bool) -> Iterator[tuple[str, ...]]:
    """The words of a place's name; if `wide`, also what is left without those that many places share."""
    for one in re.split(r"[;\n]+", plain(place)) if wide else [plain(place)]:
        words = tuple(_WORD.findall(one))
        yield words
        own = tuple(word for word in _WORD.findall(without_church(one)) if word not in _OF_MANY_PLACES)
        if wide and own and own != words and len("".join(own)) >= 4:
            if saint := of_a_saint(one):
                yield from ((before, *saint) for before in SAINT)
            if not saint or any(saint_alone(saint)):
                yield own


def is_of_many_places(word: str) -> bool:
    """Whether a folded word is in the names of so many places that it identifies none."""
    return word in _OF_MANY_PLACES


def figures_in_words(words: Sequence[str]) -> Iterator[str]:
    """Every row of six figures or more that is said in words, "oh one six" or "double three", as figures."""
    run, times = "", 1
    for word in (*words, ""):
        if word in _TIMES:
            times = _TIMES[word]
        elif word in _FIGURES or word.isdigit():
            run, times = run + _FIGURES.get(word, word) * times, 1
        else:
            if len(run) >= _MANY_FIGURES:
                yield run
            run, times = "", 1


def consonants(word: str) -> str:
    """The first letter of a folded word and its other consonants, each of two alike once."""
    rest = re.sub(r"[aeiouwy]", "", word[1:]).removesuffix("h")
    return re.sub(r"(.)\1+", r"\1", word[:1] + rest)


def numbers_of(value: str) -> Iterator[str]:
    """A number's digits; for a telephone number, also with the country code instead of the leading 0."""
    figures = "".join(letter for letter in value if letter.isdigit())
    if figures.startswith("44") and len(figures) > 10:
        figures = "0" + figures[2:]
    if len(figures) >= 6:
        yield figures
        if figures.startswith("0"):
            yield "44" + figures[1:]
