"""The timeline of a case for those who may see every duty in it: when each step was due and done."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.timeline import State, Step, Timeline, timeline_of
from pipeline.model import Case, known
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import status_words
from pipeline.procedure.duties import duties_in_force, obligations_of
from pipeline.procedure.obligation import Obligation, Status

#: The duties that are steps of the timeline, and the line that each is on.
_STEPS = {
    "strategy_discussion_for_the_child": "Strategy discussion",
    "strategy_discussion_for_each_child_harmed": "Strategy discussion",
    "section_47_ends_in_time": "Section 47 enquiry",
    "conference_held_in_time": "Child protection conference",
    "aim_planning_meeting_held": "AIM planning meeting",
    "aim_report_written": "AIM report",
    "review_held_by_its_date": "Review",
}
#: Those that take time from when they begin.
_SPANS = frozenset({"section_47_ends_in_time", "aim_report_written"})
_STATES = {
    Status.MET: State.DONE,
    Status.DUE: State.DUE,
    Status.OVERDUE: State.OVERDUE,
    Status.MISSED: State.LATE,
}


def timeline_of_case(case: Case, clock: Clock) -> Timeline:
    """The timeline of a case at the clock's time. It names rows by their reference, and no person."""
    steps = [*_referrals(case), *_versions(case)]
    for duty in duties_in_force(clock):
        if duty.name in _STEPS:
            found = (_step(one) for one in obligations_of(case, clock, only=duty))
            steps += [one for one in found if one is not None]
    return timeline_of(steps, clock.today)


def _step(one: Obligation) -> Step | None:
    """The step of an obligation; None where nothing is asked, or nobody knows whether it was done."""
    if one.status not in _STATES or one.is_settled:
        return None
    state = _STATES[one.status]
    if state is State.LATE and one.done is None:
        state = State.NOT_DONE
    status = status_words(one) if one.soft and state is not State.DONE else state.value
    began = one.began if one.duty in _SPANS else None
    return Step(_STEPS[one.duty], one.about, state, status, began, one.due, one.done)


def _referrals(case: Case) -> Iterator[Step]:
    for one in case.referrals:
        if known(one.received_at):
            yield Step("Referral", one.referral_id, State.DONE, "Done", done=one.received_at)


def _versions(case: Case) -> Iterator[Step]:
    """Each version of the safety plan on the day on which it was agreed."""
    agreed = {
        (one.plan_id, one.version): one.agreed_on
        for one in case.safety_plans
        if known(one.version) and known(one.agreed_on)
    }
    for (_, version), day in agreed.items():
        yield Step("Safety plan", f"version {version}", State.DONE, "Done", done=day)
