"""An area of disagreement, in the words of the person who raised it."""

from __future__ import annotations

from pipeline.model import codes
from pipeline.model.code import Code
from pipeline.model.fields import code, number, prose, reference, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.release_fields import Releasable
from pipeline.model.since import with_record_of

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class Disagreement(
    Releasable, sheet="Disagreements", collection="disagreements", known_from=with_record_of("belongs_to")
):
    """One disagreement with one piece of paperwork, attached to every copy entitled to it (R25, F7)."""

    belongs_to: str = reference(
        "Belongs to",
        ("discussions", "meetings", "aim_assessments", "reviews"),
        P | F | C,
        "The ID of the discussion, meeting, AIM assessment or review.",
    )
    raised_by: Code | Blank = code(
        "Raised by",
        codes.RAISED_BY,
        P | F | C,
        "Child, parent or professional.",
        required=True,
        protects=True,
    )
    person_id: str | Blank = reference(
        "Person ID", ("family",), P, "Which family member.", required=False, protects=True
    )
    section_no: int | Blank = number("Heading number", P | F | C, "The heading it is about.", protects=True)
    wording: str | Blank = prose("Wording as given", P | F | C, "The person's own words.", on_release=True)
    response: str | Blank = prose(
        "Response", P | F | C, "What the assessors or the chair say.", on_release=True
    )
    attached: bool | Blank = yes_no("Attached", P | A, "To the report (R25).")
