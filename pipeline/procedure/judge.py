"""Judges what a duty asks for in one case: the obligation, with its status, its dates and what to do next."""

from __future__ import annotations

from pipeline.foundation.plugins import Plugin
from pipeline.model import Case
from pipeline.procedure.assess import Assessment
from pipeline.procedure.clock import Clock
from pipeline.procedure.obligation import Asked, Obligation, Status

#: What to do where the record says No, in addition to what the duty says.
_NO_IS_NO_ANSWER = "If it will not be done, enter the reason and who decided on the sheet Not done."
#: What to do where a cell is missing, and where it says that nobody knows.
_MAY_BE_UNKNOWN = "If nobody knows whether it was done, enter Not known there."
_FILL_IN = "Fill in what is missing. If nobody knows, leave it."
#: Where no workbook has that sheet: one made before it was added.
_WITHOUT_IT = " Copy that sheet from 'hsb workbook blank'."


def judge(asked: Asked, duty: Plugin, case: Case, clock: Clock) -> Obligation:
    """The obligation for one thing that a duty asks for, now, by the limit in force when its time began."""
    assessment = Assessment(asked, duty, case, clock)
    status, reason = assessment.result()
    module = duty.module
    do = _to_do(asked.do or module.DO, assessment, status, case)
    own = clock.limits.of(duty.name).who
    return Obligation(
        id=f"{case.id}/{duty.name}/{asked.key}",
        duty=duty.name,
        source=module.SOURCE,
        case_id=case.id,
        strength=module.STRENGTH,
        status=status,
        what=module.WHAT,
        about=asked.about,
        who=own or clock.roles.get(module.WHO, module.WHO),
        person=asked.person or _named(asked, module.WHO, case),
        reason=reason,
        to_do=" ".join(filter(None, (_missing(assessment, status), do))),
        remedy=do,
        document=module.DOCUMENT,
        soft=assessment.is_soft,
        began=assessment.began,
        due=assessment.due,
        latest=assessment.latest,
        done=assessment.done,
        evidence=asked.done or asked.since,
        unrecorded=assessment.unrecorded,
        lapsed=assessment.lapsed,
        says_no=assessment.says_no,
        is_settled=assessment.is_settled,
        age=(age := assessment.age(status)),
        is_old=age is not None and age > clock.patience,
    )


def _missing(assessment: Assessment, status: Status) -> str:
    """What the answer lacks, where something is still to be done about it."""
    is_open = status in (Status.DUE, Status.OVERDUE, Status.CANNOT_TELL) or assessment.unrecorded
    return assessment.asked.missing if is_open else ""


def _to_do(what: str, assessment: Assessment, status: Status, case: Case) -> str:
    """What to do next; about a No, and about what is not clear, there is more to say."""
    if assessment.says_no:
        return f"{what} {_NO_IS_NO_ANSWER}{'' if case.keeps('not_done') else _WITHOUT_IT}"
    if assessment.unsaid:
        return f"{what} {_MAY_BE_UNKNOWN}"
    return _FILL_IN if status is Status.CANNOT_TELL else what


def _named(asked: Asked, role: str, case: Case) -> str:
    """The recorded name of the chair or the social worker, where the role is theirs; empty otherwise."""
    named: object = ""
    if role.startswith("Chair") and asked.done is not None:
        named = getattr(asked.done.record, "chair", "")
    elif role == "Social worker":
        named = case.details.social_worker
    return named if isinstance(named, str) else ""
