"""Who may decide what a family may read: the only people whose decisions count, in all workbooks together."""

from __future__ import annotations

from datetime import date

from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, day, staff, text, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import UNDATED

P = Reader.PROFESSIONAL


class StaffMember(Record, sheet="Staff", collection="staff", known_from=UNDATED):
    """One professional who may decide; one with two rows had other duties at another time (F1, F3, F11)."""

    name: str | Blank = staff(
        "Name", P, "First name and surname. Use the same name wherever this person decides.", required=True
    )
    number: str | Blank = text(
        "Staff number",
        P,
        "The person's own staff number or work email. Needed if two people have similar names.",
        tells=Tells.NOTHING,
    )
    role: str | Blank = staff("Role", P, "The person's job.")
    may_release: bool | Blank = yes_no(
        "May release", P, "Yes if they may decide what a family may read, and who may have copies (F1, F3)."
    )
    may_approve: bool | Blank = yes_no("May approve", P, "Yes if they may approve a family copy (F10).")
    may_check: bool | Blank = yes_no(
        "May check", P, "Yes if they may check a copy that somebody else approved (F11)."
    )
    may_clear: bool | Blank = yes_no(
        "May clear", P, "Yes if they may clear a sentence that only looks like something withheld."
    )
    from_day: date | Blank = day(
        "From",
        P,
        ("The first day on which they may do so. Empty if there is none."),
        since=UNDATED,
        happened=False,
        after=(),
    )
    to_day: date | Blank = day(
        "To",
        P,
        "The last day on which they may do so, for example their last day here. Empty if there is none.",
        since=UNDATED,
        happened=False,
        after=("from_day",),
    )
