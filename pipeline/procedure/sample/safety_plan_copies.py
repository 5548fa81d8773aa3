"""Copies of the safety plan that the family of a sample case has been given (R07, F10)."""

from __future__ import annotations

from datetime import datetime, time

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import CopyGiven, codes, known
from pipeline.procedure.sample.names import CHECKERS
from pipeline.procedure.sample.story import CaseStory

#: In how many of the open cases a parent has a copy of the plan in force.
_SHARE = 0.4


def give_safety_plan(story: CaseStory) -> None:
    """Enter a copy of the plan in force for one parent, approved and checked, in some of the open cases."""
    plans = [one for one in story.rows["safety_plans"] if known(one.agreed_on)]
    if story.closed_on is not None or not plans or not story.lapses("a parent has the safety plan", _SHARE):
        return
    approved = add_working_days(max(day_of(one.agreed_on) for one in plans), 1)
    checked = add_working_days(approved, 1)
    if not story.past(checked):
        return
    for person in story.rows["family"]:
        may = person.may_receive_copy is True and person.parental_responsibility is True
        if may and person.relationship not in ("young", "sibling"):
            story.enter(
                CopyGiven,
                copy_id=story.new_id("CG"),
                document=codes.DOCUMENT["safety_plan"],
                version=1,
                person_id=person.person_id,
                approved_by=story.chair,
                approved_on=approved,
                second_checker=story.chance("who checks the safety plan").choice(CHECKERS),
                checked_on=checked,
                method=codes.METHOD["hand"],
                sent_at=checked if story.branch.dates_only else datetime.combine(checked, time(11, 30)),
            )
            return
