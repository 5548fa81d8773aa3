"""Workbooks: what is wrong or missing in them, cell by cell, and each of them with these cells marked."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.check_workbooks import check_workbooks
from pipeline.app.progress import Progress
from pipeline.app.read_inputs import read_inputs
from pipeline.foundation.filenames import safe_name
from pipeline.model.finding import Finding, Severity
from pipeline.storage.atomic_write import write_atomically
from pipeline.storage.folder import inventory_of
from pipeline.web.site import Address, Refused, Site

_WORKBOOK = re.compile(r"\.(xlsx|xlsm|xlsb|xls|ods)\Z", re.IGNORECASE)
_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


async def _workbooks(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    for one in seen.overview.problems:
        by_sheet[one.sheet or one.workbook].append(one)
    return site.page(
        request,
        "workbooks",
        books=sorted(path.name for path in site.workplace.inputs.glob("*") if _WORKBOOK.search(path.name)),
        by_sheet=by_sheet,
        digest=seen.digest,
        words=_WORDS,
        notes=sum(one.severity is Severity.NOTE for one in seen.overview.findings),
        marked=[path for path in inventory_of(site.workplace.out).files if path.startswith("check/")],
    )


async def _check(site: Site, request: Request, form: FormData) -> Response:
    def work(progress: Progress) -> None:
        workplace = site.workplace
        given = read_inputs(workplace.inputs, progress=progress, keep=True)
        steps = given.settings.recognition.steps
        check_workbooks(given.reading, workplace.clock(given), workplace.out, progress, continuum=steps)

    return site.begin("Checking the workbooks", "/workbooks", work)


async def _add(site: Site, request: Request, form: FormData) -> Response:
    """Put dropped workbooks into the folder inputs. One that is there already is not written over."""
    dropped = [one for one in form.getlist("workbooks") if isinstance(one, UploadFile) and one.filename]
    if not dropped:
        raise Refused("Choose a workbook first, then send it.")
    for one in dropped:
        name = _name_of(one.filename or "")
        target = site.workplace.inputs / name
        if target.exists():
            raise Refused(
                f"There is a workbook {name} in the folder inputs already. Save the new one under another "
                "name, or take the old one out of the folder first. Nothing was written over.",
                409,
            )
        data = await one.read()
        if not data:
            raise Refused(f"{name} is empty.")
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, data)
    return RedirectResponse("/workbooks", 303)


async def _password(site: Site, request: Request, form: FormData) -> Response:
    site.workplace.add_password(str(form.get("password", "")))
    return RedirectResponse("/workbooks", 303)


def _name_of(given: str) -> str:
    """The last part of a file's name, made safe for every system. Raises Refused where it is no workbook."""
    name = PurePosixPath(given.replace("\\", "/")).name
    if not _WORKBOOK.search(name) or name.startswith((".", "~$")):
        raise Refused(
            "This is no workbook of Excel (.xlsx). Open it in its program, and save it as an Excel workbook."
        )
    stem, ending = name.rsplit(".", 1)
    return f"{safe_name(stem)}.{ending.casefold()}"


ADDRESSES = (
    Address("/workbooks", show=_workbooks, do=_check),
    Address("/workbooks/add", do=_add),
    Address("/password", do=_password),
)
