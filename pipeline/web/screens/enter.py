"""Enter a case: one step a page, written into the workbook's own rows as soon as it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.enter_in_workbook import Changed
from pipeline.app.entry.entering import Entering
from pipeline.app.entry.expected_rows import ASKED
from pipeline.app.entry.parts import parts_of
from pipeline.app.entry.proposals import address_of
from pipeline.app.entry.questions import Question
from pipeline.app.entry.row_form import RowForm
from pipeline.app.entry.row_words import one_of, words_of
from pipeline.app.entry.steps import next_of, steps_of
from pipeline.app.entry.together_form import Group, TogetherForm
from pipeline.app.progress import SILENT
from pipeline.app.said.of_faults import on_page
from pipeline.foundation.errors import PipelineError
from pipeline.model import BY_COLLECTION, Case, CaseDetails, Record, StaffMember
from pipeline.web.site import Address, Refused, Site

_GONE = "This is not in the workbooks any more. Look for the case in the list of cases."
_CHANGED = (
    "Somebody changed this in the workbook meanwhile, so nothing was entered. Your answers are below, and "
    "beside each what the workbook holds now. Look at both, and send the form again."
)


async def _enter(site: Site, request: Request) -> Response:
    entering = await site.entering(request)
    if isinstance(entering, Response):
        return entering
    return site.page(
        request, "enter", cases=entering.reading.cases.ids, workbooks=sorted(entering.marks), problem=""
    )


async def _people(site: Site, request: Request) -> Response:
    entering = await site.entering(request)
    if isinstance(entering, Response):
        return entering
    people = entering.reading.cases.staff.members
    return site.page(
        request,
        "people",
        people=[(address_of(one), words_of(one)) for one in people],
        saved="saved" in request.query_params,
    )


async def _case(site: Site, request: Request) -> Response:
    entering = await site.entering(request)
    if isinstance(entering, Response):
        return entering
    case = _known(entering, request.query_params.get("case", ""))
    steps = await run_in_threadpool(steps_of, case, entering.clock)
    return site.page(
        request,
        "entering",
        case_id=case.id,
        steps=steps,
        next=next_of(steps),
        saved=case.details.read_from.workbook if "saved" in request.query_params else "",
        problems=await run_in_threadpool(entering.rows_with_problems, case),
    )


def _known(entering: Entering, case_id: str) -> Case:
    case = entering.case(case_id)
    if case is None:
        raise Refused(_GONE, 404)
    return case


def _kind(collection: str) -> type[Record]:
    kind = StaffMember if collection == StaffMember.collection else BY_COLLECTION.get(collection)
    if kind is None:
        raise Refused("There is no such form.", 404)
    return kind


def _row_form(entering: Entering, asked: dict[str, str]) -> RowForm:
    """The form that an address, or the hidden fields of a form, ask for."""
    kind = _kind(asked.get("sheet", ""))
    case_id, address, part = asked.get("case", ""), asked.get("at", ""), asked.get("part", "0")
    is_new = not case_id and kind is CaseDetails and not address
    case = None if is_new or kind is StaffMember else _known(entering, case_id)
    record = entering.row(kind, case, address) if address else None
    if (address and record is None) or (kind is CaseDetails and record is None and not is_new):
        raise Refused(_GONE, 404)
    number = int(part) if part.isascii() and part.isdigit() and len(part) < 4 else -1
    chosen = {name: asked[name] for name in kind.fields if name in asked}
    form = RowForm(entering=entering, kind=kind, case=case, record=record, number=number, chosen=chosen)
    if not 0 <= number < len(parts_of(kind)) or (record is None and number):
        raise Refused("This page of the form is not there. Go back to the case, and choose again.", 404)
    return form


async def _row(site: Site, request: Request) -> Response:
    entering = await site.entering(request)
    if isinstance(entering, Response):
        return entering
    form = _row_form(entering, dict(request.query_params))
    questions = await run_in_threadpool(form.questions)
    return _row_page(site, request, form, questions, workbook=request.query_params.get("workbook", ""))


def _row_page(
    site: Site,
    request: Request,
    form: RowForm,
    questions: Sequence[Question],
    *,
    workbook: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    parts = parts_of(form.kind)
    return site.page(
        request,
        "row",
        status=status,
        case_id=form.case.id if form.case is not None else "",
        collection=form.kind.collection,
        one=one_of(form.kind),
        row=words_of(form.record) if form.record is not None else "",
        address=address_of(form.record) if form.record is not None else "",
        number=form.number,
        part=form.part,
        parts=[(n, one.title) for n, one in enumerate(parts) if form.record and n != form.number],
        mark=form.mark,
        questions=questions,
        workbook=workbook,
        sentence=problem,
        problem=problem or any(one.problem for one in questions),
    )


def _given(form: FormData) -> dict[str, list[str]]:
    """What was answered, by question."""
    return {
        name.removeprefix("q."): [str(one) for one in form.getlist(name)]
        for name in form
        if name.startswith("q.")
    }


async def _send_row(site: Site, request: Request, sent: FormData) -> Response:
    asked = {name: str(sent.get(name)) for name in ("case", "sheet", "at", "part") if name in sent}
    given, workbook = _given(sent), str(sent.get("workbook", ""))
    entering = await _fresh(site)
    form = _row_form(entering, asked)
    if form.mark != str(sent.get("mark", "")):
        shown = await run_in_threadpool(form.beside, given)
        return _row_page(site, request, form, shown, workbook=workbook, problem=_CHANGED, status=409)
    questions, answers = await run_in_threadpool(form.answered, given)
    if any(one.problem for one in questions):
        return _row_page(site, request, form, questions, workbook=workbook, status=422)
    try:
        done = await run_in_threadpool(form.enter, answers, workbook)
    except PipelineError as fault:
        problem = _CHANGED if isinstance(fault, Changed) else on_page(fault, "save again")
        return _row_page(site, request, form, questions, workbook=workbook, problem=problem, status=409)
    if form.kind is StaffMember:
        return _to("/entry/people", saved="yes")
    if done.next_part is None or sent.get("then") == "case":
        return _to("/entry/case", case=done.case_id, saved="yes")
    place = {"case": done.case_id, "sheet": form.kind.collection, "at": done.address}
    return _to("/entry/row", **place, part=str(done.next_part))


async def _fresh(site: Site) -> Entering:
    """The workbooks as they are now, read again if need be: nothing that was typed is lost by it."""
    try:
        return await run_in_threadpool(site.workplace.read_for_entering, SILENT)
    except PipelineError as fault:
        raise Refused(f"Nothing was entered. {on_page(fault, 'save again')}", 409) from None


def _to(path: str, **where: str) -> Response:
    return RedirectResponse(f"{path}?{urlencode(where)}", 303)


def _together_form(entering: Entering, asked: dict[str, str]) -> TogetherForm:
    kind = _kind(asked.get("sheet", ""))
    form = TogetherForm(
        entering=entering,
        kind=kind,
        case=_known(entering, asked.get("case", "")),
        owner_id=asked.get("of", ""),
    )
    if kind not in ASKED or not form.is_there:
        raise Refused(_GONE, 404)
    return form


async def _together(site: Site, request: Request) -> Response:
    entering = await site.entering(request)
    if isinstance(entering, Response):
        return entering
    form = _together_form(entering, dict(request.query_params))
    return _together_page(site, request, form, await run_in_threadpool(form.groups))


def _together_page(
    site: Site,
    request: Request,
    form: TogetherForm,
    groups: Sequence[Group],
    *,
    problem: str = "",
    status: int = 200,
) -> Response:
    return site.page(
        request,
        "together",
        status=status,
        case_id=form.case.id,
        collection=form.kind.collection,
        title=form.kind.sheet,
        owner=form.owner_id,
        words=words_of(form.owner),
        mark=form.mark,
        groups=groups,
        sentence=problem,
        problem=problem or any(one.problem for group in groups for one in group.questions),
    )


async def _send_together(site: Site, request: Request, sent: FormData) -> Response:
    asked = {name: str(sent.get(name)) for name in ("case", "sheet", "of") if name in sent}
    given = _given(sent)
    form = _together_form(await _fresh(site), asked)
    if form.mark != str(sent.get("mark", "")):
        groups = await run_in_threadpool(form.groups)
        return _together_page(site, request, form, groups, problem=_CHANGED, status=409)
    groups = await run_in_threadpool(form.groups, given)
    if any(one.problem for group in groups for one in group.questions):
        return _together_page(site, request, form, groups, status=422)
    try:
        await run_in_threadpool(form.enter, given)
    except PipelineError as fault:
        problem = _CHANGED if isinstance(fault, Changed) else on_page(fault, "save again")
        return _together_page(site, request, form, groups, problem=problem, status=409)
    return _to("/entry/case", case=form.case.id, saved="yes")


ADDRESSES = (
    Address("/entry", show=_enter),
    Address("/entry/people", show=_people),
    Address("/entry/case", show=_case),
    Address("/entry/row", show=_row, do=_send_row),
    Address("/entry/together", show=_together, do=_send_together),
)
