"""A DBS question that was considered has a reason and says who decided; a referral has its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R18 heading 13; catalogue 2.2"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that is empty, or that contradicts the answer."""
    for meeting in case.meetings:
        answer = meeting.dbs_considered
        if not known(answer) or answer == "not_considered":
            continue
        needed = ["dbs_reason", "dbs_decided_by"] + (["dbs_referred_on"] if answer == "referred" else [])
        for name in needed:
            if not known(getattr(meeting, name)):
                problem = (
                    f'the DBS question was considered, but "{meeting.fields[name].heading}" is not recorded.'
                )
                yield at(meeting, name, problem, "Fill it in.")
        if answer != "referred" and known(meeting.dbs_referred_on):
            problem = (
                "there is a date of referral, but the answer is another (at "
                f"{address(meeting, 'dbs_considered')})."
            )
            yield at(meeting, "dbs_referred_on", problem, "Correct one of the two.")
