"""The command that makes a new folder to work in."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pipeline.cli.console import say
from pipeline.cli.groups import hsb


@hsb.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="With invented cases and settings, and a second council's set.")
def init_command(folder: Path, example: bool) -> None:
    """Make FOLDER to work in: a blank workbook, the settings explained, the Word templates.

    Nothing that exists is overwritten.
    """
    from pipeline.app.new_folder import make_folder

    new = make_folder(folder, example=example)
    width = max(len(name) for name, _ in new.made)
    say([f"{new.folder} is ready:", *(f"  {name:<{width}}  {what}" for name, what in new.made)])
    say(["Next:", *_next(new.folder, example=example)])


def _next(folder: Path, *, example: bool) -> list[str]:
    """What to do with the new folder, in order."""
    start = "Start.bat" if os.name == "nt" else "start.sh"
    steps = [
        f"Double-click {start} in that folder, or run: hsb open {_quoted(folder)}",
        "Look around on the page."
        if example
        else "Enter your council's name, who decides, and the first case on the page.",
    ]
    return [f"  {number}. {step}" for number, step in enumerate(steps, 1)]


def _quoted(folder: Path) -> str:
    """The path as one word of a command."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
