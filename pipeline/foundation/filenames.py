"""File names that every operating system accepts, made from references that people typed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 80
#: The most letters of a name without its ending, so that a whole name has at most 100: before it there may be
#: "refused - ", after it " - version 99", " (new 9)" and ".docx". A name with an addressee is of no family
#: copy, so it has no version; its path is longer by the folder of an agency.
_LONGEST_STEM, _LONGEST_WITH_ADDRESSEE = 72, 78
#: The longest part that is never cut: a reference of the usual kind.
_SHORTEST_PART = 16
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-", "\u00a0": " "})
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2} ")


def safe_name(reference: str) -> str:
    """The reference as a file or folder name: no path, no Windows reserved name, at most 80 characters.

    Two references may give the same name: compare the names without case before using both.
    """
    name = _NOT_IN_NAMES.sub("-", reference).strip().rstrip(". ")[:_LONGEST].rstrip(". ")
    if not name or name.startswith((".", "~")) or _DEVICES.match(name):
        name = f"_{name}"
    return name


def stem_of(title: str, owner: str = "", on: object = None, *, to: str = "") -> str:
    """Return a file name without its extension: the day, the document, the ID it is about, the addressee.

    Such names sort by day in a folder, and read as what they are: "2025-11-13 Strategy minutes - SD-000701".
    `on`: a date, or anything else where the paper has no day. Whatever is added to it later, the whole name
    has at most 100 characters: a long ID or addressee is cut, and ends in a code of its own.
    """
    day = f"{on:%Y-%m-%d} " if isinstance(on, date) else ""
    owner, to = _plain(owner), _plain(to)
    to = _cut(to, _LONGEST_WITH_ADDRESSEE - len(_joined(day, title, owner, "x")) + 1)
    longest = _LONGEST_WITH_ADDRESSEE if to else _LONGEST_STEM
    owner = _cut(owner, longest - len(_joined(day, title, "x", to)) + 1)
    return _joined(day, title, owner, to).rstrip(". ")


def without_day(path: str) -> str:
    """The path of a document without the day in its name, which may change between versions."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{_DAY.sub('', name)}"


def _joined(day: str, *parts: str) -> str:
    return day + " - ".join(filter(None, parts))


def _plain(part: str) -> str:
    """A part of a name as each operating system has it: composed letters, plain apostrophes and dashes."""
    return _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", part).translate(_PLAIN)).strip().rstrip(". ")


def _cut(part: str, longest: int) -> str:
    """The part, or its beginning with a code that no other part has, where it is longer than may be."""
    longest = max(longest, _SHORTEST_PART)
    if len(part) <= longest:
        return part
    code, begun = hashlib.sha256(part.encode()).hexdigest()[:6], part[: longest - 7]
    whole, _, last = begun.rpartition(" ")
    return f"{(whole if len(last) < len(whole) else begun).rstrip('., ')}~{code}"
