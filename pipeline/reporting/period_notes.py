"""The time that a figure is of, where it is not the year, and when it went out: in words and in notes."""

from __future__ import annotations

from datetime import date, timedelta
from string import ascii_lowercase

from pipeline.foundation.dates import in_words
from pipeline.reporting.edition import Edition
from pipeline.reporting.periods import Period
from pipeline.reporting.shares import ShareRange, both_ends
from pipeline.reporting.shown_figure import ShownFigure

#: What is said of a new figure that adds up published ones, in place of what the records say.
OF_PUBLISHED = "the numbers as they were published; the records now have others"


def over_of(edition: Edition, figure: ShownFigure) -> str:
    """The time that a figure is of, after a comma; empty where it is the year to the end of the report's."""
    time = _time(edition, figure.period)
    years = figure.period.length
    if time and years.endswith("years"):
        return f", over {years if figure.period.last == edition.asked.last else time}"
    return f", {time}" if time else ""


def as_published(figure: ShownFigure) -> str:
    """When a figure first went out, where that was before, and whether the records have changed since.

    Of a new one that adds up published numbers, that it does. Of a revised one, that it is; in later editions
    also the day on which it was.
    """
    when = _when(figure)
    return f", {when}" if when else ""


def at_the_end(edition: Edition, figure: ShownFigure) -> str:
    """The range for the time up to the report's end, where an earlier figure is given as it is closer.

    Without it, the earlier one, which is often 100%, would hide that this one may be lower. Empty elsewhere.
    """
    period = edition.asked.months_to_its_end(figure.period.months)
    now = edition.figure(figure.measure.id, period)
    share = now.share() if now and figure.period.last < period.last else None
    if not isinstance(share, ShareRange):
        return ""
    least, most = both_ends(share.least, share.most)
    return f"; the {time_of(period)}: between {least}% and {most}%"


class PeriodNotes:
    """The notes below a table: of each figure that is not of the year, or went out before, when that was."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._signs: dict[str, str] = {}

    def sign_of(self, figure: ShownFigure) -> str:
        """The sign of a figure's note, after a space: " [note a]"; empty where it needs none."""
        said = ", ".join(one for one in (_time(self._edition, figure.period), _when_in_full(figure)) if one)
        if not said:
            return ""
        said += at_the_end(self._edition, figure)
        number = len(self._signs)
        # Letters, because the notes with numbers are those of the workbook.
        letter = ascii_lowercase[number % 26] * (number // 26 + 1)
        return " " + self._signs.setdefault(said, f"[note\u00a0{letter}]")

    @property
    def lines(self) -> list[str]:
        """Each note with its sign: "[note a] Two years to March 2026, as published on 15 April 2026."."""
        return [f"{sign} {said[0].upper()}{said[1:]}." for said, sign in self._signs.items()]


def _time(edition: Edition, period: Period) -> str:
    """The time of a figure in words, with its end; empty where it is the year to the report's end."""
    return "" if period == edition.asked.main else time_of(period)


def time_of(period: Period) -> str:
    """A time in words: "year to June 2026", "two years to March 2026", or its first and last month or day."""
    is_to_month_end = (period.last + timedelta(days=1)).day == 1
    end = f"{period.last:%B %Y}" if is_to_month_end else in_words(period.last)
    return period.words if period.length == "period" else f"{period.length} to {end}"


def first_out(figure: ShownFigure) -> date | None:
    """The day on which a figure first went out; None where it has not, or where no day is known of it."""
    return None if figure.published_on == date.min else figure.published_on


def _when(figure: ShownFigure) -> str:
    if figure.superseded:
        adds = f", adding up {OF_PUBLISHED}" if figure.is_of_published else ""
        # The edition that revises figures says above them of which report they take the place.
        return f"{_revised(figure) if figure.is_repeated else 'revised'}{adds}{_since(figure)}"
    if figure.is_of_published:
        return f"adding up {OF_PUBLISHED}"
    return f"as published on {in_words(figure.published.on)}{_since(figure)}" if figure.is_repeated else ""


def _when_in_full(figure: ShownFigure) -> str:
    """When a figure went out as in a sentence; of a revised one also which figure's place it takes."""
    if figure.superseded is None:
        return _when(figure)
    day = first_out(figure.superseded)
    before = f"the figure published on {in_words(day)}" if day else "the figure published before"
    adds = f"; it adds up {OF_PUBLISHED}" if figure.is_of_published else ""
    return f"{_revised(figure)}; it takes the place of {before}{adds}{_since(figure)}"


def _revised(figure: ShownFigure) -> str:
    day = first_out(figure)
    return f"revised on {in_words(day)}" if day else "revised in this draft"


def _since(figure: ShownFigure) -> str:
    return "; the records have changed since" if figure.has_changed else ""
