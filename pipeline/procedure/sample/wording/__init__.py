"""What the sample's records say: procedural and neutral, who does what by when.

No child is named in any of it.

A text is one opening and one further sentence of its heading, any of which must go with any other, with days
and people filled in: {soon} and {later} are days, {carers} and {Carers} are the people who care for the
child, {worker} is the social worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Heading:
    """The ways in which one heading of the paperwork may be answered; `family`, `child` and `well` are texts of their own."""

    openings: tuple[str, ...]
    further: tuple[str, ...]
    family: str = ""
    child: str = ""
    well: str = ""

    def text(self, rng: Random, slots: Mapping[str, str]) -> str:
        """One answer for professionals."""
        return f"{rng.choice(self.openings)} {rng.choice(self.further)}".format_map(slots)
