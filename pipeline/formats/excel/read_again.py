"""Reads a large workbook again after rows were entered in it: these rows alone, where that is the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from pipeline.formats.excel.case_builder import Assembly
from pipeline.formats.excel.package import Package
from pipeline.formats.excel.reader import Reading, SheetCount
from pipeline.formats.excel.row_notes import DECIDES_NOTHING
from pipeline.formats.excel.row_reader import read_rows
from pipeline.formats.excel.rows import RowsRead
from pipeline.formats.excel.tables_of_kinds import tables_in
from pipeline.model import Case, CopyGiven, Record, StaffMember
from pipeline.model.continuum import AS_THEY_ARE
from pipeline.model.finding import Finding, Severity

#: By kind, the numbers of the rows that were entered.
Entered = Mapping[type[Record], Collection[int]]


def read_again(
    reading: Reading, package: Package, entered: Entered, case_id: str, names: Mapping[str, str] = AS_THEY_ARE
) -> Reading | None:
    """What reading everything again would give, now that these rows of one case were entered in a workbook.

    `package`: the workbook as it is now; nothing of it but these rows may have changed since `reading`.
    `case_id`: the case, which is there already. None where that cannot be said from these rows alone, as
    where a finding is about one of their sheets, or an ID is like that of another case: then everything is to
    be read again. The order of the sheets' columns (`SheetCount.in_order`) is as it was read.
    """
    if StaffMember in entered or reading.workbooks != [package.name] or case_id not in reading.cases.ids:
        return None
    former = reading.cases[reading.cases.ids.index(case_id)]
    tables = tables_in(package, entered.keys(), names)
    sheets = [
        read_rows(package.name, replace(table, sheet=table.sheet.only(entered[kind])))
        for kind, table in tables.items()
    ]
    counts = {one.sheet: one for one in reading.counts}
    if len(sheets) != len(entered) or not all(_is_plain(one, counts, reading) for one in sheets):
        return None
    if any(_has_another_id(one, former) for rows in sheets for one in rows.records):
        return None
    before, after = (Assembly(one) for one in (former.records(), _records(former, sheets)))
    before.cases()
    cases = after.cases()
    is_clear = not (after.findings or after.unplaced or after.refused or after.read_as)
    new_ids = after.references.likenesses() - before.references.likenesses()
    if not is_clear or [one.id for one in cases] != [case_id] or new_ids & reading.likenesses:
        return None
    return replace(
        reading,
        cases=reading.cases.with_case(cases[0]),
        findings=_findings(reading, sheets, entered, case_id),
        counts=[_counted(one, former, sheets) for one in reading.counts],
        likenesses=reading.likenesses | new_ids,
    )


def _is_plain(rows: RowsRead, counts: Mapping[str, SheetCount], reading: Reading) -> bool:
    """Whether the rows of a sheet were read, and nothing is said of the sheet as a whole."""
    count = counts.get(rows.sheet)
    # A first row may change what is said of other sheets (of a family, for one), a new column of every row.
    is_first = count is not None and not count.rows and rows.kind is not CopyGiven
    if count is None or is_first or count.columns != rows.columns:
        return False
    of_all = (one for one in reading.findings if one.sheet == rows.sheet and one.row <= rows.heading_row)
    is_silent = all(one.severity is Severity.NOTE for one in of_all)
    return is_silent and not (rows.doubtful or rows.refused or rows.read_as)


def _findings(
    reading: Reading, sheets: Collection[RowsRead], entered: Entered, case_id: str
) -> list[Finding]:
    """The findings with those of the rows that were entered in the place of what was said of them before."""
    numbers = {rows.sheet: entered[rows.kind] for rows in sheets}
    found = [one for one in reading.findings if one.row not in numbers.get(one.sheet, ())]
    for rows in sheets:
        for record, finding in rows.findings:
            if record is not None:
                blocks = finding.blocks and rows.kind not in DECIDES_NOTHING
                found.append(replace(finding, case_id=case_id, blocks=blocks))
    return found


def _has_another_id(record: Record, former: Case) -> bool:
    """Whether a row had another ID, so that something may be said of it elsewhere."""
    place = (record.read_from.sheet, record.read_from.row)
    rows = (one for one in former.records() if (one.read_from.sheet, one.read_from.row) == place)
    return bool(record.key) and any(one.id != record.id for one in rows)


def _records(former: Case, sheets: Collection[RowsRead]) -> Iterator[Record]:
    """The rows of the case with those that were entered, in the order of each sheet."""
    entered = {(rows.sheet, one.read_from.row): one for rows in sheets for one in rows.records}
    for one in former.records():
        yield entered.pop((one.read_from.sheet, one.read_from.row), one)
    # They are after the last row of their sheets.
    yield from (one for _, one in sorted(entered.items(), key=lambda item: item[0]))


def _counted(count: SheetCount, former: Case, sheets: Collection[RowsRead]) -> SheetCount:
    known = {(one.read_from.sheet, one.read_from.row) for one in former.records()}
    new = sum(
        (rows.sheet, one.read_from.row) not in known
        for rows in sheets
        if rows.sheet == count.sheet
        for one in rows.records
    )
    return replace(count, rows=count.rows + new)
