"""The notice of a further incident: the full review of the safety plan, and what else must be recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.rows import CaseDetailsRow, ChronologyEntryRow, SafetyMeasureRow
from pipeline.access.view import Audience, Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    first_known,
    for_professionals,
    in_order_of_time,
    safety_plan_in_force,
    safety_plan_versions,
)
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of, in_words
from pipeline.foundation.filenames import stem_of

TITLE = "Notice of a further incident"
#: What people call it, as in the name of its file.
NAME = "Further incident notice"


class DutyAsked(TypedDict):
    """One requirement of the procedure after an incident."""

    what: Annotated[str, "What is asked for"]
    here: Annotated[str, "What the record shows"]


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    entry: Annotated[ChronologyEntryRow, "The incident on the chronology"]
    asked: Annotated[list[DutyAsked], "What the procedure asks for, and what the record shows"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]


def _due(view: View) -> Iterator[DatedRecord]:
    """One notice for each further incident on the chronology (R33)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for entry in in_order_of_time(view.chronology, lambda row: row.event_at):
        if entry.further_incident is True:
            yield DatedRecord(entry.entry_id, entry.event_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    entry = view.chronology.the(due.owner)
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id),
        child=view.details,
        entry=entry,
        asked=list(_asked(view, entry)),
        safety_plan=safety_plan_in_force(view),
    )
    stem = stem_of(NAME, str(entry.entry_id), entry.event_at)
    return paper_of(stem, context, day=view.day)


papers = of_its_day(_due, _write)


def _asked(view: View, entry: ChronologyEntryRow) -> Iterator[DutyAsked]:
    """What the procedure requires after an incident, and what the record shows."""
    yield DutyAsked(what="It is recorded on the child's chronology", here=f"Yes, {entry.entry_id}")
    yield DutyAsked(what="The whole safety plan is reviewed", here=_plan_reviewed(view, entry))
    discussed, team = _discussed(view, entry)
    yield DutyAsked(what="A strategy discussion is likely to be needed", here=discussed)
    yield DutyAsked(what="The harmful sexual behaviour team is invited", here=team)


def _plan_reviewed(view: View, entry: ChronologyEntryRow) -> str:
    """The first version of the safety plan agreed or reviewed on the day of the incident or later."""
    happened = day_of(entry.event_at)
    for rows in safety_plan_versions(view):
        agreed = first_known(row.agreed_on for row in rows)
        reviewed = first_known(row.reviewed_on for row in rows)
        for moment, verb in ((agreed, "agreed"), (reviewed, "reviewed")):
            day = day_of(moment)
            if day is not None and happened is not None and day >= happened:
                return f"Version {rows[0].version} {verb} on {in_words(day)}"
    return "Not yet recorded: review it now"


def _discussed(view: View, entry: ChronologyEntryRow) -> tuple[str, str]:
    """The first discussion held or arranged after the incident, and whether the HSB team was invited."""
    happened = day_of(entry.event_at)
    about_the_child = [row for row in view.discussions if row.about == "displayed"]
    for row in in_order_of_time(about_the_child, lambda row: row.arranged_for):
        when = row.held_at if known(row.held_at) else row.arranged_for
        day = day_of(when)
        if day is not None and happened is not None and day >= happened:
            invited = [
                one.invited
                for one in view.attendance
                if one.meeting_id == row.discussion_id and one.agency == "HSBTeam"
            ]
            team = "Yes" if True in invited else "Not recorded: invite it"
            return (
                f"{'Held' if known(row.held_at) else 'Arranged for'} {in_words(when)}, {row.discussion_id}",
                team,
            )
    return "Not recorded: decide whether to hold one, and record why", "Invite it where a discussion is held"
