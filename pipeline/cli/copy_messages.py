"""The lines that export prints."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.app.export_copies import Exported, ExportRequest
from pipeline.casefiles.export_sheets import COVERING, FOR_OFFICER


def export_lines(found: Exported, request: ExportRequest) -> Iterator[str]:
    """What was exported, what to look at first, and what is not there."""
    yield from found.said
    if not found.copies:
        yield (
            f"The register knows no copy that was issued to {request.person_id} in case {request.case_id}, "
            "so nothing was exported. See that both are written as in the workbook."
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
        f"{sum(bool(one.why) for one in there)} to look at first. "
        f"Not there any more: {len(found.copies) - len(there)}."
    )
    if locked:
        yield f"With a password: {locked}. It is that of {found.password_of} in the folder of the passwords."
    yield f"{COVERING} goes with the copies; {FOR_OFFICER} is for you alone."
