"""Counts of the cases' files, by kind and by what the last run did to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.foundation.plugins import plugins_in
from pipeline.foundation.text import sentence_case
from pipeline.storage.folder import Change

#: How many kinds of document have a bar of their own in the chart.
_BARS = 12
#: The most files named as new; where there are more, each is only marked in its own row.
_NAMED = 200
CHANGES = {Change.NEW: "New", Change.REWRITTEN: "Written again"}


@dataclass
class FileCounts:
    """Counts of the files in the cases' folders; the last changed by name, unless there are too many."""

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
        for (path, change), document in zip(case["files"], case["documents"], strict=True):
            self.files += 1
            self.kinds[_kind(path, document)] += 1
            self.counts[change] += 1
            if change is not Change.NONE and self.counts[change] <= _NAMED:
                self.named[change].append(path)

    def changed(self) -> list[tuple[str, int, list[str]]]:
        """Each change that the last run made: its title, how many files, and their names if there are few."""
        each = [(title, self.counts[change], self.named[change]) for change, title in CHANGES.items()]
        return [(title, number, names if number <= _NAMED else []) for title, number, names in each if number]

    def most_kinds(self) -> list[tuple[str, int]]:
        """The number of files of each kind, the largest first; the rest together."""
        most = self.kinds.most_common(_BARS)
        rest = self.files - sum(number for _, number in most)
        return [*most, ("Others", rest)] if rest else most


@cache
def _titles() -> Mapping[str, str]:
    """The title of each document; of a family's copy, that of the document which it is a copy of."""
    parts = {part.name: part.module for part in plugins_in("pipeline.documents")}
    return {
        name: str(parts.get(getattr(module, "COPY_OF", name), module).TITLE) for name, module in parts.items()
    }


def _kind(path: str, document: str) -> str:
    """What a file is, in words. `document`: the name of its template; empty where the manifest has none."""
    title = _titles().get(document, sentence_case(document) or "Other files")
    if "/recalled/" in path:
        return f"{title} (recalled)"
    if "/family/" in path or "/drafts/" in path:
        return f"{title} (family)"
    return f"{title} (one agency)" if "/agencies/" in path else title
