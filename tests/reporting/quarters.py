"""The table of forty quarters on twenty seeds: `python -m tests.reporting.quarters FILE`, or `make quarters`.

A line for each run: the council's size and seed, its editions, how many quarters have none, the small counts
that the attack on all of them recovers, the headline measures shown, and the processor seconds of an edition.
The runs that the file has are not made again, so it can be stopped at any time. `quarters.tsv` has those of
the program as it is: a change of what is decided takes out the lines that it makes untrue.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path

from pipeline.foundation.errors import PipelineError
from tests.reporting.many_quarters import Partnership, headlines_shown

#: The last day of the last quarter; how many quarters have their report.
LAST, QUARTERS = date(2033, 3, 31), 40
SIZES, SEEDS = (30, 60, 120, 400), range(1, 21)
HEADINGS = ("cases a year", "seed", "editions", "refused", "recovered", "headlines", "median s", "longest s")
#: The headline measures shown are those of the editions of the last year, at the median.
_YEAR = 4


def council_of(a_year: int, seed: int, quarters: int = QUARTERS) -> Partnership:
    """A council with this many cases a year, from before the first of its reports."""
    return Partnership(a_year, seed, LAST, years=max(5, quarters // 4 + 2))


def line_of(a_year: int, seed: int) -> str:
    """The line of one run, which takes some minutes."""
    council = council_of(a_year, seed)
    run = council.reports(QUARTERS)
    shown = statistics.median(headlines_shown(one) for one in run.editions[-_YEAR:])
    seconds = statistics.median(run.seconds), max(run.seconds)
    counts = (len(run.editions), QUARTERS - len(run.editions), len(council.recovered(run)))
    return "\t".join((*map(str, (a_year, seed, *counts)), f"{shown:g}", *(f"{one:.1f}" for one in seconds)))


def missing(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The runs that the lines lack: every size of one seed, then of the next."""
    made = {tuple(line.split("\t")[:2]) for line in lines}
    for seed in SEEDS:
        for a_year in SIZES:
            if (str(a_year), str(seed)) not in made:
                yield a_year, seed


def line_or_fault(a_year: int, seed: int) -> str:
    """The line of one run, or why there is none: the other runs are made all the same."""
    try:
        return line_of(a_year, seed)
    except (AssertionError, PipelineError) as fault:
        return f"{a_year}\t{seed}\tfailed: {fault}"


def main(file: Path) -> None:
    """Add the missing runs to the file, each as soon as it is made: as many at once as there are cores."""
    lines = file.read_text().splitlines() if file.exists() else ["\t".join(HEADINGS)]
    file.write_text("\n".join([*lines, ""]))
    with ProcessPoolExecutor() as pool:
        runs = [pool.submit(line_or_fault, *one) for one in missing(lines)]
        for run in as_completed(runs):
            with file.open("a") as table:
                table.write(f"{run.result()}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
