"""Start: the folder's state in one look, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from pipeline.app.settings_sections import Council
from pipeline.web.screens.family_copies import entered_in_words, waiting_in
from pipeline.web.site import Address, Site
from pipeline.web.workplace import Seen


class Step(NamedTuple):
    """Something to do next: in a sentence, and where."""

    sentence: str
    link: str


async def _start(site: Site, request: Request) -> Response:
    seen = await site.seen(request)
    if isinstance(seen, Response):
        return seen
    overview = seen.overview
    numbers = (
        ("Cases", overview.cases, "/cases"),
        ("Problems", len(overview.problems), "/workbooks"),
        ("Overdue", len(overview.due.overdue), "/due"),
        ("Drafts of family copies", len(overview.drafts), "/copies"),
    )
    return site.page(
        request,
        "start",
        council=seen.inputs.settings.council.name,
        folder=site.workplace.root,
        numbers=numbers,
        steps=list(_steps(seen)),
        last_written=overview.last_written,
        digest=seen.digest,
        waiting=await waiting_in(site),
        said=entered_in_words(request.query_params),
    )


def _steps(seen: Seen) -> Iterator[Step]:
    """What to do next, the most urgent first."""
    overview = seen.overview
    if not seen.inputs.names_council:
        yield Step(
            "There is no settings.toml beside the workbooks, so documents do not name the council.",
            "/settings",
        )
    elif seen.inputs.settings.council == Council():
        yield Step("Enter your council's name: it is at the top of every document.", "/settings/council")
    if seen.inputs.names_council and not seen.inputs.settings.family.contact:
        yield Step("Enter whom a family can ring: their copies have no number yet.", "/settings/family")
    if not seen.inputs.reading.cases.staff.members:
        yield Step("Enter the people who may approve and check what a family reads.", "/entry/people")
    if not overview.cases:
        yield Step("Enter the first case.", "/entry")
        yield Step("Or add a workbook that has cases.", "/workbooks")
        return
    if overview.held:
        yield Step(f"{_cases(len(overview.held))} no documents until a problem is corrected.", "/workbooks")
    if only := set(overview.stopped) - set(overview.held):
        yield Step(f"The family of {_cases(len(only))} no copies until a problem is corrected.", "/workbooks")
    if overview.due.overdue:
        number = len(overview.due.overdue)
        yield Step(f"{number} thing{' is' if number == 1 else 's are'} overdue. See who does what.", "/due")
    if overview.last_written is None:
        yield Step("No documents have been made yet. Choose the cases, and make them.", "/cases")
    if overview.drafts:
        number = len(overview.drafts)
        yield Step(
            f"{number} draft{' of a family copy waits' if number == 1 else 's of family copies wait'} for a "
            "decision.",
            "/copies",
        )


def _cases(number: int) -> str:
    return "1 case gets" if number == 1 else f"{number} cases get"


ADDRESSES = (Address("/", show=_start),)
