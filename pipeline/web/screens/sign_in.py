"""Sign in: those of the sheet Staff who decide, each by their own name and code."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.code_changes import clear_code, clearable_by, set_up_code
from pipeline.app.staff_codes import SHORTEST, CodeRefused, people_of
from pipeline.foundation.errors import PipelineError
from pipeline.model import Staff
from pipeline.web.screens.family_copies import way_back
from pipeline.web.site import Address, Refused, Site

_FORGOTTEN = "/sign-in/forgotten"
_CHOOSE = "Choose your name from the list."


def _then(wanted: object) -> str:
    """Where to go after the sign-in: a screen of the copies or of a forgotten code, and nothing else."""
    return way_back(wanted, _FORGOTTEN)


async def _sign_in(site: Site, request: Request) -> Response:
    asked = request.query_params
    name, then = asked.get("name", ""), _then(asked.get("then"))
    is_unchosen = "name" in asked and not name.strip()
    return await _shown(site, request, name, then, CodeRefused("name", _CHOOSE) if is_unchosen else None)


async def _shown(
    site: Site, request: Request, name: str, then: str, fault: CodeRefused | None = None
) -> Response:
    """The form: first the name, then the code, or on the first time the new code twice."""
    seen = await site.seen_by_case(request)
    if isinstance(seen, Response):
        return seen
    staff = seen.inputs.reading.cases.staff
    people = people_of(staff, site.workplace.today)
    name = name if name in people else ""
    return site.page(
        request,
        "sign_in",
        status=422 if fault else 200,
        people=people,
        name=name,
        is_new=bool(name) and not await _is_set_up(site, name, staff),
        then=then,
        shortest=SHORTEST,
        signed_in=site.signed_in,
        problem=fault.sentence if fault else "",
        field=fault.field if fault else "",
    )


async def _is_set_up(site: Site, name: str, staff: Staff) -> bool:
    try:
        return await run_in_threadpool(site.codes.is_set_up, name, staff)
    except PipelineError as fault:
        raise Refused(f"{fault.message} {fault.remedy}", 409) from None


async def _do(site: Site, request: Request, form: FormData) -> Response:
    seen = await site.seen_by_case(request)
    if isinstance(seen, Response):
        return seen
    name, then = str(form.get("name", "")), _then(form.get("then"))
    staff = seen.inputs.reading.cases.staff
    if name not in people_of(staff, site.workplace.today):
        raise Refused("This name may not approve or check copies today, by the sheet Staff.", 403)
    code = str(form.get("code", ""))
    try:
        if not await _is_set_up(site, name, staff):
            again = str(form.get("again", ""))
            await run_in_threadpool(
                set_up_code, site.codes, staff, site.workplace.out, name=name, code=code, again=again
            )
        else:
            await run_in_threadpool(site.codes.require, name, code, staff)
    except CodeRefused as refused:
        return await _shown(site, request, name, then, refused)
    except PipelineError as fault:
        raise Refused(f"{fault.message} {fault.remedy}", 409) from None
    site.signed_in.enter(name)
    return RedirectResponse(then, 303)


async def _sign_out(site: Site, request: Request, form: FormData) -> Response:
    site.signed_in.leave()
    return RedirectResponse(f"/sign-in?{urlencode({'then': _then(form.get('then'))})}", 303)


async def _forgotten(site: Site, request: Request) -> Response:
    return await _forgotten_page(site, request, cleared=request.query_params.get("cleared", ""))


async def _forgotten_page(
    site: Site, request: Request, *, cleared: str = "", reason: str = "", fault: CodeRefused | None = None
) -> Response:
    """The form by which whoever is signed in clears the code of somebody else."""
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    staff, today, who = seen.inputs.reading.cases.staff, site.workplace.today, site.signed_in.name
    people = await run_in_threadpool(clearable_by, who, staff, site.codes, today) if who else []
    return site.page(
        request,
        "forgotten",
        status=422 if fault else 200,
        people=people,
        asked=request.query_params.get("name", ""),
        cleared=cleared if cleared in people_of(staff, today) else "",
        reason=reason,
        signed_in=site.signed_in,
        problem=fault.sentence if fault else "",
        field=fault.field if fault else "",
    )


async def _clear(site: Site, request: Request, form: FormData) -> Response:
    """Clear a code, in the name of who is signed in."""
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    who, name, reason = site.signed_in.name, str(form.get("name", "")), str(form.get("reason", ""))
    if not who:
        raise Refused("Nobody is signed in, or the sign-in has ended. Sign in, and clear the code then.", 403)
    site.require_the_same(form)
    staff, place = seen.inputs.reading.cases.staff, site.workplace

    def clear() -> None:
        clear_code(site.codes, staff, place.out, name=name, by=who, reason=reason, today=place.today)

    try:
        await run_in_threadpool(clear)
    except CodeRefused as fault:
        return await _forgotten_page(site, request, reason=reason, fault=fault)
    return RedirectResponse(f"{_FORGOTTEN}?{urlencode({'cleared': name})}", 303)


ADDRESSES = (
    Address("/sign-in", show=_sign_in, do=_do),
    Address(_FORGOTTEN, show=_forgotten, do=_clear),
    Address("/sign-out", do=_sign_out),
)
