"""Controlled rounding: rounds counts so that their sums still hold, and attacks the result."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from pipeline.reporting.count_tables import (
    NEAR,
    CannotBeHidden,
    Group,
    Key,
    Numbers,
    Tables,
    extreme,
    groups_of,
    optimum,
)


def rounded_together(tables: Tables, base: int, fixed: Mapping[Key, int] | None = None) -> dict[Key, int]:
    """Every count rounded to a multiple of `base` with the least change, so that the sums still hold.

    Controlled rounding (Cox): parts that are rounded independently disclose themselves by their total. Where
    no such rounding exists, a count may move by one more multiple. Leaves out the `inner` counts. `fixed`:
    what some counts were rounded to before. Raises CannotBeHidden where the sums cannot hold.
    """
    found: dict[Key, int] = {}
    for group in groups_of(tables):
        for further in (0, 1, 2):
            solved = _rounding(group, base, further, fixed or {})
            if solved is not None:
                found.update(solved)
                break
        else:
            raise CannotBeHidden(group.keys)
    return found


def _rounding(group: Group, base: int, further: int, fixed: Mapping[Key, int]) -> dict[Key, int] | None:
    """One group rounded; None where there is no rounding.

    The variables are multiples of the base and distances.
    """
    size = len(group.keys)
    below = np.floor(group.values / base)
    low, high = np.maximum(0, below - further), np.where(group.values % base, below + 1, below) + further
    low, high = np.where(group.inner, 0, low), np.where(group.inner, np.inf, high)
    for number, key in enumerate(group.keys):
        if key in fixed:
            low[number] = high[number] = fixed[key] / base
    step = np.where(group.inner, 1.0, float(base))
    limits = [] if group.matrix is None else [LinearConstraint(group.matrix @ _wide(step), 0, 0)]
    limits.append(LinearConstraint(_beside(step, 1, size), -np.inf, group.values))
    limits.append(LinearConstraint(_beside(step, -1, size), -np.inf, -group.values))
    cost = np.concatenate((np.zeros(size), np.where(group.inner, 0.0, 1.0)))
    span = Bounds(np.concatenate((low, np.zeros(size))), np.concatenate((high, np.full(size, np.inf))))
    solved = milp(
        cost,
        constraints=limits,
        bounds=span,
        integrality=np.concatenate((~group.inner, np.zeros(size, dtype=bool))),
    )
    if solved.x is None:
        return None
    return {
        key: round(solved.x[number]) * base
        for number, key in enumerate(group.keys)
        if not group.inner[number]
    }


def _wide(step: Numbers) -> csr_array:
    """The matrix from multiples to counts, with as many columns of zeros for the distances."""
    return csr_array((step, (np.arange(len(step)), np.arange(len(step)))), shape=(len(step), 2 * len(step)))


def _beside(step: Numbers, sign: int, size: int) -> csr_array:
    """The constraint that a count moves up (1) or down (-1) by at most its distance."""
    rows = np.arange(size)
    return csr_array(
        (
            np.concatenate((sign * step, -np.ones(size))),
            (np.tile(rows, 2), np.concatenate((rows, rows + size))),
        ),
        shape=(size, 2 * size),
    )


def rounding_recovered(tables: Tables, given: Mapping[Key, int], base: int) -> set[Key]:
    """The small counts that an attacker can bound more closely than the rounding: within under `base` - 1."""
    close: set[Key] = set()
    for group in groups_of(tables):
        least = np.array([max(0.0, given[key] - base + 1.0) if key in given else 0.0 for key in group.keys])
        most = np.array([given[key] + base - 1.0 if key in given else np.inf for key in group.keys])
        for number, key in enumerate(group.keys):
            if key in given and 1 <= group.values[number] < base:
                low, high = (extreme(group, least, most, number, sign) for sign in (1, -1))
                if -optimum(high, -np.inf) - optimum(low, 0.0) < base - 1 - NEAR:
                    close.add(key)
    return close
