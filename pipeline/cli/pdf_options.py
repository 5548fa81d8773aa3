"""The options of `hsb run` on PDFs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_PDF_OPTIONS = (
    click.option("--pdf", is_flag=True, help="Make a tagged PDF of every document too."),
    click.option("--pdf-issued", is_flag=True, help="Make one of every issued family copy, and of no other."),
    click.option(
        "--pdf-engine",
        type=click.Choice(["embedded", "libreoffice"]),
        default=None,
        help="What makes the PDFs: 'embedded', which comes with the program and is the default, or "
        "'libreoffice', if it is installed. What one cannot lay out goes to the other. Implies --pdf, "
        "unless --pdf-issued is given.",
    ),
)


def pdf_options(command: Command) -> Command:
    """The command with the options on PDFs: `pdf`, `pdf_issued`, `pdf_engine`."""
    for option in reversed(_PDF_OPTIONS):
        command = option(command)
    return command
