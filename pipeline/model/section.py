"""A heading of the paperwork and what was written under it,
for professionals, for parents and for the child.
"""

from __future__ import annotations

from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.fields import number, prose, reference, text
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.release_fields import Releasable
from pipeline.model.since import with_record_of

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class Section(
    Releasable, sheet="Document sections", collection="sections", known_from=with_record_of("belongs_to")
):
    """One heading of one piece of paperwork.

    The family's and the child's texts are a person's, never cut from the first.
    """

    belongs_to: str = reference(
        "Belongs to",
        ("discussions", "meetings", "aim_assessments", "reviews"),
        P | F | C,
        "The ID of the discussion, meeting, AIM assessment or review.",
    )
    section_no: int | Blank = number(
        "Heading number", P | F | C | A, "See the Codes sheet for the headings.", required=True, protects=True
    )
    text_professional: str | Blank = prose("Text for professionals", P, "What was recorded.")
    text_family: str | Blank = prose(
        "Text for parents and carers", P | F, "Written for them (F1).", on_release=True, agencies=NONE_BUT_US
    )
    text_child: str | Blank = prose(
        "Text for the child", P | C, "Written for the child (F1).", on_release=True, agencies=NONE_BUT_US
    )
    went_well: str | Blank = prose(
        "What went well",
        P | F | C,
        "What the child or the family did well, for both to read (F12).",
        on_release=True,
        agencies=NONE_BUT_US,
    )
    na_reason: str | Blank = text("Why not applicable", P, "Where the heading does not apply.")
