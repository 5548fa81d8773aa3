"""Where an earlier version of the safety plan has measures at school, the version in force has some too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R33"
STRENGTH = Strength.MAY
WHO = "Social worker"
_TO_DO = (
    "Add the measures at school to this version, or tell the school in writing that its measures have ended."
)


def find(case: Case, today: date) -> Iterator[Missing]:
    """At most one for each plan: at the first row of the version in force, while the case is open.

    The school's paper shows the last measures that it knows of, and cannot say that they have ended.
    """
    if case.details.status == "closed":
        return
    for plan in dict.fromkeys(one.plan_id for one in case.safety_plans if known(one.plan_id)):
        rows = [one for one in case.safety_plans if one.plan_id == plan and known(one.version)]
        newest = max((one.version for one in rows if isinstance(one.version, int)), default=0)
        now = [one for one in rows if one.version == newest]
        had_some = any(one.setting == "school" for one in rows)
        has_none = not any(one.setting == "school" for one in now)
        if had_some and has_none:
            problem = "an earlier version has measures at school, but this one has none"
            yield Missing(now[0], "setting", problem, _TO_DO, now[0].agreed_on)
