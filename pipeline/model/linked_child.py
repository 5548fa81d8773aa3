"""Another child linked with the case: a child harmed, or another child. Never read by a family copy."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US, also
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, day, identifier, reference, staff, text, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import UNDATED, with_row_of

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class LinkedChild(
    Record,
    sheet="Linked children",
    collection="linked_children",
    key="link_id",
    known_from=with_row_of("referral_id", no_later_than=("discussion_id",)),
):
    """One child linked with one case, restricted: the record of each child is kept apart from the other's."""

    link_id: str = identifier(
        "Link ID", P | A, "A reference such as L-0007. It stands for the child in the paperwork."
    )
    case_id: str = reference(
        "Case ID", ("details",), P | A, "The case of the child who displayed the behaviour."
    )
    role: Code | Blank = code("Part", codes.ROLE, P | A, "Whether this child was harmed.", required=True)
    child_ref: str | Blank = text(
        "Child reference",
        P,
        "The local authority's reference for this child.",
        identifies=True,
        tells=Tells.NUMBER,
        agencies=NONE_BUT_US,
    )
    child_name: str | Blank = text(
        "Child's name",
        P,
        "The name or initials to print in this child's own record.",
        identifies=True,
        tells=Tells.NAME,
    )
    dob: date | Blank = day(
        "Date of birth",
        P,
        "Printed in this child's own record only.",
        tells=Tells.BIRTHDAY,
        since=UNDATED,
        happened=True,
        after=(),
    )
    home_address: str | Blank = text(
        "Home address",
        P,
        "Where this child lives.",
        identifies=True,
        tells=Tells.ADDRESS,
        agencies=also("Police"),
    )
    school: str | Blank = text(
        "School",
        P,
        "School or other place of education.",
        tells=Tells.PLACE,
        agencies=also("Police", "Health", "Education"),
    )
    home_authority: str | Blank = text(
        "Home authority",
        P | A,
        "The council where this child lives, if it is another one.",
        tells=Tells.PLACE,
        agencies=also("Police", "Health"),
    )
    discussion_id: str | Blank = reference(
        "Own strategy discussion",
        ("discussions",),
        P | A,
        "The discussion held about this child (R02).",
        required=False,
        since=with_row_of("discussion_id"),
    )
    referral_id: str | Blank = reference(
        "Referral",
        ("referrals",),
        P,
        "The referral that was about this child, if there are several.",
        required=False,
        agencies=NONE_BUT_US,
    )
    support_offered: bool | Blank = yes_no(
        "Support offered", P | A, "To this child and family (plan heading 9)."
    )
    social_worker: str | Blank = staff("Social worker", P, "This child's allocated social worker.")
    school_lead: str | Blank = staff(
        "Safeguarding lead at the school",
        P,
        "Who at the school keeps this child's plan.",
        agencies=also("Police", "Health", "Education"),
    )
