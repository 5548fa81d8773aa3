"""Errors that stop the work: each says what happened, where, and what to do next."""

from __future__ import annotations

from pathlib import Path

#: Printed when a person interrupts a command.
INTERRUPTED = "Interrupted. Every file that was written is complete. Run the command again to continue."


class PipelineError(Exception):
    """The work cannot go on. `message` says what happened and where; `remedy` says what to do next.

    Bad data is never an error: it is a Finding. Neither sentence ever holds a case's values.
    """

    exit_code = 70

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[PipelineError], tuple[str, ...]]:
        """Survive pickling between processes, which rebuilds an exception from its arguments."""
        return (type(self), (self.message, self.remedy))


class WorkerFault(Exception):
    """A fault of the program in another process. Its text is what `fault_lines` returned there."""


def fault_lines(fault: BaseException) -> list[str]:
    """The type of a fault of the program, then its traceback, a line for each frame.

    The fault's own text is left out: it may hold a case's values.
    """
    lines = str(fault).splitlines() if isinstance(fault, WorkerFault) else [type(fault).__name__]
    trace = fault.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"{Path(code.co_filename).name} line {trace.tb_lineno}, {code.co_name}")
        trace = trace.tb_next
    return lines


class CasesLeftOut(PipelineError):
    """The program failed on some cases, so a file made from all cases lacks them."""


class InputError(PipelineError):
    """A workbook, or the settings file, cannot be understood at all."""

    exit_code = 3


class TemplateError(PipelineError):
    """A template asks for what does not exist. The message names the file and the place in it."""

    exit_code = 4


class LeakError(PipelineError):
    """A finished file holds something that was withheld. The message never quotes it."""

    exit_code = 5


class OutputError(PipelineError):
    """A file cannot be written: open in Word, a full disk, a read-only folder."""

    exit_code = 6


class FileOpen(OutputError):
    """A file is open in another program, as `lock`, the name of the file that this has put beside it, shows.

    `path`: the whole path. `program`: Excel, Word or LibreOffice.
    """

    def __init__(self, path: str, program: str, lock: str) -> None:
        super().__init__(
            f"{path} is open in {program}, so neither it nor the files that belong with it were changed.",
            f"Close it, and run the same command again. If nobody has it open, delete {lock} beside it.",
        )
        self.path, self.program, self.lock = path, program, lock

    def __reduce__(self) -> tuple[type[PipelineError], tuple[str, ...]]:
        """As `PipelineError` does, from its own arguments."""
        return (type(self), (self.path, self.program, self.lock))
