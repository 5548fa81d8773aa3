"""Look at it: a Word file that was made as its pages, each with its words, and as the pictures of these."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from pipeline.app.said.of_faults import on_page
from pipeline.formats.pdf import Page
from pipeline.foundation.errors import OutputError
from pipeline.web.site import Address, Refused, Site

_NOT_THERE = "There is no such picture in the folder outputs. Load the page before again."


async def pages_shown(site: Site, request: Request, document: bytes, **more: Any) -> Response:
    """The page that shows a Word file as its pages.

    `more`: `title`, `pictures` (the address of the pictures of its pages), and the links `file` and `back`.
    """
    try:
        pages = await run_in_threadpool(site.previews.of, document)
    except OutputError as fault:
        return site.page(request, "look", pages=(), why=on_page(fault), **more)
    return site.page(request, "look", pages=pages, why="", **more)


async def picture_of(site: Site, request: Request, document: bytes) -> Response:
    """The picture of the page that the address asks for as `page`, counted from 1."""
    pages: list[Page] = []
    try:
        pages = await run_in_threadpool(site.previews.of, document)
    except OutputError as fault:
        raise Refused(on_page(fault), 404) from None
    number = request.query_params.get("page", "1")
    if not (number.isascii() and number.isdigit() and len(number) < 5 and 1 <= int(number) <= len(pages)):
        raise Refused(_NOT_THERE, 404)
    return Response(pages[int(number) - 1].picture, media_type="image/png")


def _made(site: Site, request: Request, ending: str) -> Path | None:
    """The file of the outputs folder that is asked for, if it is of this kind."""
    found = site.workplace.file(request.path_params["path"])
    return found if found is not None and found.suffix.casefold() == ending else None


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Refused(f"{path.name} cannot be read. If it is open in Word, close it there.", 409) from None


async def _look(site: Site, request: Request) -> Response:
    found = _made(site, request, ".docx")
    if found is None:
        raise Refused("There is no such Word file in the folder outputs. Look in the list of files.", 404)
    path = found.relative_to(site.workplace.out.resolve()).as_posix()
    return await pages_shown(
        site,
        request,
        _bytes_of(found),
        title=found.stem,
        pictures=f"/picture/{path}",
        file=f"/files/{path}",
        back=("/files", "Files"),
    )


async def _picture(site: Site, request: Request) -> Response:
    """The picture of a page of a Word file, or a picture that was made."""
    if (found := _made(site, request, ".docx")) is not None:
        return await picture_of(site, request, _bytes_of(found))
    if (found := _made(site, request, ".png")) is not None:
        return Response(_bytes_of(found), media_type="image/png")
    raise Refused(_NOT_THERE, 404)


ADDRESSES = (Address("/look/{path:path}", show=_look), Address("/picture/{path:path}", show=_picture))
