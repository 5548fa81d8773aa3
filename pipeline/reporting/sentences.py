"""What a report says in words, from what its edition shows and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.adding_up import APART
from pipeline.edition import COUNTED, HIDDEN, NOTHING, Edition, Shown
from pipeline.measures import Measure
from pipeline.observation import Kind, Theme
from pipeline.periods import Period
from pipeline.reporting.tables import label_of

_TOO_SMALL = "the numbers are too small to be shown"
#: How many time limits the first page names of each sort, and how many outcomes: what one page holds.
_BEST, _LEAST, _OUTCOMES = 2, 3, 4


def plain(number: Shown) -> str:
    """A number as a sentence gives it: 12, or 12.5."""
    return f"{number:g}" if isinstance(number, (int, float)) else number


def sentence_of(edition: Edition, measure: Measure, period: Period) -> str:
    """What a measure came to in a period, in one or two sentences."""
    return f"{label_of(edition, period)}: {_result(edition, measure, period)}{_apart(edition, measure, period)}"


def _result(edition: Edition, measure: Measure, period: Period) -> str:
    total = edition.count(measure.id, period, COUNTED)
    if total == 0:
        return "there was nothing to count."
    if measure.kind is Kind.NUMBER:
        return _waiting(edition, measure, period)
    if measure.kind is Kind.WORD:
        shown = [f"{word.casefold()} {count}" for word in measure.words
                 if isinstance(count := edition.count(measure.id, period, word), int) and count]  # fmt: skip
        rest = (
            ""
            if all(isinstance(edition.count(measure.id, period, word), int) for word in measure.words)
            else "; the rest is hidden"
        )
        return f"{', '.join(shown)}{rest}." if shown else f"{_TOO_SMALL}."
    yes, share = edition.count(measure.id, period, "Yes"), edition.share(measure.id, period)
    if isinstance(share, str):
        counted = f" {total} were counted." if isinstance(total, int) else ""
        return f"{_TOO_SMALL}.{counted}"
    return f"{yes} of {total} ({plain(share)}%)."


def _waiting(edition: Edition, measure: Measure, period: Period) -> str:
    unit = measure.unit_of_number.casefold()
    median, lower, upper = (edition.spread(measure.id, period, name) for name in ("median", "lower", "upper"))
    if isinstance(median, str):
        return f"{_TOO_SMALL}." if median != NOTHING else "none is over yet."
    told = f"half took {plain(median)} {unit} or less; the middle half took from {plain(lower)} to {plain(upper)} {unit}."
    with_waiting = edition.spread(measure.id, period, "with_waiting")
    if not isinstance(with_waiting, str):
        told += f" With those still waiting counted in, half were over by {plain(with_waiting)} {unit}."
    return told


def _apart(edition: Edition, measure: Measure, period: Period) -> str:
    found = [(word.casefold(), edition.count(measure.id, period, word)) for word in APART]
    told = [f"{count} {word}" for word, count in found if isinstance(count, int) and count]
    return f" Besides: {', '.join(told)}." if told else ""


def summary_of(edition: Edition, measures: Sequence[Measure]) -> dict[str, list[str]]:
    """The page that comes first: what was kept best and least, how long things took, what came of it. It stays within its page."""
    year = edition.periods[-1]
    timed = [(share, one) for one in measures if one.theme is Theme.TIMELINESS
             if not isinstance(share := edition.share(one.id, year), str)]  # fmt: skip
    timed.sort(key=lambda found: (-found[0], found[1].id))
    told = [one for one in measures if _TOO_SMALL not in _result(edition, one, year) and edition.count(one.id, year, COUNTED) != 0]
    outcomes = [one for one in told if one.theme is Theme.OUTCOMES]
    return {
        "best": [_line(edition, one, year) for _, one in timed[:_BEST]],
        "least": [_line(edition, one, year) for _, one in timed[_BEST:][-_LEAST:][::-1]],
        "waiting": [_line(edition, one, year).partition(";")[0].rstrip(".") + "." for one in told if one.kind is Kind.NUMBER],
        "outcomes": [_line(edition, one, year) for one in outcomes[:_OUTCOMES]],
    }


def _line(edition: Edition, measure: Measure, period: Period) -> str:
    return f"{measure.name.rstrip('.?')} ({measure.id}): {_result(edition, measure, period)}"


def told_of(series: Sequence[tuple[str, Shown]], unit: str) -> str:
    """A series as the alternative text of its chart gives it: every figure that is shown, and how many are not."""
    shown = [f"{quarter} {plain(value)}" for quarter, value in series if not isinstance(value, str)]
    gaps = sum(value == HIDDEN for _, value in series)
    missing = f" {gaps} {'is' if gaps == 1 else 'are'} hidden." if gaps else ""
    return f"{unit}: {'; '.join(shown)}.{missing}"
