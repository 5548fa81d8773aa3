"""What retention no longer allows: the files of a case whose newest is too old, and every other file that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from dateutil.relativedelta import relativedelta

from pipeline import page
from pipeline.outputs import Outputs, Removed

#: What the program keeps for itself: without the registers nobody knows who has which copy, and which figures are out.
_KEPT = ("manifest.json", page.FILE_NAME, "issue_register.xlsx")
_SPAN = re.compile(r"(\d{1,4})\s*(days?|weeks?|months?|years?|[dwmy])", re.IGNORECASE)


@dataclass
class Going:
    """What is older than was asked, each by its path below outputs/. `by_hand`: changed or put there by a person."""

    files: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)


def day_before(today: date, span: str) -> date:
    """The day so long before today: "90 days", "12w", "6 months", "2y". Raises ValueError where that is no span."""
    found = _SPAN.fullmatch(span.strip())
    if found is None:
        raise ValueError(span)
    unit = {"d": "days", "w": "weeks", "m": "months", "y": "years"}[found[2][0].lower()]
    number = int(found[1])
    if unit in ("days", "weeks"):
        return today - timedelta(**{unit: number})
    return today - (relativedelta(months=number) if unit == "months" else relativedelta(years=number))


def older_than(outputs: Outputs, day: date) -> Going:
    """What was last written before a day. A case counts as one: nothing of it goes while one of its files is newer."""
    found = Going()
    groups: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for place, written in _files(outputs.root):
        parts = place.split("/")
        groups["/".join(parts[:2]) if parts[0] == "cases" else place].append((place, written))
    for files in groups.values():
        if max(written for _, written in files) < day:
            for place, _ in files:
                (found.files if outputs.is_own(place) else found.by_hand).append(place)
    return found


def take_away(outputs: Outputs, files: Sequence[str]) -> Removed:
    """Take files away for good; and with the first of them the page, which has links to them."""
    removed = outputs.remove(files)
    if removed.gone:
        removed.stays += outputs.remove([page.FILE_NAME]).stays
    return removed


def _files(root: Path) -> Iterator[tuple[str, date]]:
    """Every file that a run may have written, with the day on which it was."""
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root).as_posix()
        hidden = any(part.startswith(".") for part in place.split("/"))
        if path.is_file() and not hidden and place not in _KEPT and place != "README.md" and not _is_register(place):
            yield place, datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()


def _is_register(place: str) -> bool:
    return place.startswith("reports/") and place.count("/") == 1
