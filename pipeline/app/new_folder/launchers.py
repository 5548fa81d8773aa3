"""The files that open the page by a double click: Start.bat for Windows, start.sh for the others."""

from __future__ import annotations

import shlex
from pathlib import Path, PureWindowsPath

#: Where Install.bat of the zip for Windows puts Python with the program: no administrator is needed there.
INSTALLED = r"%LOCALAPPDATA%\hsb-paperwork\Scripts\python.exe"
_HERE = Path(__file__).parent


def start_bat(python: str | None, home: str) -> str:
    """The text of Start.bat: ASCII, each line ended as Windows does.

    `python`: the Python of Windows that has the program, None where it is not known; `home`: the user's
    folder, whose name may hold letters that are not ASCII. Without a path it uses the program that
    Install.bat installed, or that is on the path.
    """
    own = _windows_path(python, home) if python else None
    pythons = " ".join(f'"{path}"' for path in (own, INSTALLED) if path)
    text = (_HERE / "Start.bat").read_text(encoding="ascii")
    return text.replace("{pythons}", pythons).replace("\n", "\r\n")


def _windows_path(python: str, home: str) -> str | None:
    """The path as a batch file can hold it; None where it has letters that are not ASCII outside `home`."""
    path = PureWindowsPath(python)
    inside = home and path.is_relative_to(home)
    written = str(path.relative_to(home) if inside else path).replace("%", "%%")
    if not written.isascii():
        return None
    return rf"%USERPROFILE%\{written}" if inside else written


def start_sh(python: str | None) -> str:
    """The text of start.sh. `python`: the Python that has the program, None where it is not known."""
    text = (_HERE / "start.sh").read_text(encoding="ascii")
    return text.replace("{python}", shlex.quote(python) if python else "")
