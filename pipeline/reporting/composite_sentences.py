"""How much of all that fell due was done in time, in sentences: of all, and by part of the procedure."""

from __future__ import annotations

from pipeline.reporting.composites import Composite
from pipeline.reporting.direction import BETTER, WORSE, direction_of_composite
from pipeline.reporting.edition import Edition
from pipeline.reporting.period_notes import OF_PUBLISHED
from pipeline.reporting.prose import listed, name_of, number, percent
from pipeline.reporting.published_counts import CountRange
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import ShownFigure

#: The widest range of a share that is said of all, or of a part of the procedure, in percentage points.
_WIDEST = 30


def together_lines(edition: Edition) -> list[str]:
    """How much of all that fell due was in time, and of each theme; no line where nothing is shown."""
    every, lines = composite_of(edition), []
    if every is not None:
        found, time = direction_of_composite(edition, every), edition.periods[-1].length
        change = f", {found} than in the {time} before" if found in (BETTER, WORSE) else ""
        lines.append(f"{_done_of_all(every, time)}{change}.{_on_revised(every)}")
    parts = [
        f"{one.name.lower()} {percent(one.share)}{_without(one)}"
        for one in edition.themes
        if _says_something(one)
    ]
    if parts:
        lines.append(f"By part of the procedure: {'; '.join(parts)}.")
    return lines


def _says_something(composite: Composite) -> bool:
    share = composite.share
    return share.most - share.least <= _WIDEST if isinstance(share, ShareRange) else share is not None


def composite_of(edition: Edition) -> Composite | None:
    """Of all that fell due in the year, how much was in time; None where too little of it is shown."""
    every = next(iter(edition.composites), None)
    return every if every is not None and _says_something(every) else None


def _done_of_all(composite: Composite, time: str) -> str:
    """How much was in time: "Of 711 to 716 things that fell due in the year, 600 were done in time (84%)"."""
    total, yes = composite.total, composite.in_time
    things = f"{number(total)} {'thing' if total == 1 else 'things'} that fell due in the {time}"
    left_out = [short_name(one) for one in composite.left_out]
    but = f", not counting {listed(left_out)}," if left_out else ","
    if isinstance(total, CountRange):
        return f"Of {things}{but} {percent(composite.share)} were done in time"
    if yes == 0 or (yes == total and isinstance(total, int) and total > 1):
        done = "none was" if yes == 0 else "all were"
    else:
        done = f"{number(yes)} {'was' if yes == 1 else 'were'}"
    return f"Of {things}{but} {done} done in time ({percent(composite.share)})"


def _on_revised(composite: Composite) -> str:
    changed, of_published = composite.changed, composite.of_published
    said = f" The records of {listed(changed)} have changed since they were published." if changed else ""
    return f"{said} For {listed(of_published)} this adds up {OF_PUBLISHED}." if of_published else said


def _without(composite: Composite) -> str:
    ids = [short_name(one) for one in composite.left_out]
    return f" (without {listed(ids)})" if ids else ""


def short_name(figure: ShownFigure) -> str:
    """The reference of a measure of the catalogue, and the name of any other."""
    return figure.measure.id if figure.measure.id.startswith("K") else name_of(figure)
