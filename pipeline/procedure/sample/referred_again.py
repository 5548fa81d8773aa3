"""Sample children who are referred again: during a case, or some time after it was closed, as a new case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import Case
from pipeline.procedure.sample.discussions import discuss_again
from pipeline.procedure.sample.referral import refer_again
from pipeline.procedure.sample.story import CaseStory

#: A case may be about the child of the case this many numbers before it, so no two follow the same case.
CASES_BEFORE = 15
#: The share of cases that are, where the earlier case has closed in time.
SHARE = 0.4
_ADULT = 18


@dataclass(frozen=True)
class Earlier:
    """The closed case of the same child, and the day on which the child is referred again."""

    case: Case
    again: date


def earlier_case(case: Case, rng: Random, as_of: date) -> Earlier | None:
    """How the child of a case is referred again; None where the case is open, or it would be too late."""
    closed, born = day_of(case.details.closed_on), day_of(case.details.dob)
    days = rng.choice((rng.randint(14, 90), rng.randint(60, 340), rng.randint(370, 700)))
    if closed is None or born is None or closed + timedelta(days=days) >= as_of:
        return None
    again = add_working_days(closed + timedelta(days=days), 1)
    if again >= as_of or again >= _adult_from(born):
        return None
    return Earlier(case, again)


def _adult_from(born: date) -> date:
    """A day near enough to the 18th birthday, and before it."""
    return born + timedelta(days=_ADULT * 365)


def refer_during_the_case(story: CaseStory, received: date, born: object) -> None:
    """Enter a second referral in some cases: answered by a discussion, or ended at once (S01, R01)."""
    rng = story.chance("referred again in the case")
    if story.is_first or story.rows["discussions"] == [] or rng.random() >= 0.1:
        return
    day = story.working_day(received, rng.randint(45, 260))
    if not story.past(day + timedelta(days=4)) or (story.closed_on is not None and day >= story.closed_on):
        return
    if not isinstance(born, date) or day >= _adult_from(born):
        return
    at = datetime.combine(day, time(rng.randint(9, 12), rng.choice((5, 20, 40))))
    decision = rng.choice(("SD", "SD", "NFA", "EH"))
    refer_again(story, at, decision)
    if decision == "SD":
        discuss_again(story, story.timed(at + timedelta(hours=rng.choice((2, 3, 4)))))
