"""The rows of a sheet Staff that count: nobody decides by a row that is struck out or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.formats.excel.row_notes import STRUCK_OUT
from pipeline.formats.excel.rows import RowsRead
from pipeline.model import StaffMember
from pipeline.model.finding import Finding, Severity

#: Columns without which a row may still count.
_ASIDE = ("number", "role")


def staff_in(rows: RowsRead) -> Iterator[StaffMember]:
    """The people of a sheet Staff; none of them where one of its columns is missing, which is found."""
    if rows.kind is not StaffMember or rows.doubtful or list(staff_columns_missing(rows)):
        return
    unclear = {
        id(record)
        for record, finding in rows.findings
        if finding.severity is Severity.ERROR or finding.rule == STRUCK_OUT
    }
    for record in rows.records:
        if isinstance(record, StaffMember) and id(record) not in unclear:
            yield record


def staff_findings(rows: RowsRead) -> Iterator[Finding]:
    """The findings about a sheet Staff. None holds a case back: what cannot be read decides nothing."""
    yield from staff_columns_missing(rows)
    for record, finding in rows.findings:
        if record is not None and finding.rule == STRUCK_OUT:
            yield replace(
                finding,
                severity=Severity.WARNING,
                problem="this row is struck out, so this person decides nothing.",
                remedy='Enter the last day under "To", or remove the strikethrough.',
            )
        elif record is not None and finding.severity is Severity.ERROR:
            problem = f"{finding.problem} This person decides nothing until it is corrected."
            yield replace(finding, blocks=False, problem=problem)
        else:
            yield replace(finding, blocks=False)


def staff_columns_missing(rows: RowsRead) -> Iterator[Finding]:
    """A warning where a sheet Staff with rows lacks a column: without "To", who has left would decide."""
    if rows.kind is not StaffMember or not rows.read:
        return
    missing = [one.heading for one in rows.left_out if one.name not in _ASIDE]
    if missing:
        yield rows.finding(
            "staff_columns_are_there",
            0,
            0,
            f"this sheet has no column {' or '.join(missing)}, so nobody on it decides anything.",
            "Copy its headings from a blank workbook ('hsb workbook blank FILE' makes one).",
            severity=Severity.WARNING,
        )
