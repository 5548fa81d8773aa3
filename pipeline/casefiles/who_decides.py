"""Who decides on an open question about a family copy: somebody whose decision would count (F1)."""

from __future__ import annotations

from datetime import date

from pipeline.model import Case, Releasable, decision_on, known
from pipeline.model.approval import why_no_decision_of


def decider(case: Case, record: Releasable, today: date) -> str:
    """Who decides on a row: the person named there, else the chair or lead assessor of what it is about."""
    by = decision_on(case, record).release_by
    if known(by) and why_no_decision_of(case, *decision_on(case, record).cell("release_by")) is None:
        return by
    return chair_of(case, str(record.__dict__.get("belongs_to", "")), today)


def chair_of(case: Case, owner: str, today: date) -> str:
    """The chair of a meeting or review, or the lead assessor, by its ID, if they may release."""
    meetings = (one for one in case.meetings if one.meeting_id == owner)
    reviews = (one for one in case.reviews if one.review_id == owner)
    leads = (one.name for one in case.assessors if one.aim_id == owner and one.lead is True)
    named = [*(one.chair for one in meetings), *(one.chair for one in reviews), *leads]
    first = next((one for one in named if known(one) and _may_release(case, one, today)), None)
    return first or chair_of_latest(case, today)


def chair_of_latest(case: Case, today: date) -> str:
    """The chair of the case's latest meeting, else the social worker, if they may release (F1)."""
    named = [
        *(one.chair for one in case.reviews[::-1]),
        *(one.chair for one in case.meetings[::-1]),
        case.details.social_worker,
    ]
    last = next((one for one in named if known(one)), None)
    if last is not None and _may_release(case, last, today):
        return last
    return "Somebody who may release" if case.staff else "The team manager"


def _may_release(case: Case, name: str, today: date) -> bool:
    """Whether a decision by this person would count today; anybody's does where there is no sheet Staff."""
    return not case.staff or case.staff.why_not(name, "may_release", today) is None


def who_may_release(case: Case, today: date) -> str:
    """Who of those that could be named here may release today: where it changes, so may the case's files."""
    leads = [one.name for one in case.assessors]
    chairs = [*(one.chair for one in case.meetings), *(one.chair for one in case.reviews)]
    names = sorted({one for one in (*leads, *chairs, case.details.social_worker) if known(one)})
    return "".join("y" if _may_release(case, one, today) else "n" for one in names) if case.staff else ""
