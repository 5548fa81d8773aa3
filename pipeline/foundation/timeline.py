"""The timeline of a case: what was asked for, when it was due and when it was done. No text of the case."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from pipeline.foundation.dates import day_of, in_words


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
    def description(self) -> str:
        """The alternative text: every step with its days, in order of time."""
        steps = "; ".join(one.sentence for one in self.steps)
        return f"Timeline of the case as at {_day(self.as_at)}. {steps}."


def timeline_of(steps: list[Step], as_at: date) -> Timeline:
    """The timeline of these steps, put in order of time."""
    return Timeline(tuple(sorted(steps, key=lambda one: one.day or date.max)), day_of(as_at))


def _day(moment: date) -> str:
    return in_words(day_of(moment))
