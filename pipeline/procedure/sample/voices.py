"""In which voice a sample case speaks to its child, and what replaces the places in braces of its texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.procedure.sample.wording import Said, Voice, in_words_for

#: From this age on a child is spoken to as a young person.
YOUNG_FROM = relativedelta(years=12)
#: How many sessions an assessment recommends; half and two thirds of each are whole numbers.
_SESSIONS = ("six", "twelve", "eighteen")
_WITHOUT_ASSESSMENT = "six"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")


class Answer(NamedTuple):
    """What was said under one heading of a record, for every reader, and what went well."""

    said: tuple[Said, ...]
    well: tuple[str, ...]
    slots: Mapping[str, str]
    day: date

    def to(self, voice: Voice) -> str:
        """The words for one reader."""
        return in_words_for(voice, self.said).format_map(self.slots)


@dataclass(frozen=True)
class Voices:
    """How one case speaks: to whom, of whom, and on which day of the week its sessions are."""

    born: date
    looked_after: bool
    sessions: str
    weekday: str
    birthdays: frozenset[tuple[int, int]]

    def child_at(self, day: date) -> Voice:
        """The voice for the child on a day, by the age on it."""
        return Voice.CHILD if day_of(day) < self.born + YOUNG_FROM else Voice.YOUNG

    def slots(self, when: date, rng: Random, avoid: Iterable[date]) -> dict[str, str]:
        """What replaces the places in braces of a text that was written at `when`, with days ahead.

        `avoid`: days that no text may seem to name, in whatever year.
        """
        never = self.birthdays | _in_any_year(avoid)
        ahead = (add_working_days(when, rng.randint(2, 4)), add_working_days(when, rng.randint(10, 16)))
        soon, later = (_other_than(never, day) for day in ahead)
        return {"soon": f"{soon.day} {soon:%B}", "later": f"{later.day} {later:%B}", **self.people_at(when)}

    def people_at(self, day: date) -> dict[str, str]:
        """What replaces the places in braces other than days."""
        at_school = "class teacher" if self.child_at(day) is Voice.CHILD else "head of year"
        words = {
            "carers": "the foster carers" if self.looked_after else "the parents",
            "you": "the foster carers" if self.looked_after else "you",
            "your_carers": "your foster carers" if self.looked_after else "your parents",
            "worker": "the social worker",
            "teacher": f"the {at_school}",
            "your_teacher": f"your {at_school}",
            "sessions": self.sessions,
        }
        capitals = {name.capitalize(): one[:1].upper() + one[1:] for name, one in words.items()}
        return words | capitals | {"weekday": self.weekday, "Role_at_school": at_school.capitalize()}


def voices_of(
    born: date, others: Iterable[date], chance: Random, *, looked_after: bool, assessed: bool
) -> Voices:
    """How a case speaks. `others`: when the other children in it were born.

    `assessed`: whether an assessment says how many sessions there are.
    """
    sessions, weekday = chance.choice(_SESSIONS), chance.choice(_WEEKDAYS)
    birthdays = _in_any_year((born, *others))
    return Voices(born, looked_after, sessions if assessed else _WITHOUT_ASSESSMENT, weekday, birthdays)


def _in_any_year(days: Iterable[date]) -> frozenset[tuple[int, int]]:
    return frozenset((day.month, day.day) for day in days)


def _other_than(never: Collection[tuple[int, int]], day: date) -> date:
    """The day, or the next working day whose day and month are not among these."""
    while (day.month, day.day) in never:
        day = add_working_days(day, 1)
    return day
