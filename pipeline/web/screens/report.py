"""Report: a draft of a period to look at, its publication in a step of its own, and what is out already."""

from __future__ import annotations

from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.make_report import ReportResult, make_report
from pipeline.app.progress import Progress
from pipeline.app.published_reports import Register, register_in, take_back
from pipeline.app.report_preview import choice_of, days_as_name, period_named, periods_to_choose, preview_of
from pipeline.app.said.of_faults import on_page
from pipeline.app.said.of_files import file_lines
from pipeline.app.said.of_report import copy_line, report_lines
from pipeline.app.said.outline import outline
from pipeline.app.said.ways import PAGE
from pipeline.procedure.clock import Clock
from pipeline.reporting.periods import Period, last_quarter
from pipeline.web.screens.edition import editions_made
from pipeline.web.site import Address, Refused, Site
from pipeline.web.workplace import Seen

_LONGEST_NAME, _LONGEST_REASON = 100, 500


class Made(NamedTuple):
    """A report that was made, and whether it was to be published."""

    result: ReportResult
    hand_out: bool


def _takable(register: Register) -> list[Period]:
    """The periods of the reports that can be taken back now."""
    last = register.released.last()
    return [*register.lacking, *([last.period] if last else [])]


def period_of(site: Site, seen: Seen, name: object) -> Period:
    """The period of this name. Raises Refused where nothing can be counted in it."""
    period = period_named(str(name), seen.overview.first_day, site.workplace.today)
    if period is None:
        raise Refused("There is no such period to report on. Choose one from the list.", 409)
    return period


async def _report(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    return _report_page(site, request, seen, {})


def _report_page(
    site: Site, request: Request, seen: Seen, problems: dict[str, str], *, first: str = "", last: str = ""
) -> Response:
    """The page to choose a period on. `first`, `last`: the days that were typed."""
    today = site.workplace.today
    periods = periods_to_choose(seen.overview.first_day, today)
    register = register_in(site.workplace.out)
    return site.page(
        request,
        "report",
        status=422 if problems else 200,
        problem=bool(problems),
        problems=problems,
        first=first,
        last=last,
        periods=[choice_of(one, today) for one in periods],
        chosen=last_quarter(today).name,
        made=editions_made(site),
        entries=register.released.entries[::-1],
        register_fault=on_page(register.fault) if register.fault else "",
        register_copy=copy_line(register.copy) if register.copy else "",
        takable=_takable(register),
        threshold=seen.inputs.settings.report.threshold,
    )


def _make(site: Site, period: Period, *, hand_out: bool) -> Response:
    def work(progress: Progress) -> Made:
        now = site.workplace.look(progress)
        result = make_report(
            now.inputs.reading,
            period=period,
            settings=now.inputs.settings,
            clock=site.workplace.clock(now.inputs),
            templates=site.workplace.templates,
            out=site.workplace.out,
            hand_out=hand_out,
            progress=progress,
        )
        return Made(result, hand_out)

    title = "Publishing the report" if hand_out else "Making the draft of the report"
    return site.begin(title, "/report/made/{id}", work)


async def _draft(site: Site, request: Request, form: FormData) -> Response:
    """Make a draft of the chosen period. Nothing goes out."""
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    name, first, last = (str(form.get(one, "")) for one in ("period", "first", "last"))
    if first.strip() or last.strip():
        name, problems = days_as_name(first, last, site.workplace.today)
        if problems:
            return _report_page(site, request, seen, problems, first=first, last=last)
    return _make(site, period_of(site, seen, name), hand_out=False)


async def _made(site: Site, request: Request) -> Response:
    job = site.jobs.job(request.path_params["job"])
    if job is None or not isinstance(job.result, Made):
        raise Refused("This report was made some time ago. The screen Report shows it.", 404)
    result, hand_out = job.result
    lines = [*report_lines(result, hand_out=hand_out, ways=PAGE), *file_lines(result.published)]
    own = f"reports/{result.edition.asked.name}/restricted.xlsx"
    return site.page(
        request,
        "report_made",
        result=result,
        is_out=hand_out and result.is_entered,
        period=result.edition.asked,
        is_over=result.edition.asked.last < site.workplace.today,
        sentences=outline(lines),
        preview=preview_of(result, site.workplace.out),
        own=own if site.workplace.file(own) else "",
    )


async def _publish_form(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    return _publish_page(site, request, period_of(site, seen, request.query_params.get("period")))


def _publish_page(site: Site, request: Request, period: Period, problem: str = "") -> Response:
    return site.page(
        request, "report_publish", status=422 if problem else 200, period=period, problem=problem,
        is_over=period.last < site.workplace.today,
    )  # fmt: skip


async def _publish(site: Site, request: Request, form: FormData) -> Response:
    """Publish the edition of a period, once a person has said that it was read."""
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    period = period_of(site, seen, form.get("period"))
    if form.get("read") != "yes":
        problem = "Tick the box once you have read the draft. It cannot be published unread."
        return _publish_page(site, request, period, problem)
    return _make(site, period, hand_out=True)


async def _take_back_form(site: Site, request: Request) -> Response:
    return _take_back_page(site, request, request.query_params.get("period"), {})


def _take_back_page(
    site: Site, request: Request, name: object, problems: dict[str, str], **typed: str
) -> Response:
    """The page to take back the report of the period of this name, or the first that can be."""
    register = register_in(site.workplace.out)
    takable = _takable(register)
    if not takable:
        why = on_page(register.fault) if register.fault else ""
        raise Refused(why or "No report is published, so there is none to take back.", 409)
    return site.page(
        request,
        "report_take_back",
        status=422 if problems else 200,
        period=next((one for one in takable if one.name == name), takable[0]),
        problem=bool(problems),
        problems=problems,
        by=typed.get("by", ""),
        reason=typed.get("reason", ""),
    )


async def _take_back(site: Site, request: Request, form: FormData) -> Response:
    """Take back the last edition, by a named person and with a reason."""
    by = " ".join(str(form.get("by", "")).split())
    reason = " ".join(str(form.get("reason", "")).split())
    problems = {}
    if not 0 < len(by) <= _LONGEST_NAME:
        problems["by"] = "Enter the name of the person who decides this."
    if not 0 < len(reason) <= _LONGEST_REASON:
        problems["reason"] = "Enter the reason, in a sentence or two."
    name = form.get("period")
    period = next((one for one in _takable(register_in(site.workplace.out)) if one.name == name), None)
    if problems or period is None:
        return _take_back_page(site, request, name, problems, by=by, reason=reason)
    clock = Clock(site.workplace.today)
    take_back(site.workplace.out, period=period, by=by, reason=reason, clock=clock)
    return RedirectResponse("/report", 303)


ADDRESSES = (
    Address("/report", show=_report, do=_draft),
    Address("/report/made/{job}", show=_made),
    Address("/report/publish", show=_publish_form, do=_publish),
    Address("/report/take-back", show=_take_back_form, do=_take_back),
)
