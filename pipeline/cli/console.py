"""What every command does with the screen: it prints, shows progress, asks, and ends with an exit code."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.app.progress import Progress
from pipeline.cli.options import passwords_in
from pipeline.foundation.errors import InputError, OutputError, PipelineError
from pipeline.foundation.shipped import shipped

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from pipeline.app.read_inputs import Inputs
    from pipeline.formats.excel.case_store import PackedCases
    from pipeline.formats.excel.reader import Reading
    from pipeline.model.finding import Finding

#: So often a line says in a pipe how far a stage is.
_SECONDS_BETWEEN_LINES = 30
#: A pipe whose other end is closed, a terminal that is gone.
_NOBODY_READS = (errno.EPIPE, errno.EIO)
_SEND_ELSEWHERE = "Free some of it, or send it elsewhere, and run the same command again."
_HERE = Path("templates")


def templates_folder() -> Path:
    """The folder of templates: the one here, which officers may edit, or the one shipped with the program."""
    return _HERE if _HERE.is_dir() else shipped("templates")


def templates_beside(root: Path) -> Path:
    """The folder of templates in a folder of cases, or else the one in force."""
    own = root / _HERE
    return own if own.is_dir() else templates_folder()


def read(inputs: Path, password_file: Path | None, *, keep: bool = False, at_hand: bool = False) -> Inputs:
    """Read the workbooks at INPUTS and the settings, with a bar; on a terminal a password is asked for.

    Raises InputError as `read_inputs` does. `keep`: hold the workbooks, so that they can be returned marked.
    `at_hand`: the command looks at every case.
    """
    from pipeline.app.read_inputs import read_inputs

    passwords = passwords_in(password_file) if password_file else []
    ask = _ask if sys.stdin.isatty() else None
    with stages() as progress:
        return read_inputs(
            inputs,
            passwords=[one for one in passwords if one],
            ask=ask,
            progress=progress,
            keep=keep,
            at_hand=at_hand,
        )


def _ask(name: str) -> str | None:
    typed: str = click.prompt(
        f"Password for {name} (Enter to give up)", default="", hide_input=True, show_default=False, err=True
    )
    return typed or None


def write_new(file: Path, write: Callable[[Path], None], replace: bool) -> None:
    """Write a workbook by `write`. One that exists is overwritten only with `replace`: it may be filled in.

    Raises BadParameter where the name does not end in .xlsx, and OutputError where the file exists.
    """
    from pipeline.storage.folder import write_atomically_by

    if file.suffix.casefold() != ".xlsx":
        raise click.BadParameter(f"{file.name} must end in .xlsx.", param_hint="FILE")
    if file.exists() and file.stat().st_size and not replace:
        raise OutputError(f"{file} already exists.", "Choose another name, or add --replace to overwrite it.")
    write_atomically_by(file, write)


class _Bars(Progress):
    """A bar for each stage, with the time left, on a terminal; a line every half minute in a pipe.

    No name of what is worked on is shown: it may be a case's.
    """

    def __init__(self, bar: Bar, *, is_terminal: bool) -> None:
        self._bar, self._is_terminal = bar, is_terminal
        self._label, self._steps, self._done = "", 0, 0
        self._began = self._printed = time.monotonic()

    def stage(self, label: str, steps: int) -> None:
        """Replace the bar with one for this stage."""
        for task in self._bar.task_ids:
            self._bar.remove_task(task)
        self._task = self._bar.add_task(label, total=steps)
        self._label, self._steps, self._done = label, steps, 0
        self._began = self._printed = time.monotonic()

    def step(self) -> None:
        """Advance the bar."""
        self._done += 1
        self._bar.advance(self._task)
        now = time.monotonic()
        if not self._is_terminal and now - self._printed >= _SECONDS_BETWEEN_LINES:
            self._printed = now
            left = (now - self._began) / self._done * (self._steps - self._done)
            say(
                [f"{self._label}: {self._done} of {self._steps}, about {max(1, round(left / 60))} min left."],
                err=True,
            )


@contextmanager
def stages() -> Iterator[Progress]:
    """Show progress on the screen, stage by stage, for as long as the block runs."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichBar

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with RichBar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield _Bars(bar, is_terminal=console.is_terminal)


def say(lines: Iterable[str], *, err: bool = False) -> None:
    """Print lines. Where the reader has gone, the work goes on without them.

    Raises OutputError where they cannot be written.
    """
    for line in lines:
        try:
            click.echo(line, err=err)
        except OSError as fault:
            if fault.errno not in _NOBODY_READS:
                raise OutputError(
                    "The output cannot be written where it is sent. The disk may be full.", _SEND_ELSEWHERE
                ) from None
            os.dup2(os.open(os.devnull, os.O_WRONLY), (sys.stderr if err else sys.stdout).fileno())


def raise_refused(reading: Reading, *, stops: bool = True) -> None:
    """Print every refused workbook but the last, and raise the last.

    `stops`: nothing is made from the other workbooks either.
    """
    for refusal in reading.refused[:-1]:
        say([f"{refusal.message} {refusal.remedy}"], err=True)
    if reading.refused:
        last = reading.refused[-1]
        if stops and reading.workbooks:
            raise InputError(
                last.message, f"{last.remedy} Until then nothing is made from the other workbooks either."
            )
        raise last


def say_unwritten(faults: Iterable[OutputError]) -> None:
    """Print which files could not be written, why, and what to do."""
    say((f"{fault.message} {fault.remedy}" for fault in faults), err=True)


def end_if_unwritten(faults: Sequence[OutputError]) -> None:
    """Print the same, and exit with 6 where there are any."""
    say_unwritten(faults)
    if faults:
        sys.exit(OutputError.exit_code)


def chosen(reading: Reading, case_ids: Sequence[str]) -> PackedCases:
    """The cases with these IDs, or all where none is given. Raises BadParameter for an unknown ID."""
    for case_id in case_ids:
        if case_id not in reading.cases.ids:
            raise click.BadParameter(f"there is no case {case_id!r} in the workbooks.", param_hint="--case")
    return reading.cases.only(case_ids)


def end_if_faulty(findings: Iterable[Finding]) -> None:
    """Exit with 70 where a case met a fault of the program; everything else was done."""
    from pipeline.model.finding import FAULT

    faults = [one for one in findings if one.rule == FAULT]
    if faults:
        names = ", ".join(one.case_id for one in faults)
        say(
            [f"The program has a fault: see the lines above about {names}. Everything else was done."],
            err=True,
        )
        sys.exit(PipelineError.exit_code)


def end_with(findings: list[Finding]) -> None:
    """Exit with 1 where a finding needs a person, otherwise with 0."""
    sys.exit(1 if needs_a_person(findings) else 0)


def needs_a_person(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings is more than a note."""
    from pipeline.model.finding import Severity

    return any(finding.severity is not Severity.NOTE for finding in findings)
