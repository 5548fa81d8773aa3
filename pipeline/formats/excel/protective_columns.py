"""Errors about the columns on which a family copy depends, where one is missing or was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from pipeline.formats.excel.parsed_cell import quoted
from pipeline.formats.excel.rows import RowsRead
from pipeline.formats.excel.sheet_xml import column_number, letters
from pipeline.formats.excel.table import Unread
from pipeline.model import WITH_PROTECTIVE_COLUMNS, Field
from pipeline.model.finding import Finding, Severity

#: The likeness (of 100) from which a heading repeats another one.
_SAME = 88
#: The likeness (of 100) from which an unread column may be the one whose heading is missing.
_LIKE = 50


def protects(rows: RowsRead, field: Field) -> bool:
    """Whether a family copy depends on a field of this sheet."""
    return field.is_protective and rows.kind in WITH_PROTECTIVE_COLUMNS


def protective_column_errors(rows: RowsRead) -> Iterator[Finding]:
    """An error for each column that a family copy depends on and that was not read, if the sheet has rows."""
    if not rows.read:
        return
    yield from _exchanged(rows)
    left_out = [field for field in rows.left_out if protects(rows, field)]
    likeliest = _likeliest([field.heading for field in left_out], rows.unread)
    missing = [one.heading for one in left_out if not one.added_later or one.heading in likeliest]
    taken = {unread.number: unread for unread in likeliest.values()}
    places: dict[int, list[str]] = {}
    for heading in missing:
        number = likeliest[heading].number if heading in likeliest else rows.free_column
        places.setdefault(number, []).append(heading)
    for number, headings in places.items():
        yield _missing_columns(rows, number, headings, taken.get(number))
    for unread in rows.unread:
        if not unread.heading and unread.number not in taken and rows.kind in WITH_PROTECTIVE_COLUMNS:
            yield _without_heading(rows, unread)
        twin = _twin(rows, unread) if unread.number not in taken else None
        if twin:
            yield _error(
                rows,
                unread.number,
                "heading_appears_once",
                f'{quoted(unread.heading)} seems to be a second "{twin}", and only the other one was read.',
                f'Combine the two in the column "{twin}", or give this one a different heading. Until then '
                "no family copy is made from this workbook.",
            )


def _without_heading(rows: RowsRead, unread: Unread) -> Finding:
    """The error for a column with values and no heading: they may come from a protective column."""
    return _error(
        rows,
        unread.number,
        "column_has_a_heading",
        "this column has values but no heading, so it was not read. It may decide what a family may read, "
        "so no family copy is made from this workbook.",
        (
            "Enter a heading above it, or clear the column. If the column is yours, the heading can be "
            "yours too."
        ),
    )


def _exchanged(rows: RowsRead) -> Iterator[Finding]:
    """An error where exactly two headings have changed places, compared with the blank workbook.

    A sheet that lacks a heading was not made from a blank workbook, and may have an order of its own.
    """
    if any(not field.added_later for field in rows.left_out):
        return
    order = [name for name in rows.kind.fields if name in rows.columns]
    found = sorted(order, key=lambda name: column_number(rows.columns[name]))
    apart = [(ours, theirs) for ours, theirs in zip(order, found, strict=True) if ours != theirs]
    if len(apart) == 2 and any(protects(rows, rows.kind.fields[name]) for name in apart[0]):
        first, second = (rows.kind.fields[name] for name in apart[0])
        yield _error(
            rows,
            column_number(rows.columns[second.name]),
            "headings_are_in_their_places",
            f'the headings "{first.heading}" and "{second.heading}" seem to have been swapped. They decide '
            "what a family may read, so no family copy is made from this workbook.",
            "Swap the two headings. If the whole columns were swapped, put them back as in a blank workbook.",
        )


def _missing_columns(rows: RowsRead, number: int, headings: list[str], unread: Unread | None) -> Finding:
    """The error for missing protective headings, at the cell where they probably are or could be written."""
    named = listed(headings)
    if unread is not None:
        cell = f"{letters(number)}{rows.heading_row}"
        instead = f"If {cell} is that column, enter {named} there. If not, add the heading."
    else:
        instead = (
            f"Add {'the heading' if len(headings) == 1 else 'these headings'} to row {rows.heading_row}."
        )
    return _error(
        rows,
        number,
        "protective_column_is_there",
        f"this sheet has no column {named}. It decides what a family may read, so no family copy is made "
        "from this workbook.",
        f"{instead} Leave the cells below empty if there is nothing to record.",
    )


def _likeliest(missing: list[str], unread: list[Unread]) -> dict[str, Unread]:
    """For each missing heading, the unread column that it most resembles; each column is used once.

    Where one heading is missing and one column was not read, they belong together whatever the heading says.
    """
    if len(missing) == len(unread) == 1:
        return {missing[0]: unread[0]}
    alike = [
        (fuzz.token_set_ratio(heading.casefold(), one.heading.casefold()), heading, one)
        for heading in missing
        for one in unread
    ]
    found: dict[str, Unread] = {}
    for likeness, heading, one in sorted(alike, key=lambda each: -each[0]):
        if likeness >= _LIKE and heading not in found and one not in found.values():
            found[heading] = one
    return found


def _twin(rows: RowsRead, unread: Unread) -> str:
    """The protective heading of this sheet that an unread one seems to repeat; empty where there is none."""
    read = [
        field.heading
        for field in rows.kind.fields.values()
        if protects(rows, field) and field not in rows.left_out
    ]
    bare = (
        "".join(letter for letter in unread.heading if letter.isalpha() or letter == " ").strip().casefold()
    )
    if not bare:
        return ""
    near = process.extractOne(bare, read, scorer=fuzz.ratio, score_cutoff=_SAME, processor=str.casefold)
    return near[0] if near else ""


def listed(names: Sequence[str]) -> str:
    """Names in quotation marks: "A", "B" or "C"."""
    quotes = [f'"{name}"' for name in names]
    return f"{', '.join(quotes[:-1])} or {quotes[-1]}" if len(quotes) > 1 else quotes[0]


def _error(rows: RowsRead, column: int, rule: str, problem: str, remedy: str) -> Finding:
    return rows.finding(
        rule, column, rows.heading_row, problem, remedy, severity=Severity.ERROR, stops_copies=True
    )
