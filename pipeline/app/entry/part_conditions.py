"""When a part of a row applies: each answer that calls for more, or spares it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.model import Case, known
from pipeline.procedure.queries import has_disability

#: Whether something applies: from the values of a row so far, by field, and its case; None where it is new.
Applies = Callable[[Mapping[str, Any], Case | None], bool]
_MAY_MAKE_THE_PLAN = ("conference", "child_in_need", "plan")


def _answered(name: str, *answers: object) -> Applies:
    return lambda values, case: values.get(name) in answers


def _has(name: str) -> Applies:
    return lambda values, case: values.get(name) is not None and known(values[name])


def _each(*conditions: Applies) -> Applies:
    return lambda values, case: all(one(values, case) for one in conditions)


def _any(*conditions: Applies) -> Applies:
    return lambda values, case: any(one(values, case) for one in conditions)


def _not(condition: Applies) -> Applies:
    return lambda values, case: not condition(values, case)


def always(values: Mapping[str, Any], case: Case | None) -> bool:
    """Whatever was answered."""
    return True


def disability(values: Mapping[str, Any], case: Case | None) -> bool:
    """The child has a disability (R32)."""
    return case is not None and has_disability(case)


def has_linked_children(values: Mapping[str, Any], case: Case | None) -> bool:
    """There is another child in the case."""
    return case is not None and bool(case.linked_children)


looked_after = _answered("looked_after", True)
closed = _answered("status", "closed")
#: R03.
crime_concern = _answered("crime_concern", True)
confidential = _answered("address_confidential", True)
no_copy = _answered("may_receive_copy", False)
#: F4, F6: for a person without parental responsibility, or against the child's wish.
copy_to_be_agreed = _each(
    _answered("may_receive_copy", True),
    _not(_answered("relationship", "young")),
    _any(_not(_answered("parental_responsibility", True)), _answered("child_wish", "none", "words")),
)
held = _has("held_at")
#: R09.
enquiry_decided = _each(held, _answered("s47_decision", True, False))
#: R10 to R13, R32.
held_about_the_child = _each(held, _answered("about", "displayed"))
aim_agreed = _answered("aim_decision", "yes")
aim_not_agreed = _answered("aim_decision", "no", "deferred")
hsb_team_asked = _answered("hsb_team_consulted", True)
#: R15, R18 and heading 13 of the plan.
core_group_held = _each(_answered("kind", "core_group"), held)
may_make_plan = _each(_answered("kind", *_MAY_MAKE_THE_PLAN), held)
makes_plan = _answered("makes_plan", True)
incident = _answered("entry_type", "incident")
online = _answered("online", True)
#: S04 to S06, R16, R17.
ended = _has("ended_on")
conference = _any(_answered("outcome", "icpc"), _has("conference_on"), _has("arranged_for"))
conference_held = _has("conference_on")
protection_plan = _answered("conference_outcome", "plan")
no_protection_plan = _answered("conference_outcome", "no_plan")
#: R19, R22 to R27, R34. AIM3 gives no band.
declined = _answered("family_response", "declined")
planned = _each(_has("planning_meeting_on"), _not(declined))
reported = _has("report_final_on")
has_risk_band = _each(reported, _not(_answered("model", "AIM3")))
no_child_version = _answered("child_version", "not_needed")
shared = _answered("decision", "share")
not_shared = _answered("decision", "not_to_share")
