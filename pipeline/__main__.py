"""Where the program begins, and ends when it is interrupted: `hsb` and `python -m pipeline` are the same."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress

from pipeline.foundation.errors import INTERRUPTED

_CODE = 130
#: What ends a command besides Ctrl-C: a window that is closed, a system that shuts down. It ends as cleanly
#: then.
_ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


def main() -> None:
    """Run `hsb`. Interrupted at any time, also while it is still loaded, it ends with a sentence and 130."""
    interrupted: list[bool] = []
    atexit.register(_end, interrupted)  # the first to be asked for, and so the last to be called
    endings = [one for one in _ENDINGS if signal.getsignal(one) is signal.SIG_DFL]
    try:
        for one in endings:
            signal.signal(one, signal.default_int_handler)
        from pipeline.cli import main as run

        run()
    except KeyboardInterrupt:
        interrupted.append(True)
        with suppress(OSError):  # the window may be closed
            sys.stderr.write(f"{INTERRUPTED}\n")
        sys.exit(_CODE)
    except SystemExit as ending:
        if ending.code == _CODE:
            interrupted.append(True)
        raise
    finally:
        for one in (signal.SIGINT, *endings):
            signal.signal(one, signal.SIG_IGN)  # all is done: what comes now interrupts nothing


def _end(interrupted: list[bool]) -> None:
    """End an interrupted command with its code: Python itself ends by the signal, where it met that in code made on the way."""
    if interrupted:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(_CODE)


if __name__ == "__main__":
    main()
