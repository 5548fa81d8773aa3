"""An agency's paper holds what a meeting of its own heard, and its own actions: nothing else of the case."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.agency_part import AgencyPart
from pipeline.access.agency_rows import content_of
from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Record, SharingDecision
from pipeline.model.agencies import SERVICE

REASON = "It was not heard at any meeting that this agency attended."
#: The columns that it reads: none decides on a family copy.
NEEDS = ()


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide every row that this agency did not hear, and the headings from which it was excluded (R29).

    Of a meeting at which it was not, it is shown when it is. The service that keeps the record hears all.
    """
    if audience.agency in ("", SERVICE):
        return
    part = AgencyPart(case, audience.agency, audience.meeting)
    for record in case.records():
        if not part.heard(record):
            yield Hidden(record, None, REASON, Ground.NOT_HEARD)
            continue
        shown = part.shown(record)
        if shown is not None:
            names: Iterator[str] = (name for name in record.fields if name not in shown)
        else:
            names = iter(content_of(record) if _is_missed(record, part) else ())
        for name in names:
            yield Hidden(record, name, REASON, Ground.NOT_HEARD)


def _is_missed(record: Record, part: AgencyPart) -> bool:
    """Whether a row is under a heading for which nobody of this agency was in the room."""
    if isinstance(record, SharingDecision):  # it is under a heading of its meeting, and names none
        return bool(part.headings_missed(record.belongs_to))
    number = record.__dict__.get("section_no")
    return isinstance(number, int) and number in part.headings_missed(record.__dict__.get("belongs_to"))
