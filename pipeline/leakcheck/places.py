"""The parts of an address, and which of them many addresses share, so that one alone reveals nothing.

A town that is in the gazetteer, or a street that many towns have, counts only with another part of the same
address. A number with its street, a rare street, a house's name or a village counts by itself.
"""

from __future__ import annotations

import enum
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from pipeline.foundation.everyday_words import is_very_common
from pipeline.foundation.everyday_words import towns as _towns
from pipeline.leakcheck.normalise import plain
from pipeline.leakcheck.number_words import with_figures
from pipeline.leakcheck.schools import SAINT
from pipeline.leakcheck.short_streets import SHORT_STREETS
from pipeline.leakcheck.variants import POSTCODE, is_everyday
from pipeline.leakcheck.written_dates import month_of

_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        files("pipeline.leakcheck").joinpath("places.toml").read_text(encoding="utf-8")
    ).items()
}
_WORD = re.compile(r"[^\W_]+")
#: A street's, and a village's name of this length is searched for in any address.
_LONG_STREET, _LONG_VILLAGE = 9, 6
#: The most words of a town's name.
_LONGEST_TOWN = 4
_KINDS = _WORDS["generic"] | _WORDS["of_sites"]
_ENDS = _WORDS["streets"] | _WORDS["houses"] | _WORDS["sites"]
#: A house that is called so is no part of a street's name, as the court of Court Road is.
_SURELY_HOUSES = frozenset({"bungalow", "cottage", "cottages", "farmhouse", "house", "lodge"})


class Weight(enum.Enum):
    """How much a part of an address reveals by itself, or near another part."""

    ALONE = "by itself"
    NAMED = "by itself, where it is written as a name"
    STREET = "near a town, a number or another street"
    TOWN = "near a street"
    NUMBER = "beside a street"


class AddressPart(NamedTuple):
    """The words of a part of an address, and how much it reveals."""

    words: tuple[str, ...]
    weight: Weight


def parts_of_address(address: str, *, wide: bool) -> Iterator[AddressPart]:
    """The parts of an address, each line and street by what it reveals; if `wide`, any two words of its own.

    Unless `wide`, only a number with its street, a rare street and a house's name count by themselves. The
    words are folded, short forms of streets written out, and numbers as written and in figures.
    """
    for said in dict.fromkeys((plain(address), with_figures(plain(address)))):
        lines = list(_lines_of(said))
        for number, words in [(at, words) for at, line in enumerate(lines) for words in _in_full(line)]:
            own = _own_words(words)
            if any(one[0].isdigit() for one in words):
                yield from _with_figure(words, own, wide=wide)
            elif own and (wide or (number == 0 and len(words) > 1)):
                yield from _without_figure(words, own, is_first=number == 0, wide=wide)
            elif own:
                is_street = words[-1] in _ENDS
                yield AddressPart(words, Weight.STREET if is_street else Weight.TOWN)
            if wide and not own:
                yield from _without_own(words)
            adjacent = _adjacent_in(words, is_whole=len(lines) == 1)
            yield from adjacent if wide else _only_together(adjacent)


def _own_words(words: tuple[str, ...]) -> list[str]:
    """The words of a line that many lines do not have; of "Park Road" and "First Avenue" all but the last."""
    is_street = words[-1] in _WORDS["streets"]
    kinds = _WORDS["generic"] if is_street else _KINDS
    own = [one for one in words if not one[0].isdigit() and one not in kinds]
    if own or not is_street:
        return own
    unnamed = _WORDS["parts_of_a_house"] | {"a", "no", "number", "the"}
    return [one for one in words[:-1] if one.isalpha() and one not in unnamed]


def _in_full(line: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words of a line with "road" for "rd"; before its name "st" is a saint, however it is written."""
    full = streets_in_full(line)
    yield tuple(full)
    at = 1 if line and line[0][0].isdigit() else 0
    if line[at : at + 1] in (["st"], ["saint"]) and len(line) > at + 1:
        yield from ((*full[:at], saint, *full[at + 1 :]) for saint in sorted(SAINT))


def _lines_of(address: str) -> Iterator[list[str]]:
    """The words of each line, without a postcode; where nobody wrote commas, each part is a line."""
    for line in re.split(r"[,\n;]+", address):
        words, cut = _WORD.findall(POSTCODE.sub("", line)), False
        while end := _end_of_part(words):
            yield words[:end]
            words, cut = words[end:], True
        towns = [at for at in range(1, len(words)) if "".join(words[at:]) in _towns() | _WORDS["areas"]]
        if cut and towns:
            yield words[: towns[0]]
            words = words[towns[0] :]
        if words:
            yield words


def _end_of_part(words: Sequence[str]) -> int:
    """After how many words the first of several parts ends, at a street, a house or a site; 0: none does."""
    *_, full = _in_full(words)
    for at in range(1, len(full)):
        before, word = full[at - 1], full[at]
        if at > 1 and before in _ENDS and word not in _ENDS and word not in _KINDS:
            return at
        after = full[at + 1] if at + 1 < len(full) else ""
        is_house = before in _SURELY_HOUSES and at > 1 and full[0].isalpha() and word in _ENDS
        if (is_house and after in _WORDS["streets"]) or (
            word in _WORDS["parts_of_a_house"] and after[:1].isdigit()
        ):
            return at
        if not word[0].isdigit() or before in _WORDS["parts_of_a_house"] or before in ("no", "number"):
            continue
        if full[0] in _WORDS["parts_of_a_house"] if before[0].isdigit() else at > 1:
            return at
    return 0


def _with_figure(words: tuple[str, ...], own: list[str], *, wide: bool) -> Iterator[AddressPart]:
    """A house and its street; "14 Church Road" is one house in a town, and "Flat 2" is in any."""
    yield AddressPart(words, Weight.ALONE if own else Weight.NUMBER)
    if own and words[0] in _WORDS["parts_of_a_house"]:
        yield AddressPart(words[1:], Weight.ALONE)
    if wide:
        yield from (AddressPart((one,), Weight.NUMBER) for one in words if one[0].isdigit() and len(one) > 1)
    bare = tuple(one for one in words if not one[0].isdigit() and one not in _WORDS["parts_of_a_house"])
    if own and bare:
        is_rare = not is_shared(own) and (wide or len("".join(bare)) >= _LONG_STREET)
        yield AddressPart(bare, Weight.ALONE if is_rare else Weight.STREET)
        if wide and not is_rare and _may_be_named(bare):
            yield AddressPart(_without_the(bare), Weight.NAMED)


def _without_figure(
    words: tuple[str, ...], own: list[str], *, is_first: bool, wide: bool
) -> Iterator[AddressPart]:
    """A house by its name, a street, a village, a town or a county."""
    joined = "".join(words)
    if joined in _towns() or joined in _WORDS["areas"] or any(one.endswith("shire") for one in words):
        yield AddressPart(words, Weight.TOWN)
    elif not is_shared(own) or (wide and is_first and words[-1] in _WORDS["houses"]):
        yield AddressPart(words, Weight.ALONE)
        village = tuple(one for one in words if one not in _WORDS["prefixes"])
        if words[-1] not in _WORDS["streets"] and village != words and len("".join(village)) >= _LONG_VILLAGE:
            yield AddressPart(village, Weight.ALONE)
    else:
        yield AddressPart(words, Weight.STREET if is_first or words[-1] in _WORDS["streets"] else Weight.TOWN)
        if wide and is_first and _may_be_named(words):
            yield AddressPart(_without_the(words), Weight.NAMED)


def _without_own(words: tuple[str, ...]) -> Iterator[AddressPart]:
    """A house whose name is only what houses are called: "Hill Farm", and not "The Farm"."""
    named = tuple(one for one in words if one.isalpha() and one not in _WORDS["parts_of_a_house"])
    if len(named) > 1 and named[0] not in ("the", "a") and named[-1] in _WORDS["houses"]:
        yield AddressPart(named, Weight.NAMED)


def _only_together(adjacent: Iterable[AddressPart]) -> Iterator[AddressPart]:
    """Of an address that is not kept safe two words, or "Plot 9", which count beside another part alone."""
    for words, _ in adjacent:
        if not any(one[0].isdigit() for one in words):
            yield AddressPart(words, Weight.STREET)
        elif words[0] in _WORDS["numbered"]:
            yield AddressPart(words, Weight.NUMBER)


def _without_the(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name of two words or more without "the", which many leave out; "The Forge" as it is."""
    return words[1:] if words[0] == "the" and len(words) > 2 else words


def _may_be_named(words: Sequence[str]) -> bool:
    """Whether everyday words may name a house or a site: two of them, "Willow Marina", or "The Forge"."""
    named = [one for one in words if one not in _KINDS or one in _WORDS["prefixes"]]
    is_kind = words[-1] in _WORDS["houses"] | _WORDS["sites"]
    is_telling = len(named) > 1 or is_kind or (words[0] == "the" and not any(map(is_very_common, named)))
    return bool(named) and is_telling and words[-1] not in _WORDS["streets"]


def _adjacent_in(words: tuple[str, ...], *, is_whole: bool) -> Iterator[AddressPart]:
    """Two adjacent words of a safe address, and a figure with the word beside it.

    `is_whole`: nobody wrote commas, so the last word may be the village.
    """
    is_street, taken = words[-1] in _WORDS["streets"], _in_towns(words)
    for at, pair in enumerate(pairwise(words)):
        figures = [one for one in pair if one[0].isdigit()]
        (word, *more) = [one for one in pair if not one[0].isdigit()] or [""]
        if figures and word in _WORDS["numbered"]:
            yield AddressPart(pair, Weight.ALONE)
        elif figures and word not in _KINDS | SAINT and not month_of(word) and pair[0] is figures[0]:
            if word and not (is_shared([word]) and len(figures[0]) == 1):
                yield AddressPart(pair, Weight.NAMED if is_shared([word]) else Weight.ALONE)
        elif more and len(words) > 2 and not taken & {at, at + 1}:
            own = [one for one in pair if one not in _KINDS | SAINT and len(one) > 1]
            if len(own) == len(pair) and not (is_street and is_shared(own)):
                yield AddressPart(pair, Weight.NAMED if is_shared(own) else Weight.ALONE)
    if is_whole and len(words) > 2 and len(words[-1]) >= _LONG_VILLAGE and not is_shared(words[-1:]):
        yield AddressPart(words[-1:], Weight.ALONE)


def _in_towns(words: Sequence[str]) -> set[int]:
    """The indices of the words that are of a town or a county."""
    found: set[int] = set()
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_TOWN) + 1):
            joined = "".join(words[start:end])
            if joined in _towns() or joined in _WORDS["areas"] or joined.endswith("shire"):
                found |= set(range(start, end))
    return found


def is_of_a_town(words: Sequence[str]) -> bool:
    """Whether folded words are the name of a town or a county, which many places have in theirs."""
    return _in_towns(words) == set(range(len(words)))


def is_street(word: str) -> bool:
    """Whether a folded word is what a street is called."""
    return word in _WORDS["streets"]


def is_kind_of_place(word: str) -> bool:
    """Whether a folded word is what a street, a house or a site is called in any town, or "the"."""
    return word in _KINDS and word not in _WORDS["prefixes"]


def streets_in_full(words: Sequence[str]) -> list[str]:
    """Folded words with the short forms of streets written out: "road" for "rd"."""
    return [SHORT_STREETS.get(one, one) for one in words]


def towns_of(address: str) -> Iterator[str]:
    """What may be a town in an address, folded and joined: a line without figures after the first."""
    for line in re.split(r"[,\n;]+", plain(address))[1:]:
        if line.strip() and not any(letter.isdigit() for letter in line):
            yield "".join(_WORD.findall(line))


def is_shared(own: Sequence[str]) -> bool:
    """Whether the words that are a line's own are in many addresses."""
    return all(
        one in _WORDS["common_streets"] or one in _WORDS["prefixes"] or is_everyday(one) or one in _towns()
        for one in own
    )
