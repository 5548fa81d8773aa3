"""The files that open the page by a double click: Start.bat for Windows, start.sh for the others."""

from __future__ import annotations

import shlex
from pathlib import PureWindowsPath

#: Where Install.bat of the Windows package puts the program: no administrator is needed there.
INSTALLED = r"%LOCALAPPDATA%\hsb-paperwork\Scripts\hsb.exe"

_BAT = r"""@echo off
rem Opens the page of this folder in the browser. To end, close this window.
rem pushd, because the folder may be on a network drive without a letter.
pushd "%~dp0"
set PYTHONUTF8=1
{python}if exist "{installed}" goto installed
hsb open .
goto ended
{own}:installed
"{installed}" open .
:ended
if errorlevel 1 pause
popd
"""
_OWN = r""":own
"{0}" -P -m pipeline open .
goto ended
"""
_SH = """#!/bin/sh
# Opens the page of this folder in the browser. To end, press Ctrl-C.
cd "$(dirname "$0")" || exit
{python}exec hsb open .
"""


def start_bat(python: str | None, home: str) -> str:
    """The text of Start.bat: ASCII, each line ended as Windows does.

    `python`: the Python of Windows that has the program, None where it is not known; `home`: the user's
    folder, whose name may hold letters that are not ASCII. Without a path it uses the program that
    Install.bat installed, or that is on the path.
    """
    path = _windows_path(python, home) if python else None
    text = _BAT.format(
        python=f'if exist "{path}" goto own\n' if path else "",
        own=_OWN.format(path) if path else "",
        installed=INSTALLED,
    )
    return text.replace("\n", "\r\n")


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
    own = (
        f"if [ -x {shlex.quote(python)} ]; then exec {shlex.quote(python)} -P -m pipeline open .; fi\n"
        if python
        else ""
    )
    return _SH.format(python=own)
