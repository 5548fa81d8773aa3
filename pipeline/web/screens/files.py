"""The files that were made: each case's, and what is for all cases, to open or to save."""

from __future__ import annotations

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from pipeline.app.overview import drafts_in
from pipeline.storage.folder import inventory_of
from pipeline.web.site import Address, Refused, Site

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".pdf": "application/pdf",
    ".ics": "text/calendar",
    ".csv": "text/csv",
    ".txt": "text/plain; charset=utf-8",
    ".toml": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


async def _files(site: Site, request: Request) -> Response:
    out, wanted = site.workplace.out, request.query_params.get("show", "")
    paths = drafts_in(out) if wanted == "drafts" else inventory_of(out).files
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in paths:
        if _ending(path) in _KINDS:
            parts = path.split("/")
            of_case = parts[0] == "cases" and len(parts) > 2
            group = f"Case {parts[1]}" if of_case else "All cases"
            groups[group].append((path, "/".join(parts[2:] if of_case else parts)))
    return site.page(request, "files", groups=dict(sorted(groups.items())), of_drafts=wanted == "drafts")


def _ending(path: str) -> str:
    return path[path.rfind(".") :].casefold() if "." in path else ""


async def _file(site: Site, request: Request) -> Response:
    path = request.path_params["path"]
    found = site.workplace.file(path)
    kind = _KINDS.get(_ending(path))
    if found is None or kind is None:
        raise Refused(
            "There is no such file in the folder outputs. It may have been made again under another "
            "name: look in the list of files.",
            404,
        )
    return FileResponse(found, media_type=kind, filename=found.name)


ADDRESSES = (Address("/files", show=_files), Address("/files/{path:path}", show=_file))
