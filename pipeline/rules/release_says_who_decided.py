"""A decision to release or to withhold says who made it and when; one to withhold says on what ground."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.case import Case, known
from pipeline.finding import Finding, Severity, address, at

SOURCE = "F1, F3"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such cell that is empty."""
    for section in case.sections:
        if section.release not in ("yes", "withhold"):
            continue
        needed = ["release_by", "release_on"] + (["withhold_ground"] if section.release == "withhold" else [])
        for name in needed:
            if not known(getattr(section, name)):
                heading = section.fields[name].heading
                problem = f'the release is decided (at {address(section, "release")}), but "{heading}" is not recorded.'
                yield at(section, name, problem, "Fill it in.")
