"""One edition as the register of what was handed out has it, and as its file does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import LENGTHS
from pipeline.reporting.published_counts import COUNTED, PublishedFigure, Said, words_of_label

#: How far a count of an edition that rounded to a multiple of five can be from the true one.
_ROUNDED_BY = 9
#: How many letters of a digest tell editions apart.
_LETTERS = 16


@dataclass(frozen=True)
class TakenBack:
    """Who took an edition back, when, and why."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True)
class Entry:
    """One edition that was handed out.

    `revises`: the year whose figures it gives again from the records of its day, where it does. `threshold`:
    the greatest number that it did not show; None of editions of earlier versions.
    """

    period: Period
    made: date
    months: Mapping[str, int]
    figures: tuple[PublishedFigure, ...]
    revises: Period | None = None
    taken_back: TakenBack | None = None
    threshold: int | None = None

    def is_of(self, other: Entry) -> bool:
        """Whether this is the same edition as another, whatever each has of it."""
        return (self.period, self.made, self.revises) == (other.period, other.made, other.revises)

    @property
    def digest(self) -> str:
        """What tells this edition from every other, and from itself before it was taken back."""
        text = json.dumps(edition_to_json(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]

    def was(self, digest: str) -> bool:
        """Whether this is the edition with a digest, or has been taken back since."""
        return digest in (self.digest, replace(self, taken_back=None).digest)


def edition_to_json(entry: Entry) -> dict[str, Any]:
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
    if entry.threshold is not None:
        found["threshold"] = entry.threshold
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


def edition_from_json(content: dict[str, Any]) -> Entry:
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
        threshold=int(content["threshold"]) if "threshold" in content else None,
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
