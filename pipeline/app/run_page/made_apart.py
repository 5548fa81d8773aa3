"""The latest of what other commands have written to the outputs folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

#: What each is, and where it lies. The last by name is the latest: the period or the day is in the name.
_KINDS = (
    ("Report to the partnership", "reports/*/partnership.docx"),
    ("HSB team's list", "panel/panel *.docx"),
    ("Audit report", "audits/*/audit_report.docx"),
)


class MadeApart(NamedTuple):
    """One paper: what it is, its name for the reader, and its path in the outputs folder."""

    what: str
    name: str
    path: str


def made_apart(root: Path) -> Iterator[MadeApart]:
    """The latest paper of each kind that is in the outputs folder."""
    for what, pattern in _KINDS:
        found = sorted(path.relative_to(root) for path in root.glob(pattern))
        if found:
            last = found[-1]
            inner = last.parent.name if len(last.parts) > 2 else last.stem
            yield MadeApart(what, inner, last.as_posix())
