"""Invented cases for every branch of the procedure, the same for the same seed.

No case is real, or like a real one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from pipeline.model import Case
from pipeline.procedure.sample.branches import BRANCHES
from pipeline.procedure.sample.sample_case import build_case

#: The date of the sample: what is after it can only be arranged.
AS_OF = date(2026, 10, 30)


def sample_cases(count: int, seed: int = 1, as_of: date = AS_OF) -> Iterator[Case]:
    """The first `count` cases as their records are at the end of `as_of`.

    Case k of a seed is the same whatever the count. The first cases take each branch in turn, later ones a
    random branch. Referrals are in the three years before `as_of`, so it must be between 2018 and 2034 (the
    years whose bank holidays are known).
    """
    for number in range(1, count + 1):
        rng = Random(f"{seed} {number}")  # noqa: S311 - invented cases, not secrets
        branch = BRANCHES[number - 1] if number <= len(BRANCHES) else rng.choice(BRANCHES)
        yield build_case(number, rng, branch, as_of)
