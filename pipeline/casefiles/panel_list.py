"""What the HSB team is asked in one case in a month, what it advised, and what was decided.

It is made from what the team may see of the case as an agency, without the records of children harmed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from pipeline.access.view import Audience, Reader, see
from pipeline.access.withholdings import hidden_from
from pipeline.access.withholdings.kept_from_agency import is_kept
from pipeline.casefiles.panel_case import TEAM, PanelCase, when_of
from pipeline.casefiles.panel_timelines import in_one_picture
from pipeline.documents.assembled.panel_list import AskedOfTeam, CaseInOnePicture, MeetingOfTeam, PanelList
from pipeline.foundation.dates import in_words
from pipeline.foundation.month import Month
from pipeline.model import Case
from pipeline.procedure.clock import Clock

__all__ = ["TEAM", "PanelRows", "panel_of"]


@dataclass
class PanelRows:
    """The rows of the list from any number of cases.

    `pictures`: the timeline of each case that has a row, made from what the team may see of it.
    `left_out`: the discussions of the month to which the team was not invited. `unnamed`: the texts that are
    not printed, because they name somebody, by the record that has them.
    """

    meetings: list[MeetingOfTeam] = field(default_factory=list)
    others: list[AskedOfTeam] = field(default_factory=list)
    pictures: list[CaseInOnePicture] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)

    def add(self, case: Case, month: Month, clock: Clock, is_named: Callable[[str], bool]) -> None:
        """Add what one case has for the month. A text that names somebody is not taken over."""
        audience = Audience(Reader.PROFESSIONAL, agency=TEAM)
        view = see(case, audience, hidden_from(case, audience))
        of_case = PanelCase(case, view, month, clock, is_named)
        meetings, others = list(of_case.meetings()), list(of_case.others())
        self.meetings += meetings
        self.others += others
        if meetings or others:
            self.pictures += in_one_picture(case.id, view, clock.today)
        self.unnamed += of_case.unnamed
        seen = {one.discussion_id for one in view.discussions}
        self.left_out += [
            one.discussion_id
            for one in case.discussions
            if one.about == "displayed"
            and month.has(when_of(one))
            and one.discussion_id not in seen
            and not is_kept(case.details, TEAM)
            and not is_kept(one, TEAM)
        ]

    def join(self, other: PanelRows) -> None:
        """Add the rows of another case."""
        self.meetings += other.meetings
        self.others += other.others
        self.pictures += other.pictures
        self.left_out += other.left_out
        self.unnamed += other.unnamed

    def in_order(self) -> PanelRows:
        """Sort the rows by time and the pictures by case. Returns self."""
        self.meetings.sort(key=lambda one: (_moment(one["on"]), one["case"], one["step"]))
        self.others.sort(key=lambda one: (_moment(one["on"]), one["case"], one["step"]))
        self.pictures.sort(key=lambda one: one["case"])
        return self


def panel_of(rows: PanelRows, month: Month, clock: Clock, left_out: Sequence[str] = ()) -> PanelList:
    """The list of a month from its rows. `left_out`: the cases that cannot be on it yet."""
    return PanelList(
        stem=f"panel {month.name}",
        month=month.words,
        as_of=in_words(clock.today),
        meetings=rows.meetings,
        others=rows.others,
        pictures=rows.pictures,
        left_out=left_out,
    )


def _moment(value: object) -> tuple[date, time]:
    """The sort key of a moment: a date without a time is first in its day, a blank last of all."""
    if isinstance(value, datetime):
        return value.date(), value.time()
    return (value, time.min) if isinstance(value, date) else (date.max, time.max)
