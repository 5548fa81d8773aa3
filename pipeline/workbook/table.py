"""Finds a sheet's table: which sheet holds which records, which row holds the headings, which column holds which field."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from pipeline.case import RECORDS, Field, Record
from pipeline.case.codes import squash
from pipeline.finding import Finding, Severity
from pipeline.workbook.cells import Cell, converter, quoted
from pipeline.workbook.sheet import Sheet, letters

#: Sheets that the blank workbook carries for people; nothing is read from them.
FOR_PEOPLE = frozenset(squash(name) for name in ("Guide", "Who may read what", "Codes", "Settings", "Findings", "Read as"))
#: A title or a note may stand above the headings, no more than this many rows of it.
_ROWS_ABOVE = 15
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")


@dataclass
class Column:
    """One column that is read: its field, its letters, how its cells are converted."""

    field: Field
    letters: str
    number: int
    convert: Callable[[Any], Cell]
    cache: dict[Any, Any] = dataclasses.field(default_factory=dict)


@dataclass
class Table:
    """One sheet's table. Without columns, nothing can be read from it, and the findings say why."""

    kind: type[Record]
    sheet: Sheet
    heading_row: int = 0
    columns: list[Column] = dataclasses.field(default_factory=list)
    findings: list[Finding] = dataclasses.field(default_factory=list)
    unreadable: bool = False


def kind_of(sheet_name: str) -> type[Record] | None:
    """Which records a sheet of that name holds, whatever its case, spacing, punctuation or plural; None where it is not ours."""
    wanted = squash(sheet_name)
    for kind in RECORDS:
        ours = squash(kind.sheet)
        if wanted in (ours, ours.removesuffix("s"), squash(kind.__name__), squash(kind.collection)) or wanted == f"{ours}s":
            return kind
    return None


def table_of(workbook: str, sheet: Sheet, kind: type[Record]) -> Table:
    """The table on a sheet, with findings for headings that are missing, doubled or not ours."""
    table = Table(kind, sheet)
    heading_row, headings = _heading_row(sheet, kind)
    table.heading_row = heading_row
    say = _Findings(workbook, sheet.name, table.findings)
    if not headings:
        if sheet.values.height:
            table.unreadable = True
            say(0, 0, "sheet_has_headings", "no row of headings was found, so nothing was read from this sheet.",
                f"Write the headings in the first row. The first are: {', '.join(_headings(kind)[:4])}.")  # fmt: skip
        return table
    _match(table, headings, say)
    _say_what_is_missing(table, headings, say)
    return table


class _Findings:
    """Adds a finding about a sheet's headings."""

    def __init__(self, workbook: str, sheet: str, findings: list[Finding]) -> None:
        self.workbook, self.sheet, self.findings = workbook, sheet, findings

    def __call__(
        self, column: int, row: int, rule: str, problem: str, remedy: str, severity: Severity = Severity.ERROR, accepted: str = ""
    ) -> None:
        self.findings.append(
            Finding(
                rule=rule, severity=severity, blocks=severity is Severity.ERROR, workbook=self.workbook, sheet=self.sheet,
                column=letters(column), row=row, problem=problem, remedy=remedy, accepted=accepted,
            )
        )  # fmt: skip


def _headings(kind: type[Record]) -> list[str]:
    return [one.heading for one in kind.fields.values()]


def _names(kind: type[Record]) -> dict[str, Field]:
    """Every way to write each field's heading, squashed."""
    names = {squash(one.name): one for one in kind.fields.values()}
    names.update({squash(one.heading): one for one in kind.fields.values()})
    return names


def _meant(text: str, names: dict[str, Field]) -> Field | None:
    return names.get(squash(text)) or names.get(squash(_IN_BRACKETS.sub("", text)))


def _heading_row(sheet: Sheet, kind: type[Record]) -> tuple[int, dict[int, str]]:
    """The row with the most headings that are ours, and its texts by column number; 0 and nothing where no row has any."""
    names = _names(kind)
    best: tuple[int, int, dict[int, str]] = (0, 0, {})
    for looked_at, (number, values) in enumerate(sheet.rows()):
        if looked_at >= _ROWS_ABOVE:
            break
        texts = {sheet.first_column + place: str(value).strip() for place, value in enumerate(values) if str(value).strip()}
        score = sum(_meant(text, names) is not None for text in texts.values())
        if score > best[0]:
            best = (score, number, texts)
    return best[1], best[2]


def _match(table: Table, headings: dict[int, str], say: _Findings) -> None:
    names = _names(table.kind)
    taken: dict[str, Column] = {}
    for number, text in sorted(headings.items()):
        meant = _meant(text, names)
        if meant is None:
            _say_not_ours(table, number, text, headings, say)
        elif meant.name in taken:
            say(number, table.heading_row, "heading_appears_once",
                f'this heading says the same as the one in {taken[meant.name].letters}{table.heading_row} ("{meant.heading}").',
                "Keep one of the two columns, and give the other a different heading.")  # fmt: skip
        else:
            taken[meant.name] = Column(meant, letters(number), number, converter(meant))
    table.columns = list(taken.values())


def _say_not_ours(table: Table, number: int, text: str, headings: dict[int, str], say: _Findings) -> None:
    missing = [one.heading for one in table.kind.fields.values() if squash(one.heading) not in map(squash, headings.values())]
    near = process.extractOne(text, missing, scorer=fuzz.ratio, score_cutoff=75)
    if near:
        problem = f"{quoted(text)} is not one of this sheet's headings, so its column was not read."
        remedy = f'If you mean "{near[0]}", write that.'
        say(number, table.heading_row, "heading_is_known", problem, remedy, Severity.WARNING)
    else:
        say(number, table.heading_row, "extra_column", f"{quoted(text)} is not one of this sheet's columns, so it was kept out.",
            "Nothing to do, if the column is your own.", Severity.NOTE)  # fmt: skip


def _say_what_is_missing(table: Table, headings: dict[int, str], say: _Findings) -> None:
    there = {column.field.name for column in table.columns}
    needed = [one for one in table.kind.fields.values() if one.required and one.name not in there]
    if needed:
        table.unreadable = any(one.refers_to or one.name == table.kind.key for one in needed)
        missing = " and ".join(f'"{one.heading}"' for one in needed)
        nothing_read = ", so nothing was read from it" if table.unreadable else ""
        say(0, 0, "sheet_has_its_columns", f"this sheet has no column {missing}{nothing_read}.",
            f"Add it to the row of headings (row {table.heading_row}), and fill it in.")  # fmt: skip
    optional = [one.heading for one in table.kind.fields.values() if not one.required and one.name not in there]
    if optional:
        say(0, 0, "column_left_out", f"this sheet has no column for: {', '.join(optional)}. They print as Not recorded.",
            "Nothing to do, if they are not kept here.", Severity.NOTE)  # fmt: skip
