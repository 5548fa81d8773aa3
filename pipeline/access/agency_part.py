"""The part that an agency has in a case: the meetings that it heard, and those that it knows of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.foundation.dates import day_of
from pipeline.model import (
    NOT_RECORDED,
    Action,
    Attendance,
    Case,
    ChronologyEntry,
    LinkedChild,
    Meeting,
    Recognition,
    Record,
    Referral,
    Review,
    SafetyMeasure,
    Section47,
    StrategyDiscussion,
    SupportMeasure,
    known,
)
from pipeline.model.agencies import AGENCIES
from pipeline.model.exclusions import excluded_headings, is_excluded

MeetingRecord = StrategyDiscussion | Meeting | Review
#: The setting whose measures an agency carries out, whether or not it was at a meeting.
_OWN_SETTING = {"school": "Education"}
#: What an agency may read of a meeting that it did not hear: an invitation or its own actions say no more.
WHEN_IT_IS = frozenset(
    {
        "discussion_id",
        "meeting_id",
        "review_id",
        "s47_id",
        "case_id",
        "about",
        "link_id",
        "kind",
        "arranged_for",
        "date_first_set",
        "held_at",
        "mode",
        "chair",
        "conference_on",
        "minutes_issued_at",
    }
)
#: While a meeting is ahead, where it is as well: after it, nobody needs that who was not there.
WHERE_IT_IS = frozenset({"place", "link_to_join"})


def agencies_of(case: Case) -> tuple[str, ...]:
    """The agencies that may have papers of the case itself, by code, in the order of their list.

    While a meeting is ahead, that is all of them: the settings say which of them must be invited. One whose
    own setting has a measure has a paper of it.
    """
    ahead = any(map(_is_ahead, case.meetings)) or any(map(_is_ahead, case.reviews))
    if ahead or any(known(one.arranged_for) for one in case.enquiries):
        return AGENCIES
    apart = {one.discussion_id for one in case.discussions}
    return _named(case, lambda owner: owner not in apart, case.safety_plans)


def agencies_at(case: Case, discussion: StrategyDiscussion) -> tuple[str, ...]:
    """The agencies that may have papers of one strategy discussion, by code; all, while it is ahead."""
    own = [one for one in case.support if _is_apart(discussion) and one.link_id == discussion.link_id]
    return AGENCIES if _is_ahead(discussion) else _named(case, discussion.discussion_id.__eq__, own)


@dataclass(frozen=True)
class AgencyPart:
    """What one agency has heard of a case. It never hears more than a professional may read.

    `meeting`: the ID of the discussion whose papers it is given; empty for those of the case.
    """

    case: Case
    agency: str
    meeting: str = ""

    def heard(self, record: Record) -> bool:
        """Whether a meeting of this agency heard a row, or the row is the agency's own."""
        if isinstance(record, StrategyDiscussion | Meeting | Review):
            return record.id in self.meetings or record.id in self.known_of
        if isinstance(record, Attendance):
            return record.meeting_id in self.meetings or record.agency == self.agency
        if isinstance(record, Action):
            return self._is_of_its_record(record) or record.owner_agency == self.agency
        if isinstance(record, LinkedChild | SupportMeasure):
            return self._knows_child(record)
        if isinstance(record, ChronologyEntry):
            return record.source_agency == self.agency or _is_by(record.event_at, self._last_discussion)
        if isinstance(record, Recognition):
            return self._knows_judgement(record)
        if isinstance(record, SafetyMeasure):
            return self._knows_measure(record)
        if isinstance(record, Referral):
            return self._was_at_a_discussion
        if isinstance(record, Section47):
            return record.discussion_id in self.meetings or self._may_come_to(record)
        if record.collection == "family":
            return bool(
                self.meetings - {one.discussion_id for one in self.case.discussions if _is_apart(one)}
            )
        if record.collection in ("aim_assessments", "assessors", "report_parts"):
            return getattr(record, "aim_id", None) in self._assessments
        return record is self.case.details or self._is_of_its_record(record)

    def shown(self, record: Record) -> frozenset[str] | None:
        """Of a row that it only knows of, the fields that it may read; None where it may read the row."""
        if isinstance(record, StrategyDiscussion | Meeting | Review):
            ahead = _is_ahead(record) and record.id not in self._not_invited
            return None if record.id in self.meetings else WHEN_IT_IS | (WHERE_IT_IS if ahead else set())
        if isinstance(record, Section47):
            may_come = self._may_come_to(record)
            if record.discussion_id in self.meetings:
                return None if may_come else frozenset(record.fields) - WHERE_IT_IS
            return WHEN_IT_IS | (WHERE_IT_IS if may_come else set())
        return None

    @cached_property
    def meetings(self) -> frozenset[str]:
        """The IDs of the discussions, meetings and reviews that this agency was invited to or at."""
        return frozenset(
            str(row.meeting_id)
            for row in self._rows
            if not self._kept_out(row) and (row.invited is True or row.attended in ("yes", "partial"))
        )

    @cached_property
    def known_of(self) -> frozenset[str]:
        """The IDs of the others of which it knows when they are: it has an action from there, or may come."""
        ahead = {one.id for one in _meetings(self.case) if _is_ahead(one)} - self._not_invited
        actions = {str(one.belongs_to) for one in self.case.actions if one.owner_agency == self.agency}
        return frozenset(ahead | actions) - self.meetings

    def headings_missed(self, meeting_id: object) -> frozenset[int]:
        """The headings of a meeting from which everybody who came for this agency was excluded."""
        rows = [row for row in self._rows if row.meeting_id == meeting_id]
        missed = [excluded_headings(row, self.case) or frozenset() for row in rows if is_excluded(row)]
        return frozenset.intersection(*missed) if missed and len(missed) == len(rows) else frozenset()

    def _may_come_to(self, enquiry: Section47) -> bool:
        """Whether a conference is arranged to which this agency may be invited."""
        conferences = {one.meeting_id for one in self.case.meetings if one.kind == "conference"}
        is_ahead = known(enquiry.arranged_for) and not known(enquiry.conference_on)
        return is_ahead and not conferences & self._not_invited

    @cached_property
    def _not_invited(self) -> frozenset[str]:
        return frozenset(
            str(row.meeting_id) for row in self._rows if row.invited is False or self._kept_out(row)
        )

    @cached_property
    def _rows(self) -> list[Attendance]:
        return [row for row in self.case.attendance if row.agency == self.agency]

    def _kept_out(self, row: Attendance) -> bool:
        """Whether somebody was kept out of an entire meeting: no headings are given that can be read."""
        return is_excluded(row) and excluded_headings(row, self.case) is None

    def _is_of_its_record(self, record: Record) -> bool:
        """Whether a row belongs to a meeting or an assessment that this agency heard."""
        owner = getattr(record, "belongs_to", None)
        return owner in self.meetings or owner in self._assessments

    @cached_property
    def _assessments(self) -> frozenset[str]:
        """The assessments that one of this agency makes, or that a meeting of its own is about."""
        made = [one.aim_id for one in self.case.assessors if one.agency == self.agency]
        met = [one.aim_id for one in self.case.meetings if one.meeting_id in self.meetings]
        return frozenset(str(one) for one in (*made, *met) if known(one))

    @property
    def _was_at_a_discussion(self) -> bool:
        return any(one.discussion_id in self.meetings for one in self.case.discussions)

    @cached_property
    def _last_discussion(self) -> date | None:
        """The day of the last discussion about the child of the case that this agency heard.

        The chronology is shared there (R06).
        """
        own = [one for one in self.case.discussions if one.discussion_id in self.meetings]
        return _last_day(one for one in own if not _is_apart(one))

    @cached_property
    def _last_meeting(self) -> date | None:
        """The day of the last meeting about the child of the case that this agency heard."""
        own = [one for one in _meetings(self.case) if one.id in self.meetings]
        return _last_day(one for one in own if not _is_apart(one))

    def _knows_judgement(self, record: Recognition) -> bool:
        """Whether a discussion that this agency heard had the judgement, and what was judged, before it."""
        subject = self.case.judged(record)
        knows_it = subject is not None and self.heard(subject)
        return knows_it and _is_by(record.judged_on, self._last_discussion)

    def _knows_child(self, record: LinkedChild | SupportMeasure) -> bool:
        """Whether this agency has part in what is done for, or was said of, a child harmed."""
        if isinstance(record, SupportMeasure):
            heard = self._discussions_about(record.link_id) & self.meetings
            return _is_own(record, self.agency) or bool(heard)
        about = {one.link_id for one in self.case.discussions if one.discussion_id in self.known_of}
        return record.link_id in about or self._was_at_a_discussion or self._supports(record.link_id)

    def _supports(self, link_id: str) -> bool:
        """Whether a child harmed, whose discussion this is, has a measure in this agency's own setting."""
        own = any(_is_own(one, self.agency) for one in self.case.support if one.link_id == link_id)
        return own and self.meeting in self._discussions_about(link_id)

    def _discussions_about(self, link_id: str) -> set[str]:
        found = (one for one in self.case.discussions if _is_apart(one) and one.link_id == link_id)
        return {one.discussion_id for one in found}

    def _knows_measure(self, record: SafetyMeasure) -> bool:
        """Whether a measure was agreed by this agency's last meeting, or is in its own setting."""
        if _is_own(record, self.agency):
            return True
        rows = self.case.safety_plans
        same = [one for one in rows if (one.plan_id, one.version) == (record.plan_id, record.version)]
        days = [day for one in same if (day := day_of(one.agreed_on)) is not None]
        return bool(days) and _is_by(min(days), self._last_meeting)


def _meetings(case: Case) -> Iterator[MeetingRecord]:
    yield from case.discussions
    yield from case.meetings
    yield from case.reviews


def _is_apart(meeting: MeetingRecord) -> bool:
    """Whether a meeting is about a child harmed, and so kept apart from the child of the case (R02)."""
    return getattr(meeting, "about", None) == "harmed"


def _is_ahead(meeting: MeetingRecord) -> bool:
    """Whether a meeting is arranged and was not held."""
    days = [getattr(meeting, name, NOT_RECORDED) for name in ("arranged_for", "date_first_set")]
    return any(map(known, days)) and not known(meeting.held_at)


def _last_day(meetings: Iterator[MeetingRecord]) -> date | None:
    return max((day for one in meetings if (day := day_of(one.held_at)) is not None), default=None)


def _is_by(moment: object, last: date | None) -> bool:
    day = day_of(moment)
    return day is not None and last is not None and day <= last


def _is_own(measure: SafetyMeasure | SupportMeasure, agency: str) -> bool:
    """Whether a measure is in the setting in which this agency carries it out."""
    return _OWN_SETTING.get(str(measure.setting)) == agency


def _named(
    case: Case, is_of: Callable[[str], bool], measures: Sequence[SafetyMeasure | SupportMeasure]
) -> tuple[str, ...]:
    """The agencies at, or with an action from, a meeting that `is_of` takes, and those with measures."""
    there = {
        str.__str__(one.agency) for one in case.attendance if known(one.agency) and is_of(str(one.meeting_id))
    }
    there |= {
        str.__str__(one.owner_agency)
        for one in case.actions
        if known(one.owner_agency) and is_of(str(one.belongs_to))
    }
    there |= {_OWN_SETTING.get(str(one.setting), "") for one in measures}
    return tuple(one for one in AGENCIES if one in there)
