"""Family copies: which each person could have, and what is so of each."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.copy_state import CopyKey, CopyState, What
from pipeline.app.said.of_faults import on_page
from pipeline.app.waiting_decisions import DISAGREES, Waiting, enter_waiting
from pipeline.casefiles.copy_lines import DRAFT, ISSUED
from pipeline.foundation.errors import PipelineError
from pipeline.foundation.filenames import safe_name
from pipeline.web.site import Address, Refused, Site
from pipeline.web.workplace import Seen

_COPIES = "/copies"


class Row(NamedTuple):
    """One copy of a person's: its document, what it is about, its state, why, who decides, and its link."""

    title: str
    owner: str
    state: str
    why: str
    who: str
    link: str


def link_of(key: CopyKey, **more: str) -> str:
    """The address of the screen of one copy."""
    asked = {"case": key.case_id, "person": key.person_id, "document": key.document, "about": key.owner}
    return f"/copy?{urlencode({**asked, **more})}"


def state_in_words(state: CopyState) -> str:
    """The status of a copy, in a few words."""
    is_stopped = state.row is not None and state.row.is_stopped
    if state.out is not None:
        changed = "" if state.line.state == ISSUED or is_stopped else ", and has changed since"
        return f"{'Recalled' if is_stopped else 'Out'}: copy {state.out.copy_number}{changed}"
    if state.line.state == ISSUED:
        return "Approved and checked: goes out with the next documents"
    if is_stopped:
        return "Stopped by somebody"
    if state.is_approved:
        return "Approved, to be checked by a second person"
    return "A draft, to be approved" if state.line.state == DRAFT else state.line.state.capitalize()


def title_of(state: CopyState) -> str:
    """The title of the screen of one copy: what it is, what it is about, and for whom."""
    title = state.title.removesuffix(" for you").removesuffix(": a copy")
    about = f", {state.key.owner}," if state.key.owner else ""
    person = next((one for one in state.case.family if one.person_id == state.key.person_id), None)
    label = str(getattr(person.relationship, "label", "")) if person is not None else ""
    is_said = label and person is not None and person.relationship != "other"
    whom = f"the {label[:1].lower()}{label[1:]} ({state.key.person_id})" if is_said else state.key.person_id
    return f"{title}{about} for {whom}"


def row_of(state: CopyState) -> Row:
    """A copy as a row of the list."""
    is_settled = state.line.state == ISSUED or What.CHECK in state.may
    why = "" if is_settled else state.why
    return Row(
        title=state.title,
        owner=state.key.owner,
        state=state_in_words(state),
        why=why[:1].upper() + why[1:],
        who=state.line.who,
        link=link_of(state.key),
    )


async def waiting_in(site: Site) -> int:
    """How many decisions wait in decisions.xlsx; none where it cannot be read."""
    place = site.workplace
    try:
        return len((await run_in_threadpool(Waiting.read, place.inputs, place.passwords)).rows)
    except PipelineError:
        return 0


def entered_in_words(asked: QueryParams) -> str:
    """What is said after decisions that waited were entered; empty where an address says nothing of it."""
    number = asked.get("entered", "")
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        return ""
    if number == "1":
        return "1 decision that waited is entered in its workbook."
    return f"{number} decisions that waited are entered in their workbooks."


def way_back(wanted: object, *others: str) -> str:
    """An address of the family copies, or with the path of one of `others`; otherwise that of their list."""
    path = str(wanted or _COPIES)
    parts = urlsplit(path) if path.isprintable() and "\\" not in path else None
    is_ours = parts is not None and not parts.scheme and not parts.netloc and not path.startswith("//")
    if parts is None or not is_ours:
        return _COPIES
    return path if parts.path in (_COPIES, "/copy", *others) or parts.path.startswith("/copies/") else _COPIES


async def _copies(site: Site, request: Request) -> Response:
    seen = await site.seen_by_case(request)
    if isinstance(seen, Response):
        return seen
    wanted = request.query_params.get("find", "").strip()
    drafts = Counter(path.split("/")[1] for path in seen.overview.drafts)
    rows = [
        (case_id, drafts[safe_name(case_id)], _held(seen, case_id))
        for case_id in seen.inputs.reading.cases.ids
        if wanted.casefold() in case_id.casefold()
    ]
    said, waiting = entered_in_words(request.query_params), await waiting_in(site)
    return site.page(request, "copies", rows=rows, find=wanted, waiting=waiting, said=said)


def _held(seen: Seen, case_id: str) -> str:
    held = case_id in seen.overview.held or case_id in seen.overview.stopped
    return "None until a problem is corrected" if held else ""


async def _of_case(site: Site, request: Request) -> Response:
    seen = await site.seen_by_case(request)
    if isinstance(seen, Response):
        return seen
    case_id = request.path_params["case"]
    if case_id not in seen.inputs.reading.cases.ids:
        raise Refused("There is no such case in the workbooks. Look for it in the list of cases.", 404)
    desk = site.copies.desk(seen)
    case = desk.case(case_id)
    people = await run_in_threadpool(lambda: list(desk.people(case)) if case is not None else [])
    return site.page(
        request,
        "copies_of_case",
        case_id=case_id,
        people=[(one, [row_of(state) for state in one.copies]) for one in people],
        findings=[*seen.overview.held.get(case_id, ()), *seen.overview.stopped.get(case_id, ())],
        signed_in=site.signed_in,
        waiting=await waiting_in(site),
        said=entered_in_words(request.query_params),
    )


async def _enter_waiting(site: Site, request: Request, form: FormData) -> Response:
    """Enter the decisions that wait in the workbooks that they belong in, and lead back to where one was."""
    then = way_back(form.get("then"), "/")
    try:
        return await _entered(site, request, then)
    except Refused as refused:
        refused.back = then, "Back to where you were"
        raise


async def _entered(site: Site, request: Request, then: str) -> Response:
    seen = await site.seen_by_case(request)
    if isinstance(seen, Response):
        return seen
    place = site.workplace
    try:
        moved = await run_in_threadpool(
            enter_waiting, place.inputs, seen.inputs.reading.cases, place.passwords
        )
    except PipelineError as fault:
        raise Refused(on_page(fault), 409) from None
    if moved.still_open:
        raise Refused(f"{', '.join(moved.still_open)} is still open. Close it in Excel, and try again.", 409)
    if moved.left:
        raise Refused(f"{DISAGREES} The screen Workbooks names the cells.", 409)
    return RedirectResponse(f"{then}{'&' if '?' in then else '?'}entered={moved.entered}", 303)


ADDRESSES = (
    Address("/copies", show=_copies),
    Address("/copies/enter", do=_enter_waiting),
    Address("/copies/{case:path}", show=_of_case),
)
