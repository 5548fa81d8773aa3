"""The files of the cases in numbers: by kind, and by what the last run did to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.foundation.plugins import plugins_in
from pipeline.storage.folder import Change

#: So many kinds of document have a bar of their own in the chart.
_BARS = 12
#: No more files than these are named as new; of more, each is marked so where it stands.
_NAMED = 200
CHANGES = {Change.NEW: "New", Change.REWRITTEN: "Written anew"}


@dataclass
class FileCounts:
    """The files in the cases' folders, in numbers; the last changed by name, unless they are too many."""

    files: int = 0
    issued: int = 0
    drafts: int = 0
    counts: Counter[Change] = field(default_factory=Counter)
    named: dict[Change, list[str]] = field(default_factory=lambda: {Change.NEW: [], Change.REWRITTEN: []})
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, case: Mapping[str, Any]) -> None:
        """Count a case's files."""
        self.issued += case["issued"]
        self.drafts += case["drafts"]
        for path, change in case["files"]:
            self.files += 1
            self.kinds[_kind(path)] += 1
            self.counts[change] += 1
            if change is not Change.NONE and self.counts[change] <= _NAMED:
                self.named[change].append(path)

    def changed(self) -> list[tuple[str, int, list[str]]]:
        """What the last run that changed anything did to how many files, and which, where they are few."""
        each = [(title, self.counts[change], self.named[change]) for change, title in CHANGES.items()]
        return [(title, number, names if number <= _NAMED else []) for title, number, names in each if number]

    def most_kinds(self) -> list[tuple[str, int]]:
        """How many files there are of each kind, the most first; the rest together."""
        most = self.kinds.most_common(_BARS)
        rest = self.files - sum(number for _, number in most)
        return [*most, ("Others", rest)] if rest else most


@cache
def _titles() -> Mapping[str, str]:
    return {part.name: str(part.module.TITLE) for part in plugins_in("pipeline.documents")}


def _kind(path: str) -> str:
    name = path.rsplit("/", 1)[-1].split(" - ")[0].rsplit(".", 1)[0]
    title = _titles().get(name, name.replace("_", " ").capitalize())
    return f"{title} (family)" if "/family/" in path else title
