"""The letter that invites each agency to a meeting: when, why, what to bring, and its own open actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import ActionRow
from pipeline.access.view import Day, Reader, View, Words, known
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    Whose,
    for_professionals,
    open_actions,
    reference_of,
    whose,
)
from pipeline.documents.shared.upcoming_meetings import (
    Arranged,
    Invited,
    family_to_invite,
    invited_to,
    meetings_ahead,
    purpose_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import safe_name, stem_of

TITLE = "Invitation"


class Context(ForProfessionals, Whose):
    """The context of its template."""

    as_at: Annotated[Day, "The latest day in the record: the document shows it as at that day"]
    ahead: Annotated[Arranged, "The meeting that is arranged"]
    chair: Annotated[Words, "Who chairs it"]
    place: Annotated[str, "Where it is, or how to join"]
    link: Annotated[str, "The link to join; empty where there is none"]
    purpose: Annotated[str, "What the meeting is held for"]
    person: Annotated[Invited, "Who is invited"]
    addressee: Annotated[str, "Who the letter is to: name, role and agency, or the agency's representative"]
    bring: Annotated[list[str], "What this agency is asked to bring"]
    actions: Annotated[list[ActionRow], "The agency's own actions that are still open"]
    family_comes: Annotated[bool, "Whether the family is invited"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One letter for each person of an agency invited to a future meeting, or one where nobody is named.

    The rules are R04, R05, R14, R31 and R32.
    """
    if view.audience.reader is not Reader.PROFESSIONAL or not view.audience.agency:
        return
    for ahead in meetings_ahead(view, house):
        taken: set[str] = set()
        for person in [one for one in invited_to(view, ahead) if one.agency == view.audience.agency]:
            stem = stem_of(TITLE, ahead.owner, ahead.when, to=_to(person))
            number = sum(one.startswith(safe_name(stem).casefold()) for one in taken)
            stem = f"{stem} {number + 1}" if number else stem
            taken.add(safe_name(stem).casefold())
            yield paper_of(stem, _context(view, house, ahead, person), day=view.day)


def _context(view: View, house: House, ahead: Arranged, person: Invited) -> Context:
    mine = [row for row in open_actions(view) if row.owner_agency == view.audience.agency]
    return Context(
        **for_professionals(house, f"Invitation: {ahead.name}", reference_of(view, ahead.row)),
        **whose(view, ahead.row),
        as_at=view.latest,
        ahead=ahead,
        chair=ahead.chair,
        place=ahead.place_in_a_letter,
        link=ahead.link,
        purpose=purpose_of(ahead),
        person=person,
        addressee=_addressee(person),
        bring=ahead.bring(str.__str__(person.agency)),
        actions=mine,
        family_comes=family_to_invite(ahead),
    )


def _addressee(person: Invited) -> str:
    """The addressee as the letter gives it: "Tansy Moorland, Detective constable, Police"."""
    agency = str(getattr(person.agency, "label", person.agency))
    said = [str(one) for one in (person.name, person.role) if known(one)]
    return ", ".join([*said, agency]) if said else f"{agency} representative"


def _to(person: Invited) -> str:
    """The addressee of a letter, as its file name gives it."""
    agency = str(getattr(person.agency, "label", person.agency))
    return f"{agency}, {person.role}" if known(person.role) else agency
