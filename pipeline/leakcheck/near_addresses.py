"""Parts that many addresses share, and where two of one address are so near that they reveal it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.access.secrets import Secret
from pipeline.leakcheck.places import Weight

#: A town and a street with so many words between them are said of one place, and a number and a street. Of an
#: address that is not kept safe only parts so near as a number and a street are.
_NEAR, _BESIDE = 25, 6


class Shared(NamedTuple):
    """A part of many addresses: where it is in a text, its letters, how much it reveals, the address."""

    place: int
    letters: str
    weight: Weight
    secret: Secret


def revealing(found: Sequence[Shared]) -> Iterator[Shared]:
    """The parts that are near another part of the same address, and so reveal it."""
    by_address: dict[str, list[Shared]] = {}
    for one in found:
        by_address.setdefault(one.secret.place, []).append(one)
    for parts in by_address.values():
        ordered = sorted(parts, key=lambda one: (one.place, one.letters))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                if other.place - one.place > (_NEAR if one.secret.wide else _BESIDE):
                    break
                if _reveal(one, other):
                    yield other


def _reveal(one: Shared, other: Shared) -> bool:
    """Whether two parts reveal an address: a street, and a town, a number or another street."""
    weights = {one.weight, other.weight}
    if Weight.STREET not in weights or one.letters in other.letters or other.letters in one.letters:
        return False
    return Weight.NUMBER not in weights or other.place - one.place <= _BESIDE
