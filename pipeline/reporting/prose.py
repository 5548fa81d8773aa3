"""The sentences of a report, written only from the figures that its edition shows."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.assembled.partnership import Summary
from pipeline.reporting.aggregate import APART
from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, HIDDEN, NOTHING, TOO_FEW, Shown
from pipeline.reporting.ranking import kept_most_and_least
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.table import label_of

_HIDDEN = "hidden, so that no small number can be worked out"
#: The number of outcomes for which the first page has space, and the fewest that a percentage makes sense of.
_OUTCOMES, _FEW = 4, 10


def plain(number: Shown) -> str:
    """A number for a sentence: 12, 12.5, or between 92% and 100%."""
    if isinstance(number, ShareRange):
        return f"between {number.least}% and {number.most}%"
    return f"{number:g}" if isinstance(number, (int, float)) else number


def sentence_of(edition: Edition, measure: Measure, period: Period) -> str:
    """The figure of a measure in a period, in one or two sentences."""
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
    text = (
        f"half took {_amount(median, unit)}; the middle half took from {plain(lower)} to {plain(upper)} "
        f"{unit}."
    )
    is_any_waiting = edition.count(measure.id, period, measure.words[1]) != 0
    if is_any_waiting and isinstance(with_waiting, float) and with_waiting >= median:
        text += f" With those still waiting counted in, half were over by {_number(with_waiting, unit)}."
    return text


def _amount(number: float, unit: str) -> str:
    return f"less than 1 {unit.removesuffix('s')}" if number == 0 else f"{_number(number, unit)} or less"


def _number(number: float, unit: str) -> str:
    return f"{plain(number)} {unit.removesuffix('s') if number == 1 else unit}"


def _about(edition: Edition) -> str:
    """The word before a count that is rounded."""
    return "about " if edition.is_rounded else ""


def _apart(edition: Edition, measure: Measure, period: Period) -> str:
    """The sentence on the observations that are counted apart; empty where there are none."""
    counts = [(word.casefold(), edition.count(measure.id, period, word)) for word in APART]
    parts = [f"{_about(edition)}{count} {word}" for word, count in counts if isinstance(count, int) and count]
    return f" Besides: {', '.join(parts)}." if parts else ""


def summary_of(edition: Edition, measures: Sequence[Measure]) -> Summary:
    """The lines of the first page: what was kept most and least, how long things took, the outcomes.

    There are few enough of them for one page.
    """
    year = edition.periods[-1]
    best, least = kept_most_and_least(edition, measures, year, lambda one: _line(edition, one, year))
    with_figure = [measure for measure in measures if _has_figure(edition, measure, year)]
    outcomes = [measure for measure in with_figure if measure.theme is Theme.OUTCOMES]
    waiting = [measure for measure in with_figure if measure.kind is AnswerType.NUMBER]
    return Summary(
        best=best,
        least=least,
        waiting=[_line(edition, one, year).partition(";")[0].rstrip(".") + "." for one in waiting],
        outcomes=[_line(edition, one, year) for one in outcomes[:_OUTCOMES]],
    )


def _has_figure(edition: Edition, measure: Measure, period: Period) -> bool:
    """Whether the edition shows a figure for a measure, and not only that it is hidden or too small."""
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


def alternative_text(series: Sequence[tuple[str, Shown]], unit: str) -> str:
    """The alternative text of a chart: every figure that is shown, and how many are not, and why."""
    shown = [f"{name} {plain(value)}" for name, value in series if not isinstance(value, str)]
    gaps = (
        (HIDDEN, ("is", "are"), " hidden"),
        (TOO_FEW, ("has", "have"), " too few"),
        (NOTHING, ("had",) * 2, " nothing to count"),
    )
    numbers = [(sum(value == sign for _, value in series), verbs, why) for sign, verbs, why in gaps]
    missing = [f"{number} {verbs[number > 1]}{why}" for number, verbs, why in numbers if number]
    return f"{unit}: {'; '.join(shown)}." + (f" {'; '.join(missing)}." if missing else "")
