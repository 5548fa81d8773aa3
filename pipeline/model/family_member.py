"""A member of the family, or a carer: who they are, and whether they may have a copy."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US, WITH_THE_CHILD, also
from pipeline.model.code import Code
from pipeline.model.field_kinds import Decides, Tells
from pipeline.model.fields import Record, code, day, identifier, reference, staff, text, yes_no
from pipeline.model.missing_values import Blank, may_hide_a_value
from pipeline.model.reader import Reader
from pipeline.model.since import UNDATED

P, F, C = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD


class FamilyMember(Record, sheet="Family members", collection="family", key="person_id", known_from=UNDATED):
    """One person in one case.

    It decides which family copies exist (F6); a recipient reads at most their own row.
    """

    person_id: str = identifier("Person ID", P, "A reference such as F-0012.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    name: str | Blank = text("Name", P | F | C, "The person's name.", tells=Tells.NAME)
    relationship: Code | Blank = code(
        "Relationship", codes.RELATIONSHIP, P | F | C, "To the child.", required=True, protects=True
    )
    parental_responsibility: bool | Blank = yes_no(
        "Parental responsibility", P, "Enter Not known if it is not known.", protects=True
    )
    may_receive_copy: bool | Blank = yes_no(
        "May receive a copy",
        P,
        "Whether a copy may be made for this person.",
        protects=True,
        agencies=NONE_BUT_US,
    )
    reason_if_no: str | Blank = text("Reason if not", P, "Why no copy may be made.", agencies=NONE_BUT_US)
    copy_agreed_by: str | Blank = staff(
        "Copy agreed by",
        P,
        "Who agreed to copies for a person without parental responsibility, or against the child's wish. "
        "Somebody who may release, as on the sheet Staff.",
        protects=True,
        decides=Decides("may_release", "copy_agreed_on"),
        agencies=NONE_BUT_US,
    )
    copy_agreed_on: date | Blank = day(
        "Copy agreed on",
        P,
        "When.",
        tells=Tells.NOTHING,
        since=UNDATED,
        happened=True,
        after=("referrals.received_at",),
        protects=True,
        agencies=NONE_BUT_US,
    )
    child_wish: Code | Blank = code(
        "Child's wish about this person",
        codes.SHARING_WISH,
        P,
        "What the child says this person may read (F4).",
        protects=True,
        agencies=NONE_BUT_US,
    )
    address: str | Blank = text(
        "Address", P, "Where copies are sent.", tells=Tells.ADDRESS, agencies=also("Police")
    )
    telephone: str | Blank = text(
        "Telephone", P, "A number to reach this person.", tells=Tells.TELEPHONE, agencies=also("Police")
    )
    address_confidential: bool | Blank = yes_no(
        "Address is confidential",
        P,
        "Yes hides it everywhere, and anything that gives it away.",
        protects=True,
        agencies=also("Police"),
    )
    gives_away: str | Blank = text(
        "What gives the address away",
        P,
        "A school, surgery, court, club or workplace near it, with semicolons between them.",
        tells=Tells.PLACE,
        agencies=also("Police"),
    )
    language: str | Blank = text(
        "Language", P | F | C, "This person's main language.", tells=Tells.NOTHING, agencies=WITH_THE_CHILD
    )
    interpreter_needed: bool | Blank = yes_no(
        "Interpreter needed", P | F | C, "For this person (F13).", agencies=WITH_THE_CHILD
    )
    format_needed: Code | Blank = code(
        "Format needed", codes.FORMAT, P | F | C, "For this person's copies.", agencies=WITH_THE_CHILD
    )

    @property
    def keeps_address_safe(self) -> bool:
        """Whether the address is, or may be, confidential: the answer may be withheld or not known."""
        return self.address_confidential is True or may_hide_a_value(self.address_confidential)
