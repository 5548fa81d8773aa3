"""Where the folders are that come with the program: inside an installed one, beside a checkout's."""

from __future__ import annotations

from pathlib import Path

_PROGRAM = Path(__file__).parent.parent


def shipped(name: str) -> Path:
    """The folder of that name: `templates` with the Word templates, `inputs` with the sample's settings.

    The installed one comes first: beside an installed program may lie a folder of another program's.
    """
    installed = _PROGRAM / f"shipped_{name}"
    return installed if installed.is_dir() else _PROGRAM.parent / name
