"""The timeline of a case: what was asked for, when it was due and when it was done. No text of the case."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from pipeline.foundation.dates import day_of, in_words

#: The most months that have a name each under a picture; where there are more, every few have.
_NAMED = 9


class State(enum.Enum):
    """How a step is. Each has a mark of its own shape."""

    DONE = "Done"
    LATE = "Done late"
    DUE = "Due"
    OVERDUE = "Overdue"
    NOT_DONE = "Not done"


@dataclass(frozen=True)
class Step:
    """One step of the procedure. `kind`: the line of the picture that it is on, such as "Review".

    `began`: from when it ran, where it took time. `due`: by when it was to be done; None where nothing says
    so. `done`: when it was done; None where that is not recorded. `status`: the state in words.
    """

    kind: str
    reference: str
    state: State
    status: str
    began: date | None = None
    due: date | None = None
    done: date | None = None

    @property
    def day(self) -> date | None:
        """The day on which its mark is: when it was done, or else due; None where neither is recorded."""
        return day_of(self.done) or day_of(self.due)

    @property
    def sentence(self) -> str:
        """The step with its days: "Review RV-0014: due 4 May 2026, done 9 May 2026, done late"."""
        named = f"{self.kind}, {self.reference}" if self.reference else self.kind
        days = [f"due {_day(self.due)}"] if self.due else []
        days += [f"done {_day(self.done)}"] if self.done else []
        said = [] if self.state is State.DONE and self.done else [self.status[:1].lower() + self.status[1:]]
        return f"{named}: {', '.join([*days, *said])}"


@dataclass(frozen=True)
class Timeline:
    """The steps of one case as at a day, in order of time; those without a day come last."""

    steps: tuple[Step, ...]
    as_at: date

    @property
    def kinds(self) -> list[str]:
        """The lines of the picture, from the one that begins first."""
        return list(dict.fromkeys(one.kind for one in self.steps if one.day is not None))

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day that a picture shows."""
        moments = [day for one in self.steps for day in (one.began, one.due, one.done) if day is not None]
        days = [day_of(one) for one in (*moments, self.as_at)]
        return min(days), max(days)

    @property
    def description(self) -> str:
        """The alternative text: every step with its days, in order of time."""
        steps = "; ".join(one.sentence for one in self.steps)
        return f"Timeline of the case as at {_day(self.as_at)}. {steps}."


def timeline_of(steps: list[Step], as_at: date) -> Timeline:
    """The timeline of these steps, put in order of time."""
    return Timeline(tuple(sorted(steps, key=lambda one: one.day or date.max)), day_of(as_at))


def ticks_between(first: date, last: date) -> list[tuple[date, str]]:
    """The first days of months between two days, each with its name; the two days where there are too few.

    All months, every second, third or sixth of them, or one in so many years. The first of a year has it.
    """
    after_the_first = first.day > 1
    numbers = range(first.year * 12 + first.month - 1 + after_the_first, last.year * 12 + last.month)
    months = [date(one // 12, one % 12 + 1, 1) for one in numbers]
    years_apart = -(-len(months) // (12 * _NAMED))
    every = next((one for one in (1, 2, 3, 6) if len(months) <= one * _NAMED), 12 * years_apart)
    months = months[::every]
    if len(months) < 2:
        return [(day, f"{day.day} {day:%b}\n{day:%Y}") for day in dict.fromkeys((first, last))]
    years = [0, *(one.year for one in months)]
    return [
        (one, f"{one:%b}\n{one:%Y}" if one.year != before else f"{one:%b}\n ")
        for one, before in zip(months, years, strict=False)
    ]


def _day(moment: date) -> str:
    return in_words(day_of(moment))
