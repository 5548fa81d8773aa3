"""The figures that were revised openly: how many there are, what was published before, and what is now."""

from __future__ import annotations

from pipeline.foundation.dates import shown
from pipeline.reporting.edition import Edition
from pipeline.reporting.given_figures import SHEETS_OF_SHARES, figures_given, not_given, sheet_of
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.period_notes import first_out
from pipeline.reporting.prose import lowered, number
from pipeline.reporting.published_counts import NOTHING
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.table import ALLOWING, NAMES_OF_VALUES, Row

#: The columns of a table of revised figures, after those that say what each is of.
COLUMNS = ("Published before", "Published before on", "What takes its place")
#: Where the day of an earlier edition is not in the register.
_NO_DAY = "Not known"
_NOT_SHOWN = "Not shown"
_NO_OTHER = "Nothing: it is not given again"


def revised_figures(edition: Edition) -> list[ShownFigure]:
    """The figures that take the place of what was published before, in this edition or an earlier one."""
    return [one for one in (*figures_given(edition), *not_given(edition)) if one.superseded]


def revised_line(edition: Edition) -> str:
    """How many figures this edition revises, in one sentence; empty where it revises none."""
    found = [one for one in revised_figures(edition) if not one.is_repeated]
    if not found:
        return ""
    is_in_it = all(one.period.is_in(edition.asked) for one in found)
    time = f"{edition.asked.words}{'' if is_in_it else ', or of a longer time that includes it,'}"
    if len(found) == 1:
        said = f"One figure of {time} is revised in this report: it takes the place of that published before."
    else:
        said = (
            f"{len(found)} figures of {time} are revised in this report: they take the place of those "
            "published before."
        )
    return f"{said}{_withdrawn(len(edition.withdrawn))}"


def _withdrawn(number: int) -> str:
    if number == 0:
        return ""
    others = "One other is" if number == 1 else f"{number} others are"
    return f" {others} withdrawn and not given again."


def revision_cells(figure: ShownFigure) -> Row:
    """The cells of a revised figure under `COLUMNS`: both as they went out, and never their difference."""
    was = figure.superseded
    return (NOTHING,) * len(COLUMNS) if was is None else (*_as_it_was(was), _in_numbers(figure))


def withdrawn_cells(figure: ShownFigure) -> Row:
    """The cells of a figure that is withdrawn under `COLUMNS`, as it went out."""
    return (*_as_it_was(figure), _NO_OTHER)


def _as_it_was(figure: ShownFigure) -> tuple[str, str]:
    day = first_out(figure)
    return _in_numbers(figure), shown(day) if day else _NO_DAY


def _in_numbers(figure: ShownFigure) -> str:
    """Every number that is shown of a figure: "Counted 92; Yes 68; No 24"."""
    if figure.total is None:
        return _NOT_SHOWN
    counts = [("Counted", figure.total), *((one.name, one.count) for one in figure.answers())]
    parts = [f"{name} {number(count)}" for name, count in counts if count is not None]
    if isinstance(figure.missing, int):
        of = "of the No" if sheet_of(figure.measure) in SHEETS_OF_SHARES else "besides"
        parts.append(f"{of}, not recorded {number(figure.missing)}")
    unit = figure.measure.unit_of_number.casefold() if figure.measure.kind is AnswerType.NUMBER else ""
    for name, value in figure.published.values.items():
        called = NAMES_OF_VALUES.get(name, ALLOWING)
        parts.append(f"{lowered(called)} {value:g}{f' {unit}' if name in NAMES_OF_VALUES else '%'}")
    return "; ".join(parts)
