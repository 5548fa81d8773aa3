"""A hand-over of a case to another council or to adult services, or the decision that none is needed."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.fields import Record, code, day, identifier, prose, reference, staff, text
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, since

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class HandOver(
    Record,
    sheet="Hand-overs",
    collection="hand_overs",
    key="hand_over_id",
    known_from=since("decided_on", "notified_on", "pack_sent_on"),
    agencies=NONE_BUT_US,
):
    """One hand-over: to whom, decided by whom, and when it was notified, sent, met about and accepted."""

    hand_over_id: str = identifier("Hand-over ID", P, "A reference such as HO-0001.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    to: Code | Blank = code(
        "Handed over to",
        codes.HAND_OVER_TO,
        P | A,
        "Another council, adult services, or no hand-over needed.",
        required=True,
    )
    service: str | Blank = text(
        "Receiving service", P, "The council or team that takes over, and who to ask there."
    )
    decided_on: date | Blank = day(
        "Decided on",
        P,
        "When the hand-over was decided, or that none is needed.",
        since=ITSELF,
        happened=True,
        after=(),
    )
    decided_by: str | Blank = staff("Decided by", P, "Name and role of the person who decided.")
    reason: str | Blank = prose("Reason", P, "Why. Required if no hand-over is needed.")
    notified_on: date | Blank = day(
        "Notified on",
        P | A,
        "When the receiving service was notified. Starts the limit of the receiving conference (S05).",
        since=ITSELF,
        happened=True,
        after=(),
    )
    pack_sent_on: date | Blank = day(
        "Pack sent on",
        P,
        "When the hand-over pack was sent. It is a draft until then.",
        since=ITSELF,
        happened=True,
        after=("decided_on",),
    )
    meeting_on: date | Blank = day(
        "Receiving conference or meeting on",
        P | A,
        "Within 15 working days for a child on a child protection plan (S05).",
        since=ITSELF,
        happened=True,
        after=("notified_on",),
    )
    accepted_on: date | Blank = day(
        "Accepted on",
        P,
        "When the receiving service accepted the case.",
        since=ITSELF,
        happened=True,
        after=("pack_sent_on",),
    )
