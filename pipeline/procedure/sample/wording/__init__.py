"""The texts of the sample's records: procedural and neutral, who does what by when. They name no child.

A text is one opening and one further sentence of its heading, any of which must go with any other. Each is
written for every reader: professionals, parents and carers, a child under 12, and a young person. Words in
braces are replaced: {soon} and {later} by days, {carers} and {Carers} by the people who care for the child,
{you} by the same in words for them, {worker} by the social worker (see `CaseStory.slots`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Voice(StrEnum):
    """For whom words are written: the name of the field of `Said` that holds them."""

    PROFESSIONALS = "professionals"
    PARENTS = "parents"
    CHILD = "child"
    YOUNG = "young"


@dataclass(frozen=True)
class Said:
    """The same thing in words for each reader; empty for a reader who is not told.

    `child` is for a child under 12, `young` for a young person of 12 and over.
    """

    professionals: str
    parents: str = ""
    child: str = ""
    young: str = ""

    def to(self, voice: Voice) -> str:
        """The words for one reader."""
        return str(getattr(self, voice.value))


def in_words_for(voice: Voice, sentences: Iterable[Said]) -> str:
    """What was said, for one reader; empty where nothing was."""
    return " ".join(words for one in sentences if (words := one.to(voice)))


@dataclass(frozen=True)
class Heading:
    """The possible answers under one heading; `well` is what went well, for the family and the child."""

    openings: tuple[Said, ...]
    further: tuple[Said, ...]
    well: tuple[str, ...] = ()

    @property
    def is_for_family(self) -> bool:
        """Whether it has words for the family at all."""
        return bool(self.openings[0].parents)

    def answer(self, rng: Random) -> tuple[Said, Said]:
        """One answer: an opening and a further sentence."""
        return rng.choice(self.openings), rng.choice(self.further)


def for_professionals(openings: Iterable[str], further: Iterable[str]) -> Heading:
    """A heading that only professionals read."""
    return Heading(tuple(map(Said, openings)), tuple(map(Said, further)))
