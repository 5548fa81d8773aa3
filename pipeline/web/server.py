"""Serves the page on this computer alone, and opens it in the browser."""

from __future__ import annotations

import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from html import escape
from pathlib import Path

import uvicorn

from pipeline.foundation.errors import OutputError
from pipeline.web.screens import ADDRESSES
from pipeline.web.session import Session
from pipeline.web.site import Site, application
from pipeline.web.workplace import Workplace

#: The address of this computer, which no other computer can reach.
_HERE = "127.0.0.1"
_SECONDS_TO_END = 5
_LEADING_ON = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Opening the page</title>'
    '<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url={0}"></head>'
    '<body><main><h1>Opening the page</h1><p><a href="{0}">Open it</a></p></main></body></html>'
)


class Page:
    """The page of one folder, at a free port of this computer."""

    def __init__(self, workplace: Workplace, *, port: int = 0) -> None:
        """Take the port; a free one where 0. Raises OutputError where it cannot be taken."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # On Windows the one means what the other prevents there: that a second program takes the port too.
        alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        self._socket.setsockopt(socket.SOL_SOCKET, alone, 1)
        try:
            self._socket.bind((_HERE, port))
            self._socket.listen()  # a browser that is quicker than the server waits, and is not refused
        except OSError:
            self._socket.close()
            raise OutputError(
                f"Port {port} is in use.", "Leave out --port, so that a free one is taken."
            ) from None
        self._private: tempfile.TemporaryDirectory[str] | None = None
        self.session = Session(self._socket.getsockname()[1])
        self.site = Site(self.session, workplace)
        config = uvicorn.Config(
            application(self.site, ADDRESSES),
            log_level="critical",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
            ws="none",
        )
        self._server = uvicorn.Server(config)
        self.site.is_ending = lambda: self._server.should_exit

    def open(self) -> str:
        """Open the page in the browser, and return an address for another try, which works once."""
        webbrowser.open(self._leading_on().as_uri())
        return self.session.new_address()

    def _leading_on(self) -> Path:
        """A file that only this user may read, and that leads to the page.

        The browser gets its name, which any user of this computer may see among the processes, and not the
        address.
        """
        self._private = self._private or tempfile.TemporaryDirectory(prefix="hsb-page-")
        file = Path(self._private.name) / "open.html"
        address = escape(self.session.new_address())
        file.write_text(_LEADING_ON.format(address), encoding="utf-8")
        return file

    def serve(self) -> None:
        """Answer until Ctrl-C, or until `end` is called. Work in hand ends as with Ctrl-C, cleanly."""
        try:
            with suppress(KeyboardInterrupt):
                self._server.run(sockets=[self._socket])
        finally:
            if self._private is not None:
                self._private.cleanup()
            running = self.site.jobs.running
            if running is not None:
                running.stop()
            self._socket.close()

    def end(self) -> None:
        """Stop answering."""
        self._server.should_exit = True


def open_page(
    folder: Path,
    *,
    templates: Path,
    as_of: date | None,
    port: int,
    is_shown: bool,
    say: Callable[[str], None],
    again: Iterable[str],
) -> None:
    """Serve the page of a folder until it is interrupted.

    `is_shown`: open it in the browser. `say` receives each address, which works once; for each line of
    `again`, such as one typed in the window, the page is opened once more. Raises OutputError where the port
    is taken.
    """
    page = Page(Workplace(folder, templates=templates, as_of=as_of), port=port)

    def show() -> None:
        say(page.open() if is_shown else page.session.new_address())

    def wait() -> None:
        for _ in again:
            show()

    show()
    threading.Thread(target=wait, daemon=True, name="opening the page again").start()
    page.serve()
