"""Who was invited to a meeting, who came, and who was excluded and why."""

from __future__ import annotations

from pipeline.model import codes
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, prose, reference, staff, text, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import with_record_of

P, F, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.AGGREGATE


class Attendance(
    Record, sheet="Attendance", collection="attendance", known_from=with_record_of("meeting_id")
):
    """One person or agency at one meeting, discussion or review."""

    meeting_id: str = reference(
        "Meeting ID", ("discussions", "meetings", "reviews"), P | F, "The discussion, meeting or review."
    )
    agency: Code | Blank = code(
        "Agency",
        codes.AGENCY,
        P | F | A,
        ("The organisation or person they came for."),
        required=True,
        protects=True,
    )
    role: str | Blank = staff("Role", P | F, "The person's job, or part in the child's life.")
    name: str | Blank = text("Name", P | F, "The person's name.", tells=Tells.NAME)
    person_id: str | Blank = reference(
        "Person ID", ("family",), P, "Where the person is family.", required=False, protects=True
    )
    invited: bool | Blank = yes_no("Invited", P | A, "R04, R05, R14, R28, R31.", protects=True)
    attended: Code | Blank = code("Attended", codes.ATTENDED, P | F | A, "Yes, no, or part of the meeting.")
    excluded: bool | Blank = yes_no(
        "Excluded", P | A, "Only in exceptional circumstances (R29).", protects=True
    )
    exclusion_ground: Code | Blank = code(
        "Ground for exclusion", codes.EXCLUSION_GROUND, P, "If excluded (R29).", protects=True
    )
    exclusion_reason: str | Blank = prose("Reason for exclusion", P, "As discussed and minuted (R29).")
    exclusion_discussed: bool | Blank = yes_no(
        "Reason discussed with all", P | A, "With everyone who attended (R29)."
    )
    excluded_items: str | Blank = text(
        "Excluded from headings",
        P,
        "Heading numbers, with commas between them (F5).",
        tells=Tells.NOTHING,
        protects=True,
    )
