"""After a further incident the whole safety plan is reviewed."""

from __future__ import annotations

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
QUESTION = "After which incidents was the plan left as it was, and why?"
STRENGTH = Strength.WILL
PARAGRAPH = "Further incidents: “A full review of the safety plan will be required”"
WHAT = "Review of the safety plan"
SINCE = "Further incident"
WHO = "Social worker"
DO = "Review the whole safety plan, and enter the new version or the date of its review."
NONE = "No further incident is recorded."
DOCUMENT = "safety_plan"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each further incident; a new version, or a review of every measure since, answers."""
    for entry in case.chronology:
        if entry.further_incident is True:
            done, missing = _reviewed(case, entry)
            yield Asked(
                key=entry.entry_id,
                about=entry.entry_id,
                since=Cell(entry, "event_at"),
                done=done,
                answer=NOT_RECORDED if missing else SEE_CELL,
                missing=missing,
            )


def _reviewed(case: Case, entry: ChronologyEntry) -> tuple[Cell | None, str]:
    """The cell of the day on which the last plan was wholly reviewed, or what of it was not.

    A version agreed since answers for its plan; otherwise each measure of the latest version has a review.
    """
    plans: dict[str, list[SafetyMeasure]] = {}
    for row in case.safety_plans:
        plans.setdefault(str(row.plan_id), []).append(row)
    answering: list[Cell] = []
    open_: list[SafetyMeasure] = []
    of_all = 0
    for rows in plans.values():
        new = [cell for row in rows if (cell := _since(row, "agreed_on", entry)) is not None]
        if new:
            answering.append(min(new, key=lambda one: str(one.value)))
            continue
        latest = max((row.version for row in rows if known(row.version)), default=None)
        current = [row for row in rows if row.version == latest or not known(row.version)]
        reviewed = {id(row): _since(row, "reviewed_on", entry) for row in current}
        open_ += [row for row in current if reviewed[id(row)] is None]
        answering += [cell for cell in reviewed.values() if cell is not None]
        of_all += len(current)
    if open_:
        return Cell(open_[0], "reviewed_on"), f"{len(open_)} of {of_all} measures have no review since."
    return max(answering, key=lambda one: str(one.value), default=None), ""


def _since(row: SafetyMeasure, name: str, entry: ChronologyEntry) -> Cell | None:
    """The cell of a date of a measure, where it is not before the incident."""
    cell = Cell(row, name)
    return cell if known(cell.value) and not earlier(cell.value, entry.event_at) else None
