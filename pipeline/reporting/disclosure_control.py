"""Disclosure control: hides as few counts as possible so that no small one can be worked out.

Counts are in tables that sums link: parts and their total, quarters and their year, the same count on two
sheets, the same year in two editions. All of them are one set of counts and sums, so that no sheet discloses
what another one hides. An attack on the result proves it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
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


def small(tables: Tables, threshold: int) -> frozenset[Key]:
    """The counts that are too small to show: from 1 to the threshold (catalogue 6.1)."""
    return frozenset(key for key, count in tables.counts.items() if 1 <= count <= threshold)


def hidden(tables: Tables, first: Collection[Key], threshold: int) -> frozenset[Key]:
    """Every count to hide: `first`, and the cheapest others that keep those from being worked out.

    An exact optimum: of all choices that leave each hidden count uncertain by at least `threshold`, none is
    cheaper. Includes the `inner` counts. Raises CannotBeHidden where there is no such choice.
    """
    chosen: set[Key] = set(tables.inner)
    for group in groups_of(tables):
        if any(key in first for key in group.keys):
            chosen |= _hidden_in(
                group, [number for number, key in enumerate(group.keys) if key in first], threshold
            )
    return frozenset(chosen)


def bounds(
    tables: Tables, away: Collection[Key], only: Collection[Key] | None = None
) -> dict[Key, tuple[float, float]]:
    """The least and the most that each hidden count can be, as an attacker works out from all that is shown.

    The attacker knows every shown count, every sum, and that no count is below 0. `away`: the hidden counts.
    `only`: those to attack, if not all.
    """
    found: dict[Key, tuple[float, float]] = {}
    for group in groups_of(tables):
        open_ = np.array([key in away for key in group.keys])
        low, high = np.where(open_, 0.0, group.values), np.where(open_, np.inf, group.values)
        for number, key in enumerate(group.keys):
            if open_[number] and (only is None or key in only):
                least, most = (extreme(group, low, high, number, sign) for sign in (1, -1))
                found[key] = (optimum(least, 0.0), -optimum(most, -np.inf))
    return found


def recovered(
    tables: Tables, away: Collection[Key], threshold: int, only: Collection[Key] | None = None
) -> dict[Key, tuple[float, float]]:
    """The hidden counts that an attacker can bound more closely than the threshold, each with its bounds.

    An edition with any of them must not be made. `away`: the hidden counts. `only`: those to attack, if not
    all.
    """
    found: dict[Key, tuple[float, float]] = {}
    for group in groups_of(tables):
        open_ = np.array([key in away for key in group.keys])
        targets = [
            number for number, key in enumerate(group.keys) if open_[number] and (only is None or key in only)
        ]
        narrow = [group.keys[number] for number in _attack(group, open_, targets, threshold)]
        if narrow:
            found.update(bounds(tables, away, narrow))
    return found


def _attack(
    group: Group, open_: NDArray[np.bool_], targets: Sequence[int], threshold: int
) -> dict[int, Numbers]:
    """The targets that can be bound more closely than the threshold, each with a dual value for each count.

    The duals say which counts would have to be hidden to widen the bounds. Every solution is a table that
    fits all that is shown, so two that are far enough apart make further linear programs unnecessary.
    """
    room = float(group.values.sum() + threshold * (len(group.keys) + 1))
    low, high = np.where(open_, 0.0, group.values), np.where(open_, room, group.values)
    least, most = group.values.copy(), group.values.copy()
    narrow: dict[int, Numbers] = {}
    for number in targets:
        if most[number] - least[number] >= threshold - NEAR:
            continue
        opening = np.zeros(len(group.keys))
        for sign in (1, -1):
            solved = extreme(group, low, high, number, sign)
            least, most = np.minimum(least, solved.x), np.maximum(most, solved.x)
            opening += solved.lower.marginals * group.values - solved.upper.marginals * (room - group.values)
        if most[number] - least[number] < threshold - NEAR:
            narrow[number] = np.minimum(opening, threshold)
    return narrow


def _hidden_in(group: Group, first: Sequence[int], threshold: int) -> set[Key]:
    """The cheapest choice for one group: choose, attack, and forbid a choice that the attack solves.

    The algorithm is that of Fischetti and Salazar. The duals of a successful attack say which counts would
    have to be hidden for it to fail, which is one more constraint. When no attack succeeds, the choice is the
    cheapest of all, because no constraint forbids a safe one.
    """
    must = group.inner.copy()
    must[list(first)] = True
    unguarded = group.public | group.inner
    unguarded[list(first)] = group.public[list(first)]
    rows = [row for members in group.members for row in _by_the_sum(members, unguarded)]
    while True:
        chosen = _cheapest(group, must, rows)
        narrow = _attack(group, chosen, np.flatnonzero(chosen & ~unguarded).tolist(), threshold)
        if not narrow:
            return {key for number, key in enumerate(group.keys) if chosen[number]}
        for number, opening in narrow.items():
            row = opening.copy()
            row[number] -= threshold
            rows.append((row, 0.0))


def _by_the_sum(members: Sequence[int], unguarded: NDArray[np.bool_]) -> Iterator[tuple[Numbers, float]]:
    """The constraints that every choice keeps: a sum that hides one count hides another."""
    for number in members:
        if unguarded[number]:
            continue
        row = np.zeros(len(unguarded))
        row[list(members)] = 1
        row[number] = -1
        yield row, 0.0


def _cheapest(
    group: Group, must: NDArray[np.bool_], rows: Sequence[tuple[Numbers, float]]
) -> NDArray[np.bool_]:
    """The cheapest choice that keeps every constraint so far. Raises CannotBeHidden where there is none."""
    barred = group.public & ~must
    limits = []
    if rows:
        limits.append(
            LinearConstraint(
                csr_array(np.array([row for row, _ in rows])), np.array([least for _, least in rows]), np.inf
            )
        )
    cost = np.where(must, 0.0, group.weights)
    solved = milp(
        cost,
        constraints=limits,
        bounds=Bounds(must.astype(float), np.where(barred, 0.0, 1.0)),
        integrality=np.ones(len(cost)),
    )
    if solved.x is None:
        raise CannotBeHidden(key for number, key in enumerate(group.keys) if must[number])
    found: NDArray[np.bool_] = solved.x > 0.5
    return found
