"""The lines that export and breach print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pipeline.app.export_copies import Exported, ExportRequest
from pipeline.app.record_breach import RecordedBreach
from pipeline.casefiles.export_sheets import COVERING, FOR_OFFICER
from pipeline.foundation.dates import shown
from pipeline.procedure.clock import to_utc


def export_lines(found: Exported, request: ExportRequest) -> Iterator[str]:
    """What was exported, what to look at first, and what is not there."""
    yield from found.said
    if not found.copies:
        yield (
            f"The register has no copy issued to {request.person_id} in case {request.case_id}, so nothing "
            "was exported. Check that both are written as in the workbook."
        )
        return
    for one in found.copies:
        if one.missing:
            yield f"Copy {one.entry.copy_number} is not in the export. {one.missing}"
        yield from (f"Copy {one.entry.copy_number}, look first: {why}" for why in one.why)
    there = [one for one in found.copies if not one.missing]
    locked = sum(bool(one.entry.encrypted) for one in there)
    yield (
        f"Exported to {request.to}: {len(there)} {'copy' if len(there) == 1 else 'copies'}, of which "
        f"{sum(bool(one.why) for one in there)} to look at first. No longer there: "
        f"{len(found.copies) - len(there)}."
    )
    if locked:
        yield (
            f"With a password: {locked}. The password is that of {found.password_of} in the password folder."
        )
    yield f"{COVERING} goes with the copies; {FOR_OFFICER} is for you alone."


def breach_lines(found: RecordedBreach, now: datetime) -> Iterator[str]:
    """Where the sheet is, and how much is left of the 72 hours at `now`, in London's time."""
    yield from found.said
    minutes = int((to_utc(found.until) - to_utc(now)).total_seconds() // 60)
    hours = f"{abs(minutes) // 60} hours {abs(minutes) % 60} minutes"
    left = f"{hours} are left" if minutes >= 0 else f"they ended {hours} ago"
    yield f"The 72 hours end on {shown(found.until)}: {left}. Nights and weekends count."
    for old, new in found.published.kept:
        yield f"{old} was changed by hand, so it was kept, and the new one is {new}."
    yield f"Fill in {found.path}. It notifies nobody: the information governance officer decides that."
