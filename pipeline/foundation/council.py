"""What every document carries of the council: its names, marking, logo and the work it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Picture:
    """A picture to print: its PNG or JPEG file, its width on the page in millimetres, and the words that stand for it."""

    content: bytes
    width: float
    description: str


@dataclass(frozen=True)
class EarlyWork:
    """The preventative work for younger children that the area offers instead of an AIM assessment, and for which ages (R11)."""

    name: str = "the Be Safe Children's Programme"
    from_age: int = 7
    to_age: int = 11
    to_age_with_learning_difficulties: int = 13


@dataclass(frozen=True)
class House:
    """What every document carries of the council: names, protective marking, contact and logo, from settings.

    `agencies`: by duty, whom the council's settings ask to be invited, where they are not those shipped.
    """

    council: str
    service: str
    contact: str
    marking: str
    virtual_team: str
    logo: Picture | None = None
    early_work: EarlyWork = EarlyWork()
    agencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
