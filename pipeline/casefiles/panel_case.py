"""The rows of one case for the HSB team's list: what it is asked, what it advised, what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pipeline.access.rows import MeetingRow, ReviewRow, StrategyDiscussionRow
from pipeline.access.view import Blank, Value, View, known
from pipeline.documents.assembled.panel_list import AskedOfTeam, MeetingOfTeam
from pipeline.documents.shared.meeting_requirements import OF_AGENCY
from pipeline.foundation.dates import day_of
from pipeline.foundation.month import Month
from pipeline.model import AimAssessment, Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.procedure.obligation import Obligation, Status

TEAM = "HSBTeam"
_BLANK = "Not recorded"
_NOT_YET, _MINUTES = "Not yet.", "See the minutes."
_AHEAD, _HELD, _NOT_RECORDED = "ahead", "held", "not recorded as held"
_DUE, _OVERDUE, _DONE = "Due", "Overdue", "Done"
#: What the team is asked for at each kind of meeting, where it is not advice on an assessment.
_AT = {
    "aim_planning": "An assessor trained in AIM; the method, who interviews whom, the current risk plan.",
    "conference": "To attend, and to advise on the work that a plan should include.",
    "review": "Its view of risk, safety plan, carers' ability to protect and progress.",
}
_AT_ANY_OTHER = "To attend, with an account of its work."
_WITH_A_DISABILITY = (
    " A disability is recorded: whether an AIM assessment is appropriate, and how to make it."
)
#: At so many letters a reason is cut short; the record has all of it.
_LONG = 260


class PanelCase:
    """The rows of one case."""

    def __init__(
        self, case: Case, view: View, month: Month, clock: Clock, is_named: Callable[[str], bool]
    ) -> None:
        self._case, self._view, self._month, self._clock = case, view, month, clock
        self._is_named = is_named
        self.unnamed: list[str] = []

    def meetings(self) -> Iterator[MeetingOfTeam]:
        """The meetings of the month: what is asked, what the team advised, and what was decided."""
        for discussion in self._view.discussions:
            if self._month.has(when_of(discussion)):
                yield self._discussion(discussion)
        meetings: list[MeetingRow | ReviewRow] = [*self._view.meetings, *self._view.reviews]
        for meeting in meetings:
            if self._month.has(when_of(meeting)) and self._concerns_team(meeting):
                yield self._meeting(meeting)

    def others(self) -> Iterator[AskedOfTeam]:
        """What else is asked of the team: before a referral to CAMHS, reports, its own actions."""
        for discussion in self._view.discussions:
            if self._month.has(discussion.camhs_referral_on):
                state = "Discussed" if discussion.hsb_team_consulted is True else "Not recorded as discussed"
                asked = "To discuss the referral to CAMHS before it is made."
                name = _name("Referral,", discussion.discussion_id)
                yield self._row(discussion.camhs_referral_on, name, state, asked)
        yield from self._reports()
        yield from self._actions()

    def _discussion(self, discussion: StrategyDiscussionRow) -> MeetingOfTeam:
        reference, disability = str(discussion.discussion_id), self._view.details.disability
        has_one = known(disability) and any(one != "NONE" for one in disability)
        is_held = known(discussion.held_at)
        return MeetingOfTeam(
            case=self._case.id,
            on=when_of(discussion),
            step=_name("Strategy discussion", reference),
            state=self._state(discussion),
            asked=OF_AGENCY[TEAM] + (_WITH_A_DISABILITY if has_one else ""),
            advised=list(self._advice(discussion, reference)) if is_held else [_NOT_YET],
            decided=list(self._decisions(discussion, reference)) if is_held else [_NOT_YET],
        )

    def _state(self, meeting: StrategyDiscussionRow | MeetingRow | ReviewRow) -> str:
        """Whether a meeting was held, is ahead, or should have been held and is not recorded."""
        when = when_of(meeting)
        is_past = isinstance(when, date) and day_of(when) < self._clock.today
        return _HELD if known(meeting.held_at) else _NOT_RECORDED if is_past else _AHEAD

    def _concerns_team(self, meeting: MeetingRow | ReviewRow) -> bool:
        """Whether the team has a part in a meeting: its kind asks for the team, or the team was invited."""
        if isinstance(meeting, ReviewRow) or meeting.kind in ("aim_planning", "conference"):
            return True
        own = [row for row in self._view.attendance if row.meeting_id == meeting.meeting_id]
        return any(row.agency == TEAM and row.invited is True for row in own)

    def _meeting(self, meeting: MeetingRow | ReviewRow) -> MeetingOfTeam:
        reference = meeting.review_id if isinstance(meeting, ReviewRow) else meeting.meeting_id
        code = str.__str__(meeting.kind) if known(meeting.kind) else ""
        kind = "review" if isinstance(meeting, ReviewRow) else code
        is_held = known(meeting.held_at)
        decided = _decided_at_review(meeting) if isinstance(meeting, ReviewRow) else ""
        return MeetingOfTeam(
            case=self._case.id,
            on=when_of(meeting),
            step=_name(meeting.kind, reference),
            state=self._state(meeting),
            asked=_AT.get(kind, _AT_ANY_OTHER),
            advised=[_MINUTES if is_held else _NOT_YET],
            decided=[(decided or _MINUTES) if is_held else _NOT_YET],
        )

    def _reports(self) -> Iterator[AskedOfTeam]:
        """The AIM reports of the month that the team knows of: of its own assessors, or of its meetings."""
        for one in obligations_of(self._case, self._clock, duty_named("aim_report_written")):
            row = one.evidence.record if one.evidence is not None else None
            is_seen = isinstance(row, AimAssessment) and self._view.aim_assessments.get(row.aim_id)
            if is_seen and one.due is not None and self._month.has(one.due) and _is_asked(one):
                asked = "The report of the lead assessor, about eight weeks after the planning meeting."
                state = {Status.MET: _DONE, Status.DUE: _DUE}.get(one.status, "Past the target date")
                yield self._row(one.due, _name("AIM report", one.about), state, asked)

    def _actions(self) -> Iterator[AskedOfTeam]:
        """The team's own open actions that are due by the end of the month."""
        for action in self._view.actions:
            due = day_of(action.due)
            is_open = action.status not in ("done", "dropped")
            if action.owner_agency == TEAM and is_open and due is not None and due <= self._month.last:
                state = _OVERDUE if due < self._clock.today else _DUE
                asked = self._text(action.task, str(action.action_id))
                yield self._row(due, _name("Action", action.action_id), state, asked)

    def _advice(self, discussion: StrategyDiscussionRow, reference: str) -> Iterator[str]:
        """The recommendation, its reasons and who gave it; at least whether the team was consulted."""
        # a workbook made before these columns has none of them
        advice, reasons, by = (
            getattr(discussion, name, Blank.NOT_RECORDED)
            for name in ("advice", "advice_reasons", "advice_by")
        )
        if known(advice):
            yield f"{_words(advice)}."
        if known(reasons):
            yield f"Reasons: {self._text(reasons, reference)}"
        if known(by):
            yield self._by(str(by), reference)
        if not known(advice) and not known(reasons):
            was = discussion.hsb_team_consulted is True
            yield "Consulted. Its advice is not recorded." if was else f"{_BLANK}."

    def _decisions(self, discussion: StrategyDiscussionRow, reference: str) -> Iterator[str]:
        """The decisions on an assessment, on other work and on an enquiry, with the reasons of the first."""
        lead = discussion.aim_lead_agency
        led = f", led by {_words(lead)}" if discussion.aim_decision == "yes" and known(lead) else ""
        yield f"AIM assessment: {_words(discussion.aim_decision)}{led}."
        if known(discussion.aim_decision):
            yield f"Reasons: {self._text(discussion.aim_reason, reference)}"
        if known(discussion.other_work):
            yield f"Other work: {self._text(discussion.other_work, reference)}"
            if known(discussion.other_work_by):
                yield self._by(str(discussion.other_work_by), reference)
        yield f"Section 47 enquiry: {_words(discussion.s47_decision)}."

    def _row(self, on: Value, step: str, state: str, asked: str) -> AskedOfTeam:
        return AskedOfTeam(case=self._case.id, on=on, step=step, state=state, asked=asked)

    def _by(self, name: str, reference: str) -> str:
        """Who advised or does the work; a sentence in its place where that is nobody of the professionals."""
        return f"By: {self._text(name, reference)}"

    def _text(self, text: object, reference: str) -> str:
        """A text of the record, cut short; a sentence in its place where it names somebody."""
        if not isinstance(text, str) or not known(text):
            return f"{text}."
        if self._is_named(text):
            self.unnamed.append(reference)
            return f"not printed here, because the text names somebody: see {reference}."
        short = " ".join(text.split())
        if len(short) > _LONG:
            short = f"{short[:_LONG].rsplit(' ', 1)[0].rstrip('.,;:')} … (all of it: {reference})"
        return short if short.endswith((".", ")")) else f"{short}."


def when_of(meeting: object) -> Value:
    """When a meeting was held, or else is arranged for, or else is to be held by the date first set."""
    names = ("held_at", "arranged_for", "date_first_set")
    moments: Iterable[Value] = (getattr(meeting, name, Blank.NOT_RECORDED) for name in names)
    return next((one for one in moments if known(one)), _BLANK)


def _is_asked(one: Obligation) -> bool:
    return one.status not in (Status.NOT_APPLICABLE, Status.CANNOT_TELL)


def _decided_at_review(review: ReviewRow) -> str:
    agreed, level = review.intervention_plan_agreed, review.supervision_level
    plan = f"Intervention plan agreed: {_words(agreed)}. " if known(agreed) else ""
    return f"{plan}Level of supervision: {_words(level)}." if known(level) else plan.strip()


def _name(kind: object, reference: object) -> str:
    return f"{_words(kind)} {reference}"


def _words(value: object) -> str:
    """A value in the middle of a sentence: Yes or No, the label of a code, or the kind of a blank."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(getattr(value, "label", value))
