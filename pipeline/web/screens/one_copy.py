"""One family copy: its pages, what is withheld, what needs an eye, and what two people decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.copy_desk import MadeCopies
from pipeline.app.copy_state import CopyKey, CopyState, What
from pipeline.app.decide_copy import CopyDecision, NotCounted, decide, why_not
from pipeline.app.progress import Progress
from pipeline.formats.pdf import Page
from pipeline.foundation.dates import in_words
from pipeline.foundation.errors import OutputError, PipelineError
from pipeline.foundation.filenames import safe_name
from pipeline.model import codes, known
from pipeline.web.screens.family_copies import entered_in_words, link_of, state_in_words, title_of, waiting_in
from pipeline.web.site import Address, Refused, Site, finished
from pipeline.web.workplace import Seen

_NONE = "There is no such copy in the workbooks. Look for it in the list of family copies."
#: What is said after each decision.
_DONE = {
    "approve": "The approval is entered. A second person signs in, and checks the copy.",
    "check": "The check is entered. Make the documents of the case: then the copy goes out.",
    "stop": "The stop is entered. Make the documents of the case: what is out then moves to recalled.",
    "given": "It is entered how the copy was given.",
}
_WAITS = " The workbook is open, so it waits in decisions.xlsx. It counts from now."
#: Which of the form's fields each of the model's is.
_FIELDS = {"method": "method", "sent_at": "given_on", "read_through_on": "read_on", "stop_reason": "reason"}


def _key(asked: QueryParams | FormData) -> CopyKey:
    return CopyKey(*(str(asked.get(name, "")) for name in ("case", "person", "document", "about")))


async def _state(site: Site, seen: Seen, key: CopyKey) -> CopyState:
    desk = site.copies.desk(seen)
    state = await run_in_threadpool(desk.state, key)
    if state is None:
        raise Refused(_NONE, 404)
    return state


async def _made(site: Site, seen: Seen, key: CopyKey) -> MadeCopies | Response:
    """The person's copies; or the page that shows how far their making is."""
    made = site.copies.made(seen, key)
    if made is not None:
        return made
    title, then = "Preparing the copies", link_of(key)

    def work(progress: Progress) -> None:
        site.copies.make(seen, key, progress)

    await finished(site.jobs.begin(title, then, work))
    made = site.copies.made(seen, key)
    return made if made is not None else site.begin(title, then, work)


async def _copy(site: Site, request: Request) -> Response:
    return await _shown(site, request, _key(request.query_params), said=_said(request.query_params))


def _said(asked: QueryParams) -> str:
    said = _DONE.get(asked.get("done", ""), "")
    return said + _WAITS if said and asked.get("waits") else said or entered_in_words(asked)


async def _shown(
    site: Site,
    request: Request,
    key: CopyKey,
    *,
    said: str = "",
    faults: list[tuple[str, str]] | None = None,
    form: FormData | None = None,
) -> Response:
    """The screen of one copy; after a form with `faults`, with these at the top and at its fields."""
    seen = await site.seen_by_case(request)
    if isinstance(seen, Response):
        return seen
    state = await _state(site, seen, key)
    made = await _made(site, seen, key)
    if isinstance(made, Response):
        return made
    mark, state = state.mark, replace(state, line=made.lines.get((key.document, key.owner), state.line))
    pages, no_pages = await _pages(site, seen, key)
    who = site.signed_in.name
    return site.page(
        request,
        "copy",
        status=422 if faults else 200,
        state=state,
        title=title_of(state),
        mark=mark,
        key=key,
        asked=link_of(key).partition("?")[2],
        words=state_in_words(state),
        pages=pages,
        no_pages=no_pages,
        withheld=made.withheld,
        to_read=_to_read(made, state),
        decided=_decided(state),
        file=_file_of(site, state),
        signed_in=site.signed_in,
        may={one.value: why_not(one, state, made, who) if who else () for one in state.may},
        methods=codes.METHOD.codes,
        reasons=codes.STOP_REASON.codes,
        said=said,
        waiting=await waiting_in(site),
        problem=bool(faults),
        faults=dict(faults or ()),
        typed={
            name: str(form.get(name, "")) if form is not None else "" for name in ("do", *_FIELDS.values())
        },
    )


async def _pages(site: Site, seen: Seen, key: CopyKey) -> tuple[list[Page], str]:
    """The pages of a copy; or none, and why."""
    try:
        pages = await run_in_threadpool(site.copies.pages, seen, key)
    except OutputError as fault:
        return [], f"{fault.message} {fault.remedy}"
    return pages, "" if pages else "No file of it is made as things are, so there are no pages to look at."


def _to_read(made: MadeCopies, state: CopyState) -> list[Any]:
    """The sentences of this draft that mention somebody."""
    name = f"{state.title} ({state.key.owner})" if state.key.owner else state.title
    to_read = made.withheld["to_read"] if made.withheld is not None else []
    return [sentence for one in to_read if one["draft"] == name for sentence in one["sentences"]]


def _decided(state: CopyState) -> list[tuple[str, str]]:
    """What its row of Copies given says, by heading."""
    row = state.row
    if row is None:
        return []
    names = ("copy_id", "version", "approved_by", "approved_on", "second_checker", "checked_on", "method",
             "sent_at", "read_through_on", "stopped_by", "stopped_on", "stop_reason")  # fmt: skip
    return [
        (row.fields[name].heading, _written(value)) for name in names if known(value := getattr(row, name))
    ]


def _written(value: object) -> str:
    return in_words(value) if isinstance(value, date) else str(getattr(value, "label", value))


def _file_of(site: Site, state: CopyState) -> str:
    """The path of the file that went out, if it is there."""
    if state.out is None:
        return ""
    path = f"cases/{safe_name(state.key.case_id)}/{state.out.file}"
    return path if site.workplace.file(path) is not None else ""


async def _picture(site: Site, request: Request) -> Response:
    """One page of a copy as a picture, from memory."""
    number = request.path_params["number"]
    seen = site.workplace.seen_by_case
    pages: list[Page] = []
    if seen is not None:
        pages, _ = await _pages(site, seen, _key(request.query_params))
    if not 1 <= number <= len(pages):
        raise Refused("There is no such page. Load the copy again.", 404)
    return Response(pages[number - 1].picture, media_type="image/png")


async def _decide(site: Site, request: Request, form: FormData) -> Response:
    """Enter what the person who is signed in decided."""
    seen = await site.seen_by_case(request)
    if isinstance(seen, Response):
        return seen
    key, who = _key(form), site.signed_in.name
    if not who:
        raise Refused("Nobody is signed in, or the sign-in has ended. Sign in, and decide then.", 403)
    site.require_the_same(form)
    what = next((one for one in What if one.value == form.get("do")), None)
    if what is None:
        raise Refused("Go back to the copy, and choose what to do.")
    if what in (What.APPROVE, What.CHECK) and form.get("read") != "yes":
        faults = [("read", "Say that you have read the copy, and the sentences that mention somebody.")]
        return await _shown(site, request, key, faults=faults, form=form)
    made = await _made(site, seen, key)
    if isinstance(made, Response):
        return made
    days, faults = _days(form) if what is What.GIVEN else ({}, [])
    if faults:
        return await _shown(site, request, key, faults=faults, form=form)
    decision = CopyDecision(
        what=what, key=key, mark=str(form.get("mark", "")), who=who,
        method=str(form.get("method", "")), reason=str(form.get("reason", "")), **days,
    )  # fmt: skip
    place = site.workplace
    try:
        done = await run_in_threadpool(
            decide, decision, site.copies.desk(seen), made, place.inputs, place.passwords, seen.marks
        )
    except NotCounted as fault:
        faults = [(_FIELDS.get(name, "read"), sentence) for name, sentence in fault.faults]
        return await _shown(site, request, key, faults=faults, form=form)
    except PipelineError as fault:
        raise Refused(f"{fault.message} {fault.remedy}", 409) from None
    if done.entered is not None:
        await run_in_threadpool(place.decided, seen, done.entered, key.case_id)
    more = {"waits": "yes"} if done.waits_for else {}
    return RedirectResponse(link_of(key, done=what.value, **more), 303)


def _days(form: FormData) -> tuple[dict[str, date], list[tuple[str, str]]]:
    """The days of a form, by the names of a decision, and what is wrong with them."""
    days, faults = {}, []
    for name, of_decision in (("given_on", "given_on"), ("read_on", "read_through_on")):
        typed = str(form.get(name, "")).strip()
        day = _day(typed)
        if typed and day is None:
            faults.append((name, "Enter a day such as 30/10/2026."))
        elif day is not None:
            days[of_decision] = day
    return days, faults


def _day(typed: str) -> date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"):
        try:
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    return None


async def _decide_or_back(site: Site, request: Request, form: FormData) -> Response:
    """As `_decide`; a refusal leads back to the copy."""
    try:
        return await _decide(site, request, form)
    except Refused as refused:
        refused.back = link_of(_key(form)), "Back to the copy"
        raise


ADDRESSES = (
    Address("/copy", show=_copy, do=_decide_or_back),
    Address("/copy/page/{number:int}", show=_picture),
)
