"""The lines that a check and a list of what is due end with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.app.check_workbooks import CheckResult
from pipeline.app.list_due import DueResult
from pipeline.app.said.of_files import plural
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.dates import shown
from pipeline.model.finding import Severity
from pipeline.procedure.due import who_of


def check_lines(reading: Reading, result: CheckResult, out: Path) -> Iterator[str]:
    """The result of a check in numbers."""
    names = sorted(result.held)
    yield (
        f"Cases: {len(reading.cases)}, of which {len(names)} would get no "
        f"documents{': ' if names else ''}{', '.join(names)}."
    )
    if stopped := sorted(set(result.stopped) - set(names)):
        which = "all" if len(stopped) == len(reading.cases) > 1 else ", ".join(stopped)
        yield f"No family copy would be made of {plural(len(stopped), 'case')}: {which}."
    counts = Counter(one.severity for one in result.findings)
    yield f"Findings: {', '.join(plural(counts[kind], kind.value) for kind in Severity)}."
    if returned := result.published.written + result.published.unchanged:
        yield f"Returned with the cells marked: {plural(returned, 'workbook')}, in {out / 'check'}."


def due_lines(result: DueResult, *, days: int, out: Path) -> Iterator[str]:
    """What is overdue and what falls due, a line each, and how much there is besides."""
    due = result.due
    for title, listed in (("Overdue", due.overdue), (f"Due in the next {plural(days, 'day')}", due.coming)):
        yield f"{title}: {len(listed)}"
        for one in listed:
            yield (
                f"  {one.case_id}  {shown(one.due)}  {one.subject} ({one.source}). {who_of(one)}. {one.to_do}"
            )
    yield f"Without a time limit: {len(due.undated)}"
    for one in due.undated:
        open_for = "" if one.age is None else f", open for {plural(one.age, 'day')}"
        yield f"  {one.case_id}  {one.subject} ({one.source}){open_for}. {who_of(one)}. {one.to_do}"
    yield f"Implied by the record but not entered: {len(due.implied)}"
    for implied in due.implied:
        yield f"  {implied.finding.sentence} {implied.who}. Case {implied.case_id}."
    yield (f"Due later: {due.later}. Not clear: {len(due.unknown)}.")
    for case_id in result.doubtful:
        yield (
            f"{case_id} has rows that could not be read, so what is due for it may be wrong: see 'hsb check'."
        )
    if not result.published.unwritten:
        yield (
            f"Listed by date, person and case in {out / 'due' / 'due.xlsx'}; for a calendar in "
            f"{out / 'due' / 'due.ics'}."
        )
