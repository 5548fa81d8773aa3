"""The register of what was handed out: every edition, what it said, and whether it was taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.foundation.errors import OutputError
from pipeline.reporting.edition import Edition
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import LENGTHS, PublicationPlan
from pipeline.reporting.published_counts import COUNTED, PublishedFigure, Said, words_of_label

#: The register's name in the folder of reports.
FILE_NAME = "released.json"
#: The forms of the file that are read; the last one is written.
_FORMS = (1, 2)
#: How far a count of an edition that rounded to a multiple of five can be from the true one.
_ROUNDED_BY = 9


@dataclass(frozen=True)
class TakenBack:
    """Who took an edition back, when, and why."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True)
class Entry:
    """One edition that was handed out.

    `revises`: the year whose figures it gives again from the records of its day, where it does.
    """

    period: Period
    made: date
    months: Mapping[str, int]
    figures: tuple[PublishedFigure, ...]
    revises: Period | None = None
    taken_back: TakenBack | None = None

    def is_of(self, other: Entry) -> bool:
        """Whether this is the same edition as another, whatever each has of it."""
        return (self.period, self.made, self.revises) == (other.period, other.made, other.revises)


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
        found: dict[tuple[str, Period], PublishedFigure] = {}
        for entry in self.out:
            again = {figure.measure for figure in entry.figures if figure.is_revision}
            for key in [*found]:
                if key[0] in again and entry.revises and key[1].overlaps(entry.revises):
                    del found[key]
            for figure in entry.figures:
                found.setdefault(figure.key, replace(figure, edition=entry.period))
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

    def is_revised(self, year: Period) -> bool:
        """Whether a year's figures were revised openly already."""
        return any(one.revises == year for one in self.out)

    def with_edition(self, edition: Edition, made: date, revises: Period | None = None) -> Released:
        """The register with one more edition; this one where it says nothing that is not out already."""
        figures = tuple(edition.released())
        if self.is_out(edition.asked) and not figures:
            return self
        entry = Entry(edition.asked, made, dict(edition.plan.months), figures, revises)
        return Released([*self.entries, entry])

    def without_last(self, by: str, on: date, reason: str) -> Released:
        """The register with its last edition marked as taken back."""
        last = self.last()
        return Released(
            [
                Entry(one.period, one.made, one.months, one.figures, one.revises, TakenBack(by, on, reason))
                if one is last
                else one
                for one in self.entries
            ]
        )

    def with_taken_back(self, period: Period, made: date, by: str, on: date, reason: str) -> Released:
        """The register with an edition that it lacked, marked as taken back; what it said is not known."""
        return Released([*self.entries, Entry(period, made, {}, (), None, TakenBack(by, on, reason))])

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
        content = {"format": _FORMS[-1], "editions": [_to_json(one) for one in self.entries]}
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
            "Restore the copy from your last backup. Without it nobody can say what a new report would "
            "disclose together with earlier ones."
        )
        raise OutputError(f"{file}, the register of published reports, cannot be read.", remedy) from None


def _register_of(content: dict[str, Any]) -> Released:
    """Raises ValueError, KeyError, TypeError or AttributeError where it is no register."""
    if content["format"] not in _FORMS:
        raise ValueError
    return Released([_from_json(one) for one in content["editions"]])


def _to_json(entry: Entry) -> dict[str, Any]:
    """An edition as the file holds it."""
    words = {months: word for word, months in LENGTHS.items()}
    found: dict[str, Any] = {
        "period": span_of(entry.period),
        "name": entry.period.name,
        "made": entry.made.isoformat(),
        "plan": {name: words[months] for name, months in entry.months.items()},
        "figures": [_figure_to_json(one) for one in entry.figures],
    }
    if entry.revises:
        found["revises"] = span_of(entry.revises)
    if entry.taken_back:
        back = entry.taken_back
        found["taken back"] = {"by": back.by, "on": back.on.isoformat(), "reason": back.reason}
    return found


def _figure_to_json(figure: PublishedFigure) -> dict[str, Any]:
    found: dict[str, Any] = {"measure": figure.measure, "period": span_of(figure.period)}
    if figure.total:
        found["total"] = [figure.total.label, figure.total.least, figure.total.most]
    if figure.answers:
        found["answers"] = [[one.label, one.least, one.most] for one in figure.answers]
    if figure.values:
        found["values"] = dict(figure.values)
    if figure.is_revision:
        found["revision"] = True
    return found


def _from_json(content: dict[str, Any]) -> Entry:
    """Raises ValueError, KeyError, TypeError or AttributeError where it is no edition."""
    made = date.fromisoformat(content["made"]) if content["made"] else date.min
    if "shown" in content:
        return _from_first_form(content, made)
    back = content.get("taken back")
    return Entry(
        period=period_of(content["period"]),
        made=made,
        months={str(name): LENGTHS[word] for name, word in content["plan"].items()},
        figures=tuple(_figure_from_json(one, made) for one in content["figures"]),
        revises=period_of(content["revises"]) if "revises" in content else None,
        taken_back=TakenBack(str(back["by"]), date.fromisoformat(back["on"]), str(back["reason"]))
        if back
        else None,
    )


def _figure_from_json(content: dict[str, Any], made: date) -> PublishedFigure:
    total = content.get("total")
    return PublishedFigure(
        measure=str(content["measure"]),
        period=period_of(content["period"]),
        on=made,
        total=_said(total) if total else None,
        answers=tuple(_said(one) for one in content.get("answers", ())),
        values={str(name): float(value) for name, value in content.get("values", {}).items()},
        is_revision=bool(content.get("revision", False)),
    )


def _said(content: Sequence[Any]) -> Said:
    label, least, most = content
    return Said(words_of_label(label), int(least), int(most))


def _from_first_form(content: dict[str, Any], made: date) -> Entry:
    """An edition as the first form of the file has it: each count that was shown."""
    by = _ROUNDED_BY if content["method"] == "round" else 0
    figures = [
        PublishedFigure(str(measure), period_of(span), made, *_parts(words, by))
        for measure, spans in content["shown"].items()
        for span, words in spans.items()
    ]
    days = [(one.period.first, one.period.last) for one in figures] or [(made, made)]
    asked = Period(max(first for first, _ in days), max(last for _, last in days))
    return Entry(asked, made, {}, tuple(figures))


def _parts(words: Mapping[str, int], by: int) -> tuple[Said | None, tuple[Said, ...]]:
    def said(names: tuple[str, ...], count: int) -> Said:
        return Said(names, max(0, int(count) - by), int(count) + by)

    answers = {word: count for word, count in words.items() if word not in (COUNTED, *_NO_ANSWERS)}
    total = words.get(COUNTED)
    return (
        said((COUNTED,), total) if total is not None else None,
        tuple(said((word,), count) for word, count in answers.items()),
    )


#: What the first form counted apart, and later forms do not.
_NO_ANSWERS = ("In progress", "Cannot be told")


def span_of(period: Period) -> str:
    """The first and last day of a period, as the register writes them."""
    return f"{period.first.isoformat()}/{period.last.isoformat()}"


def period_of(span: str) -> Period:
    """The period between two days as the register writes them. Raises ValueError where it is none."""
    first, last = map(date.fromisoformat, span.split("/"))
    return Period(first, last)
