"""The command that opens the page in the browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

import click

from pipeline.cli.console import say, templates_beside
from pipeline.cli.groups import hsb
from pipeline.cli.options import as_of_option

_HOW = "To open it again, press Enter. To end, press Ctrl-C. This address works once:"


class OpenPage(Protocol):
    """Serves the page of a folder until it is interrupted. `__main__` passes it on from `web`."""

    def __call__(
        self,
        folder: Path,
        *,
        templates: Path,
        as_of: date | None,
        port: int,
        is_shown: bool,
        say: Callable[[str], None],
        again: Iterator[str],
    ) -> None:
        """Serve it. `say` receives each address; for each line of `again` the page is opened once more."""
        ...


@hsb.command("open")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
@as_of_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="A port of this computer; a free one, if not given.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.pass_obj
def open_command(open_page: OpenPage, folder: Path, as_of: date | None, port: int, no_browser: bool) -> None:
    """Do the same work on a page in the browser.

    FOLDER has the folders inputs and outputs. The page is on this computer alone, and nothing is sent
    anywhere. It ends with Ctrl-C, or when this window is closed.
    """
    open_page(
        folder,
        templates=templates_beside(folder),
        as_of=as_of,
        port=port,
        is_shown=not no_browser,
        say=lambda address: say([_HOW, f"  {address}"]),
        again=iter(sys.stdin if sys.stdin is not None and sys.stdin.isatty() else ()),
    )
