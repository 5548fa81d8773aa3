"""A decision to release or to withhold says who made it and when; one to withhold says on what ground."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import RECORDS, Case, Releasable, known
from pipeline.model.approval import fault_of_day, fault_of_decider
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "F1, F3"
SEVERITY = Severity.WARNING
BLOCKS = False
NEEDS = ("*.release", "*.release_by", "*.release_on", "*.withhold_ground")
_SHEETS = tuple(kind.collection for kind in RECORDS if issubclass(kind, Releasable))
ORDERS = tuple((f"{sheet}.release_on", "referrals.received_at") for sheet in _SHEETS)
# On the sheet of the headings, a day that has not come is an error as well.
DAYS = tuple(f"{sheet}.release_on" for sheet in _SHEETS if sheet != "sections")


#: The fields that every decision needs, and those that a decision to withhold needs as well.
NEEDED, NEEDED_TO_WITHHOLD = ("release_by", "release_on"), ("withhold_ground",)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such cell that is empty, names nobody, or has an impossible day."""
    for row in case.records():
        if not isinstance(row, Releasable) or row.release not in ("yes", "withhold"):
            continue
        for name in NEEDED + (NEEDED_TO_WITHHOLD if row.release == "withhold" else ()):
            if not known(getattr(row, name)):
                heading = row.fields[name].heading
                problem = (
                    f'the release is decided (at {address(row, "release")}), but "{heading}" is not recorded.'
                )
                yield at(row, name, problem, "Fill it in.")
        for fault in fault_of_decider(case, row, "release_by"):
            yield at(row, *fault)
        if known(row.release_on):
            for fault in fault_of_day(case, row, "release_on", today):
                yield at(row, *fault)
