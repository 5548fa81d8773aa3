"""The site: its screens, what each of them may use, and how an answer becomes a page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.app.entry.entering import Entering
from pipeline.app.own_templates import TemplateStates
from pipeline.app.preview_file import Previews
from pipeline.app.progress import Progress
from pipeline.app.said.of_faults import on_page
from pipeline.app.staff_codes import FILE_NAME as CODES
from pipeline.app.staff_codes import StaffCodes
from pipeline.foundation.dates import shown
from pipeline.foundation.errors import PipelineError, fault_lines
from pipeline.web.copy_room import CopyRoom
from pipeline.web.guard import Guard, TooLarge
from pipeline.web.jobs import Job, Jobs, State
from pipeline.web.sent_once import SentOnce
from pipeline.web.session import Session
from pipeline.web.signed_in import SignedIn
from pipeline.web.workplace import Seen, Workplace

_HERE = Path(__file__).parent
#: How long a screen waits for work that is nearly done, before it shows the progress instead.
_PATIENCE = 2.0
_MOST_FIELDS, _MOST_FILES, _LARGEST_FIELD = 2_000, 20, 1_000_000
_STALE = (
    "This form is not from this page, or from before it was started again. Go back to the page, load it "
    "again, and send the form once more."
)
#: The screens in the order in which the navigation names them.
NAVIGATION = (
    ("/", "Start"),
    ("/workbooks", "Workbooks"),
    ("/entry", "Enter a case"),
    ("/cases", "Cases"),
    ("/copies", "Family copies"),
    ("/due", "Due list"),
    ("/files", "Files"),
    ("/report", "Report"),
    ("/templates", "Templates"),
    ("/settings", "Settings"),
)


class Refused(Exception):
    """A form or an address that cannot be used: the sentence that says why, and the status.

    `back`: the address from which to try again, and the words of its link; the start where none is given.
    """

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence, self.status = sentence, status
        self.back = ("/", "Back to the start")


class Site:
    """What every screen may use: the session, the folder, the work in hand, and what was looked at last."""

    def __init__(self, session: Session, workplace: Workplace) -> None:
        self.session, self.workplace, self.jobs = session, workplace, Jobs()
        self.previews, self.templates = Previews(), TemplateStates()
        self.is_ending: Callable[[], bool] = lambda: False
        self.copies, self.signed_in = CopyRoom(workplace), SignedIn()
        self.codes, self.once = StaffCodes(workplace.root / CODES), SentOnce()
        self._environment = Environment(
            loader=FileSystemLoader(_HERE / "layout"), autoescape=True, undefined=StrictUndefined
        )
        self._environment.filters["shown"] = shown
        self._environment.globals["new_number"] = self.once.number

    def page(self, request: Request, layout: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """A page from a layout. Whatever a cell holds is shown as text."""
        shell = {
            "navigation": NAVIGATION,
            "here": request.url.path,
            "form_token": self.session.form,
            "as_at": shown(self.workplace.today),
            "running": self.jobs.running,
        }
        text = self._environment.get_template(f"{layout}.html").render(**shell, **context)
        return HTMLResponse(text, status_code=status)

    def refusal(self, request: Request, refused: Refused) -> HTMLResponse:
        """A page that says why something cannot be done."""
        link, words = refused.back
        return self.page(
            request, "refused", status=refused.status, sentence=refused.sentence, link=link, words=words
        )

    def require_the_same(self, form: FormData) -> None:
        """Refuse a form that was shown to somebody else than the person who is signed in now."""
        who = self.signed_in.name
        if form.get("who") != who:
            said = f"{who} is signed in now, and this page was shown to somebody else."
            raise Refused(f"{said} Load it again, and decide then.", 409)

    async def seen(self, request: Request) -> Seen | Response:
        """The folder as it is now; or the page that shows how far the reading is, or why it failed."""
        seen = self.workplace.seen
        if seen is not None:
            return seen
        job = self.jobs.begin("Reading the workbooks", str(request.url.path), self.workplace.look)
        await finished(job)
        if job.state is State.DONE and (seen := self.workplace.seen) is not None:
            return seen
        if job.state is State.FAILED:
            return self.page(request, "unread", sentences=job.sentences)
        return RedirectResponse(f"/progress/{job.id}", 303)

    async def seen_by_case(self, request: Request) -> Seen | Response:
        """As `seen`, for screens of one case: after a decision it is there without reading everything."""
        return self.workplace.seen_by_case or await self.seen(request)

    async def entering(self, request: Request) -> Entering | Response:
        """The workbooks read so that something can be entered; or the page that shows how far that is."""
        if (entering := self.workplace.entering) is not None:
            return entering
        query = request.url.query.replace("{", "%7B").replace("}", "%7D")
        then = f"{request.url.path}?{query}"
        job = self.jobs.begin("Reading the workbooks", then, self.workplace.read_for_entering)
        await finished(job)
        if job.state is State.FAILED:
            return self.page(request, "unread", sentences=job.sentences)
        return self.workplace.entering or RedirectResponse(f"/progress/{job.id}", 303)

    def begin(self, title: str, then: str, work: Callable[[Progress], Any]) -> Response:
        """Begin a piece of work, and show how far it is. While another runs, that one is shown."""
        return RedirectResponse(f"/progress/{self.jobs.begin(title, then, work).id}", 303)


async def finished(job: Job, patience: float = _PATIENCE) -> None:
    """Wait until the work has ended, but not for long."""
    for _ in range(int(patience / 0.05)):
        if job.state is not State.RUNNING:
            return
        await asyncio.sleep(0.05)


Screen = Callable[[Site, Request], Awaitable[Response]]
FormScreen = Callable[[Site, Request, FormData], Awaitable[Response]]


@dataclass(frozen=True)
class Address:
    """One address of the site: what it shows, or what its form does."""

    path: str
    show: Screen | None = None
    do: FormScreen | None = None


def application(site: Site, addresses: Iterable[Address]) -> Guard:
    """The site as an application, behind its guard."""
    routes: list[Any] = []
    for one in addresses:
        if one.show is not None:
            routes.append(Route(one.path, _shown(site, one.show), methods=["GET"]))
        if one.do is not None:
            routes.append(Route(one.path, _done(site, one.do), methods=["POST"]))
    routes.append(Mount("/static", StaticFiles(directory=_HERE / "static"), name="static"))

    async def not_there(request: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else 404
        return site.refusal(
            request, Refused("There is no such page. Choose one from the list above.", status)
        )

    async def refused(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, Refused)
        return site.refusal(request, fault)

    async def not_possible(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, PipelineError)
        return site.refusal(request, Refused(on_page(fault), 409))

    async def too_large(request: Request, fault: Exception) -> Response:
        return site.refusal(request, Refused("More was sent than this page takes.", 413))

    async def faulty(request: Request, fault: Exception) -> Response:
        return site.page(request, "fault", status=500, lines=fault_lines(fault))

    handlers: dict[Any, Any] = {
        HTTPException: not_there,
        Refused: refused,
        PipelineError: not_possible,
        TooLarge: too_large,
        Exception: faulty,
    }
    inner = Starlette(routes=routes, exception_handlers=handlers)
    return Guard(inner, site.session)


def _shown(site: Site, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await screen(site, request)

    return answer


def _done(site: Site, screen: FormScreen) -> Callable[[Request], Awaitable[Response]]:
    """The screen of a form, which is read and whose token is looked at before anything is done."""

    async def answer(request: Request) -> Response:
        try:
            form = await request.form(
                max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_FIELD
            )
        except (HTTPException, MultiPartException):
            raise Refused("The form cannot be read. Go back, and send it again.") from None
        try:
            token = form.get("form_token")
            if not isinstance(token, str) or not site.session.knows_form(token):
                raise Refused(_STALE, 403)
            return await site.once.answer(str(form.get("once", "")), lambda: screen(site, request, form))
        finally:
            await form.close()

    return answer
