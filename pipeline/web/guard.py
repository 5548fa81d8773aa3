"""Guards every screen: who asks, from where, how much is sent, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.web.session import Session

#: The most that one request may send: a workbook of 2,000 cases has 12 megabytes.
LARGEST = 64_000_000
#: A page may show itself and its own style, script and pictures, and send its forms to itself. It runs no
#: script that stands in it, and no other page may frame it.
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
#: `same-origin`, because a browser that sends no referrer sends forms from the origin "null".
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cache-control", b"no-store"),
)
_READING, _SENDING = frozenset({"GET", "HEAD"}), "POST"
#: A page of our own between the address and the start: a browser that came from elsewhere does not send a
#: strict cookie with the request that it is led on to.
_ENTERED = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Opening the page</title>'
    '<meta http-equiv="refresh" content="0; url=/"></head>'
    '<body><main><h1>Opening the page</h1><p><a href="/">Go to the start</a></p></main></body></html>'
)
_AGAIN = "Go to the window in which the page was started, and press Enter there: the page opens again."


class TooLarge(Exception):
    """More was sent than a request may send."""


class Guard:
    """The application, behind the guard.

    It answers only under its own address, only a browser that came in by a one-time address, and takes a form
    only from its own pages. Every answer has the headers that keep it here.
    """

    def __init__(self, application: ASGIApp, session: Session, *, largest: int = LARGEST) -> None:
        self._application, self._session, self._largest = application, session, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it with a sentence."""
        if scope["type"] != "http":
            return
        headers = _Headers(scope["headers"])

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _say(send_guarded, *refusal)
        elif scope["path"] == "/enter":
            await self._enter(scope, headers, send_guarded)
        elif not self._is_known(headers):
            await _say(send_guarded, 403, f"This page is open in another browser window only. {_AGAIN}")
        else:
            await self._application(scope, self._limited(receive), send_guarded)

    def _refusal(self, scope: Scope, headers: _Headers) -> tuple[int, str] | None:
        """The status and the sentence that refuse a request, whoever sends it; None where it may go on."""
        if headers.all("host") != [self._session.host]:
            return 421, f"This page answers under http://{self._session.host} only."
        method = scope["method"]
        if method not in _READING and method != _SENDING:
            return 405, "This page can be looked at, and its forms can be sent. Nothing else."
        if method == _SENDING and headers.all("origin") != [self._session.origin]:
            return 403, "This form was not sent from this page. Go back to the page, and send it there."
        declared = headers.one("content-length")
        if declared and not (declared.isascii() and declared.isdigit()):
            return 400, "What was sent cannot be read."
        if int(declared or 0) > self._largest:
            return (
                413,
                f"This is larger than {self._largest // 1_000_000} megabytes, the most that can be sent.",
            )
        return None

    def _is_known(self, headers: _Headers) -> bool:
        """Whether the browser came in by a one-time address."""
        for line in headers.all("cookie"):
            try:
                morsel = SimpleCookie(line).get(self._session.cookie_name)
            except CookieError:
                continue
            if morsel is not None and self._session.knows_cookie(morsel.value):
                return True
        return False

    async def _enter(self, scope: Scope, headers: _Headers, send: Send) -> None:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])
        if scope["method"] == "GET" and self._session.enters(given[0]):
            cookie = f"{self._session.cookie_name}={self._session.cookie}; Path=/; HttpOnly; SameSite=Strict"
            await _send(send, 200, _ENTERED, b"text/html", ((b"set-cookie", cookie.encode()),))
        elif self._is_known(headers):
            await _send(send, 303, "", b"text/plain", ((b"location", b"/"),))
        else:
            await _say(send, 403, f"This address opens the page once, and has been used. {_AGAIN}")

    def _limited(self, receive: Receive) -> Receive:
        """`receive`, which ends with TooLarge where more comes than was declared and may be sent."""
        left = self._largest

        async def receive_limited() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLarge
            return message

        return receive_limited


class _Headers:
    """The headers of a request. A name that comes twice has two values."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._raw = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw]

    def all(self, name: str) -> list[str]:
        """Every value of this name."""
        return [value for one, value in self._raw if one == name]

    def one(self, name: str) -> str:
        """The first value of this name; empty where there is none."""
        return next(iter(self.all(name)), "")


async def _say(send: Send, status: int, sentence: str) -> None:
    """Answer with a sentence as plain text, which no browser takes for a page."""
    await _send(send, status, sentence, b"text/plain")


async def _send(
    send: Send, status: int, text: str, kind: bytes, headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    body = text.encode()
    about = ((b"content-type", kind + b"; charset=utf-8"), (b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *about]})
    await send({"type": "http.response.body", "body": body})
