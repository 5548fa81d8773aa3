"""Writes an edition as an accessible workbook, to the Analysis Function's checklist (catalogue 6.2)."""

from __future__ import annotations

import copy
import io
import re
import textwrap
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import gptables
import pandas as pd
from gptables.core.wrappers import GPWorkbook
from xlsxwriter.worksheet import Worksheet

from pipeline.foundation.errors import LeakError
from pipeline.foundation.release import MADE_BY
from pipeline.reporting.legend import NOTES
from pipeline.reporting.published_counts import HIDDEN, NOTHING, TOO_FEW
from pipeline.reporting.table import Row, Table

_NOTE = re.compile(r" \[note (\d)\]")
#: xlsxwriter's conversions, all switched off: text from a case stays text.
_AS_TEXT = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
_LINE, _COVER_WIDTH = 17.0, 72
#: How many times larger the title's letters are.
_TITLE = 1.5
_WIDEST = 110
#: A fixed creation date, so that the same figures give the same bytes.
_CREATED = datetime(2026, 1, 1)
_LANGUAGE = b"<dc:language>en-GB</dc:language>"


@dataclass(frozen=True)
class Cover:
    """The content of the first sheet and of the file's properties."""

    title: str
    council: str
    marking: str
    about: Sequence[str]
    contact: str
    signs: Sequence[str]


def excel_report_of(cover: Cover, tables: Sequence[Table]) -> bytes:
    """An .xlsx file with cover, contents, notes, and one marked table on each sheet.

    The same figures give the same bytes. Raises LeakError where the finished file holds anything that its
    sheets do not show.
    """
    shown = [table for table in tables if table.rows]
    headings = (heading for table in shown for heading in table.columns)
    # gptables lists the notes in the order in which the headings name them.
    named = dict.fromkeys(f"note {number}" for heading in headings for number in _NOTE.findall(heading))
    notes = [(name, dict(NOTES)[name]) for name in named]
    file = io.BytesIO()
    book = _book(file, cover, shown, notes)
    book.set_properties(
        {
            "title": cover.title,
            "author": cover.council,
            "company": cover.council,
            "comments": MADE_BY,
            "created": _CREATED,
        }
    )
    for table in shown:
        _lay_out(book.get_worksheet_by_name(table.sheet), table, 3 + len(cover.signs))
    _lay_out_the_front(book, cover, [table.title for table in shown], notes)
    book.close()
    data = _with_language(file.getvalue())
    _refuse_hidden_content(data)
    return data


def _book(
    file: io.BytesIO, cover: Cover, tables: Sequence[Table], notes: Sequence[tuple[str, str]]
) -> GPWorkbook:
    front = gptables.Cover(
        cover_label="Cover",
        title=cover.title,
        intro=[cover.marking, *cover.about],
        about=list(cover.signs),
        contact=[cover.contact],
    )
    with warnings.catch_warnings():
        # gptables warns about changes in pandas 4, and about a workbook without notes.
        warnings.simplefilter("ignore")
        return gptables.produce_workbook(
            filename=file,
            sheets={table.sheet: _sheet(table, cover) for table in tables},
            theme=_theme(),
            cover=front,
            notes_table=pd.DataFrame(notes, columns=["Note number", "Note text"]) if notes else None,
            workbook_options={"in_memory": True, **dict.fromkeys(_AS_TEXT, False)},
            auto_width={
                "Contents": True,
                "Notes": True,
                **dict.fromkeys((table.sheet for table in tables), False),
            },
        )


def _sheet(table: Table, cover: Cover) -> gptables.GPTable:
    plain = {
        _NOTE.sub("", heading): found[1] for heading in table.columns if (found := _NOTE.search(heading))
    }
    frame = pd.DataFrame(
        table.rows, columns=[_NOTE.sub("", heading) for heading in table.columns], dtype=object
    )
    return gptables.GPTable(
        table=frame,
        table_name=table.sheet.replace(" ", "_"),
        title=table.title,
        subtitles=[f"{cover.title}. {cover.marking}."],
        instructions=table.note,
        legend=list(cover.signs),
        index_columns={1: 0},
        additional_formatting=_alignment(frame),
        table_notes={heading: f"$$note {number}$$" for heading, number in plain.items()},
    )


def _alignment(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Numbers and their signs to the right, text to the left with a gap before it, headings as their column.

    gptables does so only in a table none of whose headings names a note.
    """
    places = range(1, frame.shape[1])
    numbers = [place for place in places if all(map(_is_number, frame.iloc[:, place]))]
    text = [place for place in places if place not in numbers]
    formats = ((numbers, {"align": "right"}), (text, {"align": "left", "indent": 1}))
    return [
        {"column": {"columns": columns, "format": one, "include_names": True}}
        for columns, one in formats
        if columns
    ]


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) or value in (HIDDEN, NOTHING, TOO_FEW)


def _theme() -> gptables.Theme:
    """The Analysis Function's theme, with text aligned to the top of every cell."""
    theme = copy.deepcopy(gptables.gptheme)
    top = {"text_wrap": True, "valign": "top"}
    theme.apply_config(
        {"data": top, "index_1": {**top, "bold": True}, "cover_text": top, "cover_title": {"text_wrap": True}}
    )
    return theme


def _lay_out_the_front(
    book: GPWorkbook, cover: Cover, titles: Sequence[str], notes: Sequence[tuple[str, str]]
) -> None:
    """Set the row heights of the cover and the notes, and the column widths of the contents."""
    sheet = book.get_worksheet_by_name("Cover")
    sheet.set_column(0, 0, _COVER_WIDTH)
    lines = [cover.title, "", cover.marking, *cover.about, "", *cover.signs, "", cover.contact]
    for number, line in enumerate(lines):
        if number == 0:
            sheet.set_row(number, _TITLE * _height([line], [_COVER_WIDTH / _TITLE]))
        elif line:
            sheet.set_row(number, _height([line], [_COVER_WIDTH]))
    book.get_worksheet_by_name("Contents").set_column(0, 0, 28)
    book.get_worksheet_by_name("Contents").set_column(1, 1, max(map(len, titles)) + 6)
    pages = [
        sheet,
        book.get_worksheet_by_name("Contents"),
        *([book.get_worksheet_by_name("Notes")] if notes else []),
    ]
    for number, (_, text) in enumerate(notes, 3):
        pages[-1].set_column(1, 1, _COVER_WIDTH)
        pages[-1].set_row(number, _height([text], [_COVER_WIDTH]))
    for page in pages:
        page.set_paper(9)
        page.fit_to_pages(1, 0)


def _height(values: Sequence[object], widths: Sequence[float]) -> float:
    """The height of a row for its longest text, in points. Not every program works it out."""
    return _LINE * max(
        _lines(str(value), int(width) - 2) for value, width in zip(values, widths, strict=True)
    )


@lru_cache(4096)  # both editions have the same texts
def _lines(text: str, width: int) -> int:
    """The lines that a text takes. Most are short, and to wrap one takes long."""
    return 1 if len(text) <= width else len(textwrap.wrap(text, width))


def _lay_out(sheet: Worksheet, table: Table, head: int) -> None:
    """Set a sheet's column widths, row heights, and a page width that fits all columns."""
    widths = [
        _width(heading, [row[place] for row in table.rows]) for place, heading in enumerate(table.columns)
    ]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for number, row in enumerate((table.columns, *table.rows), head):
        sheet.set_row(number, _height(row, widths))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _width(heading: str, values: Sequence[object]) -> float:
    longest = max((len(str(value)) for value in values), default=0)
    word = max(len(part) for part in heading.split())
    return float(min(_WIDEST if longest > _WIDEST * 6 else 46, max(longest + 4, word + 5, 12)))


def _with_language(data: bytes) -> bytes:
    """The file with its language in its properties, which XlsxWriter cannot set."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "docProps/core.xml":
                part = part.replace(b"</cp:coreProperties>", _LANGUAGE + b"</cp:coreProperties>")
            new.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


#: Parts of a workbook that may hold numbers that no sheet shows, or links to their source (catalogue 6.1).
_HIDDEN_PARTS = (
    "externalLink",
    "pivot",
    "charts/",
    "connections",
    "customXml",
    "comments",
    "vbaProject",
    "embeddings",
    "calcChain",
    "model",
)


def _refuse_hidden_content(data: bytes) -> None:
    """Raise LeakError where a workbook has formulas, hidden sheets, defined names or other hidden content."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        book = package.read("xl/workbook.xml")
        formulas = any(
            b"<f>" in package.read(name) or b"<f " in package.read(name)
            for name in names
            if "/worksheets/" in name
        )
    if (
        formulas
        or b'state="' in book
        or b"<definedName" in book
        or any(part in name for name in names for part in _HIDDEN_PARTS)
    ):
        raise LeakError(
            "The report's workbook contains more than its sheets show.",
            "This is a fault in the program. The report was not written.",
        )


def as_text(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Rows as text, integers without a decimal point."""
    return [
        tuple(str(int(one)) if isinstance(one, float) and one.is_integer() else str(one) for one in row)
        for row in rows
    ]
