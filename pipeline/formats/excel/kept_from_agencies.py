"""A mark that keeps a row from an agency and cannot be read counts for every agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.formats.excel.parsed_cell import ParsedCell
from pipeline.formats.excel.table import Unread
from pipeline.model import Blank, Field
from pipeline.model.finding import Severity

#: The likeness (of 100) from which an unread column may be the one that keeps rows from agencies.
_LIKE = 60
SO_LONG = "Until then no agency is given what this row says."


def counted_for_all(cell: ParsedCell, field: Field) -> ParsedCell:
    """The cell as it counts: a mark that cannot be read is withheld, and does not hold its case back.

    A stop of a copy that cannot be read is a stop.
    """
    if field.stops and cell.problem:
        return replace(cell, value=Blank.WITHHELD, remedy=f"{cell.remedy} Until then the copy is stopped.")
    if not field.keeps_away or not cell.problem:
        return cell
    return replace(cell, value=Blank.WITHHELD, severity=Severity.WARNING, remedy=f"{cell.remedy} {SO_LONG}")


def misread(left_out: Iterable[Field], unread: Iterable[Unread]) -> Iterator[tuple[Field, Unread]]:
    """The missing columns that keep rows from agencies, each with the unread column that may be it."""
    unread = list(unread)
    for field in left_out:
        for one in unread if field.keeps_away else ():
            if fuzz.token_set_ratio(field.heading.casefold(), one.heading.casefold()) >= _LIKE:
                yield field, one
