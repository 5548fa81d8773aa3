"""The smallest change of the true counts by which a sum becomes another, against every change there is."""

from __future__ import annotations

import itertools
import random

import numpy as np

from pipeline.reporting.known_sums import Line
from pipeline.reporting.small_changes import SmallChanges
from tests.extent import few_or_all

COUNTS, MOST = 4, 12


def every_change(base, lines, asked, change):
    """How much every world differs from the true one in which the lines fit and a sum changes so much."""
    for world in itertools.product(range(MOST + 1), repeat=COUNTS):
        changed = asked.value(world) - asked.value(base)
        goes_far_enough = changed >= change if change > 0 else changed <= change
        if goes_far_enough and all(line.least <= line.value(world) <= line.most for line in lines):
            yield sum(abs(one - other) for one, other in zip(world, base, strict=True))


def said(changes, line):
    changes.say(line, line.row(COUNTS))


def problem(rng):
    """Some true counts, the program of their changes, and the lines that it was told."""
    base = [rng.randint(0, 4) for _ in range(COUNTS)]
    changes, lines = SmallChanges(np.array(base, dtype=np.int64)), []
    for _ in range(rng.randint(0, 2)):
        places, about = rng.sample(range(COUNTS), rng.randint(1, 3)), rng.choice((0, 2))
        number = sum(base[place] for place in places)
        lines.append(Line.of(places, max(0, number - about), number + about))
        said(changes, lines[-1])
    return base, changes, lines


def test_no_other_change_is_smaller_and_nearly_every_one_that_there_is_is_found():
    found, there = 0, 0
    for seed in range(few_or_all(20, 400)):
        rng = random.Random(seed)
        base, changes, lines = problem(rng)
        for _ in range(4):
            asked = Line.of(rng.sample(range(COUNTS), rng.randint(1, 3)))
            change = rng.choice((-3, -2, -1, 1, 2, 3))
            world = changes.world(asked.row(COUNTS), change)
            sizes = list(every_change(base, lines, asked, change))
            there += bool(sizes)
            if world is not None:
                found += 1
                assert world.min() >= 0
                assert int(abs(world - base).sum()) == min(sizes)
    assert 0.98 * there <= found <= there


def test_a_line_that_is_taken_back_binds_no_more():
    base = np.array([3, 4, 5, 6], dtype=np.int64)
    changes = SmallChanges(base)
    said(changes, Line.of((0, 1), 7, 7))
    said(changes, Line.of((0,), 3, 3))
    asked = Line.of((0,)).row(COUNTS)
    assert changes.world(asked, 2) is None
    changes.unsay(np.array([1], dtype=np.int32))
    assert list(changes.world(asked, 2)) == [5, 2, 5, 6]
