"""The commands. The only room that prints or exits."""

from __future__ import annotations

import sys

import click

from pipeline.cli import casework, desk, figures
from pipeline.cli.groups import hsb
from pipeline.cli.screen import say
from pipeline.errors import INTERRUPTED, PipelineError, told_of_fault

__all__ = ["casework", "desk", "figures", "hsb", "main"]


def main() -> None:
    """Run `hsb`, and turn what stops it into a sentence and an exit code. A fault of the program shows no case's values."""
    try:
        code = hsb(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        say([INTERRUPTED], err=True)
        sys.exit(130)
    except click.ClickException as fault:
        fault.show()
        sys.exit(2)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except PipelineError as fault:
        say([f"{fault.message} {fault.remedy}"], err=True)
        sys.exit(fault.exit_code)
    except Exception as fault:
        say(["This is a fault in the program, not in your data. Nothing half-written was left. Report these lines:"], err=True)
        say((f"  {line}" for line in told_of_fault(fault)), err=True)
        sys.exit(70)
