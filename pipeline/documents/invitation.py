"""The letter that invites each agency to a meeting that is arranged: when, why, what to bring, and its own open actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.access.view import Reader, View, known
from pipeline.documents import Paper
from pipeline.documents.shared.context import for_professionals, open_actions, stem_of, whose
from pipeline.documents.shared.upcoming_meetings import (
    NO_NAME,
    Arranged,
    Invited,
    family_to_invite,
    invited_to,
    meetings_ahead,
    purpose_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import safe_name

TITLE = "Invitation"


def papers(view: View, house: House) -> Iterator[Paper]:
    """One letter for everyone who is invited to each meeting ahead, and for each agency that must be (R04, R05, R14, R31, R32)."""
    if view.audience.reader is not Reader.PROFESSIONAL:
        return
    for ahead in meetings_ahead(view, house):
        taken: set[str] = set()
        for person in invited_to(view, ahead):
            stem = stem_of("invitation", ahead.owner, ahead.when, to=_to(person))
            number = sum(one.startswith(safe_name(stem).casefold()) for one in taken)
            stem = f"{stem} {number + 1}" if number else stem
            taken.add(safe_name(stem).casefold())
            yield Paper(stem, _context(view, house, ahead, person), day=view.day)


def _context(view: View, house: House, ahead: Arranged, person: Invited) -> dict[str, Any]:
    mine = [row for row in open_actions(view) if row.owner_agency == person.agency]
    return for_professionals(
        house,
        f"Invitation: {ahead.name}",
        **whose(view, ahead.row),
        as_at=view.latest,
        ahead=ahead,
        chair=ahead.chair,
        purpose=purpose_of(ahead),
        person=person,
        addressee=person.name if known(person.name) else NO_NAME,
        bring=ahead.bring(str.__str__(person.agency)),
        actions=mine,
        family_comes=family_to_invite(ahead),
    )


def _to(person: Invited) -> str:
    """Whom a letter is to, as its file's name says it."""
    agency = str(getattr(person.agency, "label", person.agency))
    return f"{agency}, {person.role}" if known(person.role) else agency
