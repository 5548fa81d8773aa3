"""Documents: each says which papers a view is due, and what its template gets. `View -> papers`.

A part has TITLE and `papers(view, house) -> Iterator[Paper]`, and a template of its own name in `templates/`.
It never imports the case model: it cannot reach a fact that was not let through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Paper:
    """One document to write: its file name without the ending, and what the template of its document gets.

    Of a family copy also what it is made from: `owner`, the ID of the meeting, review or report it is about, whether it prints the
    rows that belong to it, and the sheets that it prints whole.
    """

    stem: str
    context: Mapping[str, Any]
    owner: str = ""
    whole_sheets: tuple[str, ...] = ()
    prints_rows: bool = True


@dataclass(frozen=True)
class Copy:
    """Which copy a family document is: its number and version, for whom, and whether it is still a draft (F10).

    `changed`: the parts that differ from the copy that this person has already. `prompt`: how it reads, for whoever wrote it.
    """

    number: str
    version: int
    recipient: str
    draft: bool
    content: str
    changed: tuple[str, ...] = ()
    prompt: str = ""


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
