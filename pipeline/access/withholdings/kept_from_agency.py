"""An agency's paper holds nothing that a person marked as not for that agency."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.agency_rows import content_of
from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Recognition, Record, Releasable, SupportMeasure, known, may_hide_a_value
from pipeline.model.agencies import SERVICE

REASON = "It was marked as not for this agency."
#: The columns that it reads: none decides on a family copy.
NEEDS = ()

_MEETINGS = ("discussion_id", "meeting_id", "review_id")


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each such row, each such meeting with all its rows, and the entire case where its own row says so.

    What was judged of such a row goes with it. Of a row, its place stays, so that the paper says "Withheld".
    Of a meeting or a case, nothing stays. A mark that is withheld, not known or cannot be read counts for
    every agency but the service itself.
    """
    if audience.agency in ("", SERVICE):
        return
    all_of_it = is_kept(case.details, audience.agency)
    meetings = (*case.discussions, *case.meetings, *case.reviews)
    kept = {one.id for one in meetings if is_kept(one, audience.agency)}
    for record in case.records():
        owners = {record.__dict__.get(name) for name in ("belongs_to", *_MEETINGS)}
        if all_of_it or owners & kept:
            yield Hidden(record, None, REASON, Ground.NOT_FOR_IT)
        elif isinstance(record, Releasable | SupportMeasure) and is_kept(record, audience.agency):
            for name in content_of(record):
                yield Hidden(record, name, REASON, Ground.NOT_FOR_IT)
        elif isinstance(record, Recognition) and is_kept(case.judged(record) or record, audience.agency):
            yield Hidden(record, None, REASON, Ground.NOT_FOR_IT)


def is_kept(record: Record, agency: str) -> bool:
    """Whether a row's own mark keeps it from an agency."""
    names = record.__dict__.get("not_for")
    return may_hide_a_value(names) or (isinstance(names, tuple) and known(names) and agency in names)
