"""The texts of the sample's records: procedural and neutral, who does what by when. They name no child.

A text is one opening and one further sentence of its heading, any of which must go with any other. {soon} and
{later} are replaced by days, {carers} and {Carers} by the people who care for the child, {worker} by the
social worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Heading:
    """The possible answers under one heading; `family`, `child` and `well` are separate texts."""

    openings: tuple[str, ...]
    further: tuple[str, ...]
    family: str = ""
    child: str = ""
    well: str = ""

    def text(self, rng: Random, slots: Mapping[str, str]) -> str:
        """One answer for professionals."""
        return f"{rng.choice(self.openings)} {rng.choice(self.further)}".format_map(slots)
