"""The sentences of a report, written only from the figures that its edition shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.reporting.direction import UNCHANGED, direction_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.period_notes import as_published, at_the_end, over_of
from pipeline.reporting.publication_plan import WIDEST
from pipeline.reporting.published_counts import Count, CountRange
from pipeline.reporting.shares import ShareRange, both_ends
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import why_no_wait

#: What hides a figure, and where it is.
WHY_HIDDEN = "so that no small number can be worked out"
WHERE_HIDDEN = "The team's own edition has it."
_NOT_SHOWN = f"not shown, {WHY_HIDDEN}"
#: A range of a share that is wider than this, in percentage points, says as little as none.
_SAYS_LITTLE = 60
#: The ends of the bands, in per cent: all, nearly all, a few, and about half.
_ALL, _NEARLY, _FEW, _ABOUT_HALF = 100, 90, 20, (40, 60)


def sentence_of(edition: Edition, measure_id: str, figure: ShownFigure | None = None) -> str:
    """The figure of a measure in one plain sentence, which holds a number wherever one is shown.

    It is the main figure where none is given; that of a headline measure says whether it is better or worse.
    """
    shown = figure or edition.main_figure(measure_id)
    change = change_of(edition, measure_id) if figure is None and shown.measure.headline else ""
    where = "" if shown.is_nothing or has_result(shown) else f" {WHERE_HIDDEN}"
    return f"{name_of(shown)}: {clause_of(edition, shown)}{change}.{where}"


def sentence_of_answer(edition: Edition, figure: ShownFigure, words: Sequence[str]) -> str:
    """One answer of a breakdown in a sentence; only its name where it is not shown."""
    answer = next((one for one in figure.answers() if one.words == words and one.count is not None), None)
    if answer is None:
        *others, last = map(lowered, words)
        either = f"{', '.join(others)} or {last}" if others else last
        return f"{name_of(figure)}: how often {either}, where shown."
    share, total = percent(figure.share_of(answer)), number(figure.total)
    said = f"{lowered(answer.name)} {number(answer.count)} of {total}{_in_brackets(share)}"
    if isinstance(figure.total, CountRange) and share:
        said = f"{lowered(answer.name)} {share} (of {total})"
    return f"{name_of(figure)}: {said}{over_of(edition, figure)}{as_published(figure)}."


def name_of(figure: ShownFigure) -> str:
    """The name of a measure for a sentence, with its reference."""
    measure = figure.measure
    if measure.id.startswith("K"):
        return f"{measure.name.rstrip('.?')} ({measure.id})"
    name, _, rest = measure.id.partition(": ")
    kind, _, part = name.partition(", ")
    return f"{kind} ({part or rest})" if part or rest else kind


def clause_of(edition: Edition, figure: ShownFigure) -> str:
    """What a sentence says of a figure after its name, without a full stop."""
    when = f"{over_of(edition, figure)}{as_published(figure)}{at_the_end(edition, figure)}"
    if figure.is_nothing or has_result(figure):
        return f"{result_of(figure)}{when}"
    counted = counted_of(figure)
    return f"{counted}{when}; {_what(figure)} is not shown{_why(figure)}" if counted else _NOT_SHOWN + when


def _why(figure: ShownFigure) -> str:
    """Why something is not shown of a figure whose total is."""
    is_wait = figure.measure.kind is AnswerType.NUMBER and figure.published.answers
    return f": {why_no_wait(figure, 'with_waiting')}" if is_wait else f", {WHY_HIDDEN}"


def change_of(edition: Edition, measure_id: str) -> str:
    """What a sentence says of the change against the period before, after a semicolon; empty if not known."""
    found = direction_of(edition, measure_id)
    before = f"the {edition.main(measure_id).length} before"
    if not found:
        return ""
    return f"; no clear change against {before}" if found == UNCHANGED else f"; {found} than in {before}"


def result_of(figure: ShownFigure) -> str:
    """What is shown of a figure, in words: "57 of 60 (95%)"; empty where too little is shown to say it."""
    if figure.is_nothing:
        return f"nothing {_was_counted(figure)}"
    by_kind = {
        AnswerType.NUMBER: _waiting,
        AnswerType.WORD: _answers,
        AnswerType.SHARE: share_said,
        AnswerType.INCIDENCE: _incidence,
    }
    return by_kind[figure.measure.kind](figure)


def has_result(figure: ShownFigure) -> bool:
    """Whether a figure has more to say than how many there were: a share, a median or answers."""
    if figure.is_nothing or figure.total is None:
        return False
    if figure.measure.kind is AnswerType.NUMBER:
        return figure.value("with_waiting") is not None
    share = figure.share() if figure.measure.kind is AnswerType.SHARE else None
    says_little = isinstance(share, ShareRange) and share.most - share.least > _SAYS_LITTLE
    return bool(figure.published.answers) and not says_little


def is_close(figure: ShownFigure) -> bool:
    """Whether a figure shows its share, or a range of it that is narrow enough to be of use."""
    share = figure.share()
    return share.most - share.least <= WIDEST if isinstance(share, ShareRange) else share is not None


def counted_of(figure: ShownFigure) -> str:
    """How many there were, in words: "60 fell due", "5 or fewer were counted"; empty if not shown."""
    if figure.total is None:
        return ""
    verb = _was_counted(figure) if figure.total == 1 else _were_counted(figure)
    return f"{number(figure.total)} {verb}"


def number(count: Count) -> str:
    """A count as it is shown, in words: 1,212, 6 to 11, or 5 or fewer."""
    if isinstance(count, CountRange):
        return f"{count.most:,} or fewer" if count.least == 0 else f"{count.least:,} to {count.most:,}"
    return "not shown" if count is None else f"{count:,}"


def percent(share: float | ShareRange | None) -> str:
    """A share as it is shown, in words: 95%, 78% to 84%, 92% or more; empty where it is not shown."""
    if isinstance(share, ShareRange):
        if share.most == _ALL:
            return f"{share.least:g}% or more"
        least, most = both_ends(share.least, share.most)
        return f"{least}% to {most}%" if share.least else f"{share.most:g}% or less"
    return "" if share is None else f"{share:g}%"


def band_of(share: ShareRange) -> str:
    """A range of a share as a board speaks of it: "nearly all, 92% or more", "about half, 42% to 58%"."""
    words = percent(share)
    if share.least >= _NEARLY:
        return f"nearly all, {words}"
    if share.most <= _ALL - _NEARLY:
        return f"nearly none, {words}"
    low, high = _ABOUT_HALF
    if share.least >= low and share.most <= high:
        return f"about half, {words}"
    if share.least > _ALL / 2:
        return f"most, {words}"
    if share.most <= _FEW:
        return f"few, {words}"
    return f"fewer than half, {words}" if share.most < _ALL / 2 else words


def share_said(figure: ShownFigure, *, with_band: bool = True) -> str:
    """A share in words, a range with its band if wanted; empty where too little is shown to say it."""
    yes, total, share = figure.answers()[0].count, figure.total, figure.share()
    if isinstance(yes, int) and isinstance(total, int):
        if yes == total:
            return f"all {number(total)}{_in_brackets(percent(share))}"
        some = "none" if yes == 0 else number(yes)
        return f"{some} of {number(total)}{_in_brackets(percent(share)) if yes else ''}"
    if isinstance(share, ShareRange) and yes is not None:
        said, few = band_of(share) if with_band else percent(share), number(total)
        return f"{said} (of {few})" if isinstance(total, CountRange) else f"{said} ({number(yes)} of {few})"
    return ""


def _incidence(figure: ShownFigure) -> str:
    yes, total, incidence = figure.answers()[0].count, figure.total, figure.value("incidence")
    if yes is None or total is None:
        return ""
    found = f"{'none' if yes == 0 else number(yes)} of {number(total)}"
    return f"{found}; allowing for cases closed early, {incidence:g}%" if yes and incidence else found


def _answers(figure: ShownFigure) -> str:
    if not has_result(figure):
        return ""
    answers = sorted(figure.answers(), key=lambda one: _reach(one.count), reverse=True)
    given = [one for one in answers if one.count != 0]
    if len(given) == 1 and given[0].count == figure.total:
        return f"{lowered(given[0].name)}, all {number(figure.total)}"
    parts = []
    for _, group in groupby(given, key=lambda one: one.count):
        same = list(group)
        each = " each" if len(same) > 1 else ""
        named, share = listed([lowered(one.name) for one in same]), percent(figure.share_of(same[0]))
        if isinstance(figure.total, CountRange) and share:
            parts.append(f"{named} {share}{each}")
        else:
            parts.append(f"{named} {number(same[0].count)}{each}{_in_brackets(share)}")
    return f"{'; '.join(parts)}; of {number(figure.total)}"


def _waiting(figure: ShownFigure) -> str:
    lower, upper = figure.value("lower"), figure.value("upper")
    unit, text = figure.measure.unit_of_number.casefold(), half_of(figure)
    if text and lower is not None and upper is not None and upper > 0:
        text += f", and the middle half of those that ended took {lower:g} to {amount(upper, unit)}"
    return f"{text} ({number(figure.total)} counted)" if text else ""


def half_of(figure: ShownFigure) -> str:
    """The time in which half were over, in words: "half took 3.2 hours or less"; empty if not shown."""
    median = figure.value("with_waiting")
    if median is None:
        return ""
    if not median:
        return "half were over at once"
    return f"half took {amount(median, figure.measure.unit_of_number.casefold())} or less"


def _what(figure: ShownFigure) -> str:
    """What is not shown of a figure whose total is."""
    if figure.measure.kind is AnswerType.NUMBER:
        return "how long they took"
    if figure.measure.kind is AnswerType.WORD:
        return "how many of each"
    return "how many were in time" if figure.measure.theme is Theme.TIMELINESS else "for how many it was so"


def _was_counted(figure: ShownFigure) -> str:
    return "fell due" if figure.measure.theme is Theme.TIMELINESS else "was counted"


def _were_counted(figure: ShownFigure) -> str:
    return "fell due" if figure.measure.theme is Theme.TIMELINESS else "were counted"


def amount(value: float, unit: str) -> str:
    """A length of time in words."""
    if value == 0:
        return f"less than 1 {unit.removesuffix('s')}"
    return f"{value:g} {unit.removesuffix('s') if value == 1 else unit}"


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def _reach(count: Count) -> tuple[int, int]:
    if count is None:
        return 0, 0
    return (count, count) if isinstance(count, int) else (count.most, count.least)


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def lowered(name: str) -> str:
    """A name as it is written within a sentence; an abbreviation and a title keep their capitals."""
    first, _, rest = name.partition(" ")
    is_kept = first[1:2].isupper() or (rest[:1].isupper() and rest[1:2].islower())
    return name if is_kept else name[:1].lower() + name[1:]


def given_away_sentence(threshold: int, before: int | None, names: str) -> str:
    """That earlier editions bound some counts too closely. `before`: the lowest threshold of their day."""
    if before is not None and before < threshold:
        return (
            f"Earlier reports kept to the lower threshold of their day, {before}. From them, numbers up to "
            f"{threshold} can be worked out in {names}. This report adds nothing to that."
        )
    return (
        f"Earlier reports disclosed a small number in {names}. That cannot be undone, and this report adds "
        "nothing to it."
    )
