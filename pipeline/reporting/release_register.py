"""The register of every count that was handed out, which a later edition must not make disclosive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.foundation.errors import OutputError
from pipeline.reporting.edition import Edition
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import Earlier

#: The register's name in the folder of reports.
FILE_NAME = "released.json"
_FORMAT = 1


@dataclass
class Released:
    """The editions that were handed out, as in the file: the counts that they showed, none that they hid."""

    editions: list[dict[str, Any]] = field(default_factory=list)

    def shown(self) -> list[Earlier]:
        """Every count that an earlier edition showed."""
        return [count for edition in self.editions for count in _counts(edition)]

    def methods(self) -> set[str]:
        """The disclosure control methods of the editions."""
        return {str(edition["method"]) for edition in self.editions}

    def with_edition(self, edition: Edition, made: date) -> Released:
        """The register with one more edition; this one where the edition is in it already."""
        shown: dict[str, dict[str, dict[str, int]]] = {}
        for one in edition.released():
            span = f"{one.period.first.isoformat()}/{one.period.last.isoformat()}"
            shown.setdefault(one.measure, {}).setdefault(span, {})[one.word] = one.count
        period = edition.periods[0]
        entry = {
            "period": period.name,
            "made": made.isoformat(),
            "method": edition.control.method,
            "threshold": edition.control.threshold,
            "shown": shown,
        }
        same = any({**one, "made": ""} == {**entry, "made": ""} for one in self.editions)
        return self if same else Released([*self.editions, entry])

    def as_file(self) -> bytes:
        """The content of the register's file."""
        return (
            json.dumps({"format": _FORMAT, "editions": self.editions}, ensure_ascii=False, indent=1) + "\n"
        ).encode()


def released_in(folder: Path) -> Released:
    """The register in the folder of reports; an empty one where there is none.

    Raises OutputError where it cannot be read, because then nobody knows what was handed out.
    """
    file = folder / FILE_NAME
    try:
        content = json.loads(file.read_bytes())
        register = Released(list(content["editions"]))
        register.shown()
        register.methods()
    except (FileNotFoundError, NotADirectoryError):
        return Released()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        remedy = (
            "Put back the copy from your last backup. Without it nobody can say what a new report gives "
            "away beside earlier ones."
        )
        raise OutputError(
            f"{file}, the register of reports that were handed out, cannot be read.", remedy
        ) from None
    return register


def _counts(edition: dict[str, Any]) -> Iterator[Earlier]:
    for measure, spans in edition["shown"].items():
        for span, words in spans.items():
            first, last = map(date.fromisoformat, span.split("/"))
            for word, count in words.items():
                yield Earlier(str(measure), Period(first, last), str(word), int(count))
