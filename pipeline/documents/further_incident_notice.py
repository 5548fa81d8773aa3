"""The notice of a further incident: the safety plan is reviewed in full, and what else is asked for and recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    first_known,
    for_professionals,
    in_order_of_time,
    safety_plan_in_force,
    safety_plan_versions,
    stem_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of, in_words

TITLE = "Notice of a further incident"


def _due(view: View) -> Iterator[DatedRecord]:
    """One notice for each further incident on the chronology (R33)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for entry in in_order_of_time(view.all("chronology"), "event_at"):
        if entry.further_incident is True:
            yield DatedRecord(entry.entry_id, entry.event_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    entry = view.the("chronology", entry_id=due.owner)
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        child=view.details,
        entry=entry,
        asked=list(_asked(view, entry)),
        safety_plan=safety_plan_in_force(view),
    )
    return Paper(stem_of("further_incident_notice", entry.entry_id, entry.event_at), context, day=view.day)


papers = of_its_day(_due, _write)


def _asked(view: View, entry: Seen) -> Iterator[dict[str, str]]:
    """What the procedure asks for after an incident, and what the record shows."""
    yield {"what": "It is recorded on the child's chronology", "here": f"Yes, {entry.entry_id}"}
    yield {"what": "The whole safety plan is reviewed", "here": _plan_reviewed(view, entry)}
    discussed, team = _discussed(view, entry)
    yield {"what": "A strategy discussion is likely to be needed", "here": discussed}
    yield {"what": "The virtual harmful sexual behaviour team is invited", "here": team}


def _plan_reviewed(view: View, entry: Seen) -> str:
    """The first version of the safety plan that was agreed or reviewed on the day of the incident or later."""
    happened = day_of(entry.event_at)
    for rows in safety_plan_versions(view):
        for field, verb in (("agreed_on", "agreed"), ("reviewed_on", "reviewed")):
            day = day_of(first_known(rows, field))
            if day is not None and happened is not None and day >= happened:
                return f"Version {rows[0].version} {verb} on {in_words(day)}"
    return "Not yet recorded: review it now"


def _discussed(view: View, entry: Seen) -> tuple[str, str]:
    """The first discussion about the child after the incident, held or arranged, and whether the virtual team was invited to it."""
    happened = day_of(entry.event_at)
    for row in in_order_of_time(view.where("discussions", about="displayed"), "arranged_for"):
        when = row.held_at if known(row.held_at) else row.arranged_for
        day = day_of(when)
        if day is not None and happened is not None and day >= happened:
            invited = [
                one.invited
                for one in view.where("attendance", meeting_id=row.discussion_id, agency="VirtualTeam")
            ]
            team = "Yes" if True in invited else "Not recorded: invite it"
            return (
                f"{'Held' if known(row.held_at) else 'Arranged for'} {in_words(when)}, {row.discussion_id}",
                team,
            )
    return "Not recorded: decide whether to hold one, and record why", "Invite it where a discussion is held"
