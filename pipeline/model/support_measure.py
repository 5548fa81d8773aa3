"""The support and safety measures for a child harmed: one row a measure. Never read by a family copy."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.fields import Record, code, day, number, prose, reference, several, staff
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import AHEAD, ITSELF, once

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class SupportMeasure(
    Record,
    sheet="Support of children harmed",
    collection="support",
    known_from=once("agreed_on", alike=("link_id", "version")),
):
    """One measure for one child harmed, apart from the safety plan of the other child.

    A sheet of its own, so that no misspelt heading can bring one child's measures into the other's plan.
    """

    link_id: str = reference("Link ID", ("linked_children",), P, "The child harmed.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    version: int | Blank = number(
        "Version", P, ("1 for the first. Every row of a version has the same number.")
    )
    agreed_on: date | Blank = day(
        "Agreed on",
        P | A,
        "When this version was agreed (R18).",
        since=ITSELF,
        happened=True,
        after=("referrals.received_at",),
    )
    reviewed_on: date | Blank = day(
        "Reviewed on",
        P | A,
        "When this version was reviewed.",
        since=ITSELF,
        happened=True,
        after=("agreed_on",),
    )
    next_review: date | Blank = day(
        "Next review", P, "The date set.", since=AHEAD, happened=False, after=("agreed_on",)
    )
    setting: Code | Blank = code("Setting", codes.SETTING, P | A, "Where the measure applies.")
    measure: str | Blank = prose("Measure or support", P, "Who does what for this child.")
    owner: str | Blank = staff("Owner", P, "Who makes sure that it is done.")
    go_to: str | Blank = staff("Whom the child can go to", P, "Name or role.")
    not_for: tuple[Code, ...] | Blank = several(
        "Not for agencies",
        codes.AGENCY_KEPT_AWAY,
        P,
        "The agencies that may not read this.",
        agencies=NONE_BUT_US,
        keeps_away=True,
    )
