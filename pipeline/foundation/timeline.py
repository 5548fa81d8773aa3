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

    `began`: from when it ran, where it took time. `due`: by when it was to be done; None where nothing says so.
    `done`: when it was done; None where that is not recorded. `status`: the state in the words of its document.
    """

    kind: str
    reference: str
    state: State
    status: str
    began: date | None = None
    due: date | None = None
    done: date | None = None

    @property
    def first(self) -> date | None:
        """The first of its days, without a time."""
        return min(self._days, default=None)

    @property
    def _days(self) -> list[date]:
        return [day for one in (self.began, self.due, self.done) if (day := day_of(one)) is not None]

    @property
    def sentence(self) -> str:
        """The step with its days: "Review RV-0014: due 4 May 2026, done 9 May 2026, done late"."""
        named = " ".join(one for one in (self.kind, self.reference) if one)
        days = [f"due {_day(self.due)}"] if self.due else []
        days += [f"done {_day(self.done)}"] if self.done else []
        said = [] if self.state is State.DONE and self.done else [self.status[:1].lower() + self.status[1:]]
        return f"{named}: {', '.join([*days, *said])}"


@dataclass(frozen=True)
class Timeline:
    """The steps of one case as at a day, each with at least one day."""

    steps: tuple[Step, ...]
    as_at: date

    @property
    def kinds(self) -> list[str]:
        """The lines of the picture, from the one that begins first."""
        return list(dict.fromkeys(one.kind for one in self.steps))

    @property
    def description(self) -> str:
        """The alternative text: every step with its days, in order of time."""
        steps = "; ".join(one.sentence for one in self.steps)
        return f"Timeline of the case as at {_day(self.as_at)}. {steps}."


def timeline_of(steps: list[Step], as_at: date) -> Timeline:
    """The timeline of these steps in order of time; those without any day are left out."""
    dated = [(first, one) for one in steps if (first := one.first) is not None]
    return Timeline(tuple(one for _, one in sorted(dated, key=lambda pair: pair[0])), day_of(as_at))


def _day(moment: date) -> str:
    return in_words(day_of(moment))
