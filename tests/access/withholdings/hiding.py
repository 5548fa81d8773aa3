"""What one withholding hides, as text that a test can compare."""

from __future__ import annotations

from types import ModuleType

from pipeline.access.view import Audience, Reader
from pipeline.model import Case

PROFESSIONALS = Audience(Reader.PROFESSIONAL)


def rows(part: ModuleType, case: Case, audience: Audience) -> set[str]:
    """The rows that are hidden completely, each by its collection and ID."""
    return {
        f"{one.record.collection} {one.record.id}" for one in part.hide(case, audience) if one.field is None
    }


def fields(part: ModuleType, case: Case, audience: Audience) -> set[str]:
    """The single fields that are hidden."""
    return {f"{one.record.id} {one.field}" for one in part.hide(case, audience) if one.field is not None}


def sections(part: ModuleType, case: Case, audience: Audience) -> set[tuple[str, int]]:
    """The hidden headings: what each belongs to, and its number."""
    return {
        (one.record.belongs_to, one.record.section_no)
        for one in part.hide(case, audience)
        if one.field is None and one.record.collection == "sections"
    }
