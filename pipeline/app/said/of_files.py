"""The lines that several commands print: findings, counts, refused files, and files that were kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.casefiles.leak_checker import Refused
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.filenames import safe_name
from pipeline.model.finding import Finding, Severity
from pipeline.storage.folder import Published

#: How many cells are named where a case is held back; the findings name them all.
_PLACES = 5
#: Up to so many findings of the same words in one column have a line each.
_SAME = 3
_NONE: Mapping[str, str] = {}
#: What was not read of a workbook is said by every run, although nothing may have to be done about it.
_NOT_READ = ("sheet_not_read", "extra_column")


def shown_by_run(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that a run prints: those that need a person, and what was not read."""
    return (one for one in findings if one.severity is not Severity.NOTE or one.rule in _NOT_READ)


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Every finding, by workbook and sheet, in the order of the rows."""
    for workbook, in_workbook in groupby(sorted(findings, key=_order), key=lambda one: one.workbook):
        yield workbook
        for sheet, in_sheet in groupby(in_workbook, key=lambda one: one.sheet):
            yield f"  {sheet}" if sheet else "  The workbook"
            for one, more in _together(list(in_sheet)):
                yield f"    {one.severity.value:<8}{one.sentence}{_held(one)}{more} [{one.rule}]"


def _together(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding, or the first of many alike in one column, with the cells of the others as text."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        row = one.row if one.blocks or one.stops_copies else 0
        alike.setdefault((one.rule, one.column, one.problem, one.remedy, row), []).append(one)
    for same in alike.values():
        if len(same) <= _SAME:
            yield from ((one, "") for one in same)
        else:
            cells = [f"{one.column}{one.row}" for one in same[1:]]
            more = f" and {len(cells) - _PLACES} more" if len(cells) > _PLACES else ""
            yield same[0], f" The same at {', '.join(cells[:_PLACES])}{more}."


def _order(finding: Finding) -> tuple[str, str, int, int, str, str]:
    return (
        finding.workbook,
        finding.sheet,
        finding.row,
        len(finding.column),
        finding.column,
        finding.problem,
    )


def _held(finding: Finding) -> str:
    if finding.stops_copies and finding.case_id:
        return f" The family of case {finding.case_id} gets no copies until then."
    if finding.stops_copies and finding.row > 1 and finding.blocks:
        return " Until then no family copy is made of the cases that the row may be about."
    if not finding.blocks:
        return ""
    if finding.case_id:
        return f" Case {finding.case_id} gets no documents until then."
    if finding.row or finding.rule in ("sheet_has_headings", "sheet_has_its_columns"):
        return " The cases on it get no documents until then." if finding.row <= 1 else ""
    return " The cases of this workbook get no documents until then."


def count_lines(reading: Reading) -> Iterator[str]:
    """How many sheets and rows were read, and where rows were refused."""
    sheets = reading.counts
    rows, refused = sum(one.rows for one in sheets), sum(one.refused for one in sheets)
    yield (
        f"Read: {plural(len(reading.workbooks), 'workbook')}, {plural(len(sheets), 'sheet')}, "
        f"{plural(rows, 'row')}, "
        f"of which {refused} refused."
    )
    for one in sheets:
        if one.refused:
            yield (
                f"  {one.workbook}, {one.sheet}: {one.refused} of {plural(one.rows, 'row')} refused; the "
                "findings say why."
            )


def read_as_lines(reading: Reading) -> Iterator[str]:
    """Every cell that was read as something other than what it says."""
    yield f"Read as something else: {len(reading.read_as)}"
    for one in reading.read_as:
        yield f"  {one.workbook} {one.place}: read as {one.read_as}"


def some(case_ids: Sequence[str]) -> str:
    """The cases by name; of many, how many there are."""
    return f"{len(case_ids)} cases" if len(case_ids) > _PLACES else ", ".join(case_ids)


def refused_lines(refused: Iterable[Refused], *, written: bool = False) -> Iterator[str]:
    """Each file that was refused, and why: what it holds, where in the file, and the cell that it comes from.

    `written`: it is in outputs/ and has to be removed by hand.
    """
    for one in refused:
        fate = "must not be given. Delete it" if written else "was refused and not written"
        yield f"{one.case_id}, {one.path} {fate}:"
        for leak in one.leaks:
            yield f"  {leak.sentence}{leak.codes}"
        if one.marked:
            place = f"cases/{safe_name(one.case_id)}/{one.marked}"
            yield f"  The sentences are marked in {place}, for the team only."
        yield "  Correct the text in the workbook, or in the document if it was typed there."
        yield "  If it is a coincidence, enter it on the sheet Cleared coincidences, with the sentence code."


def file_lines(published: Published, uncarried: Mapping[str, str] = _NONE) -> Iterator[str]:
    """What became of each file that a person had edited, and each file that was removed.

    `uncarried`: by path, why.
    """
    for path, places in published.carried:
        yield f"{path}: the text written by hand is in the new version ({', '.join(places)})."
    for path, places in published.both:
        yield (
            f"{path}: the workbook has changed as well at {', '.join(places)}. Both versions are there: "
            "decide which to keep."
        )
    for edited, beside in published.kept:
        why = (
            f" The text written by hand could not be carried over, because {uncarried[edited]}."
            if edited in uncarried
            else ""
        )
        yield (
            f"{edited} was changed by hand since it was written, so it was kept. The new one is "
            f"{beside}.{why}"
        )
    for old, new in published.moved:
        if "/family/" in new:
            yield f"{new} may be handed over again, so it was moved back from {old}."
        else:
            yield (
                f"{old} may not be handed over as it is. It is kept as {new}, because the family may already "
                "have it."
            )
    for path in published.withdrawn:
        yield f"{path} is no longer due and was removed."
    for path in published.refused_but_kept:
        yield (
            f"{path} contains text written by hand, so it was kept, although its new version was "
            "refused. Correct it there."
        )
    for path in published.stale:
        why = (
            f" The text written by hand could not be carried over, because {uncarried[path]}."
            if path in uncarried
            else ""
        )
        yield f"{path} is no longer due, but contains text written by hand, so it was kept.{why}"


def left_out_for_an_id(number: int) -> list[str]:
    """A line on the cases that are left out because an ID of theirs holds a name; none where none is."""
    if not number:
        return []
    return [
        f"Left out, because an ID contains a name: {plural(number, 'case')}. 'hsb check' names the cell. "
        "Change the ID there and wherever it is used."
    ]


def plural(count: int, noun: str, several: str = "") -> str:
    """A number with its noun: "1 row", "2 rows". `several`: the noun where it does not only take an "s"."""
    return f"{count} {noun}" if count == 1 else f"{count} {several or f'{noun}s'}"
