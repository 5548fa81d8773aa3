"""File names that every operating system accepts, made from references that people typed."""

from __future__ import annotations

import re

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 80


def safe_name(reference: str) -> str:
    """The reference as a file or folder name: no path, no Windows reserved name, at most 80 characters.

    Two references may give the same name: compare the names without case before using both.
    """
    name = _NOT_IN_NAMES.sub("-", reference).strip().rstrip(". ")[:_LONGEST].rstrip(". ")
    if not name or name.startswith((".", "~")) or _DEVICES.match(name):
        name = f"_{name}"
    return name
