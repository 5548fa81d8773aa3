"""Purges outputs/: the files of a case whose newest is too old, and what else is; or by kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from dateutil.relativedelta import relativedelta

from pipeline.app import run_page
from pipeline.app.output_kinds import kind_of
from pipeline.app.published_reports import COPY
from pipeline.app.run.trail import taken_away
from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import Outputs, Removed, inventory_of, why_unread

#: What the program needs: without the registers nobody knows who has which copy, or which figures are out.
_KEPT = ("manifest.json", run_page.FILE_NAME, "issue_register.xlsx", "audit.log", COPY)
_SPAN = re.compile(r"(\d{1,4})\s*(days?|weeks?|months?|years?|[dwmy])", re.IGNORECASE)


@dataclass
class ExpiredFiles:
    """The files that are too old, by their paths below outputs/.

    `by_hand`: those changed or put there by a person. `unread`: by path, why a file or folder cannot be
    read; it stays, and so does everything else of its case.
    """

    files: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


def day_before(today: date, span: str) -> date:
    """The day that is a span before today: "90 days", "12w", "6 months", "2y".

    Raises ValueError where the text is no span.
    """
    found = _SPAN.fullmatch(span.strip())
    if found is None:
        raise ValueError(span)
    unit = {"d": "days", "w": "weeks", "m": "months", "y": "years"}[found[2][0].lower()]
    number = int(found[1])
    if unit in ("days", "weeks"):
        return today - timedelta(**{unit: number})
    return today - (relativedelta(months=number) if unit == "months" else relativedelta(years=number))


def older_than(outputs: Outputs, day: date, kinds: Collection[str] = ()) -> ExpiredFiles:
    """The files last written before a day.

    A case counts as one: none of its files is purged while one of them is newer or cannot be read. With
    `kinds`, only files of these kinds, each by its own date.
    """
    inventory = inventory_of(outputs.root)
    found = ExpiredFiles(unread=inventory.unread)
    groups: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for place in inventory.files:
        if _may_go(place) and (not kinds or kind_of(place) in kinds):
            written = written_on(outputs.root / place)
            if written is None:
                found.unread[place] = why_unread(outputs.root / place)
            else:
                groups[place if kinds else outputs.group_of(place)].append((place, written))
    closed = {outputs.group_of(place) for place in found.unread if not kinds}
    for group, files in groups.items():
        if group not in closed and max(written for _, written in files) < day:
            _sort(outputs, [place for place, _ in files], found)
    return found


def _sort(outputs: Outputs, places: Sequence[str], found: ExpiredFiles) -> None:
    """Add files to `found`, as the program's or a person's; none of them where one cannot be read."""
    is_own: dict[str, bool] = {}
    for place in places:
        try:
            is_own[place] = outputs.is_own(place)
        except OutputError:
            found.unread[place] = why_unread(outputs.root / place)
    if len(is_own) == len(places):
        found.files += [place for place in places if is_own[place]]
        found.by_hand += [place for place in places if not is_own[place]]


def take_away(outputs: Outputs, files: Sequence[str]) -> Removed:
    """Delete files permanently. Where any is deleted the page goes too, because it links to them."""
    removed = outputs.remove(files)
    taken_away(outputs, removed.gone)
    if removed.gone:
        removed.stays += outputs.remove([run_page.FILE_NAME]).stays
    return removed


def _may_go(place: str) -> bool:
    """Whether a file may be purged: a run may have written it for somebody, or a person put it there."""
    hidden = any(part.startswith(".") for part in place.split("/"))
    return not hidden and place not in _KEPT and place != "README.md" and not _is_register(place)


def written_on(path: Path) -> date | None:
    """The day on which a file was written; None where it cannot be read."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
    except OSError:
        return None


def _is_register(place: str) -> bool:
    return place.startswith("reports/") and place.count("/") == 1
