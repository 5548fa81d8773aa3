"""A decision to release or to withhold says who made it and when; one to withhold says on what ground."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.case import Case, ChronologyEntry, Section, known
from pipeline.finding import Finding, Severity, address, at

SOURCE = "F1, F3"
SEVERITY = Severity.WARNING
BLOCKS = False


#: For each sheet: what a decision to release needs, and what a decision to withhold needs besides.
NEEDED = {"sections": (("release_by", "release_on"), ("withhold_ground",)), "chronology": (("release_by",), ())}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such cell that is empty."""
    rows: tuple[Section | ChronologyEntry, ...] = (*case.sections, *case.chronology)
    for row in rows:
        if row.release not in ("yes", "withhold"):
            continue
        always, withheld = NEEDED[row.collection]
        for name in always + (withheld if row.release == "withhold" else ()):
            if not known(getattr(row, name)):
                heading = row.fields[name].heading
                problem = f'the release is decided (at {address(row, "release")}), but "{heading}" is not recorded.'
                yield at(row, name, problem, "Fill it in.")
