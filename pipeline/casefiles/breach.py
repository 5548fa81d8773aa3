"""A copy in the wrong hands, for its breach sheet: the time limit, and what it holds by kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.casefiles.content_code import parts_that_say_something
from pipeline.casefiles.register_entry import Issued
from pipeline.documents.assembled.breach_sheet import Breach, BreachOfCopy, Informed
from pipeline.foundation.dates import in_words
from pipeline.foundation.filenames import safe_name
from pipeline.model import codes
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import Limit, Span, Unit

#: Article 33(1) of the UK GDPR. Clock hours: nights, weekends and bank holidays count.
TIME_TO_NOTIFY = Limit(Span(72, Unit.HOURS))
_BLANK, _AT_ONCE = "Not recorded", "At once"


def until(known: datetime) -> datetime:
    """When the 72 hours end that began when the council knew, both in London's time (Article 33).

    Where the clocks showed that time twice, the first counts.
    """
    due = Clock(known).due(known, TIME_TO_NOTIFY)
    assert isinstance(due, datetime)
    return due


def breach_of(
    copy: Issued, known: datetime, *, recalls: Sequence[str] = (), cells: Iterable[str] = ()
) -> BreachOfCopy:
    """What is known of a copy in the wrong hands. It has references, and no name of a child or the family.

    `recalls`: why it is to be recalled, by the register. `cells`: those that the manifest says it prints.
    """
    code = codes.DOCUMENT.find(copy.document)
    sheets = dict.fromkeys(one.rpartition("!")[0] for one in cells)
    due = in_words(until(known))
    rows = Breach(
        case=copy.case_id,
        known=in_words(known),
        until=due,
        document=code.label if code else copy.document,
        about=copy.belongs_to or "The case",
        copy_version=copy.version,
        meant_for=copy.person_id,
        issued_on=copy.issued_on or _BLANK,
        sent=copy.sent_at or _BLANK,
        method=copy.method or _BLANK,
        locked="Yes" if copy.encrypted else "No",
        approved_by=copy.approved_by or _BLANK,
        checked_by=copy.second_checker or _BLANK,
        state=copy.state,
        recalls=list(recalls),
        parts=list(parts_that_say_something(copy.parts)),
        sheets=", ".join(one for one in sheets if one),
        withheld=copy.withheld or "Nothing",
        informed=[
            Informed(who="Data protection officer", by=_AT_ONCE),
            Informed(who="Head of service", by=_AT_ONCE),
            Informed(who="Information Commissioner's Office (ICO), unless a risk is unlikely", by=due),
            Informed(who="People affected, if the risk to them is high", by="Without undue delay"),
            Informed(who="The person the copy was meant for", by=""),
            Informed(who="Police or other agencies", by=""),
        ],
    )
    stem = f"{safe_name(copy.copy_number)} - {known:%Y-%m-%d}"
    return BreachOfCopy(number=copy.copy_number, stem=stem, rows=rows)


def example_of_breach() -> BreachOfCopy:
    """The sheet of an invented copy, to list the fields of its template."""
    copy = Issued(
        copy_number="CG-000101",
        case_id="C-0001",
        person_id="F-000101",
        document="plan",
        belongs_to="M-000101",
        version="1",
        parts={"Need for services": ""},
        withheld="Police information: 1 row",
    )
    recalls = ["Changed since: Need for services."]
    return breach_of(copy, datetime(2026, 10, 30, 9, 15), recalls=recalls, cells=["Actions!B7"])
