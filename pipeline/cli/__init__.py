"""The commands: each parses, calls a use case and prints. The only room that prints or exits."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import NoReturn

import click

from pipeline.cli import (
    audit_command,
    case_commands,
    copy_commands,
    init_command,
    output_commands,
    page_command,
    panel_command,
    preview_command,
    report_command,
    template_commands,
)
from pipeline.cli.console import say
from pipeline.cli.groups import hsb
from pipeline.foundation import interruption
from pipeline.foundation.errors import INTERRUPTED, OutputError, PipelineError, fault_lines

__all__ = [
    "audit_command",
    "case_commands",
    "copy_commands",
    "hsb",
    "init_command",
    "main",
    "output_commands",
    "page_command",
    "panel_command",
    "preview_command",
    "report_command",
    "template_commands",
]


def main(open_page: page_command.OpenPage | None = None) -> None:
    """Run `hsb`. What stops it becomes a sentence and an exit code; no fault shows a case's values.

    `open_page` serves the page of `hsb open`.
    """
    try:
        code = hsb(standalone_mode=False, obj=open_page)
        sys.exit(code if isinstance(code, int) else 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        _end(130, [INTERRUPTED])
    except Exception as fault:
        if interruption.has_come():
            _end(130, [INTERRUPTED])
        _end_with(fault)


def _end_with(fault: Exception) -> NoReturn:
    """Print what stopped a command in its own words, and exit with its code."""
    if isinstance(fault, click.ClickException):
        fault.show()
        sys.exit(2)
    if isinstance(fault, click.exceptions.Exit):
        sys.exit(fault.exit_code)
    if isinstance(fault, PipelineError):
        _end(fault.exit_code, [f"{fault.message} {fault.remedy}"])
    known = (
        "This is a fault in the program, not in your data. No half-written file was left. Report these lines:"
    )
    _end(70, [known, *(f"  {line}" for line in fault_lines(fault))])


def _end(code: int, lines: list[str]) -> NoReturn:
    """Print what stopped a command, if the screen is still there, and exit with its code."""
    with suppress(OutputError):
        say(lines, err=True)
    sys.exit(code)
