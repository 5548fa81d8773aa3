"""The publication plan: over how long a time each measure is published, as a form."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.edit_plan import change_plan, plan_form
from pipeline.app.progress import Progress
from pipeline.app.report_plan import PlanResult, make_plan
from pipeline.app.report_preview import choice_of, periods_to_choose
from pipeline.app.said.of_report import plan_lines
from pipeline.app.said.outline import outline
from pipeline.reporting.periods import last_quarter
from pipeline.reporting.publication_plan import LENGTHS
from pipeline.web.screens.report import period_of
from pipeline.web.site import Address, Refused, Site


async def _plan(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    today = site.workplace.today
    return site.page(
        request,
        "report_plan",
        plan=plan_form(site.workplace.out / "reports"),
        times=list(LENGTHS),
        periods=[choice_of(one, today) for one in periods_to_choose(seen.overview.first_day, today)],
        chosen=last_quarter(today).name,
        saved=request.query_params.get("saved") == "yes",
    )


async def _change(site: Site, request: Request, form: FormData) -> Response:
    given = {name[5:]: str(value) for name, value in form.items() if name.startswith("time.")}
    folder = site.workplace.out / "reports"
    await run_in_threadpool(change_plan, folder, given, str(form.get("digest", "")))
    return RedirectResponse("/report/plan?saved=yes", 303)


async def _choose(site: Site, request: Request, form: FormData) -> Response:
    """Have the plan chosen from the numbers, unless one is there and no year ends."""
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    period = period_of(site, seen, form.get("period"))

    def work(progress: Progress) -> PlanResult:
        now = site.workplace.look(progress)
        progress.stage("Counting", 0)
        return make_plan(
            now.inputs.reading,
            period=period,
            settings=now.inputs.settings,
            clock=site.workplace.clock(now.inputs),
            out=site.workplace.out,
        )

    return site.begin("Choosing the publication plan", "/report/plan/chosen/{id}", work)


async def _chosen(site: Site, request: Request) -> Response:
    job = site.jobs.job(request.path_params["job"])
    if job is None or not isinstance(job.result, PlanResult):
        raise Refused("This was some time ago. Look at the plan as it is now.", 404)
    return site.page(request, "report_plan_chosen", sentences=outline(plan_lines(job.result)))


ADDRESSES = (
    Address("/report/plan", show=_plan, do=_change),
    Address("/report/plan/choose", do=_choose),
    Address("/report/plan/chosen/{job}", show=_chosen),
)
