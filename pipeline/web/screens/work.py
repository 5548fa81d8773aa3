"""Work in hand: how far it is, a stop, and what came of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from pipeline.web.jobs import Job, State
from pipeline.web.site import Address, Refused, Site

_SECONDS_BETWEEN = 0.3


def _job(site: Site, request: Request) -> Job:
    job = site.jobs.job(request.path_params["job"])
    if job is None:
        raise Refused("This work ended some time ago. Its files are in the folder outputs.", 404)
    return job


async def _progress(site: Site, request: Request) -> Response:
    job = _job(site, request)
    if job.state is State.DONE:
        return RedirectResponse(job.then, 303)
    return site.page(request, "work", job=job, is_running=job.state is State.RUNNING)


async def _events(site: Site, request: Request) -> Response:
    job = _job(site, request)
    return StreamingResponse(_told(job), media_type="text/event-stream")


async def _told(job: Job) -> AsyncIterator[str]:
    """The progress each time it has changed, until the work ends."""
    former = ""
    while True:
        now = json.dumps(
            {
                "state": job.state.value,
                "label": job.label,
                "done": job.done,
                "steps": job.steps,
                "stopping": job.is_stopping,
            }
        )
        if now != former:
            former = now
            yield f"data: {now}\n\n"
        if job.state is not State.RUNNING:
            return
        await asyncio.sleep(_SECONDS_BETWEEN)


async def _stop(site: Site, request: Request, form: FormData) -> Response:
    job = _job(site, request)
    job.stop()
    return RedirectResponse(f"/progress/{job.id}", 303)


ADDRESSES = (
    Address("/progress/{job}", show=_progress),
    Address("/progress/{job}/events", show=_events),
    Address("/progress/{job}/stop", do=_stop),
)
