"""The due list: what is overdue and due soon, by date, by person or by case, and for a calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from pipeline.app.list_due import list_due
from pipeline.app.progress import Progress
from pipeline.foundation.dates import shown
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import who_of, with_days
from pipeline.procedure.obligation import Obligation, Status
from pipeline.web.site import Address, Site
from pipeline.web.workplace import DAYS_AHEAD

_BY = {"date": "By date", "person": "By person", "case": "By case"}
_FILES = ("due/due.xlsx", "due/due.ics")


class Row(NamedTuple):
    """One thing that is due, in words."""

    case: str
    due: str
    what: str
    status: str
    is_late: bool
    who: str
    to_do: str


def row_of(one: Obligation, clock: Clock) -> Row:
    """An obligation as a row of the list."""
    return Row(
        case=one.case_id,
        due=shown(one.due) if one.due else "No time limit",
        what=f"{one.subject} ({one.source})",
        status=with_days(one, clock),
        is_late=one.status is Status.OVERDUE,
        who=who_of(one),
        to_do=one.to_do,
    )


async def _list(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    due, clock = seen.overview.due, site.workplace.clock(seen.inputs)
    by = request.query_params.get("by", "date")
    by = by if by in _BY else "date"
    return site.page(
        request,
        "due",
        by=by,
        ways=_BY,
        groups=_grouped([*due.listed, *due.undated], clock, by),
        implied=due.implied,
        days=DAYS_AHEAD,
        overdue=len(due.overdue),
        files=[path for path in _FILES if site.workplace.file(path)],
    )


def _grouped(listed: Iterable[Obligation], clock: Clock, by: str) -> dict[str, list[Row]]:
    """The rows under the heading of each group, in the order of the first of each; of dates, one group."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for one in listed:
        row = row_of(one, clock)
        groups[{"person": row.who, "case": row.case}.get(by, "")].append(row)
    return dict(sorted(groups.items())) if by != "date" else groups


async def _write(site: Site, request: Request, form: FormData) -> Response:
    def work(progress: Progress) -> None:
        seen = site.workplace.look(progress)
        list_due(
            seen.inputs.reading,
            seen.inputs.reading.cases,
            clock=site.workplace.clock(seen.inputs),
            days=DAYS_AHEAD,
            marking=seen.inputs.settings.documents.marking,
            out=site.workplace.out,
            progress=progress,
        )

    return site.begin("Writing the due list", "/due", work)


ADDRESSES = (Address("/due", show=_list, do=_write),)
