"""A form is entered once, however often it is sent: by a double click, or Back and send again."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.responses import RedirectResponse, Response

#: How many forms are remembered.
_MOST = 1_000
_SEE_OTHER = 303


@dataclass
class _Sent:
    """A form that was sent, and where it led once it was entered."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    led_to: str = ""


class SentOnce:
    """The forms that were sent, by the number that each has."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, _Sent] = OrderedDict()

    @staticmethod
    def number() -> str:
        """A number for a form, which no other form has."""
        return secrets.token_urlsafe(12)

    async def answer(self, number: str, enter: Callable[[], Awaitable[Response]]) -> Response:
        """What comes of a form: where it led before, if it was entered; what `enter` answers, if not.

        A second sending waits until the first is answered. A form without a number is entered each time.
        """
        if not number:
            return await enter()
        sent = self._sent.setdefault(number, _Sent())
        while len(self._sent) > _MOST:
            self._sent.popitem(last=False)
        async with sent.lock:
            if not sent.led_to:
                response = await enter()
                if response.status_code != _SEE_OTHER:
                    return response
                sent.led_to = response.headers["location"]
        return RedirectResponse(sent.led_to, _SEE_OTHER)
