"""What a report says in words, from what its edition shows and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.assembled.partnership import Summary
from pipeline.reporting.aggregate import APART
from pipeline.reporting.edition import COUNTED, HIDDEN, NOTHING, TOO_FEW, Edition, Shown
from pipeline.reporting.measures import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.periods import Period
from pipeline.reporting.ranking import kept_most_and_least
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.tables import label_of

_HIDDEN = "hidden, so that no small number can be worked out"
#: How many outcomes the first page names: what one page holds. A percentage of fewer than the second says
#: more than is known.
_OUTCOMES, _FEW = 4, 10


def plain(number: Shown) -> str:
    """A number as a sentence gives it: 12, 12.5, or between 92% and 100%."""
    if isinstance(number, ShareRange):
        return f"between {number.least}% and {number.most}%"
    return f"{number:g}" if isinstance(number, (int, float)) else number


def sentence_of(edition: Edition, measure: Measure, period: Period) -> str:
    """What a measure came to in a period, in one or two sentences."""
    return (
        f"{label_of(edition, period)}: {_result(edition, measure, period)}{_apart(edition, measure, period)}"
    )


def _result(edition: Edition, measure: Measure, period: Period) -> str:
    if edition.count(measure.id, period, COUNTED) == 0:
        return "none, or too few to be shown." if edition.is_rounded else "there was nothing to count."
    by_kind = {AnswerType.NUMBER: _waiting, AnswerType.WORD: _answers, AnswerType.SHARE: _share}
    return by_kind[measure.kind](edition, measure, period)


def _share(edition: Edition, measure: Measure, period: Period) -> str:
    yes, total = (edition.count(measure.id, period, word) for word in ("Yes", COUNTED))
    share, about = edition.share(measure.id, period), _about(edition)
    if isinstance(share, ShareRange):
        return f"{plain(share)} of {about}{total}."
    if edition.is_rounded:
        return f"{about}{total} were counted, too few for a percentage."
    if isinstance(yes, str) or isinstance(total, str):
        counted = f" {total} {'was' if total == 1 else 'were'} counted." if isinstance(total, int) else ""
        return f"{_HIDDEN}.{counted}"
    return (
        f"{yes} of {total}."
        if isinstance(share, str) or total < _FEW
        else f"{yes} of {total} ({plain(share)}%)."
    )


def _answers(edition: Edition, measure: Measure, period: Period) -> str:
    counts = {word: edition.count(measure.id, period, word) for word in measure.words}
    shown = [
        f"{word.casefold()}: {_about(edition)}{count}"
        for word, count in counts.items()
        if isinstance(count, int) and count
    ]
    if not shown:
        return f"{_HIDDEN}."
    others = "other answers are hidden, or 0" if 0 in counts.values() else "the other answers are hidden"
    return f"{'; '.join(shown)}{f'; {others}' if HIDDEN in counts.values() else ''}."


def _waiting(edition: Edition, measure: Measure, period: Period) -> str:
    unit = measure.unit_of_number.casefold()
    median, lower, upper, with_waiting = (
        edition.spread(measure.id, period, name) for name in ("median", "lower", "upper", "with_waiting")
    )
    if isinstance(median, str):
        return {NOTHING: "none is over yet.", TOO_FEW: "too few for a median.", HIDDEN: f"{_HIDDEN}."}[median]
    told = (
        f"half took {_amount(median, unit)}; the middle half took from {plain(lower)} to {plain(upper)} "
        f"{unit}."
    )
    is_any_waiting = edition.count(measure.id, period, measure.words[1]) != 0
    if is_any_waiting and isinstance(with_waiting, float) and with_waiting >= median:
        told += f" With those still waiting counted in, half were over by {_number(with_waiting, unit)}."
    return told


def _amount(number: float, unit: str) -> str:
    return f"less than 1 {unit.removesuffix('s')}" if number == 0 else f"{_number(number, unit)} or less"


def _number(number: float, unit: str) -> str:
    return f"{plain(number)} {unit.removesuffix('s') if number == 1 else unit}"


def _about(edition: Edition) -> str:
    """The word before a count that is rounded."""
    return "about " if edition.is_rounded else ""


def _apart(edition: Edition, measure: Measure, period: Period) -> str:
    found = [(word.casefold(), edition.count(measure.id, period, word)) for word in APART]
    told = [f"{_about(edition)}{count} {word}" for word, count in found if isinstance(count, int) and count]
    return f" Besides: {', '.join(told)}." if told else ""


def summary_of(edition: Edition, measures: Sequence[Measure]) -> Summary:
    """The page that comes first: what was kept most and least, how long things took, what came of it.

    It stays within its page.
    """
    year = edition.periods[-1]
    best, least = kept_most_and_least(edition, measures, year, lambda one: _line(edition, one, year))
    told = [one for one in measures if _is_told(edition, one, year)]
    outcomes = [one for one in told if one.theme is Theme.OUTCOMES]
    waiting = [one for one in told if one.kind is AnswerType.NUMBER]
    return Summary(
        best=best,
        least=least,
        waiting=[_line(edition, one, year).partition(";")[0].rstrip(".") + "." for one in waiting],
        outcomes=[_line(edition, one, year) for one in outcomes[:_OUTCOMES]],
    )


def _is_told(edition: Edition, measure: Measure, period: Period) -> bool:
    """Whether there is a figure of it, and not only the word that it is hidden or too small."""
    if edition.count(measure.id, period, COUNTED) == 0:
        return False
    if measure.kind is AnswerType.NUMBER:
        return edition.spread(measure.id, period, "median") not in (HIDDEN, TOO_FEW)
    if measure.kind is AnswerType.SHARE:
        return not isinstance(edition.share(measure.id, period), str)
    return any(
        isinstance(count := edition.count(measure.id, period, word), int) and count for word in measure.words
    )


def _line(edition: Edition, measure: Measure, period: Period) -> str:
    return f"{measure.name.rstrip('.?')} ({measure.id}): {_result(edition, measure, period)}"


def told_of(series: Sequence[tuple[str, Shown]], unit: str) -> str:
    """A series as the alternative text of its chart gives it: every figure that is shown, and how many are not, and why."""
    shown = [f"{name} {plain(value)}" for name, value in series if not isinstance(value, str)]
    gaps = (
        (HIDDEN, ("is", "are"), " hidden"),
        (TOO_FEW, ("has", "have"), " too few"),
        (NOTHING, ("had",) * 2, " nothing to count"),
    )
    numbers = [(sum(value == sign for _, value in series), verbs, why) for sign, verbs, why in gaps]
    missing = [f"{number} {verbs[number > 1]}{why}" for number, verbs, why in numbers if number]
    return f"{unit}: {'; '.join(shown)}." + (f" {'; '.join(missing)}." if missing else "")
