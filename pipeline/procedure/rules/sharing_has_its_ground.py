"""What is shared has its ground, who shares it, and with whom; what is not shared has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, SharingDecision, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.queries import says_something

SOURCE = "R08"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell of the sharing log that lacks its answer."""
    for row in case.sharing:
        if not known(row.agency) and not known(row.recipient):
            problem = "this row of the sharing log does not say who the information is shared with."
            yield at(row, "agency", problem, "Choose the agency, or enter who it is under With whom.")
        if row.decision == "share":
            yield from _shared(row)
        elif row.decision == "not_to_share" and not says_something(row.why_not):
            problem = "the decision is not to share this, but no reason is recorded."
            yield at(row, "why_not", problem, "Enter why it is not shared, as it was minuted.")
        if row.decision == "not_to_share" and known(row.shared_on):
            problem = "the decision is not to share this, but there is a date on which it was shared."
            remedy = "Correct the decision or the date. If it was shared anyway, add a row that says so."
            yield at(row, "shared_on", problem, remedy)


def _shared(row: SharingDecision) -> Iterator[Finding]:
    for name, remedy in (
        ("what", "Choose what kind of information is shared."),
        ("ground", "Choose the ground. For safeguarding it is seldom consent."),
        ("shared_by", "Enter the name and role of the person who shares it."),
    ):
        value = getattr(row, name)
        if not known(value) or (name == "shared_by" and not says_something(value)):
            heading = row.fields[name].heading
            yield at(row, name, f'information is shared, but "{heading}" is not recorded.', remedy)
