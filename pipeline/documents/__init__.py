"""Documents: each says which papers a view is due, and what its template gets. `View -> papers`.

A part has TITLE and `papers(view, house) -> Iterator[Paper]`, and a template of its own name in `templates/`.
It never imports the case model: it cannot reach a fact that was not let through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Paper:
    """One document to write: its file name without the ending, and what the template of its document gets.

    Of a family copy also what it is made from: `owner`, the ID of the meeting, review or report it is about, and the sheets
    that it prints whole.
    """

    stem: str
    context: Mapping[str, Any]
    owner: str = ""
    whole_sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Copy:
    """Which copy a family document is: its number and version, for whom, and whether it is still a draft (F10).

    `changed`: the parts that differ from the copy that this person has already.
    """

    number: str
    version: int
    recipient: str
    draft: bool
    content: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class House:
    """What every document carries of the council: names, protective marking and contact, from settings."""

    council: str
    service: str
    contact: str
    marking: str
    virtual_team: str
