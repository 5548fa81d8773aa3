"""Advice where no AIM assessment is made now: why, what is done instead, for which age, what comes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pipeline.access.rows import ActionRow, StrategyDiscussionRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    Whose,
    actions_of,
    for_professionals,
    reference_of,
    until,
    whose,
)
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of, whole_years
from pipeline.foundation.filenames import stem_of

TITLE = "AIM assessment: advice on suitability"
#: What people call it, as in the name of its file.
NAME = "AIM advice"


class Context(ForProfessionals, Whose):
    """The context of its template."""

    discussion: Annotated[StrategyDiscussionRow, "The discussion that decided"]
    later: Annotated[bool, "Whether it decided to decide later"]
    age: Annotated[int | str, "The age on the day of the discussion"]
    early_work: Annotated[str, "Whether the area's preventative work is for this age"]
    has_disability: Annotated[bool, "Whether a disability is recorded"]
    denial: Annotated[bool, "Whether the behaviour is denied"]
    actions: Annotated[list[ActionRow], "The actions agreed"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The advice of a discussion about the child that decided against an AIM assessment, or to decide later.

    The rules are R11, R13 and R32.
    """
    audience = view.audience
    if audience.reader is not Reader.PROFESSIONAL or audience.agency or not audience.meeting:
        return
    discussion = view.discussions.get(view.audience.meeting)
    if discussion is None or not known(discussion.held_at) or discussion.about == "harmed":
        return
    if discussion.aim_decision in ("no", "deferred"):
        yield DatedRecord(discussion.discussion_id, discussion.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    discussion = view.discussions.the(due.owner)
    age = _age(view.details.dob, discussion.held_at)
    learning = known(view.details.disability) and "LD" in view.details.disability
    draft = until(discussion.aim_reason, "the reason for the decision is not recorded.")
    context = Context(
        **for_professionals(house, TITLE, reference_of(view, discussion), draft=draft),
        **whose(view, discussion),
        discussion=discussion,
        later=discussion.aim_decision == "deferred",
        age="Not recorded" if age is None else age,
        early_work=_early_work(house, age, learning=learning),
        has_disability=known(view.details.disability)
        and any(code != "NONE" for code in view.details.disability),
        denial=any(aim.denial is True for aim in view.aim_assessments),
        actions=actions_of(view, discussion.discussion_id),
    )
    stem = stem_of(NAME, str(discussion.discussion_id), discussion.held_at)
    return paper_of(stem, context, day=view.day)


papers = of_its_day(_due, _write)


def _age(born: object, moment: object) -> int | None:
    """The age in whole years on the day of the discussion; None where either is not known."""
    day = day_of(moment)
    if not isinstance(born, date) or day is None:
        return None
    return whole_years(born, day)


def _early_work(house: House, age: int | None, *, learning: bool) -> str:
    """Whether the area's preventative work is for a child of this age, in a sentence."""
    work = house.early_work
    bands = (
        f"{work.name} is for children from {work.from_age} to {work.to_age}, and up to "
        f"{work.to_age_with_learning_difficulties} where a child has learning difficulties."
    )
    bands = bands[:1].upper() + bands[1:]
    if age is None:
        return f"{bands} This child's age on that day is not known, because no date of birth is recorded."
    most = work.to_age_with_learning_difficulties if learning else work.to_age
    which = "with" if learning else "without"
    fits = "within these ages" if work.from_age <= age <= most else "outside these ages"
    return f"{bands} This child was {age} on that day, {which} a learning disability recorded: {fits}."
