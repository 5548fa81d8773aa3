"""Makes an edition: what went out before as it went out, and everything new as far as it is safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.reporting.aggregate import Figure, Tally, values_of
from pipeline.reporting.contents import YEAR, Contents, groupings_of
from pipeline.reporting.disclosure_control import Decided, decide, missing_said
from pipeline.reporting.edition import Edition
from pipeline.reporting.linked_counts import LinkedCounts
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.open_revision import (
    is_in_the_records,
    is_revised,
    may_be_said_to_be_revised,
    says_by_how_few,
    superseded_by,
    was_a_range,
)
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import WIDEST, PublicationPlan
from pipeline.reporting.published_counts import OPEN, Control, Key, PublishedFigure, Said
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.wordings import Wording

#: The values of a figure of waiting times that go out; a longest wait is one child's.
_VALUES = ("lower", "with_waiting", "upper")


def edition_of(
    tallies: Sequence[Tally],
    contents: Contents,
    control: Control,
    history: Sequence[PublishedFigure] = (),
    *,
    on: date,
    replaced: Sequence[PublishedFigure] = (),
) -> Edition:
    """The edition: what went out before as it went out, and everything new as far as it is safe.

    `history`: what earlier editions published. `replaced`: what they published that is
    repeated no more. `on`: the day of the edition.
    """
    measures = {one.measure.id: one.measure for one in tallies}
    superseded = superseded_by(tallies, history, contents.revises)
    kept = [one for one in history if one not in superseded]
    known = [*superseded, *replaced]
    linked = LinkedCounts(tallies, kept, control, known)
    before = {one.key: one for one in linked.history}
    keys = contents.keys(list(measures.values()), linked.history)
    linked.settle(keys)
    away = linked.given_away()
    decided = decide(
        linked,
        [key for key in keys if key not in before],
        lambda name: groupings_of(measures[name]),
        may_say=lambda key, wording: (
            _is_so(linked, key, wording)
            and not was_a_range(key, wording, known)
            and not says_by_how_few(key, wording, known, linked.control_of(key[0]))
        ),
    )
    made = dict(before)
    for key in keys:
        if key not in before:
            made[key] = _as_new(_published(linked, key, decided, on), contents, superseded)
    shown = _Shown(linked, made, before, measures, contents.asked)
    figures = {key: shown.figure(key) for key in keys}
    mains = {name: shown.main(name, keys, figures) for name in measures}
    return Edition(
        periods=tuple(dict.fromkeys((contents.asked, contents.asked.main))),
        plan=contents.plan,
        control=control,
        measures=measures,
        figures=figures,
        mains=mains,
        given_away=tuple(away),
        gap=decided.gap,
        new=frozenset(key for key in keys if key not in before),
        withdrawn=tuple(_withdrawn(superseded, figures)),
    )


def _withdrawn(
    superseded: Sequence[PublishedFigure], figures: Mapping[Key, ShownFigure]
) -> Iterator[ShownFigure]:
    """What is repeated no more and has no figure in its place, of measures that readers see to be revised."""
    revised = {name: one for (name, _), one in figures.items() if one.superseded}
    for one in superseded:
        if one.key not in figures and one.measure in revised and any(one.says):
            yield ShownFigure.as_it_went_out(revised[one.measure].measure, one, revised[one.measure].control)


def _as_new(
    published: PublishedFigure, contents: Contents, superseded: Sequence[PublishedFigure]
) -> PublishedFigure:
    """A figure as this edition is the first to publish it, with what it takes the place of."""
    same = [one for one in superseded if one.measure == published.measure]
    return replace(
        published,
        is_revision=bool(same)
        and contents.revises is not None
        and published.period.overlaps(contents.revises),
        edition=contents.asked,
        supersedes=next((one for one in same if one.key == published.key), None),
    )


def _is_so(linked: LinkedCounts, key: Key, wording: Wording) -> bool:
    """Whether a wording is what today's records say, or adds up with the numbers that went out.

    What only fits those, and is the sum of none, is nobody's number.
    """
    in_records = is_in_the_records(wording, linked.figure(*key))
    return in_records or all(linked.adds_up(*key, one.words) for one in wording.said)


class _Shown:
    """The figures as an edition shows them, from all that is published."""

    def __init__(
        self,
        linked: LinkedCounts,
        made: Mapping[Key, PublishedFigure],
        before: Mapping[Key, PublishedFigure],
        measures: Mapping[str, Measure],
        asked: Period,
    ) -> None:
        self.linked, self.made, self.before = linked, made, before
        self.measures, self.asked = measures, asked

    def figure(self, key: Key) -> ShownFigure:
        """One figure."""
        published = self.made[key]
        today = self.linked.figure(*key)
        control = self.linked.control_of(key[0])
        return ShownFigure(
            self.measures[key[0]],
            published,
            control,
            is_repeated=published.edition != self.asked,
            is_revised=may_be_said_to_be_revised(published, today),
            differs=is_revised(published, today),
        )

    def main(self, name: str, keys: Sequence[Key], figures: dict[Key, ShownFigure]) -> Period:
        """The period over which a measure is given in full; adds its figure where it is an earlier one.

        The first of its keys, or the latest of the year before that can be shown well where that one cannot.
        A time in which there was nothing to count takes no other's place.
        """
        first = next(period for measure, period in keys if measure == name)
        if _shows_enough(figures[name, first]):
            return first
        year = first.months_to_its_end(YEAR)
        earlier = sorted(
            (
                key
                for key in self.before
                if key[0] == name and key[1].months == first.months and year.first < key[1].last < first.last
            ),
            key=lambda key: key[1].last,
            reverse=True,
        )
        for key in earlier:
            figure = self.figure(key)
            if _shows_enough(figure) and not figure.is_nothing:
                figures[key] = figure
                return key[1]
        return first


def _shows_enough(figure: ShownFigure) -> bool:
    """Whether a figure shows a share, or a range that is narrow enough to be of use."""
    share = figure.share()
    if isinstance(share, ShareRange):
        return share.most - share.least <= WIDEST
    return share is not None or figure.is_nothing


def complete_edition(
    tallies: Sequence[Tally],
    asked: Period,
    trend: int,
    plan: PublicationPlan,
    *,
    on: date,
    also: Iterable[Key] = (),
) -> Edition:
    """The team's own edition: every figure as it is, of the period, the year to its end, and each quarter.

    `also`: the figures of the edition that is handed out, of which it says everything.
    """
    more: dict[str, list[Period]] = {}
    for name, period in also:
        more.setdefault(name, []).append(period)
    periods = tuple(dict.fromkeys((asked, asked.main)))
    figures: dict[Key, ShownFigure] = {}
    for tally in tallies:
        measure = tally.measure
        quarters = asked.quarters_to_its_end(trend) if measure.id.startswith("K") else []
        for period in dict.fromkeys((*periods, *quarters, *sorted(more.get(measure.id, ())))):
            figure = tally.figure(period)
            answers = tuple(Said((word,), figure.counts[word], figure.counts[word]) for word in measure.words)
            total = Said(measure.words, figure.counted, figure.counted)
            values = values_of(figure)
            published = PublishedFigure(measure.id, period, on, total, answers, values, edition=asked)
            figures[measure.id, period] = ShownFigure(measure, published, OPEN, figure=figure)
    measures = {one.measure.id: one.measure for one in tallies}
    mains = dict.fromkeys(measures, periods[-1])
    return Edition(periods, PublicationPlan(plan.made, {}), OPEN, measures, figures, mains)


def _published(linked: LinkedCounts, key: Key, decided: Decided, on: date) -> PublishedFigure:
    """A new figure as it goes out, with its medians where enough are shown."""
    wording = decided.said[key]
    missing = missing_said(linked, key) if wording.answers else None
    answers = (*wording.answers, *((missing,) if missing else ()))
    figure, words = linked.figure(*key), linked.figure(*key).measure.words
    # Counts that only add up with what went out are not those of which today's records have the median.
    is_of_today = all(figure.counts[word] == number for word, number in linked.counts(*key, words).items())
    values = _values(figure, wording, linked.control_of(key[0])) if is_of_today else {}
    return PublishedFigure(*key, on, wording.total, answers, values)


def _values(figure: Figure, wording: Wording, control: Control) -> dict[str, float]:
    """The median and quartiles, or the Kaplan-Meier share, of a figure of which enough is shown."""
    if figure.measure.kind is AnswerType.NUMBER and figure.spread is not None:
        over, has_limit = _said_of(wording, (figure.measure.words[0],)), bool(figure.measure.limit_of)
        given = [name for name in _VALUES if over >= control.fewest_waits(name, has_limit=has_limit)]
        found = {name: getattr(figure.spread, name) for name in given}
        return {name: round(float(value), 1) for name, value in found.items() if value is not None}
    if figure.measure.kind is AnswerType.INCIDENCE and figure.incidence is not None:
        exact = all(one.least == one.most for one in wording.said) and bool(wording.answers)
        return {"incidence": round(figure.incidence, 1)} if exact else {}
    return {}


def _said_of(wording: Wording, words: tuple[str, ...]) -> int:
    """The least that the wording says of some answers, alone or by what is left of the total."""
    for one in wording.answers:
        if one.words == words:
            return one.least
    if wording.total is None or not wording.answers:
        return 0
    return wording.total.least - sum(one.most for one in wording.answers)
