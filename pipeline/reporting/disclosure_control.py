"""Disclosure control: which counts to hide so that no small one can be worked out, as few as can be; and the attack on them.

Counts stand in tables that are linked by sums: parts and their total, quarters and their year, the same count
on two sheets, the same year in two editions. All of it is one set of counts and sums, so that what one sheet
hides no other gives away.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import csr_array, lil_array

Key = Hashable
Numbers = NDArray[np.float64]
_NEAR = 1e-6


@dataclass(frozen=True)
class Sum:
    """That a total is the sum of its parts, each a key of a count."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Tables:
    """All counts of an edition and how they add up.

    `weights`: what it costs to hide each, 1 where nothing is said. `public`: what was published before, and
    cannot be hidden any more. `inner`: what stands in no table, and is open only through the sums.
    """

    counts: Mapping[Key, int]
    sums: tuple[Sum, ...] = ()
    weights: Mapping[Key, float] = field(default_factory=dict)
    public: frozenset[Key] = frozenset()
    inner: frozenset[Key] = frozenset()


class CannotBeHidden(Exception):
    """A count can be worked out whatever else is hidden, so the edition must not be made.

    It names keys, never numbers.
    """

    def __init__(self, keys: Iterable[Key]) -> None:
        self.keys = tuple(keys)
        super().__init__(f"{len(self.keys)} hidden counts can be worked out from what would be published.")


def small(tables: Tables, threshold: int) -> frozenset[Key]:
    """The counts that are too small to show: from 1 up to the threshold (catalogue 6.1)."""
    return frozenset(key for key, count in tables.counts.items() if 1 <= count <= threshold)


def hidden(tables: Tables, first: Collection[Key], threshold: int) -> frozenset[Key]:
    """Every count to hide: `first`, and the fewest or least important others without which one of them could be worked out.

    An exact optimum: of all choices that leave every hidden count open over at least `threshold`, none is
    cheaper. `inner` counts are among the answer. Raises CannotBeHidden where there is no such choice.
    """
    chosen: set[Key] = set(tables.inner)
    for group in _groups(tables):
        if any(key in first for key in group.keys):
            chosen |= _hidden_in(
                group, [number for number, key in enumerate(group.keys) if key in first], threshold
            )
    return frozenset(chosen)


def bounds(
    tables: Tables, away: Collection[Key], only: Collection[Key] | None = None
) -> dict[Key, tuple[float, float]]:
    """What an attacker works out of each hidden count from all that is shown: the least and the most that it can be.

    The attacker knows every shown count, every sum, and that no count is below 0. `only`: the counts to
    attack, if not all hidden.
    """
    found: dict[Key, tuple[float, float]] = {}
    for group in _groups(tables):
        open_ = np.array([key in away for key in group.keys])
        low, high = np.where(open_, 0.0, group.values), np.where(open_, np.inf, group.values)
        for number, key in enumerate(group.keys):
            if open_[number] and (only is None or key in only):
                least, most = (_extreme(group, low, high, number, sign) for sign in (1, -1))
                found[key] = (_end(least, 0.0), -_end(most, -np.inf))
    return found


def recovered(
    tables: Tables, away: Collection[Key], threshold: int, only: Collection[Key] | None = None
) -> dict[Key, tuple[float, float]]:
    """The hidden counts that an attacker can bound closer than the threshold: an edition with any is not made.

    `only`: the counts to attack, if not all hidden.
    """
    found: dict[Key, tuple[float, float]] = {}
    for group in _groups(tables):
        open_ = np.array([key in away for key in group.keys])
        targets = [
            number for number, key in enumerate(group.keys) if open_[number] and (only is None or key in only)
        ]
        narrow = [group.keys[number] for number in _attack(group, open_, targets, threshold)]
        if narrow:
            found.update(bounds(tables, away, narrow))
    return found


@dataclass(frozen=True)
class _Group:
    """Counts that sums link, as numbers: `matrix` times the counts is nothing."""

    keys: tuple[Key, ...]
    values: Numbers
    matrix: csr_array | None
    weights: Numbers
    public: NDArray[np.bool_]
    inner: NDArray[np.bool_]
    members: tuple[tuple[int, ...], ...]


def _groups(tables: Tables) -> Iterator[_Group]:
    leader: dict[Key, Key] = {key: key for key in tables.counts}

    def find(key: Key) -> Key:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one in tables.sums:
        for part in one.parts:
            leader[find(part)] = find(one.total)
    keys: dict[Key, list[Key]] = {}
    for key in tables.counts:
        keys.setdefault(find(key), []).append(key)
    sums: dict[Key, list[Sum]] = {}
    for one in tables.sums:
        sums.setdefault(find(one.total), []).append(one)
    for top, members in keys.items():
        yield _group(tables, members, sums.get(top, []))


def _group(tables: Tables, keys: Sequence[Key], sums: Sequence[Sum]) -> _Group:
    places = {key: number for number, key in enumerate(keys)}
    rows = lil_array((len(sums), len(keys)))
    for number, one in enumerate(sums):
        rows[number, places[one.total]] += 1
        for part in one.parts:
            rows[number, places[part]] -= 1
    return _Group(
        keys=tuple(keys),
        values=np.array([float(tables.counts[key]) for key in keys]),
        matrix=rows.tocsr() if sums else None,
        weights=np.array([tables.weights.get(key, 1.0) for key in keys]),
        public=np.array([key in tables.public for key in keys]),
        inner=np.array([key in tables.inner for key in keys]),
        members=tuple(tuple({places[key] for key in (one.total, *one.parts)}) for one in sums),
    )


def _extreme(group: _Group, low: Numbers, high: Numbers, number: int, sign: int) -> OptimizeResult:
    """The least (sign 1) or the most (sign -1) that one count can be, by a linear program."""
    cost = np.zeros(len(group.keys))
    cost[number] = sign
    right = np.zeros(group.matrix.shape[0]) if group.matrix is not None else None
    return linprog(
        cost, A_eq=group.matrix, b_eq=right, bounds=np.column_stack((low, high)), method="highs-ds"
    )


def _end(solved: OptimizeResult, otherwise: float) -> float:
    return float(solved.fun) if solved.status == 0 else otherwise


def _attack(
    group: _Group, open_: NDArray[np.bool_], targets: Sequence[int], threshold: int
) -> dict[int, Numbers]:
    """The targets that can be bound closer than the threshold, each with what would open it further: a number for each count.

    Every solution is a table that fits all that is shown, so two of them that lie far enough apart spare the
    rest of the programs.
    """
    room = float(group.values.sum() + threshold * (len(group.keys) + 1))
    low, high = np.where(open_, 0.0, group.values), np.where(open_, room, group.values)
    least, most = group.values.copy(), group.values.copy()
    narrow: dict[int, Numbers] = {}
    for number in targets:
        if most[number] - least[number] >= threshold - _NEAR:
            continue
        opening = np.zeros(len(group.keys))
        for sign in (1, -1):
            solved = _extreme(group, low, high, number, sign)
            least, most = np.minimum(least, solved.x), np.maximum(most, solved.x)
            opening += solved.lower.marginals * group.values - solved.upper.marginals * (room - group.values)
        if most[number] - least[number] < threshold - _NEAR:
            narrow[number] = np.minimum(opening, threshold)
    return narrow


def _hidden_in(group: _Group, first: Sequence[int], threshold: int) -> set[Key]:
    """The cheapest choice for one group (Fischetti and Salazar): choose, attack, and forbid each choice that the attack opens.

    The duals of an attack that comes too close say which counts would have to be hidden for it to fail; that
    is one more constraint of the choice. When no attack comes close, the choice is the cheapest of all, for
    no constraint forbids a good one.
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
    """What holds in every choice: a sum that hides one count hides another."""
    for number in members:
        if unguarded[number]:
            continue
        row = np.zeros(len(unguarded))
        row[list(members)] = 1
        row[number] = -1
        yield row, 0.0


def _cheapest(
    group: _Group, must: NDArray[np.bool_], rows: Sequence[tuple[Numbers, float]]
) -> NDArray[np.bool_]:
    """The cheapest choice that keeps to every constraint so far. Raises CannotBeHidden where none does."""
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


def rounded_together(tables: Tables, base: int, fixed: Mapping[Key, int] | None = None) -> dict[Key, int]:
    """Every count rounded up or down to a multiple of `base`, so that the sums still hold and as little as can be is moved.

    Controlled rounding (Cox): parts that are rounded each by itself give themselves away by their total.
    Where no such rounding exists a count may move by one multiple more. `inner` counts are not rounded, and
    not among the answer. `fixed`: what some were rounded to before. Raises CannotBeHidden where the sums
    cannot be kept at all.
    """
    found: dict[Key, int] = {}
    for group in _groups(tables):
        for further in (0, 1, 2):
            solved = _rounding(group, base, further, fixed or {})
            if solved is not None:
                found.update(solved)
                break
        else:
            raise CannotBeHidden(group.keys)
    return found


def _rounding(group: _Group, base: int, further: int, fixed: Mapping[Key, int]) -> dict[Key, int] | None:
    """One group rounded: multiples and how far each lies from its count are what is sought; None where there is none."""
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
    """The multiples as counts, beside as many columns of nothing."""
    return csr_array((step, (np.arange(len(step)), np.arange(len(step)))), shape=(len(step), 2 * len(step)))


def _beside(step: Numbers, sign: int, size: int) -> csr_array:
    """How far each count moves up (1) or down (-1) is at most its distance."""
    rows = np.arange(size)
    return csr_array(
        (
            np.concatenate((sign * step, -np.ones(size))),
            (np.tile(rows, 2), np.concatenate((rows, rows + size))),
        ),
        shape=(size, 2 * size),
    )


def rounding_recovered(tables: Tables, given: Mapping[Key, int], base: int) -> set[Key]:
    """The small counts that an attacker can bound closer than the rounding itself leaves them: less than `base` - 1 apart."""
    close: set[Key] = set()
    for group in _groups(tables):
        least = np.array([max(0.0, given[key] - base + 1.0) if key in given else 0.0 for key in group.keys])
        most = np.array([given[key] + base - 1.0 if key in given else np.inf for key in group.keys])
        for number, key in enumerate(group.keys):
            if key in given and 1 <= group.values[number] < base:
                low, high = (_extreme(group, least, most, number, sign) for sign in (1, -1))
                if -_end(high, -np.inf) - _end(low, 0.0) < base - 1 - _NEAR:
                    close.add(key)
    return close
