"""An agency's paper holds no field that its line does not give to that agency, such as a home address."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.agency_rows import agencies_of_field, content_of, not_needed
from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Recognition, Record, Releasable, headings_of
from pipeline.model.agencies import ENQUIRING, NONE_BUT_US, SERVICE
from pipeline.model.section_headings import DBS_HEADING, PLAN

REASON = "This agency does not need it."
#: The columns that it reads: none decides on a family copy.
NEEDS = ()
#: By the ground on which a row is withheld from the family, the agencies that may read it all the same.
_ONLY_FOR = {"legal": NONE_BUT_US, "police": ENQUIRING}


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each such field, and from most agencies legal advice, police information and the DBS question.

    What was judged of such a row goes with it. The row stays, so that the paper says "Withheld", and the
    agency can ask.
    """
    if audience.agency in ("", SERVICE):
        return
    plans = {meeting.meeting_id for meeting in case.meetings if headings_of(meeting) is PLAN}
    for record in case.records():
        for name in not_needed(record, audience.agency):
            yield Hidden(record, name, REASON, Ground.NOT_NEEDED)
        about = (case.judged(record) if isinstance(record, Recognition) else None) or record
        ground = _ground_of(about, plans, audience.agency)
        if ground is not None:
            for name in content_of(record):
                yield Hidden(record, name, REASON, ground)


def _ground_of(record: Record, plans: set[str], agency: str) -> Ground | None:
    """Why everything that a row says is hidden from an agency; None where it is not."""
    values = record.__dict__
    if values.get("owner_agency") == agency:
        return None
    if isinstance(record, Releasable) and agency not in _ONLY_FOR.get(str(record.withhold_ground), {agency}):
        return Ground.LEGAL if record.withhold_ground == "legal" else Ground.POLICE
    on_dbs = values.get("belongs_to") in plans and values.get("section_no") == DBS_HEADING
    if on_dbs and agency not in agencies_of_field("meetings", "dbs_reason"):
        return Ground.DBS
    return None
