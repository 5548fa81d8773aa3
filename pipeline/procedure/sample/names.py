"""Names, addresses and numbers that are plainly invented and are nobody's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import cycle
from random import Random
from typing import Any

from pipeline.model import Blank, Staff, StaffMember

#: Plants, birds and weather; none of these words is in the sample's texts.
_GIVEN = (
    "Aster",
    "Betony",
    "Bryony",
    "Cicely",
    "Cirrus",
    "Comfrey",
    "Damson",
    "Fennel",
    "Gentian",
    "Hazel",
    "Juniper",
    "Kestrel",
    "Larkspur",
    "Linnet",
    "Lovage",
    "Marjoram",
    "Medlar",
    "Merle",
    "Mistral",
    "Myrtle",
    "Nimbus",
    "Pipit",
    "Plover",
    "Rowan",
    "Saffron",
    "Siskin",
    "Sirocco",
    "Sorrel",
    "Tansy",
    "Tarragon",
    "Teasel",
    "Valerian",
    "Wren",
    "Yarrow",
    "Zephyr",
)
_BEGINNINGS = (
    "Acorn",
    "Bramble",
    "Bulrush",
    "Burdock",
    "Clover",
    "Cowslip",
    "Drizzle",
    "Fern",
    "Foxglove",
    "Heather",
    "Lichen",
    "Mallow",
    "Nettle",
    "Oak",
    "Puddle",
    "Sedge",
    "Snowdrop",
    "Thistle",
    "Toadflax",
    "Willow",
)
_ENDINGS = (
    "bonnet",
    "down",
    "feather",
    "hollow",
    "kettle",
    "lantern",
    "moss",
    "quill",
    "thatch",
    "thimble",
    "whistle",
    "wick",
)
_STAFF_GIVEN = (
    "Alder",
    "Basil",
    "Cedar",
    "Chervil",
    "Clary",
    "Coriander",
    "Heron",
    "Hyssop",
    "Lorimer",
    "Osprey",
    "Tamarisk",
    "Vetch",
)
_STAFF_SURNAMES = (
    "Bellweather",
    "Candlewharf",
    "Dimblethorpe",
    "Fogsworthy",
    "Inkpenny",
    "Jamjarrow",
    "Mothersole-Pym",
    "Parsnipper",
    "Quaverly",
    "Rumblestrand",
    "Teacupple",
    "Umberlight",
)
_STREETS = (
    "Buttonhole Way",
    "Kite Steps",
    "Lamplighter Row",
    "Marble Walk",
    "Paperboat Lane",
    "Spindle Court",
    "Teapot Terrace",
)
#: Those who only check copies.
CHECKERS = ("Pimpernel Cratchingham", "Woodruff Inkwellby")
_TOWNS = ("Otterwick", "Little Puddlecombe", "Upper Quillham")
_SCHOOLS = (
    "Beaconsprings Academy",
    "Copperkettle School",
    "Merrybridge College",
    "Three Lanterns School",
    "Windmill Steps School",
)
_SURGERIES = ("Otterwick Surgery", "Spindle Court Practice", "Quayside Walk Practice")
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


class Names:
    """Names for one case. No two of its children or families share a part of a name unless asked to."""

    def __init__(self, rng: Random, taken: Iterable[str | Blank] = ()) -> None:
        """`taken`: names that somebody in the case has already."""
        self._rng, words = rng, " ".join(map(str, taken))
        self._given = [one for one in rng.sample(_GIVEN, 14) if one not in words]
        self._beginnings = [one for one in rng.sample(_BEGINNINGS, 10) if one not in words]

    def surname(self) -> str:
        """A surname that no other family of the case has."""
        return self._beginnings.pop() + self._rng.choice(_ENDINGS)

    def person(self, surname: str) -> str:
        """The name of a family member."""
        return f"{self._given.pop()} {surname}"

    def staff(self) -> str:
        """The name of a professional, who may be in other cases too, and is nobody who chairs."""
        given, surname = self._rng.choice(_STAFF_GIVEN), self._rng.choice(_STAFF_SURNAMES)
        if f"{given} {surname}" in _chairs().values():
            surname = _STAFF_SURNAMES[_STAFF_SURNAMES.index(surname) - 1]
        return f"{given} {surname}"

    def chair(self) -> str:
        """The name of somebody on the sheet Staff who may decide."""
        given = self._rng.choice(_STAFF_GIVEN)
        self._rng.choice(_STAFF_SURNAMES)
        return _chairs()[given]

    def address(self) -> str:
        """An address with a postcode in ZZ99, which is no real area."""
        rng = self._rng
        street = f"{rng.randint(1, 98)} {rng.choice(_STREETS)}, {rng.choice(_TOWNS)}"
        return f"{street}, ZZ99 {rng.randint(1, 9)}{rng.choice(_LETTERS)}{rng.choice(_LETTERS)}"

    def school(self) -> str:
        """The name of a school."""
        return self._rng.choice(_SCHOOLS)

    def surgery(self) -> str:
        """The name of a GP practice."""
        return self._rng.choice(_SURGERIES)

    def telephone(self) -> str:
        """A telephone number from the ranges that Ofcom reserves for drama."""
        return f"{self._rng.choice(('01632 960', '07700 900'))}{self._rng.randint(0, 999):03d}"


def _chairs() -> dict[str, str]:
    """Those who chair meetings, and decide, by given name."""
    return {given: f"{given} {surname}" for given, surname in zip(_STAFF_GIVEN, cycle(_STAFF_SURNAMES))}


def staff_list() -> Staff:
    """The sheet Staff of the sample: those who chair may decide, two others may only check, one has left."""
    deciding = {"may_release": True, "may_approve": True, "may_check": True, "may_clear": True}
    checking = dict.fromkeys(("may_release", "may_approve", "may_clear"), False) | {"may_check": True}
    rows: list[dict[str, Any]] = [
        {"name": name, "role": "Service manager", **deciding} for name in _chairs().values()
    ]
    rows += ({"name": name, "role": "Business support officer", **checking} for name in CHECKERS)
    left = {"from_day": date(2019, 9, 2), "to_day": date(2022, 3, 31)}
    rows.append({"name": "Cumin Wandlebury", "role": "Service manager", **deciding, **left})
    return Staff(tuple(StaffMember(**values) for values in rows))


def nhs_number(number: int) -> str:
    """A unique NHS number for case `number`, from the range for tests (999), with a correct check digit."""
    for digits in (f"999{number * 2 % 1_000_000:06d}", f"999{(number * 2 + 1) % 1_000_000:06d}"):
        check = -sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        if check < 10:
            return f"{digits}{check}"
    raise AssertionError("two numbers in a row cannot both lack a check digit")
