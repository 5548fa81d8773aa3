"""Invented cases for every branch of the procedure, the same for the same seed.

No case is real, or like a real one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from pipeline.foundation.working_days import LAST_YEAR
from pipeline.model import Case
from pipeline.procedure.sample.branches import BRANCHES, later_branch
from pipeline.procedure.sample.referred_again import CASES_BEFORE, SHARE, earlier_case
from pipeline.procedure.sample.sample_case import build_case

#: The date of the sample: what is after it can only be arranged.
AS_OF = date(2026, 10, 30)


#: The first year in which a case may be referred: what its clocks ask about before it is known as well.
FIRST_YEAR = 2018


def sample_cases(count: int, seed: int = 1, as_of: date = AS_OF, *, years: int = 3) -> Iterator[Case]:
    """The first `count` cases as their records are at the end of `as_of`.

    Case k of a seed is the same whatever the count. The first cases take each branch in turn, at the time
    that it needs. Later ones take a random branch, are referred at any time in the `years` before `as_of`,
    and have lapses; some are about the child of an earlier case.

    Raises ValueError where those years begin before 2018 or `as_of` is after 2034: the years around them are
    the last whose bank holidays are known.
    """
    if as_of.year - years < FIRST_YEAR or as_of.year > LAST_YEAR - 1:
        raise ValueError(f"The sample's referrals can be in the years {FIRST_YEAR} to {LAST_YEAR - 1}.")
    for number in range(1, count + 1):
        yield _case(number, seed, as_of, years)


def _case(number: int, seed: int, as_of: date, years: int) -> Case:
    key = f"{seed} {number}"
    if number <= len(BRANCHES):
        return build_case(number, key, BRANCHES[number - 1], as_of)
    rng = Random(f"{key} branch")  # noqa: S311 - invented cases, not secrets
    branch = later_branch(rng, years)
    if number > CASES_BEFORE and rng.random() < SHARE:
        found = earlier_case(_case(number - CASES_BEFORE, seed, as_of, years), rng, as_of)
        if found is not None:
            days = (as_of - found.again).days
            again = replace(branch, days_ago=(days, days), weekend_night=False, model="AIM3")
            return build_case(number, key, again, as_of, found.case)
    return build_case(number, key, branch, as_of)
