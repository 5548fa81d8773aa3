"""The watched folder: tells a page that is open when a workbook is saved, so that it can be checked again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from pipeline.web.site import Address, Site

_SECONDS_BETWEEN = 0.7


async def _watch(site: Site, request: Request) -> Response:
    digest = request.query_params.get("since", "")
    return StreamingResponse(_told(site, digest), media_type="text/event-stream")


async def _told(site: Site, digest: str) -> AsyncIterator[str]:
    """One event, as soon as something has changed and Excel has done writing it."""
    former = ""
    while not site.is_ending():
        now = site.workplace.changed_since(digest)
        if now and now == former:
            yield f"data: {json.dumps({'sentence': now})}\n\n"
            return
        former = now
        # a comment: it shows whether the page is still there
        yield ": \n\n"
        await asyncio.sleep(_SECONDS_BETWEEN)


ADDRESSES = (Address("/watch", show=_watch),)
