"""What the page says of an error: no command is run there, and nobody looks for a path."""

from __future__ import annotations

from pathlib import Path

from pipeline.foundation.errors import FileOpen, PipelineError

_COMMAND = "un the same command again"
_AGAIN = {"R": "Try again", "r": "try again"}


def on_page(fault: PipelineError, again: str = "try again") -> str:
    """The sentences of an error for the page. `again`: what to do once it is mended."""
    if isinstance(fault, FileOpen):
        return (
            f"{Path(fault.path).name} is open in {fault.program}, so nothing was changed in it. Close it, "
            f"and {again}. If nobody has it open, delete the hidden file {fault.lock} beside it."
        )
    said = f"{fault.message} {fault.remedy}"
    for letter, words in _AGAIN.items():
        said = said.replace(letter + _COMMAND, words)
    return said
