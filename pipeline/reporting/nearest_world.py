"""The world to publish from: the nearest one to today's records that fits all that went out before."""

from __future__ import annotations

from collections.abc import Sequence

import highspy
import numpy as np

from pipeline.reporting.known_sums import Line, Whole

#: The cost of missing a published count by one, and of giving up that two totals are the same.
_MISSED, _GIVEN_UP = 10_000.0, 100.0
#: How many branches the solver may try: not seconds, so that the same counts always give the same world.
_BRANCHES = 2000


def nearest(
    counts: Sequence[int], costs: Sequence[float], lines: Sequence[Line], firm: int
) -> tuple[list[int], list[int]]:
    """The world nearest to `counts` that fits the lines, and the places of lines that it does not fit.

    `costs`: the cost of each count's change by one. Where not all lines fit, those after the first `firm` are
    given up before these.
    """
    true: Whole = np.array(counts, dtype=np.int64)
    if all(line.least <= line.value(true) <= line.most for line in lines):
        return list(counts), []
    found = _solved(true, costs, lines, firm)
    size = len(counts)
    world: Whole = true if found is None else true + found[:size] - found[size : 2 * size]
    missed = [number for number, line in enumerate(lines) if not line.least <= line.value(world) <= line.most]
    return [int(one) for one in world], missed


def _solved(true: Whole, costs: Sequence[float], lines: Sequence[Line], firm: int) -> Whole | None:
    """What each count gains, what each loses, and by how much each line is missed; None without an answer.

    Each count is its true number plus what it gains, less what it loses; a line may be missed at a price.
    """
    size = len(true)
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_max_nodes", _BRANCHES)
    for gain in (True, False):
        for count, cost in zip(true, costs, strict=True):
            solver.addCol(cost, 0.0, highspy.kHighsInf if gain else float(count), 0, [], [])
    for number in range(len(lines)):
        for _ in range(2):
            solver.addCol(_MISSED if number < firm else _GIVEN_UP, 0.0, highspy.kHighsInf, 0, [], [])
    for number, line in enumerate(lines):
        value = line.value(true)
        missed = 2 * (size + number)
        places = [*line.places, *(size + place for place in line.places), missed, missed + 1]
        signs = [*line.signs, *(-sign for sign in line.signs), 1, -1]
        solver.addRow(
            float(line.least - value),
            float(line.most - value),
            len(places),
            np.array(places, dtype=np.int32),
            np.array(signs, dtype=np.float64),
        )
    total = 2 * (size + len(lines))
    types = np.full(total, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    solver.changeColsIntegrality(total, np.arange(total, dtype=np.int32), types)
    solver.run()
    found: Whole = np.round(np.array(solver.getSolution().col_value)).astype(np.int64)
    return found if len(found) == total else None
