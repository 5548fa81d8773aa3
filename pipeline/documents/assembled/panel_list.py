"""What the HSB team is asked in a month, what it advised, what was decided: cases by reference only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pipeline.access.view import Value
from pipeline.documents import MadeFrom, Paper, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals
from pipeline.documents.shared.timeline import TimelineRow
from pipeline.foundation.council import House
from pipeline.foundation.dates import shown

TITLE = "HSB team's list"
MADE_FROM = MadeFrom.PANEL


class AskedOfTeam(TypedDict):
    """One thing that is asked of the HSB team in the month."""

    case: Annotated[str, "The case's reference"]
    on: Annotated[Value, "When"]
    step: Annotated[str, "The meeting or step, with its reference"]
    state: Annotated[str, "Whether it is ahead, held, due or done"]
    asked: Annotated[str, "What is asked of the team"]


class MeetingOfTeam(AskedOfTeam):
    """One meeting that the HSB team has part in."""

    advised: Annotated[list[str], "What the team advised, why, and by whom"]
    decided: Annotated[list[str], "What was decided, and why"]


class CaseInOnePicture(TypedDict):
    """The timeline of one case, as far as the HSB team may see it."""

    case: Annotated[str, "The case's reference"]
    picture: Annotated[object, "The picture; its alternative text says every step with its days"]
    rows: Annotated[list[TimelineRow], "The steps, in order of time; of many, the last"]
    in_short: Annotated[str, "How many steps are overdue, due, late or done"]


class Context(ForProfessionals):
    """The context of its template."""

    as_of: Annotated[str, "The day as of which it is made"]
    meetings: Annotated[list[MeetingOfTeam], "The meetings of the month, in order of time"]
    others: Annotated[list[AskedOfTeam], "What else is asked of the team, in order of time"]
    pictures: Annotated[list[CaseInOnePicture], "Each case of the list in one picture, in order of reference"]
    cases: Annotated[int, "How many cases are on the list"]
    left_out: Annotated[str, "The cases that are not on the list, because their rows cannot be relied on"]


@dataclass(frozen=True, kw_only=True)
class PanelList:
    """The list of one month. `stem`: the name of the file; `month` and `as_of` in words."""

    stem: str
    month: str
    as_of: str
    meetings: Sequence[MeetingOfTeam]
    others: Sequence[AskedOfTeam]
    pictures: Sequence[CaseInOnePicture]
    left_out: Sequence[str]


def papers(panel: PanelList, house: House) -> Iterator[Paper]:
    """Yield the list of one month. It is made from the views of many cases, and holds no row of one."""
    title = f"{house.roles.hsb_team}'s list"
    carried = for_professionals(house, title, panel.month, version=f"as at {panel.as_of}")
    context = Context(
        **carried,
        as_of=panel.as_of,
        meetings=[{**one, "on": shown(one["on"])} for one in panel.meetings],
        others=[{**one, "on": shown(one["on"])} for one in panel.others],
        pictures=list(panel.pictures),
        cases=len({one["case"] for one in (*panel.meetings, *panel.others)}),
        left_out=", ".join(panel.left_out),
    )
    yield paper_of(panel.stem, context, day=None)
