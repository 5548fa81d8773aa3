"""A case whose records are released by the sheet Releases, one row each, and no row has its own decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.model import Blank, Case, Record, Release
from tests.builders import placed
from tests.family_case import MEETING, changed, family_case

#: No decision of a row's own.
OPEN: dict[str, Any] = dict.fromkeys(
    ("release", "release_by", "release_on", "withhold_ground", "withhold_from"), Blank.NOT_RECORDED
)


def release(number: int = 1, **values: Any) -> Release:
    """A release of the plan that counts, with these values."""
    standard = {"record_id": MEETING, "decided_by": "Heron Quaverly, chair", "decided_on": date(2026, 10, 1)}
    return placed(
        Release(release_id=f"RL-050{number}", case_id="C-0501", **{**standard, **values}), number + 1
    )


def released(*releases: Release, case: Case | None = None, owner: str = MEETING) -> Case:
    """The case in which no row of a record has a decision of its own, with these rows of Releases."""
    case = case or family_case()
    for collection in ("sections", "actions", "disagreements"):
        rows: tuple[Record, ...] = getattr(case, collection)
        if any(row.__dict__.get("belongs_to") == owner for row in rows):
            case = changed(case, collection, {"belongs_to": owner}, **OPEN)
    return replace(case, releases=releases)
