"""Places and streets as people write them: shortened, with a figure for a word, or misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.foundation.text import letters_and_digits
from pipeline.leakcheck.normalise import Text, plain
from pipeline.leakcheck.places import Weight, is_of_a_town, is_shared, parts_of_address
from pipeline.leakcheck.schools import ANY_SCHOOL, of_a_saint, saint_alone, school_in_short
from pipeline.leakcheck.short_streets import SHORT_STREETS
from pipeline.leakcheck.variants import is_of_many_places, names_of_place, postcodes

_FIGURES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_FIGURES = {str(number): word for number, word in enumerate(_FIGURES, 1)}
#: A place of so many letters may have two wrong, a shorter one a single one; a yet shorter one none.
_LONG, _SHORT = 9, 7
#: The fewest letters of what is left of a rare place without the words that many places share.
_RARE = 8


def in_full(words: Sequence[str]) -> list[str]:
    """The words of a text with short forms of streets written out, and small figures as words."""
    return [SHORT_STREETS.get(one, _IN_FIGURES.get(one, one)) for one in words]


def near_places(text: Text, place: Sequence[str]) -> Iterator[str]:
    """The rows of words that are a place in other words: shortened, or with a letter or two wrong.

    `place`: its words, folded. What is exactly the place is found otherwise, and not here.
    """
    wanted = "".join(in_full(place))
    wrong = 2 if len(wanted) >= _LONG else 1 if len(wanted) >= _SHORT else 0
    for length in {len(place), len(place) + 1, max(1, len(place) - 1)}:
        (by_letter,) = text.find_once(("rows of words", length), lambda one: [_rows_of(one, length)])  # noqa: B023
        rows = by_letter.get(wanted[:1], {})
        for found, _, start in process.extract(
            wanted, rows, scorer=OSA.distance, score_cutoff=wrong, limit=None
        ):
            as_said = "".join(text.words[start : start + length])
            if as_said != "".join(place) and abs(len(found) - len(wanted)) <= 1:
                yield as_said


def _rows_of(text: Text, length: int) -> dict[str, dict[int, str]]:
    """Each row of so many words, joined, by its first letter and then by its place in the text."""
    full = in_full(text.words)
    rows: dict[str, dict[int, str]] = {}
    for start in range(len(full) - length + 1):
        rows.setdefault(full[start][:1], {})[start] = "".join(full[start : start + length])
    return rows


def runs_of_venue(value: str, given: Iterable[str], house: Collection[str]) -> Iterator[str]:
    """The letters of the place of a meeting, of a house with its street in it, and of its postcode.

    What is in a place that this reader is given is no secret, nor are the council's own words, "Civic Centre"
    or "Online".
    """
    words = tuple(Text(value).words)
    own = [one for one in words if not is_of_many_places(one)]
    parts = [words] if own and not is_shared(own) else []
    parts += [
        one.words
        for one in parts_of_address(value, wide=False)
        if one.weight is Weight.ALONE and one.words[0][0].isdigit()
    ]
    shown = [letters_and_digits(one) for one in given]
    for run in dict.fromkeys("".join(part) for part in (*parts, *postcodes(value))):
        if run not in house and not any(run in one for one in shown):
            yield run


def rare_places(value: str, given: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words of a place that is only one place, and two or more of them without "School"; none of others.

    "Three Lanterns" is one school, "St Mary's" and "Bristol" are many. `given`: what the reader knows; a
    place of the same words is not rare, nor is one that is called after a saint.
    """
    whole, *parts = names_of_place(value, wide=True)
    own = parts[0] if parts else whole
    if of_a_saint(plain(value)):
        return
    joined = "".join(own)
    if (
        len(joined) >= _RARE
        and not is_shared(own)
        and not any(joined in letters_and_digits(one) for one in given)
    ):
        yield whole
        if parts and len(own) > 1:
            yield own


def short_names(value: str, given: Iterable[str]) -> Iterator[str]:
    """How people say the name of a school, joined: "dovecoteanyschool", or "stbrigids" of a rare saint.

    A saint of many schools counts only with a word for a school, a town's name not at all. `given`: as above.
    """
    folded, known = plain(value), {letters_and_digits(school_in_short(one)) for one in given}
    saint = of_a_saint(folded)
    names = [" ".join(words) for words in saint_alone(saint)]
    if (short := school_in_short(folded)) and not is_of_a_town(short.removesuffix(f" {ANY_SCHOOL}").split()):
        names.append(short)
        if saint and saint[-1].endswith("s"):  # "St Brigid School"
            names.append(short.replace(f"s {ANY_SCHOOL}", f" {ANY_SCHOOL}"))
    everything = " ".join(map(letters_and_digits, given)) if saint else ""
    for name in dict.fromkeys(map(letters_and_digits, names)):
        if name not in known and name not in everything:
            yield name
