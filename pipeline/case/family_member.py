"""A member of the family, or a carer: who they are, and whether they may have a copy."""

from __future__ import annotations

from pipeline.case import codes
from pipeline.case.blank import Blank
from pipeline.case.codes import Code
from pipeline.case.field import Reader, Record, code, identifier, reference, text, yes_no

P = Reader.PROFESSIONAL


class FamilyMember(Record, sheet="Family members", collection="family", key="person_id"):
    """One person in one case. Professionals only; it decides which family copies exist (F6)."""

    person_id: str = identifier("Person ID", P, "A reference such as F-0012.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    name: str | Blank = text("Name", P, "The person's name.")
    relationship: Code | Blank = code("Relationship", codes.RELATIONSHIP, P, "To the child.", required=True)
    parental_responsibility: bool | Blank = yes_no("Parental responsibility", P, "Write Not known where it is not known.")
    may_receive_copy: bool | Blank = yes_no("May receive a copy", P, "Whether a copy may be made for this person.")
    reason_if_no: str | Blank = text("Reason if not", P, "Why no copy may be made.")
    address: str | Blank = text("Address", P, "Where copies are sent.")
    telephone: str | Blank = text("Telephone", P, "A number to reach this person.")
    address_confidential: bool | Blank = yes_no("Address is confidential", P, "Yes hides it, and what gives it away, everywhere.")
    language: str | Blank = text("Language", P, "The language that this person is most at home in.")
    interpreter_needed: bool | Blank = yes_no("Interpreter needed", P, "For this person (F13).")
    format_needed: Code | Blank = code("Format needed", codes.FORMAT, P, "For this person's copies.")
