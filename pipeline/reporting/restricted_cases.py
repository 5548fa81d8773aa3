"""The cases behind each number of the team's own edition."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from pipeline.reporting.edition import Edition
from pipeline.reporting.table import Row, Table

#: The most characters of a list of cases in one cell; the rest is in the rows below.
_IN_A_CELL = 1500


def cases_behind(edition: Edition, case_ids: Sequence[str]) -> Table:
    """A table of the cases behind each number that is not 0; a long list continues in further rows."""
    rows: list[Row] = []
    for (measure, period), shown in edition.figures.items():
        figure = shown.figure
        for word, number in figure.counts.items() if figure else ():
            if figure and number:
                listed = ", ".join(sorted(case_ids[place] for place in figure.behind(word)))
                parts = textwrap.wrap(listed, _IN_A_CELL, break_on_hyphens=False)
                label = (measure, figure.measure.name, period.words, word, number)
                rows += [(*label, f"{part} of {len(parts)}", cases) for part, cases in enumerate(parts, 1)]
    columns = ("Measure", "What it says", "Period", "Answer", "Number", "Part of the list", "Cases")
    note = (
        "Each row is one answer to one measure in one period. A case is in its list once, however "
        "often it is counted."
    )
    return Table("Cases", "The cases behind each number", note, columns, rows, 4)
