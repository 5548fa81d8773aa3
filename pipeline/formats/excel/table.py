"""Finds the table on a sheet: its row of headings, each field's column, and the columns not read."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.formats.excel.cell_parser import converter
from pipeline.formats.excel.parsed_cell import ParsedCell
from pipeline.formats.excel.sheet import SheetData
from pipeline.formats.excel.sheet_xml import letters
from pipeline.model import Field, Record
from pipeline.model.code import squash
from pipeline.model.continuum import AS_THEY_ARE
from pipeline.model.finding import Finding, Severity

#: The headings are in one of this many first rows, because a title or a note may be above them.
_ROWS_ABOVE = 15
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")


@dataclass
class Column:
    """One column that is read: its field, letters, number from 1, and the converter of its cells."""

    field: Field
    letters: str
    number: int
    convert: Callable[[Any], ParsedCell]
    cache: dict[Any, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Unread:
    """One column that is not read: its number from 1, and its heading, empty where it only has values."""

    number: int
    heading: str


@dataclass
class SheetTable:
    """The table on one sheet. Where it has no columns, nothing is read from it, and the findings say why.

    `unread`: columns that are not ours. `left_out`: optional fields that have no column.
    """

    kind: type[Record]
    sheet: SheetData
    heading_row: int = 0
    columns: list[Column] = dataclasses.field(default_factory=list)
    findings: list[Finding] = dataclasses.field(default_factory=list)
    unread: list[Unread] = dataclasses.field(default_factory=list)
    left_out: list[Field] = dataclasses.field(default_factory=list)
    unreadable: bool = False

    @property
    def free_column(self) -> int:
        """The number of the first column after the last heading, where a missing heading may be added."""
        taken = [column.number for column in self.columns] + [column.number for column in self.unread]
        return max(taken, default=0) + 1


def table_of(
    workbook: str, sheet: SheetData, kind: type[Record], names: Mapping[str, str] = AS_THEY_ARE
) -> SheetTable:
    """The table on a sheet, with findings about headings that are missing or appear twice.

    `names`: the council's own names for entries of the lists, by their labels.
    """
    table = SheetTable(kind, sheet)
    heading_row, headings = _heading_row(sheet, kind)
    table.heading_row = heading_row
    say = _Findings(workbook, sheet.name, table.findings)
    if not headings:
        if sheet.values.height:
            table.unreadable = True
            say(
                0,
                0,
                "sheet_has_headings",
                "no row of headings was found, so nothing was read from this sheet.",
                f"Enter the headings in the first row. The first are: {', '.join(_headings(kind)[:4])}.",
            )
        return table
    _match(table, headings, say, names)
    _say_what_is_missing(table, say)
    return table


class _Findings:
    """Adds a finding about a sheet's headings."""

    def __init__(self, workbook: str, sheet: str, findings: list[Finding]) -> None:
        self.workbook, self.sheet, self.findings = workbook, sheet, findings

    def __call__(
        self,
        column: int,
        row: int,
        rule: str,
        problem: str,
        remedy: str,
        severity: Severity = Severity.ERROR,
        accepted: str = "",
    ) -> None:
        self.findings.append(
            Finding(
                rule=rule,
                severity=severity,
                blocks=severity is Severity.ERROR,
                workbook=self.workbook,
                sheet=self.sheet,
                column=letters(column),
                row=row,
                problem=problem,
                remedy=remedy,
                accepted=accepted,
            )
        )


def _headings(kind: type[Record]) -> list[str]:
    return [field.heading for field in kind.fields.values()]


_NAMES: dict[type[Record], dict[str, Field]] = {}


def names_of(kind: type[Record]) -> dict[str, Field]:
    """The field that each of its names and headings means, in the form that `squash` gives."""
    if kind not in _NAMES:  # every sheet that is not ours is compared with all kinds
        _NAMES[kind] = _names_of(kind)
    return _NAMES[kind]


def _names_of(kind: type[Record]) -> dict[str, Field]:
    names = {squash(old): field for field in kind.fields.values() for old in field.formerly}
    names.update({squash(field.name): field for field in kind.fields.values()})
    names.update({squash(field.heading): field for field in kind.fields.values()})
    return names


def meant_by(text: str, names: Mapping[str, Field]) -> Field | None:
    """The field that a heading names, with or without the text in brackets; None where it names none."""
    return meant_in(spellings_of(text), names)


def spellings_of(text: str) -> tuple[str, str]:
    """A heading in the form that `squash` gives, with and without the text in brackets."""
    return squash(text), squash(_IN_BRACKETS.sub("", text))


def meant_in(spellings: tuple[str, str], names: Mapping[str, Field]) -> Field | None:
    """The field that a heading with these spellings names; None where it names none."""
    return names.get(spellings[0]) or names.get(spellings[1])


def first_rows(sheet: SheetData) -> Iterator[tuple[int, list[Any]]]:
    """The number and values of the first rows that are not empty; the headings are among them."""
    return itertools.islice(
        ((number, values) for number, values in sheet.rows() if any(value != "" for value in values)),
        _ROWS_ABOVE,
    )


def _heading_row(sheet: SheetData, kind: type[Record]) -> tuple[int, dict[int, str]]:
    """The number of the row with the most of our headings, and its texts by column; 0 and {} if none."""
    names = names_of(kind)
    best: tuple[int, int, dict[int, str]] = (0, 0, {})
    for number, values in first_rows(sheet):
        texts = {
            sheet.first_column + place: str(value).strip()
            for place, value in enumerate(values)
            if str(value).strip()
        }
        score = sum(meant_by(text, names) is not None for text in texts.values())
        if score > best[0]:
            best = (score, number, texts)
    return best[1], best[2]


def _match(table: SheetTable, headings: dict[int, str], say: _Findings, own: Mapping[str, str]) -> None:
    names = names_of(table.kind)
    taken: dict[str, Column] = {}
    for number, text in sorted(headings.items()):
        meant = meant_by(text, names)
        if meant is None:
            table.unread.append(Unread(number, text))
        elif meant.name in taken:
            say(
                number,
                table.heading_row,
                "heading_appears_once",
                f"this heading is the same as the one in {taken[meant.name].letters}{table.heading_row} "
                f'("{meant.heading}").',
                "Keep one of the two columns, and give the other a different heading.",
            )
        else:
            taken[meant.name] = Column(meant, letters(number), number, converter(called(meant, own)))
    table.columns = list(taken.values())
    table.unread += [Unread(number, "") for number in _without_heading(table, headings)]


def called(field: Field, own: Mapping[str, str]) -> Field:
    """The field with the council's own names in its list."""
    return dataclasses.replace(field, codes=field.codes.called(own)) if own and field.codes else field


def _without_heading(table: SheetTable, headings: dict[int, str]) -> list[int]:
    """The numbers of the columns that have values and an empty heading."""
    first = table.sheet.first_column
    nameless = [place for place in range(table.sheet.values.width) if first + place not in headings]
    if not nameless:
        return []
    found: set[int] = set()
    for number, values in table.sheet.rows():
        if number > table.heading_row:
            found.update(place for place in nameless if place < len(values) and values[place] != "")
    return sorted(first + place for place in found)


def _say_what_is_missing(table: SheetTable, say: _Findings) -> None:
    present = {column.field.name for column in table.columns}
    absent = [field for field in table.kind.fields.values() if field.name not in present]
    needed = [field for field in absent if field.required]
    if needed:
        table.unreadable = any(field.refers_to or field.name == table.kind.key for field in needed)
        missing = " and ".join(f'"{field.heading}"' for field in needed)
        nothing_read = ", so nothing was read from it" if table.unreadable else ""
        say(
            0,
            0,
            "sheet_has_its_columns",
            f"this sheet has no column {missing}{nothing_read}.",
            f"Add it to the row of headings (row {table.heading_row}), and fill it in.",
        )
    table.left_out = [field for field in absent if not field.required]
