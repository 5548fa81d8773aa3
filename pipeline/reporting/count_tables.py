"""The counts of an edition, the sums that link them, and the linear programs that bound a count."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csr_array, lil_array

Key = Hashable
Numbers = NDArray[np.float64]
#: The tolerance of the linear programs.
NEAR = 1e-6


@dataclass(frozen=True)
class Sum:
    """A total that is the sum of its parts; each is the key of a count."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Tables:
    """All counts of an edition and the sums that link them.

    `weights`: the cost of hiding each count, 1 if not given. `public`: counts that were published before and
    can no longer be hidden. `inner`: counts that are in no table and can only be worked out through the sums.
    """

    counts: Mapping[Key, int]
    sums: tuple[Sum, ...] = ()
    weights: Mapping[Key, float] = field(default_factory=dict)
    public: frozenset[Key] = frozenset()
    inner: frozenset[Key] = frozenset()


class CannotBeHidden(Exception):
    """A count can be worked out whatever else is hidden, so the edition must not be made. Names only keys."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self.keys = tuple(keys)
        super().__init__(f"{len(self.keys)} hidden counts can be worked out from what would be published.")


@dataclass(frozen=True)
class Group:
    """The arrays of counts that sums link: `matrix` times the counts is zero."""

    keys: tuple[Key, ...]
    values: Numbers
    matrix: csr_array | None
    weights: Numbers
    public: NDArray[np.bool_]
    inner: NDArray[np.bool_]
    members: tuple[tuple[int, ...], ...]


def groups_of(tables: Tables) -> Iterator[Group]:
    """Each set of counts that the sums link, directly or indirectly (union-find)."""
    leader: dict[Key, Key] = {key: key for key in tables.counts}

    def find(key: Key) -> Key:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for equation in tables.sums:
        for part in equation.parts:
            leader[find(part)] = find(equation.total)
    keys: dict[Key, list[Key]] = {}
    for key in tables.counts:
        keys.setdefault(find(key), []).append(key)
    sums: dict[Key, list[Sum]] = {}
    for equation in tables.sums:
        sums.setdefault(find(equation.total), []).append(equation)
    for top, members in keys.items():
        yield _group(tables, members, sums.get(top, []))


def _group(tables: Tables, keys: Sequence[Key], sums: Sequence[Sum]) -> Group:
    places = {key: number for number, key in enumerate(keys)}
    rows = lil_array((len(sums), len(keys)))
    for number, equation in enumerate(sums):
        rows[number, places[equation.total]] += 1
        for part in equation.parts:
            rows[number, places[part]] -= 1
    return Group(
        keys=tuple(keys),
        values=np.array([float(tables.counts[key]) for key in keys]),
        matrix=rows.tocsr() if sums else None,
        weights=np.array([tables.weights.get(key, 1.0) for key in keys]),
        public=np.array([key in tables.public for key in keys]),
        inner=np.array([key in tables.inner for key in keys]),
        members=tuple(tuple({places[key] for key in (one.total, *one.parts)}) for one in sums),
    )


def extreme(group: Group, low: Numbers, high: Numbers, number: int, sign: int) -> OptimizeResult:
    """The least (sign 1) or the most (sign -1) that one count can be, by a linear program."""
    cost = np.zeros(len(group.keys))
    cost[number] = sign
    right = np.zeros(group.matrix.shape[0]) if group.matrix is not None else None
    return linprog(
        cost, A_eq=group.matrix, b_eq=right, bounds=np.column_stack((low, high)), method="highs-ds"
    )


def optimum(solved: OptimizeResult, otherwise: float) -> float:
    """The value of a solved linear program; `otherwise` where it has no solution."""
    return float(solved.fun) if solved.status == 0 else otherwise
