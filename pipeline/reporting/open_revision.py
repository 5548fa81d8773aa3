"""Revising a year openly: its changed figures are given again, once, as an edition of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.reporting.aggregate import Figure, Tally, values_of
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import Control, PublishedFigure, Said
from pipeline.reporting.wordings import Wording


def is_revised(published: PublishedFigure, figure: Figure) -> bool:
    """Whether today's records say something else than what went out, a median or the like among it."""
    now = values_of(figure)
    same = all(now.get(name) == value for name, value in published.values.items())
    return not same or not all(_holds(said, figure) for said in published.said)


def what_still_holds(published: PublishedFigure, figure: Figure) -> tuple[Said, ...]:
    """The parts of what went out that today's records say too."""
    return tuple(said for said in published.said if _holds(said, figure))


def may_be_said_to_be_revised(published: PublishedFigure, figure: Figure) -> bool:
    """Whether a reader may be told that the records say something else now than what went out.

    Not of a range: that a number is no more 6 to 11 may say that it is 5 or fewer.
    """
    exact = [one for one in published.said if one.least == one.most]
    return is_revised(replace(published, total=None, answers=tuple(exact)), figure)


def is_in_the_records(wording: Wording, figure: Figure) -> bool:
    """Whether today's records are in all that a wording says, and in what follows from it.

    The number that fits earlier editions may be another one. Neither is given by itself then, only a range
    that holds both.
    """
    words = figure.measure.words
    named = {word for one in wording.answers for word in one.words}
    rest = _number((word for word in words if word not in named), figure)
    in_ranges = bool(wording.answers) and all(one.least < one.most for one in wording.answers)
    # An answer of which nothing is said beside ranges is read as the most frequent one.
    follows = (
        not in_ranges
        or named >= set(words)
        or rest >= max(_number(one.words, figure) for one in wording.answers)
    )
    return follows and all(_holds(said, figure) for said in wording.said)


def _holds(said: Said, figure: Figure) -> bool:
    return said.least <= _number(said.words, figure) <= said.most


def _number(words: Iterable[str], figure: Figure) -> int:
    return sum(figure.counts.get(word, 0) for word in words)


def superseded_by(
    tallies: Sequence[Tally], history: Sequence[PublishedFigure], revises: Period | None
) -> list[PublishedFigure]:
    """What went out about a year, of the measures of which today's records say something else."""
    if revises is None:
        return []
    of = {one.measure.id: one for one in tallies}
    of_year = [one for one in history if one.measure in of and one.period.overlaps(revises)]

    def changed(one: PublishedFigure) -> bool:
        figure = of[one.measure].figure(one.period)
        return all(word in figure.counts for said in one.said for word in said.words) and is_revised(
            one, figure
        )

    names = {one.measure for one in of_year if one.period.is_in(revises) and changed(one)}
    return [one for one in of_year if one.measure in names]


def was_a_range(key: tuple[str, Period], wording: Wording, superseded: Sequence[PublishedFigure]) -> bool:
    """Whether a wording gives exactly what the figure whose place it takes gave as a range.

    The range kept another number uncertain. If that one is exact in the earlier figure and this one now, a
    reader who takes the records to have changed little knows about how much they differ.
    """
    before = {
        said.words for one in superseded if one.key == key for said in one.said if said.least < said.most
    }
    return any(one.least == one.most and one.words in before for one in wording.said)


def says_by_how_few(
    key: tuple[str, Period], wording: Wording, superseded: Sequence[PublishedFigure], control: Control
) -> bool:
    """Whether a wording, beside what it takes the place of, says by how few a count was revised.

    The difference of two exact counts is a count like any other (catalogue 6.1.7).
    """
    before = next((one for one in superseded if one.key == key), None)
    if before is None:
        return False
    exact = {one.words: one.least for one in before.said if one.least == one.most}
    return any(
        1 <= abs(one.least - exact[one.words]) <= control.threshold
        for one in wording.said
        if one.least == one.most and one.words in exact
    )
