"""An interruption: Ctrl-C, a closed window or a shutdown ends a command, whatever it falls into.

Python and its libraries may turn it into an error of their own, such as a RuntimeError while a class is made.
So whether a signal came is noted, and an error after it is no fault of the program.
"""

from __future__ import annotations

from types import FrameType
from typing import NoReturn

_came: list[int] = []


def interrupt(number: int, frame: FrameType | None) -> NoReturn:
    """Handle a signal: note it, and raise KeyboardInterrupt."""
    _came.append(number)
    raise KeyboardInterrupt


def has_come() -> bool:
    """Whether this process was interrupted."""
    return bool(_came)
