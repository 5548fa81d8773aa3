"""Entry point of `hsb` and `python -m pipeline`, and how the program exits when it is interrupted."""

from __future__ import annotations

import atexit
import io
import os
import signal
import sys
from contextlib import suppress
from typing import Any

from pipeline.foundation.errors import INTERRUPTED
from pipeline.foundation.interruption import has_come, interrupt

_CODE = 130
#: Signals handled like Ctrl-C, so that a closed window or a system shutting down ends a command as cleanly.
_ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


def main() -> None:
    """Run `hsb`. Interrupted at any time, even while loading, it prints a sentence and exits with 130."""
    interrupted: list[bool] = []
    atexit.register(_exit, interrupted)  # registered first, so called last
    handled = [number for number in _ENDINGS if signal.getsignal(number) is signal.SIG_DFL]
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        handled.append(signal.SIGINT)
    try:
        for number in handled:
            signal.signal(number, interrupt)
        from pipeline.cli import main as run

        _say_what_the_screen_can()
        run(_open_page)
    except (KeyboardInterrupt, Exception) as ending:
        if isinstance(ending, Exception) and not has_come():
            raise
        interrupted.append(True)
        with suppress(OSError):  # the window may be closed
            sys.stderr.write(f"{INTERRUPTED}\n")
        sys.exit(_CODE)
    except SystemExit as error:
        if error.code == _CODE:
            interrupted.append(True)
        raise
    finally:
        for number in (signal.SIGINT, *handled):
            signal.signal(number, signal.SIG_IGN)  # the work is done: there is nothing left to interrupt


def _say_what_the_screen_can() -> None:
    """Print "?" for a letter that the screen's encoding lacks, such as that of an older Windows console."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _open_page(*where: Any, **how: Any) -> None:
    """Serve the page: the two faces, which do not know each other, meet here. Loaded when it is asked for."""
    from pipeline.web.server import open_page

    open_page(*where, **how)


def _exit(interrupted: list[bool]) -> None:
    """Exit with 130 after an interruption.

    Python would otherwise end by the signal itself where the interruption fell in generated code.
    """
    if interrupted:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(_CODE)


if __name__ == "__main__":
    main()
