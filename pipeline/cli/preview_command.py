"""The command that shows a document's pages: preview."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.console import say
from pipeline.cli.groups import hsb
from pipeline.cli.options import out_option


@hsb.command("preview")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@out_option
def preview_command(file: Path, out: Path) -> None:
    """Show the pages of the Word document FILE as they print, in a web page in OUT/previews/.

    The web page holds pictures of the pages and their words; it needs no network and no Word. It is as
    sensitive as FILE: "hsb clean --kind previews --older-than ..." takes it away.

    Ends with 6 where FILE cannot be laid out, or the web page cannot be written.
    """
    from pipeline.app.preview_file import preview
    from pipeline.app.said.of_files import plural

    written, pages = preview(file, out)
    say([f"{written} shows {plural(pages, 'page')}."])
