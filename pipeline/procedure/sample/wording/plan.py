"""The multi-disciplinary plan: its 14 headings."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Said
from pipeline.procedure.sample.wording import plan_safety as safety
from pipeline.procedure.sample.wording import plan_support as support
from pipeline.procedure.sample.wording import plan_work as work

PLAN = (
    safety.OWN_SAFETY,
    safety.OTHERS_SAFETY,
    safety.SETTINGS,
    safety.LIVING,
    support.SCHOOL,
    support.HEALTH,
    support.FAMILY_SUPPORT,
    support.NEEDS,
    work.CHILDREN_HARMED,
    work.INTERVENTION,
    work.ROLES,
    work.ASSESSMENT,
    work.DBS,
    work.REVIEWS,
)

#: What stands under heading 12 where no assessment is needed; the first is the reason on the record.
NO_ASSESSMENT = Said(
    "No further assessment is needed.",
    "No further assessment is needed. If {you} do not agree, {worker} can ask the chair again.",
    "We do not need to find out more at the moment.",
    "No further assessment is needed. You can ask us to think again.",
)
