"""Invented cases across the procedure's branches, the same for the same seed.

No case here is, or is like, a real one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from pipeline.model import Case
from pipeline.procedure.sample.branches import BRANCHES
from pipeline.procedure.sample.telling import tell

#: The day on which the sample stands: what lies after it is arranged at most.
AS_OF = date(2026, 10, 30)


def sample_cases(count: int, seed: int = 1, as_of: date = AS_OF) -> Iterator[Case]:
    """The first `count` cases as they stand at the end of `as_of`.

    Case k of a seed is the same whatever the count.

    The first cases go down every branch in turn; those after them each go down one by chance. Referrals lie
    within the three years before `as_of`, so it may be no earlier than 2018 and no later than 2034 (the bank
    holidays that are known).
    """
    for number in range(1, count + 1):
        rng = Random(f"{seed} {number}")  # noqa: S311 - invented cases, not secrets
        branch = BRANCHES[number - 1] if number <= len(BRANCHES) else rng.choice(BRANCHES)
        yield tell(number, rng, branch, as_of)
