"""An action: who does what by when."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.fields import code, day, identifier, number, prose, reference, staff
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.release_fields import Releasable
from pipeline.model.since import AHEAD, ITSELF, since, with_record_of

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class Action(
    Releasable,
    sheet="Actions",
    collection="actions",
    key="action_id",
    known_from=with_record_of("belongs_to"),
):
    """One action agreed at one meeting, or recommended by one report."""

    action_id: str = identifier("Action ID", P, "A reference such as A-0230.")
    belongs_to: str = reference(
        "Belongs to",
        ("discussions", "meetings", "aim_assessments", "reviews"),
        P | F | C,
        "The ID of the discussion, meeting, AIM assessment or review.",
    )
    section_no: int | Blank = number("Heading number", P, "The heading it comes from, if any.", protects=True)
    task: str | Blank = prose("Task", P, "What is to be done.")
    owner: str | Blank = staff("Owner", P | F | C, "Role of the person who does it.")
    owner_agency: Code | Blank = code(
        "Owner's agency",
        codes.AGENCY,
        P | F | C | A,
        "Who they work for; the child, for what the child does.",
    )
    due: date | Blank = day(
        "Due",
        P | F | C | A,
        ("The date it is due."),
        since=AHEAD,
        happened=False,
        after=("belongs_to.held_at",),
    )
    done_on: date | Blank = day(
        "Done on",
        P | F | A,
        "Empty until it is done.",
        since=ITSELF,
        happened=True,
        after=("belongs_to.held_at",),
    )
    status: Code | Blank = code(
        "Status",
        codes.ACTION_STATUS,
        P | A,
        "Open, done or no longer needed.",
        since=since("done_on", before=codes.ACTION_STATUS["open"]),
    )
    family_wording: str | Blank = prose(
        "Wording for the family",
        P | F,
        "How it reads in a family copy.",
        on_release=True,
        agencies=NONE_BUT_US,
    )
    child_wording: str | Blank = prose(
        "Wording for the child",
        P | C,
        "How it reads in the child's copy.",
        on_release=True,
        agencies=NONE_BUT_US,
        added_later=True,
    )
