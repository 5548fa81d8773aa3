"""A hand-over in a sample case: of a young person near 18, or of a child who moves to another council."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import Blank, Code, HandOver, codes, known
from pipeline.procedure.sample.story import CaseStory

_REASONS = (
    "The work is complete and no care need is known. The general practice and the college know whom to ask.",
    "No need for care and support was found when adult services were asked. The last review agreed.",
)
_COUNCILS = (
    "Larkmere Council, child protection team: the duty manager",
    "Fallowdale Council, family safeguarding team: the team manager",
)
_ADULT_SERVICES = (
    "Adult services, transitions team: the transitions lead",
    "Adult services, learning disability team: the duty social worker",
)
#: From this age on, whether adult services are needed is considered.
_AGE = relativedelta(years=17, months=6)


def hand_over(story: CaseStory, received: date, born: object) -> None:
    """Enter what was decided: adult services or none from 17 and a half, another council where one moves."""
    _to_another_council(story)
    birthday = day_of(born)
    if birthday is None:
        return
    last = story.closed_on or story.as_of
    # it is considered at the latest when the case begins, and a few weeks after the day
    began = max(birthday + _AGE, day_of(received))
    if began > last:
        return
    decided = add_working_days(began, story.chance("hand-over").randint(5, 25))
    if decided > last or story.lapses("no hand-over is considered", 0.0 if story.is_first else 0.2):
        return
    if story.closed_on is not None or story.chance("hand-over").random() < 0.25:
        reason = story.chance("hand-over").choice(_REASONS)
        _enter(story, "none", decided, reason=reason)
        return
    service = story.chance("hand-over").choice(_ADULT_SERVICES)
    _passed_on(story, "adult", service, decided, meeting=add_working_days(decided, 18))


def transfer(story: CaseStory, closed_on: date) -> None:
    """A case that closes because another council takes it over."""
    decided = add_working_days(closed_on, -20)
    if story.lapses("a transfer is not entered", 0.0 if story.is_first else 0.15):
        return
    service = story.chance("hand-over").choice(_COUNCILS)
    _passed_on(story, "council", service, decided, meeting=add_working_days(decided, 12))


def _to_another_council(story: CaseStory) -> None:
    """A child moves shortly before the plan here ends, which it does once the other council has its own."""
    ended = [one.cp_plan_to for one in story.rows["enquiries"] if known(one.cp_plan_to)]
    if not ended or not story.lapses("the child moves to another council", 1.0 if story.is_first else 0.3):
        return
    decided = add_working_days(ended[-1], -12)
    late = 8 * story.lapses("the receiving conference is late", 0.0 if story.is_first else 0.15)
    service = story.chance("hand-over").choice(_COUNCILS)
    _passed_on(story, "council", service, decided, meeting=add_working_days(decided, 11 + late))


def _passed_on(story: CaseStory, to: str, service: str, decided: date, *, meeting: date) -> None:
    sent = add_working_days(decided, 3)
    accepted = add_working_days(meeting, 2)
    is_accepted = not story.lapses("a hand-over is not accepted", 0.0 if story.is_first else 0.15)
    _enter(
        story,
        to,
        decided,
        service=service,
        notified_on=decided,
        pack_sent_on=story.if_past(sent),
        meeting_on=story.if_past(meeting),
        accepted_on=story.if_past(accepted) if is_accepted else Blank.NOT_RECORDED,
    )


def _enter(story: CaseStory, to: str, decided: date, **values: Code | str | date | Blank) -> None:
    story.enter(
        HandOver,
        hand_over_id=story.new_id("HO"),
        to=codes.HAND_OVER_TO[to],
        decided_on=decided,
        decided_by=story.chair,
        **values,
    )
