"""A DBS question has its reason and, where it was considered, says who decided; a referral has its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, address, at
from pipeline.procedure.queries import says_something

SOURCE = "R18 heading 13; catalogue 2.2"
SEVERITY = Severity.WARNING
BLOCKS = False
_ALWAYS = ("dbs_reason", "dbs_decided_by")
#: By answer, what it needs where that is not the same.
_NEEDED = {"not_considered": ("dbs_reason",), "referred": (*_ALWAYS, "dbs_referred_on")}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that is empty, or that contradicts the answer."""
    for meeting in case.meetings:
        answer = meeting.dbs_considered
        if not known(answer):
            continue
        was = "not considered" if answer == "not_considered" else "considered"
        for name in _NEEDED.get(str.__str__(answer), _ALWAYS):
            value = getattr(meeting, name)
            if not known(value) or (isinstance(value, str) and not says_something(value)):
                problem = f'the DBS question was {was}, but "{meeting.fields[name].heading}" is not recorded.'
                yield at(meeting, name, problem, "Fill it in.")
        if answer != "referred" and known(meeting.dbs_referred_on):
            problem = (
                "there is a date of referral, but the answer does not say that a referral was made (at "
                f"{address(meeting, 'dbs_considered')})."
            )
            yield at(meeting, "dbs_referred_on", problem, "Correct whichever is wrong.")
