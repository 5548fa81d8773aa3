"""Advice where an AIM assessment is not to be made now: why, what is done instead, for which age, and what is discussed first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.access.view import Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import for_professionals, stem_of, until, whose
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of

TITLE = "AIM assessment: advice on suitability"


def _due(view: View) -> Iterator[DatedRecord]:
    """The advice of a discussion about the child that decided against an AIM assessment, or to decide later (R11, R13, R32)."""
    if view.audience.reader is not Reader.PROFESSIONAL or not view.audience.meeting:
        return
    discussion = view.first("discussions", discussion_id=view.audience.meeting)
    if discussion is None or not known(discussion.held_at) or discussion.about == "harmed":
        return
    if discussion.aim_decision in ("no", "deferred"):
        yield DatedRecord(discussion.discussion_id, discussion.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    discussion = view.the("discussions", discussion_id=due.owner)
    age = _age(view.details.dob, discussion.held_at)
    learning = known(view.details.disability) and "LD" in view.details.disability
    context = for_professionals(
        house,
        TITLE,
        **whose(view, discussion),
        discussion=discussion,
        draft=until(discussion.aim_reason, "the reason for the decision is not recorded."),
        later=discussion.aim_decision == "deferred",
        age="Not recorded" if age is None else age,
        early_work=_early_work(house, age, learning=learning),
        has_disability=known(view.details.disability)
        and any(code != "NONE" for code in view.details.disability),
        denial=any(aim.denial is True for aim in view.all("aim_assessments")),
        actions=_actions(view, discussion),
    )
    return Paper(stem_of("aim_advice", discussion.discussion_id, discussion.held_at), context, day=view.day)


papers = of_its_day(_due, _write)


def _actions(view: View, discussion: Seen) -> tuple[Seen, ...]:
    return view.where("actions", belongs_to=discussion.discussion_id)


def _age(born: object, moment: object) -> int | None:
    """The age in whole years on the day of the discussion; None where either is not known."""
    day = day_of(moment)
    if not isinstance(born, date) or day is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _early_work(house: House, age: int | None, *, learning: bool) -> str:
    """Whether the area's preventative work is for a child of this age, in a sentence."""
    work = house.early_work
    bands = (
        f"{work.name} is for children from {work.from_age} to {work.to_age}, and up to "
        f"{work.to_age_with_learning_difficulties} where a child has learning difficulties."
    )
    bands = bands[:1].upper() + bands[1:]
    if age is None:
        return f"{bands} This child's age on that day cannot be told: no date of birth is recorded."
    most = work.to_age_with_learning_difficulties if learning else work.to_age
    which = "with" if learning else "without"
    fits = "within these ages" if work.from_age <= age <= most else "outside these ages"
    return f"{bands} This child was {age} on that day, {which} a learning disability recorded: {fits}."
