"""A report that was made, read from its files: so it can be looked at after the program was started again."""

from __future__ import annotations

from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from pipeline.app.report_preview import charts_in, files_in
from pipeline.formats.excel.report_workbook import MOST, read_report_workbook
from pipeline.storage.folder import inventory_of
from pipeline.web.site import Address, Refused, Site

#: The two editions of a report, and what each is called on the page.
EDITIONS = {"partnership.xlsx": "The partnership's edition", "restricted.xlsx": "The team's own edition"}
_ROOM = "reports/"


class MadeEdition(NamedTuple):
    """One edition that is in the folder outputs: its folder below reports/, what it is called, its link."""

    folder: str
    words: str
    link: str


def editions_made(site: Site) -> list[MadeEdition]:
    """The editions in the folder outputs, the latest period first."""
    paths = [path for path in inventory_of(site.workplace.out).files if path.startswith(_ROOM)]
    found = [path.removeprefix(_ROOM).rpartition("/") for path in paths]
    return [
        MadeEdition(folder, EDITIONS[name], f"/report/edition/{folder}/{name}")
        for folder, _, name in sorted(found, reverse=True)
        if name in EDITIONS and folder
    ]


async def _edition(site: Site, request: Request) -> Response:
    """One edition: its cover, charts and tables. The team's own is for the team, and says so first."""
    path = _ROOM + request.path_params["path"]
    folder, _, name = path.rpartition("/")
    file = site.workplace.file(path)
    if file is None or name not in EDITIONS:
        raise Refused("There is no such report in the folder outputs. Choose one on the screen Report.", 404)
    book = await run_in_threadpool(read_report_workbook, file)
    is_own = name == "restricted.xlsx"
    return site.page(
        request,
        "edition",
        words=EDITIONS[name],
        is_own=is_own,
        title=book.title or name,
        marking=book.marking,
        cover=book.cover,
        tables=book.tables,
        most=MOST,
        charts=[] if is_own else charts_in(file.parent, folder),
        files=[path] if is_own else files_in(file.parent, folder),
    )


ADDRESSES = (Address("/report/edition/{path:path}", show=_edition),)
