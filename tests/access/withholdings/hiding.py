"""What one withholding hides, in words that a test can read."""

from __future__ import annotations

from types import ModuleType

from pipeline.access.view import Audience, Reader
from pipeline.model import Case

PROFESSIONALS = Audience(Reader.PROFESSIONAL)


def rows(part: ModuleType, case: Case, audience: Audience) -> set[str]:
    """The rows that are hidden whole, by their sheet's name in a case and their ID."""
    return {
        f"{one.record.collection} {one.record.id}" for one in part.hide(case, audience) if one.field is None
    }


def fields(part: ModuleType, case: Case, audience: Audience) -> set[str]:
    """The single fields that are hidden."""
    return {f"{one.record.id} {one.field}" for one in part.hide(case, audience) if one.field is not None}


def sections(part: ModuleType, case: Case, audience: Audience) -> set[tuple[str, int]]:
    """The headings that are hidden: what they belong to, and their number."""
    return {
        (one.record.belongs_to, one.record.section_no)
        for one in part.hide(case, audience)
        if one.field is None and one.record.collection == "sections"
    }
