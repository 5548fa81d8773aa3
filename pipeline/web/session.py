"""The one session of a page: who may look at it, and what each form of it must bring back."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field

_BYTES = 32


@dataclass
class Session:
    """The secrets of the page at one port of this computer, which end with the program.

    `cookie`: what the browser keeps and sends with each request. `form`: what each form sends back, so that
    no other page can send one.
    """

    port: int
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES))
    form: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES))
    _entries: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def host(self) -> str:
        """The only host under which the page answers."""
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        """The only origin from which a form is taken."""
        return f"http://{self.host}"

    @property
    def cookie_name(self) -> str:
        """The cookie's name: browsers do not keep the cookies of two ports apart."""
        return f"hsb-{self.port}"

    def new_address(self) -> str:
        """An address that opens the page, once."""
        entry = secrets.token_urlsafe(_BYTES)
        with self._lock:
            self._entries.add(entry)
        return f"{self.origin}/enter?token={entry}"

    def enters(self, token: str) -> bool:
        """Whether this token opens the page. It does so once."""
        with self._lock:
            known = [one for one in self._entries if _same(one, token)]
            self._entries.difference_update(known)
        return bool(known)

    def knows_cookie(self, value: str) -> bool:
        """Whether this is the session's cookie."""
        return _same(self.cookie, value)

    def knows_form(self, value: str) -> bool:
        """Whether this is the session's form token."""
        return _same(self.form, value)


def _same(known: str, given: str) -> bool:
    """Whether the two are equal, compared in a time that says nothing of where they differ."""
    return secrets.compare_digest(known.encode(), given.encode(errors="replace"))
