"""What is shown of one measure in one period: its counts, its shares, and where they came from."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import date

from pipeline.reporting.aggregate import Figure
from pipeline.reporting.measure import Measure
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import (
    NOT_RECORDED,
    Control,
    Count,
    CountRange,
    PublishedFigure,
    Said,
)
from pipeline.reporting.shares import ShareRange, percentage, span_of


@dataclass(frozen=True)
class Answer:
    """One answer, or several merged: its name, the answers it is of, and its count as it is shown."""

    name: str
    words: tuple[str, ...]
    count: Count


class Detail(enum.Enum):
    """How much of a figure is shown: every number, some of them as a range, or not its answers."""

    EXACT = enum.auto()
    RANGE = enum.auto()
    NOTHING = enum.auto()


@dataclass(frozen=True)
class ShownFigure:
    """What is shown of one measure in one period.

    `is_repeated`: it went out with an earlier edition, and is given as it went out. `is_revised`: the records
    say something else now (`has_changed`, `is_of_published`), as far as a reader may know; `differs`: that
    they do, for the team. `figure`: everything about it, in the team's own edition only. `is_draft`: it has
    not gone out.
    """

    measure: Measure
    published: PublishedFigure
    control: Control
    is_repeated: bool = False
    is_revised: bool = False
    figure: Figure | None = None
    is_draft: bool = False
    differs: bool = False

    @classmethod
    def as_it_went_out(cls, measure: Measure, published: PublishedFigure, control: Control) -> ShownFigure:
        """A figure of an earlier edition, which this one does not give."""
        # What an answer is called may have changed since: such an answer is left out.
        known = {*measure.words, NOT_RECORDED}
        answers = tuple(one for one in published.answers if known.issuperset(one.words))
        return cls(measure, replace(published, answers=answers), control, is_repeated=True)

    @property
    def has_changed(self) -> bool:
        """Whether it was published before, and its records have changed since."""
        return self.is_revised and self.is_repeated

    @property
    def is_of_published(self) -> bool:
        """Whether it is new and adds up numbers as they were published, in place of the records'."""
        return self.is_revised and not self.is_repeated

    @property
    def superseded(self) -> ShownFigure | None:
        """What was published in its place before it was revised openly.

        None where nothing was, or where it said the same.
        """
        was = self.published.supersedes
        if was is None or was.says == self.published.says or not any(was.says):
            return None
        return ShownFigure.as_it_went_out(self.measure, was, self.control)

    @property
    def period(self) -> Period:
        """The period that it is of."""
        return self.published.period

    @property
    def published_on(self) -> date | None:
        """The day on which it first went out; None of a draft's own."""
        return None if self.is_draft else self.published.on

    @property
    def total(self) -> Count:
        """The denominator as it is shown."""
        return self.published.total.count if self.published.total else None

    @property
    def is_nothing(self) -> bool:
        """Whether it is shown that there was nothing to count."""
        return self.total == 0

    @property
    def detail(self) -> Detail:
        """How much of it is shown."""
        counts = [one.count for one in self.answers()]
        if self.total is None or None in counts:
            return Detail.NOTHING
        exact = all(isinstance(one, int) for one in (self.total, *counts))
        return Detail.EXACT if exact else Detail.RANGE

    @property
    def missing(self) -> Count:
        """How many were not recorded, as it is shown."""
        return next((one.count for one in self.published.answers if one.words == (NOT_RECORDED,)), None)

    def answers(self) -> list[Answer]:
        """Every answer as it is shown, merged as far as it had to be, in the order of the measure."""
        said = [one for one in self.published.answers if one.words != (NOT_RECORDED,)]
        if not said:
            return [Answer(word, (word,), 0 if self.is_nothing else None) for word in self.measure.words]
        known = {word for one in said for word in one.words}
        groups = [one.words for one in said]
        rest = tuple(word for word in self.measure.words if word not in known)
        if rest:
            groups.append(rest)
        groups.sort(key=lambda words: self.measure.words.index(words[0]))
        return [Answer(self._name(words), words, self._count(words)) for words in groups]

    def _name(self, words: tuple[str, ...]) -> str:
        """What a group of answers is called."""
        named = {each: label for grouping in self.measure.merged for label, each in grouping}
        return words[0] if len(words) == 1 else named.get(words, " or ".join(words))

    def _count(self, words: tuple[str, ...]) -> Count:
        said = self._said(words)
        if said is not None:
            return said.count
        least, most = self._reach(words)
        return least if least == most else CountRange(least, most)

    def _said(self, words: tuple[str, ...]) -> Said | None:
        return next((one for one in self.published.answers if one.words == words), None)

    def _reach(self, words: tuple[str, ...]) -> tuple[int, int]:
        """The least and the most of some answers: as it is said, or as the others leave of the total."""
        said, total = self._said(words), self.published.total
        if said is not None:
            return said.least, said.most
        if total is None:
            return 0, 10**6
        others = [one for one in self.published.answers if one.words != (NOT_RECORDED,)]
        return (
            max(0, total.least - sum(one.most for one in others)),
            max(0, total.most - sum(one.least for one in others)),
        )

    def count(self, word: str) -> Count:
        """The count of one answer as it is shown; None where it is hidden or merged with others."""
        return next((one.count for one in self.answers() if one.words == (word,)), None)

    def share(self, word: str | None = None) -> float | ShareRange | None:
        """The percentage of one answer, the first if not given, to one decimal place; or the range it is in.

        None where there is nothing to count, where too few were counted, or where it is hidden.
        """
        first = self.answers()[0]
        answer = first if word is None else next((one for one in self.answers() if word in one.words), first)
        return self.share_of(answer)

    def share_of(self, answer: Answer) -> float | ShareRange | None:
        """The percentage of an answer as it is shown, or the range it is in; None as for `share`."""
        total = self.published.total
        if total is None or total.least < self.control.fewest or answer.count is None or total.most == 0:
            return None
        if isinstance(answer.count, int) and total.least == total.most:
            return percentage(answer.count, total.least)
        others = [self._reach(one.words) for one in self.answers() if one.words != answer.words]
        span = span_of(self._reach(answer.words), others, (total.least, total.most))
        return span if span.most - span.least < 100 else None

    def value(self, name: str) -> float | None:
        """A median or the like, by name; None where it is not shown."""
        return self.published.values.get(name)
