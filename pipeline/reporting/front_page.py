"""The first page of a report: what the figures of the year say, in plain words that hold numbers."""

from __future__ import annotations

from pipeline.documents.assembled.partnership import OfEdition, Summary
from pipeline.foundation.dates import in_words
from pipeline.reporting.composite_sentences import short_name, together_lines
from pipeline.reporting.direction import UNCHANGED, direction_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType, Theme
from pipeline.reporting.period_notes import as_published, over_of
from pipeline.reporting.periods import Period
from pipeline.reporting.prose import (
    WHY_HIDDEN,
    change_of,
    clause_of,
    half_of,
    has_result,
    is_close,
    listed,
    name_of,
    result_of,
    sentence_of,
)
from pipeline.reporting.ranking import kept_most_and_least
from pipeline.reporting.report_request import ReportRequest
from pipeline.reporting.revised_figures import revised_line

_STAYS_HERE = (
    "Keep this draft within the team. It may be wrong, or may disclose small numbers if compared with an "
    "earlier report."
)
_NOTHING = "Nothing was counted in this period."
#: The lines for which the page has space: headline measures, outcomes, and changes.
_HEADLINES, _OUTCOMES, _CHANGES = 5, 1, 2
#: How many measures that are not shown a line names.
_NAMED = 8


def about_report(order: ReportRequest) -> list[str]:
    """The sentences about the report that both editions have."""
    made = f"The report is on {order.period.words}, from the records on {in_words(order.clock.now)}."
    return [f"{made} {time_of_figures(order.period)}{_so_far(order)}", *_what_counts(order)]


def time_of_figures(period: Period) -> str:
    """Of which time the figures of a report are: twelve months, whatever its period, or that if longer."""
    time = period.main
    lengths = {"year": "the twelve months", "period": ""}
    length = lengths.get(time.length, f"the {time.length}")
    when = f"{length} to {in_words(time.last)}" if length else time.words
    return f"Figures are of {when} unless they say otherwise."


def _so_far(order: ReportRequest) -> str:
    is_over = order.period.last < order.clock.today
    return "" if is_over else " The period is not over, so its figures are provisional."


def _what_counts(order: ReportRequest) -> list[str]:
    return [
        "A figure counts what fell due, or happened, in its period. Anything that is overdue, or should "
        "have been recorded but was not, counts as not done. What has no row in the records, such as an "
        "assessment that is not entered yet, is not counted.",
        *([_STAYS_HERE] if order.may_not_go_out else []),
        *(["Cases in which the program has a fault are not in any figure."] if order.left_out else []),
    ]


def edition_facts(order: ReportRequest, edition: Edition) -> OfEdition:
    """What the report says of the edition itself."""
    return OfEdition(
        reference=order.period.words,
        period=order.period.words,
        as_of=in_words(order.clock.now),
        draft=order.draft,
        time=_about_time(order, edition),
        about=_what_counts(order),
        signs=report_signs(edition),
    )


def _about_time(order: ReportRequest, edition: Edition) -> str:
    """Of which time the figures are, and how many of them are revised."""
    time, revised = f"{time_of_figures(order.period)}{_so_far(order)}", revised_line(edition)
    return f"{time} {revised} The sheet Revisions of partnership.xlsx has both." if revised else time


def report_signs(edition: Edition) -> list[str]:
    """How to read the numbers of an edition that is handed out."""
    control = edition.control
    return [
        f"Numbers from 1 to {control.threshold}, and others from which they could be worked out, are not "
        "given exactly, so that no child can be recognised. A range that includes the true number is "
        "given instead, such as 6 to 11, or 90% or more. These numbers count discussions, reviews and the "
        "like, of which one child can have several.",
        "A figure that was published before, or adds up such figures, has a note that says so. What was "
        "added to the records, or corrected in them, since then is not in it.",
        f"A percentage or a median of fewer than {control.fewest} is not given. Better or worse is stated "
        "only if the difference is more than chance. One in twenty comparisons may still be chance.",
        "If this year's figure cannot be shown well, the latest published figure that could be is given, "
        "with its date.",
    ]


def first_page_of(edition: Edition) -> Summary:
    """The lines of the first page, each in plain words, most of them with numbers."""
    nothing = all(edition.main_figure(one.id).is_nothing for one in _of_the_procedure(edition))
    return Summary(
        together=[_NOTHING] if nothing else together_lines(edition),
        headlines=_headline_lines(edition),
        order=kept_most_and_least(edition),
        changes=change_lines(edition, _CHANGES),
        waiting=[_waiting_line(edition, one) for one in _shown(edition) if one.kind is AnswerType.NUMBER],
        outcomes=[sentence_of(edition, one.id) for one in _outcomes(edition)[:_OUTCOMES]],
        not_shown=not_shown_line(edition),
    )


def first_measures(edition: Edition, most: int) -> list[Measure]:
    """The measures that a board asks for first, of those with a share or a narrow range; then others.

    What is of an earlier year comes last.
    """
    shares = [
        one
        for one in _shown(edition)
        if one.kind is AnswerType.SHARE and is_close(edition.main_figure(one.id))
    ]
    last = edition.asked.last
    return sorted(
        shares, key=lambda one: (edition.main_figure(one.id).period.last != last, not one.headline)
    )[:most]


def _headline_lines(edition: Edition) -> list[str]:
    """The sentences of the first measures, with their change, but for those named as better or worse."""
    said = list(_changed(edition))[:_CHANGES]
    lines = []
    for one in first_measures(edition, _HEADLINES):
        if one.id not in said:
            figure, way = edition.main_figure(one.id), direction_of(edition, one.id)
            change = "" if way == UNCHANGED else change_of(edition, one.id)
            lines.append(f"{name_of(figure)}: {clause_of(edition, figure)}{change}.")
    return lines


def _compared(edition: Edition) -> dict[str, str]:
    """The measures with a figure for the year before, and how that of this year differs from it."""
    found = {one.id: direction_of(edition, one.id) for one in _of_the_procedure(edition)}
    return {name: way for name, way in found.items() if way}


def _changed(edition: Edition) -> dict[str, str]:
    """The measures that are clearly better or worse, higher or lower than in the year before."""
    return {name: way for name, way in _compared(edition).items() if way != UNCHANGED}


def change_lines(edition: Edition, most: int) -> list[str]:
    """What is clearly better or worse than in the year before, or that nothing is."""
    compared, changed = _compared(edition), _changed(edition)
    if not compared:
        return []
    if not changed:
        time = edition.periods[-1].length
        if len(compared) == 1:
            return [f"{next(iter(compared))} has a figure for the {time} before, and no clear change."]
        those = f"{len(compared)} measures with a figure for the {time} before"
        return [f"Of {those}, none is clearly better or worse."]
    lines = [_change_line(edition, name, way) for name, way in list(changed.items())[:most]]
    rest = len(changed) - len(lines)
    others = f"{rest} more measure has" if rest == 1 else f"{rest} more measures have"
    more = [f"{others} changed: see the tables."] if rest else []
    return [*lines, *more]


def _change_line(edition: Edition, name: str, way: str) -> str:
    figure, before = edition.main_figure(name), edition.before(name)
    was = f", before {result_of(before)}" if before is not None else ""
    now = f"now {result_of(figure)}{over_of(edition, figure)}"
    return f"{way.capitalize()}: {name_of(figure)}, {now}{was}."


def not_shown_line(edition: Edition) -> str:
    """The measures of which no share, median or answer is shown, why, and where they are; empty if none."""
    given = [one for one in _of_the_procedure(edition) if not edition.main_figure(one.id).is_nothing]
    few = [edition.main_figure(one.id) for one in given if not has_result(edition.main_figure(one.id))]
    hidden = [short_name(one) for one in few]
    if not hidden:
        return ""
    which = listed(hidden) if len(hidden) <= _NAMED else f"{len(hidden)} measures, which the tables name"
    has = f"has {'it' if len(hidden) == 1 else 'them'}"
    return f"Not shown, {WHY_HIDDEN}: {which}. The team's own edition, restricted.xlsx, {has}."


def _of_the_procedure(edition: Edition) -> list[Measure]:
    """The measures that are not about the records."""
    records = (Theme.COMPLETENESS, Theme.QUALITY)
    return [one for one in edition.measures.values() if one.theme not in records]


def _shown(edition: Edition) -> list[Measure]:
    """The measures of the catalogue that have a result."""
    return [
        one
        for one in edition.measures.values()
        if one.id.startswith("K") and has_result(edition.main_figure(one.id))
    ]


def _outcomes(edition: Edition) -> list[Measure]:
    """The measures of outcomes with a result, the headline ones and the breakdowns first.

    One of which all have the same answer, perhaps merged from several, says little and comes last.
    """
    found = [one for one in _shown(edition) if one.theme is Theme.OUTCOMES]
    return sorted(
        found,
        key=lambda one: (_is_all_alike(edition, one), not one.headline, one.kind is not AnswerType.WORD),
    )


def _is_all_alike(edition: Edition, measure: Measure) -> bool:
    return sum(one.count != 0 for one in edition.main_figure(measure.id).answers()) < 2


def _waiting_line(edition: Edition, measure: Measure) -> str:
    """How long something took, without the quartiles, for which the page has no space."""
    figure = edition.main_figure(measure.id)
    when = f"{over_of(edition, figure)}{as_published(figure)}"
    return f"{name_of(figure)}: {half_of(figure)}{when}."
