"""After a further incident the whole safety plan is reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import NOT_RECORDED, Case, ChronologyEntry, SafetyMeasure, known
from pipeline.procedure.obligation import SEE_CELL, Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R33"
MEASURE = "K30"
NAME = "Safety plan reviewed after a further incident"
UNIT = "Further incident"
COUNTED = "It counts the further incidents after which the safety plan was agreed again or reviewed."
OF = "All further incidents after which a review of the safety plan fell due in the period."
QUESTION = "After which incidents did the plan stay as it was, and why?"
STRENGTH = Strength.WILL
PARAGRAPH = "Further incidents: “A full review of the safety plan will be required”"
WHAT = "Review of the safety plan"
SINCE = "Further incident"
WHO = "Social worker"
DO = "Review the whole safety plan, and enter the new version or the date of the review."
NONE = "No further incident is recorded."
DOCUMENT = "safety_plan"


_DROPPED = (
    "Enter them in the new version. For each that was reviewed and dropped, fill in Reviewed on in its row "
    "of the previous version."
)


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each further incident.

    A review of every measure since answers, and so does a new version that holds as many measures. Where it
    holds fewer, each of the others has its review.
    """
    for entry in case.chronology:
        if entry.further_incident is True:
            done, missing, do = _reviewed(case, entry)
            yield Asked(
                key=entry.entry_id,
                about=entry.entry_id,
                since=Cell(entry, "event_at"),
                done=done,
                answer=NOT_RECORDED if missing else SEE_CELL,
                missing=missing,
                do=do,
            )


def _reviewed(case: Case, entry: ChronologyEntry) -> tuple[Cell | None, str, str]:
    """The cell of the day on which every plan was wholly reviewed; or what was not, and what to do then."""
    plans: dict[str, list[SafetyMeasure]] = {}
    for row in case.safety_plans:
        plans.setdefault(str(row.plan_id), []).append(row)
    answering: list[Cell] = []
    open_: list[SafetyMeasure] = []
    of_all, is_dropped = 0, False
    for rows in plans.values():
        new = [cell for row in rows if (cell := _since(row, "agreed_on", entry)) is not None]
        current = _in_force(_agreed_before(rows, entry) if new else rows)
        reviewed = {id(row): _since(row, "reviewed_on", entry) for row in current}
        lacking = [row for row in current if reviewed[id(row)] is None][_held_by(new) :]
        open_ += lacking
        of_all += len(current)
        is_dropped = is_dropped or bool(new and lacking)
        seen = [cell for cell in reviewed.values() if cell is not None]
        answering += [min(new, key=_by_day)] if new else seen
    if open_:
        which = (
            ("are not in a version agreed since, and have no review")
            if is_dropped
            else "have no review since"
        )
        problem = f"{len(open_)} of {of_all} measures {which}."
        return Cell(open_[0], "reviewed_on"), problem, _DROPPED if is_dropped else ""
    return max(answering, key=_by_day, default=None), "", ""


def _by_day(cell: Cell) -> str:
    return str(cell.value)


def _in_force(rows: list[SafetyMeasure]) -> list[SafetyMeasure]:
    """The rows of the latest version."""
    latest = max((row.version for row in rows if known(row.version)), default=None)
    return [row for row in rows if row.version == latest or not known(row.version)]


def _agreed_before(rows: list[SafetyMeasure], entry: ChronologyEntry) -> list[SafetyMeasure]:
    return [row for row in rows if known(row.agreed_on) and earlier(row.agreed_on, entry.event_at)]


def _held_by(new: list[Cell]) -> int:
    """The most measures that one of the versions agreed since holds."""
    return max(Counter(str(Cell(cell.record, "version").value) for cell in new).values(), default=0)


def _since(row: SafetyMeasure, name: str, entry: ChronologyEntry) -> Cell | None:
    """The cell of a date of a measure, where it is not before the incident."""
    cell = Cell(row, name)
    return cell if known(cell.value) and not earlier(cell.value, entry.event_at) else None
