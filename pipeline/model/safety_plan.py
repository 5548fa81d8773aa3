"""The safety plan, which the guidance also calls the temporary risk management strategy:
one row a measure.
"""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import code, day, number, prose, reference, staff, text
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.release_fields import Releasable
from pipeline.model.since import AHEAD, ITSELF, once

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class SafetyMeasure(
    Releasable,
    sheet="Safety plans",
    collection="safety_plans",
    known_from=once("agreed_on", alike=("plan_id", "version")),
):
    """One measure in one version of the safety plan, for one setting."""

    plan_id: str | Blank = text(
        "Plan ID",
        P | F | C,
        "A reference such as SP-0009, the same for every row of a plan.",
        required=True,
        tells=Tells.REFERENCE,
    )
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    version: int | Blank = number("Version", P | F | C, "1 for the first.", required=True, protects=True)
    agreed_on: date | Blank = day(
        "Agreed on",
        P | F | C | A,
        "When this version was agreed (R07).",
        since=ITSELF,
        happened=True,
        after=("details.dob",),
    )
    reviewed_on: date | Blank = day(
        "Reviewed on",
        P | F | C | A,
        "When this version was reviewed (R33).",
        since=ITSELF,
        happened=True,
        after=("agreed_on",),
    )
    next_review: date | Blank = day(
        "Next review",
        P,
        "The date set for reviewing it.",
        tells=Tells.NOTHING,
        since=AHEAD,
        happened=False,
        after=("agreed_on",),
    )
    trigger: Code | Blank = code(
        "Why this version", codes.PLAN_TRIGGER, P | A, "First plan, further incident or review."
    )
    setting: Code | Blank = code("Setting", codes.SETTING, P | F | C | A, "Where the measure applies.")
    measure: str | Blank = prose("Measure", P | F | C, "Who does what.", on_release=True)
    measure_family: str | Blank = prose(
        "Measure, for parents and carers",
        P | F,
        "In words for them (F1). If it is empty, their copy has the measure itself.",
        on_release=True,
        agencies=NONE_BUT_US,
        added_later=True,
    )
    measure_child: str | Blank = prose(
        "Measure, for the child",
        P | C,
        "In words for the child (F1). If it is empty, the child's copy has the measure itself.",
        on_release=True,
        agencies=NONE_BUT_US,
        added_later=True,
    )
    owner: str | Blank = staff("Owner", P | F | C, "Who makes sure that it is done.")
    supervision_level: Code | Blank = code(
        "Level of supervision", codes.SUPERVISION, P | F | A, "In this setting."
    )
    shared_with: str | Blank = staff("Shared with", P, "Who has been told of it.")
