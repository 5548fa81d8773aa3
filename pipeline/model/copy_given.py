"""A copy that was given to somebody: which, how, checked by whom."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Decides, Tells
from pipeline.model.fields import Record, code, day, identifier, moment, number, reference, staff, text
from pipeline.model.missing_values import Blank, recorded
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, since

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class CopyGiven(
    Record,
    sheet="Copies given",
    collection="copies",
    key="copy_id",
    known_from=since("sent_at"),
    agencies=NONE_BUT_US,
):
    """One copy to one recipient (F10, F11).

    It is the audit trail; a recipient reads their own copy's number.
    """

    copy_id: str = identifier("Copy ID", P | F | C, "A reference such as CG-0003.")
    belongs_to: str | Blank = reference(
        "Belongs to",
        ("discussions", "meetings", "aim_assessments", "reviews"),
        P,
        "The ID of the discussion, meeting, AIM assessment or review. Empty for the safety plan and the "
        "chronology, which are about the case.",
        required=False,
    )
    document: Code | Blank = code("Document", codes.DOCUMENT, P, "Which document.")
    version: int | Blank = number("Version", P, "Of the document.")
    file_hash: str | Blank = text(
        "File hash", P, "The SHA-256 of the file that was given (F10).", tells=Tells.NOTHING
    )
    person_id: str | Blank = reference(
        "Person ID", ("family",), P, "Where the recipient is family.", required=False, protects=True
    )
    recipient: str | Blank = staff("Recipient", P, "Agency or role, where the recipient is not family.")
    approved_by: str | Blank = staff(
        "Approved by",
        P,
        "Who approved it for release, as on the sheet Staff.",
        decides=Decides("may_approve", "approved_on"),
    )
    approved_content: str | Blank = text(
        "Content approved",
        P,
        "The code at the top of the approved draft. Without it, or if the copy has changed since, the copy "
        "stays a draft.",
        tells=Tells.NOTHING,
    )
    approved_on: date | Blank = day(
        "Approved on",
        P,
        "When it was approved for release. Without it the copy stays a draft.",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=("belongs_to.held_at", "belongs_to.report_final_on"),
    )
    second_checker: str | Blank = staff(
        "Second checker",
        P,
        "Who checked it before it was given: another person, as on the sheet Staff (F11).",
        decides=Decides("may_check", "checked_on"),
    )
    checked_on: date | Blank = day(
        "Checked on",
        P,
        "When the second person checked it. Without it the copy stays a draft.",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=("belongs_to.held_at", "belongs_to.report_final_on"),
    )
    method: Code | Blank = code(
        "How it was given", codes.METHOD, P, "By hand, secure email or recorded post."
    )
    sent_at: date | Blank = moment(
        "Given at",
        P | A,
        "When it was sent or handed over.",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=("referrals.received_at",),
    )
    read_through_on: date | Blank = day(
        "Read through on",
        P | A,
        "With the recipient (R24).",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=("referrals.received_at",),
    )
    supersedes: str | Blank = reference(
        "Replaces copy", ("copies",), P, "The earlier copy that this one replaces.", required=False
    )
    stopped_by: str | Blank = staff(
        "Stopped by", P, "Who stopped it, or recalled it after it went out.", stops=True, added_later=True
    )
    stopped_on: date | Blank = day(
        "Stopped on",
        P,
        "When it was stopped, or recalled. Then it does not go out; one that is out comes back.",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=("belongs_to.held_at", "belongs_to.report_final_on"),
        stops=True,
        added_later=True,
    )
    stop_reason: Code | Blank = code(
        "Why it was stopped",
        codes.STOP_REASON,
        P,
        "Why it was stopped, or recalled.",
        stops=True,
        added_later=True,
    )

    @property
    def is_stopped(self) -> bool:
        """Whether somebody stopped or recalled it: anything in one of the three columns says so."""
        return any(map(recorded, (self.stopped_by, self.stopped_on, self.stop_reason)))
