"""A hand-over pack names no child harmed, and holds nothing of other children for adult services."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.agency_rows import content_of
from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, HandOver, Record, Releasable, headings_of, known, may_hide_a_value
from pipeline.model.section_headings import PLAN

REASON = "It is not passed on in a hand-over."
#: The columns that it reads: none decides on a family copy.
NEEDS = ()
#: What a receiving council is given of a child harmed: the reference, by which it can ask.
OF_A_CHILD_HARMED = {"link_id", "role"}
#: The plan's heading on support for the children harmed and their families, and the AIM report's on the risk
#: to other children.
_ON_CHILDREN_HARMED, _ON_OTHER_CHILDREN = 9, 6
#: A receiving service is another agency, which has no code of its own.
_ANOTHER = "Other"
_GROUNDS = {"legal": Ground.LEGAL, "police": Ground.POLICE, "harmed": Ground.CHILD_HARMED}
#: The sheets that say something of other children, or of what led to the referral: not for adult services.
_NOT_FOR_ADULT_SERVICES = ("linked_children", "referrals", "chronology")
_MEETINGS = ("discussion_id", "meeting_id", "review_id")


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide from the receiver of a hand-over what stays here, and the case where a mark keeps it here.

    Children harmed are a reference for another council, and nothing for adult services. Legal advice and
    police information stay with those who gave them.
    """
    if not audience.hand_over:
        return
    row = case.hand_over(audience.hand_over)
    for_council = row is not None and row.to == "council"
    stays = _Stays(case, row, for_council=for_council)
    for record in case.records():
        ground = stays.ground_of(record)
        if ground is not None:
            yield Hidden(record, None, REASON, ground)
        elif isinstance(record, Releasable) and _is_kept(record):
            for name in content_of(record):
                yield Hidden(record, name, REASON, Ground.NOT_FOR_IT)
    for child in case.linked_children if for_council else ():
        for name in child.fields:
            if name not in OF_A_CHILD_HARMED:
                yield Hidden(child, name, REASON, Ground.CHILD_HARMED)


class _Stays:
    """What of a case stays with the sending service, by row."""

    def __init__(self, case: Case, row: HandOver | None, *, for_council: bool) -> None:
        self._row, self._for_council = row, for_council
        self._plans = {one.meeting_id for one in case.meetings if headings_of(one) is PLAN}
        self._reports = {one.aim_id for one in case.aim_assessments}
        self._all_of_it = _is_kept(case.details)
        meetings = (*case.discussions, *case.meetings, *case.reviews)
        self._kept = {one.id for one in meetings if _is_kept(one)}
        self._apart = set() if for_council else {one.discussion_id for one in case.discussions}

    def ground_of(self, record: Record) -> Ground | None:
        """Why an entire row stays; None where it is passed on."""
        values = record.__dict__
        owners = {values.get(name) for name in ("belongs_to", *_MEETINGS)}
        if self._all_of_it or owners & self._kept:
            return Ground.NOT_FOR_IT
        if values.get("belongs_to") in self._plans and values.get("section_no") == _ON_CHILDREN_HARMED:
            return Ground.CHILD_HARMED
        if isinstance(record, Releasable) and str(record.withhold_ground) in _GROUNDS:
            return _GROUNDS[str(record.withhold_ground)]
        if isinstance(record, HandOver):
            return None if record is self._row else Ground.NOT_NEEDED
        own = record.id if record.collection == "discussions" else None
        of_a_discussion = {values.get("belongs_to"), values.get("meeting_id"), own} & self._apart
        in_report = values.get("belongs_to") in self._reports
        on_others = in_report and values.get("section_no") == _ON_OTHER_CHILDREN
        not_for_adults = not self._for_council and (
            of_a_discussion or on_others or _is_of_another_child(record)
        )
        return Ground.NOT_NEEDED if not_for_adults else None


def _is_of_another_child(record: Record) -> bool:
    """Whether a row is about another child, or about what led to the referral."""
    is_sibling = record.collection == "family" and record.__dict__.get("relationship") == "sibling"
    return is_sibling or record.collection in _NOT_FOR_ADULT_SERVICES


def _is_kept(record: Record) -> bool:
    """Whether a row's own mark keeps it from another agency."""
    names = record.__dict__.get("not_for")
    return may_hide_a_value(names) or (isinstance(names, tuple) and known(names) and _ANOTHER in names)
