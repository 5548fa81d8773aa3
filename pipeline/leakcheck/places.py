"""The parts of an address, and which of them many addresses share, so that one alone reveals nothing.

A town that is in the gazetteer, or a street that many towns have, counts only with another part of the same
address. A number with its street, a rare street, a house's name or a village counts by itself.
"""

from __future__ import annotations

import enum
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

from pipeline.foundation.everyday_words import towns as _towns
from pipeline.leakcheck.normalise import plain
from pipeline.leakcheck.short_streets import SHORT_STREETS
from pipeline.leakcheck.variants import POSTCODE, is_everyday

_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        files("pipeline.leakcheck").joinpath("places.toml").read_text(encoding="utf-8")
    ).items()
}
_WORD = re.compile(r"[^\W_]+")
#: A street's, and a village's name of this length is searched for in any address.
_LONG_STREET, _LONG_VILLAGE = 9, 6


class Weight(enum.Enum):
    """How much a part of an address reveals by itself, or near another part."""

    ALONE = "by itself"
    STREET = "near a town, a number or another street"
    TOWN = "near a street"
    NUMBER = "beside a street"


class AddressPart(NamedTuple):
    """The words of a part of an address, and how much it reveals."""

    words: tuple[str, ...]
    weight: Weight


def parts_of_address(address: str, *, wide: bool) -> Iterator[AddressPart]:
    """The parts of an address: lines with a figure, and a house's name; if `wide`, every line and street.

    The words are folded, and short forms of streets written out.
    """
    for number, line in enumerate(_lines_of(address)):
        words = tuple(streets_in_full(line))
        own = [one for one in words if not one[0].isdigit() and one not in _WORDS["generic"]]
        if any(one[0].isdigit() for one in words):
            yield from _with_figure(words, own, wide=wide)
        elif own and (wide or (number == 0 and len(words) > 1)):
            yield from _without_figure(words, own, is_first=number == 0, wide=wide)


def _lines_of(address: str) -> Iterator[list[str]]:
    """The words of each line, without a postcode; where nobody wrote commas, a line ends after its street."""
    for line in re.split(r"[,\n;]+", plain(address)):
        words = _WORD.findall(POSTCODE.sub("", line))
        has_figure = any(one[0].isdigit() for one in words)
        end = next(
            (at for at, one in enumerate(streets_in_full(words), 1) if one in _WORDS["streets"] and at > 1), 0
        )
        if has_figure and 0 < end < len(words):
            yield words[:end]
            words = words[end:]
            towns = [at for at in range(1, len(words)) if "".join(words[at:]) in _towns()]
            if towns:
                yield words[: towns[0]]
                words = words[towns[0] :]
        if words:
            yield words


def _with_figure(words: tuple[str, ...], own: list[str], *, wide: bool) -> Iterator[AddressPart]:
    """A house and its street; "14 Church Road" is one house in a town, and "Flat 2" is in any."""
    yield AddressPart(words, Weight.ALONE if own else Weight.NUMBER)
    if own and words[0] in _WORDS["parts_of_a_house"]:
        yield AddressPart(words[1:], Weight.ALONE)
    if wide:
        yield from (AddressPart((one,), Weight.NUMBER) for one in words if one[0].isdigit() and len(one) > 1)
    bare = tuple(one for one in words if not one[0].isdigit() and one not in _WORDS["parts_of_a_house"])
    if own and (wide or len("".join(bare)) >= _LONG_STREET):
        yield AddressPart(bare, Weight.STREET if is_shared(own) else Weight.ALONE)


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
