"""Cases: what each is due and lacks, and the making of documents for those that are chosen."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from pipeline.app.overview import Overview
from pipeline.app.progress import Progress
from pipeline.app.run.run_request import RunRequest
from pipeline.app.run.run_result import RunResult
from pipeline.app.run_documents import run
from pipeline.app.said.of_files import refused_lines
from pipeline.app.said.of_run import run_lines, unfilled_lines
from pipeline.app.said.outline import outline
from pipeline.app.said.ways import PAGE
from pipeline.app.settings import password_folder
from pipeline.documents import OF_NO_CASE, made_from
from pipeline.foundation.filenames import safe_name
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model.finding import FAULT
from pipeline.storage.folder import inventory_of
from pipeline.web.jobs import Job
from pipeline.web.screens.due_list import row_of
from pipeline.web.site import Address, Refused, Site
from pipeline.web.workplace import Seen


class Made(NamedTuple):
    """The result of a run, and the documents that were asked for; none for all of them."""

    result: RunResult
    only: tuple[str, ...]


class Line(NamedTuple):
    """One case in the list: how much is overdue, due, not entered and wrong, and whether it is held back."""

    case_id: str
    overdue: int
    coming: int
    implied: int
    problems: int
    state: str


def _lines(seen: Seen, wanted: str) -> list[Line]:
    overview = seen.overview
    overdue = overview.overdue_by_case()
    coming = Counter(one.case_id for one in overview.due.coming)
    implied = Counter(one.case_id for one in overview.due.implied)
    problems = Counter(one.case_id for one in overview.problems)
    return [
        Line(
            case_id,
            overdue[case_id],
            coming[case_id],
            implied[case_id],
            problems[case_id],
            "No documents"
            if case_id in overview.held
            else "No family copies"
            if case_id in overview.stopped
            else "",
        )
        for case_id in seen.inputs.reading.cases.ids
        if wanted.casefold() in case_id.casefold()
    ]


def _state(overview: Overview, case_id: str) -> str:
    if case_id in overview.held:
        return "No documents"
    return "No family copies" if case_id in overview.stopped else ""


async def _cases(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    wanted = request.query_params.get("find", "").strip()
    return site.page(
        request, "cases", lines=_lines(seen, wanted), find=wanted, documents=_documents(), problem=""
    )


def _documents() -> list[Plugin]:
    """The documents that a case can be due."""
    return [part for part in plugins_in("pipeline.documents") if made_from(part) not in OF_NO_CASE]


async def _case(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    case_id, overview = request.path_params["case"], seen.overview
    if case_id not in seen.inputs.reading.cases.ids:
        raise Refused("There is no such case in the workbooks. Look for it in the list of cases.", 404)
    clock, folder = site.workplace.clock(seen.inputs), f"cases/{safe_name(case_id)}/"
    due = overview.due
    return site.page(
        request,
        "case",
        case_id=case_id,
        due=[row_of(one, clock) for one in [*due.listed, *due.undated] if one.case_id == case_id],
        implied=overview.implied_in(case_id),
        problems=[one for one in overview.problems if one.case_id == case_id],
        held=overview.held.get(case_id, ()),
        stopped=overview.stopped.get(case_id, ()),
        files=[
            (path, path.removeprefix(folder))
            for path in inventory_of(site.workplace.out).files
            if path.startswith(folder)
        ],
    )


async def _make(site: Site, request: Request, form: FormData) -> Response:
    """Make the documents of the chosen cases; of all, where "all" was asked for."""
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    ids = seen.inputs.reading.cases.ids
    chosen = [str(one) for one in form.getlist("case")]
    only = [str(one) for one in form.getlist("document")]
    known = {part.name for part in _documents()}
    if form.get("which") != "all" and not chosen:
        return site.page(
            request, "cases", status=422, lines=_lines(seen, ""), find="", documents=_documents(),
            problem="Choose at least one case, or choose to make the documents of all cases.",
        )  # fmt: skip
    if set(chosen) - set(ids) or set(only) - known:
        raise Refused(
            "A case or a document that was chosen is not there any more. Look at the list again.", 409
        )

    def work(progress: Progress) -> Made:
        now = site.workplace.look(progress)
        settings = now.inputs.settings
        request_ = RunRequest(
            house=settings.house(),
            out=site.workplace.out,
            templates=site.workplace.templates,
            clock=site.workplace.clock(now.inputs),
            only=tuple(only),
            case_ids=() if form.get("which") == "all" else tuple(chosen),
            drafts_only=form.get("drafts") == "yes",
            initials=settings.copies.search_for_initials,
            passwords=password_folder(settings, site.workplace.inputs, site.workplace.out),
            workers=0,
        )
        return Made(run(now.inputs.reading, request_, progress), tuple(only))

    return site.begin("Making documents", "/made/{id}", work)


async def _made(site: Site, request: Request) -> Response:
    job: Job | None = site.jobs.job(request.path_params["job"])
    if job is None or not isinstance(job.result, Made):
        raise Refused("This run ended some time ago. Its documents are in the list of files.", 404)
    result, only = job.result
    return site.page(
        request,
        "made",
        result=result,
        sentences=outline(run_lines(result, site.workplace.out, only, PAGE)),
        refused=outline(refused_lines(result.refused)),
        unfilled=outline(unfilled_lines(result, PAGE)),
        faults=[one for one in result.findings if one.rule == FAULT],
    )


ADDRESSES = (
    Address("/cases", show=_cases, do=_make),
    Address("/cases/{case:path}", show=_case),
    Address("/made/{job}", show=_made),
)
