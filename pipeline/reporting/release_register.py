"""The register of what was handed out: every edition, what it said, and whether it was taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.foundation.errors import OutputError
from pipeline.reporting.edition import Edition
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Key, PublishedFigure
from pipeline.reporting.published_edition import Entry, TakenBack, edition_from_json, edition_to_json

#: The register's name in the folder of reports.
FILE_NAME = "released.json"
#: The forms of the file that are read; the last one is written.
_FORMS = (1, 2)


@dataclass
class Released:
    """The editions that were handed out, the earliest first, as in the file: what they said, and no more."""

    entries: list[Entry] = field(default_factory=list)

    @property
    def out(self) -> list[Entry]:
        """The editions that are out: those that were not taken back."""
        return [one for one in self.entries if one.taken_back is None]

    def published(self) -> list[PublishedFigure]:
        """Every figure as it went out, once; of a year that was revised openly, as it was revised."""
        found: dict[Key, PublishedFigure] = {}
        superseded: dict[Key, PublishedFigure] = {}
        for entry in self.out:
            again = {figure.measure for figure in entry.figures if figure.is_revision}
            for key in [*found]:
                if key[0] in again and entry.revises and key[1].overlaps(entry.revises):
                    superseded[key] = found.pop(key)
            for figure in entry.figures:
                before = superseded.get(figure.key) if figure.is_revision else None
                found.setdefault(figure.key, replace(figure, edition=entry.period, supersedes=before))
        return list(found.values())

    def replaced(self) -> list[PublishedFigure]:
        """What is repeated no more, taken back or revised openly; its readers know it all the same."""
        repeated = {(one.key, one.on, one.said) for one in self.published()}
        return [
            replace(figure, edition=entry.period)
            for entry in self.entries
            for figure in entry.figures
            if entry.taken_back is not None or (figure.key, figure.on, figure.said) not in repeated
        ]

    def last(self) -> Entry | None:
        """The edition that went out last."""
        return self.out[-1] if self.out else None

    def is_out(self, period: Period) -> bool:
        """Whether an edition of this period is out."""
        return any(one.period == period for one in self.out)

    def threshold_before(self) -> int | None:
        """The lowest threshold that an edition was made with, as far as that is known."""
        known = [one.threshold for one in self.entries if one.threshold is not None]
        return min(known, default=None)

    def is_revised(self, year: Period) -> bool:
        """Whether a year's figures were revised openly already."""
        return any(one.revises == year for one in self.out)

    def with_edition(self, edition: Edition, made: date, revises: Period | None = None) -> Released:
        """The register with one more edition; this one where it says nothing that is not out already."""
        figures = tuple(edition.released())
        if self.is_out(edition.asked) and not figures:
            return self
        months, threshold = dict(edition.plan.months), edition.control.threshold
        entry = Entry(edition.asked, made, months, figures, revises, threshold=threshold)
        return Released([*self.entries, entry])

    def with_taken_back(self, period: Period, made: date, back: TakenBack) -> Released:
        """The register with a period's editions marked as taken back; of a lost one nothing is known.

        `made`: the day of a lost one.
        """
        if not self.is_out(period):
            return Released([*self.entries, Entry(period, made, {}, (), taken_back=back)])
        return Released(
            [
                replace(one, taken_back=one.taken_back or back) if one.period == period else one
                for one in self.entries
            ]
        )

    def joined_with(self, other: Released) -> Released:
        """This register, then the editions that only another has; taken back is what either says is."""
        left, found = list(other.entries), []
        for one in self.entries:
            same = next((each for each in left if each.is_of(one)), None)
            if same is not None:
                left.remove(same)
            back = one.taken_back or (same.taken_back if same else None)
            found.append(replace(one, taken_back=back))
        return Released([*found, *left])

    def plan(self) -> PublicationPlan | None:
        """The publication plan of the last edition that is out, if it had one."""
        last = self.last()
        return PublicationPlan(last.made, last.months) if last and last.months else None

    def as_file(self) -> bytes:
        """The content of the register's file."""
        content = {"format": _FORMS[-1], "editions": [edition_to_json(one) for one in self.entries]}
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def released_in(folder: Path, name: str = FILE_NAME) -> Released:
    """The register in a folder, as this file; an empty one where there is none.

    Raises OutputError where it cannot be read, because then nobody knows what was handed out.
    """
    file = folder / name
    try:
        content = json.loads(file.read_bytes())
        return _register_of(content)
    except (FileNotFoundError, NotADirectoryError):
        return Released()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        remedy = (
            "Restore the register from your last backup. Without it nobody can say what a new report would "
            "disclose together with earlier ones."
        )
        raise OutputError(f"{file}, the register of published reports, cannot be read.", remedy) from None


def _register_of(content: dict[str, Any]) -> Released:
    """Raises ValueError, KeyError, TypeError or AttributeError where it is no register."""
    if content["format"] not in _FORMS:
        raise ValueError
    return Released([edition_from_json(one) for one in content["editions"]])
