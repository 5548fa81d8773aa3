"""The schedule of what one recipient's copies withhold, for the chair to sign: places and grounds, never what stands there (F3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.access.view import View
from pipeline.documents import Paper
from pipeline.documents.shared.context import for_professionals
from pipeline.foundation.council import House

TITLE = "What these copies withhold"


def papers(view: View, house: House) -> Iterator[Paper]:
    """None from a view: a schedule tells of what no view holds, so it is made where the copies are."""
    yield from ()


def schedule(house: House, reference: str, recipient: tuple[str, str], rows: Mapping[str, Any]) -> Paper:
    """The schedule for one recipient, an ID and a relationship.

    `rows`: its copies, what is pending, decided and never shown.
    """
    context = for_professionals(
        house, TITLE, reference, recipient_id=recipient[0], recipient_relationship=recipient[1], **rows
    )
    return Paper("withheld", context, day=None)
