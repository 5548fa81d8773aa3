"""An edition as an accessible workbook, by the list of the Government Analysis Function (catalogue 6.2), through gptables."""

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

import gptables
import pandas as pd
from gptables.core.wrappers import GPWorkbook
from xlsxwriter.worksheet import Worksheet

from pipeline.foundation.errors import LeakError
from pipeline.reporting.edition import HIDDEN, NOTHING, TOO_FEW
from pipeline.reporting.shares import WIDEST
from pipeline.reporting.tables import Row, Table

_NOTE = re.compile(r" \[note (\d)\]")
#: Text from a case is text, whatever it looks like.
_AS_TEXT = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
_LINE, _COVER_WIDTH = 17.0, 85
_WIDEST = 110
_MADE = datetime(2026, 1, 1)
_LANGUAGE = b"<dc:language>en-GB</dc:language>"
NOTES = (
    (
        "note 1",
        "A percentage is given with all its parts, and only where enough were counted. Where counts are "
        "rounded, the least "
        "and the most that it can be are given, worked out from the rounded counts alone.",
    ),
    ("note 2", "In progress: not yet due, or not yet followed for long enough. It is in no percentage."),
    ("note 3", "Cannot be told: what decides it is not recorded. It is in no percentage."),
    (
        "note 4",
        "The time by which half are over, those still waiting counted for as long as they have waited "
        "(Kaplan-Meier). A "
        "median of those over alone leaves out the ones that have waited longest.",
    ),
    (
        "note 5",
        "From the figures that are shown. Limits are those of natural variation (XmR), from 12 points; "
        "they are on trial "
        "until there are 20. With fewer points the middle is the median.",
    ),
)


@dataclass(frozen=True)
class Cover:
    """What stands on the first sheet, and in the file's properties."""

    title: str
    council: str
    marking: str
    about: Sequence[str]
    contact: str
    signs: Sequence[str]


def excel_report_of(cover: Cover, tables: Sequence[Table]) -> bytes:
    """An .xlsx file: cover, contents, notes, and one marked table a sheet.

    The same bytes for the same figures.

    Raises LeakError where the finished file holds anything but what is seen on its sheets.
    """
    shown = [table for table in tables if table.rows]
    named = {
        f"note {number}" for table in shown for heading in table.columns for number in _NOTE.findall(heading)
    }
    notes = [note for note in NOTES if note[0] in named]
    made = io.BytesIO()
    book = _book(made, cover, shown, notes)
    book.set_properties(
        {"title": cover.title, "author": cover.council, "company": cover.council, "created": _MADE}
    )
    for table in shown:
        _lay_out(book.get_worksheet_by_name(table.sheet), table, 3 + len(cover.signs))
    _lay_out_the_front(book, cover, [table.title for table in shown], notes)
    book.close()
    data = _with_language(made.getvalue())
    _nothing_behind(data)
    return data


def _book(
    made: io.BytesIO, cover: Cover, tables: Sequence[Table], notes: Sequence[tuple[str, str]]
) -> GPWorkbook:
    front = gptables.Cover(
        cover_label="Cover",
        title=cover.title,
        intro=[cover.marking, *cover.about],
        about=list(cover.signs),
        contact=[cover.contact],
    )
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # gptables warns of what pandas 4 will not do, and of a workbook without notes
        return gptables.produce_workbook(
            filename=made,
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
        table_notes={heading: f"$$note {number}$$" for heading, number in plain.items()},
    )


def _theme() -> gptables.Theme:
    """The look of the Analysis Function, with every cell's text at its top."""
    theme = copy.deepcopy(gptables.gptheme)
    top = {"text_wrap": True, "valign": "top"}
    theme.apply_config({"data": top, "index_1": {**top, "bold": True}, "cover_text": top})
    return theme


def _lay_out_the_front(
    book: GPWorkbook, cover: Cover, titles: Sequence[str], notes: Sequence[tuple[str, str]]
) -> None:
    """Heights of what wraps on the cover and in the notes, and widths that hold the titles in the contents."""
    sheet = book.get_worksheet_by_name("Cover")
    lines = [cover.title, "", cover.marking, *cover.about, "", *cover.signs, "", cover.contact]
    for number, line in enumerate(lines):
        if line and number:
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
    """The height of a row whose longest text takes most lines. Not every program finds it by itself."""
    return _LINE * max(
        len(textwrap.wrap(str(value), int(width) - 2)) or 1
        for value, width in zip(values, widths, strict=True)
    )


def _lay_out(sheet: Worksheet, table: Table, head: int) -> None:
    """Widths by what the columns hold, heights by what wraps in them, and paper that takes all columns."""
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
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            held = old.read(entry)
            if entry.filename == "docProps/core.xml":
                held = held.replace(b"</cp:coreProperties>", _LANGUAGE + b"</cp:coreProperties>")
            new.writestr(entry, held, zipfile.ZIP_DEFLATED)
    return made.getvalue()


#: Parts of a workbook that may hold numbers which no sheet shows, or point at where they came from
#: (catalogue 6.1).
_BEHIND = (
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


def _nothing_behind(data: bytes) -> None:
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
        or any(part in name for name in names for part in _BEHIND)
    ):
        raise LeakError(
            "The report's workbook holds more than its sheets show.",
            "This is a fault of the program: it was not written.",
        )


def signs_of(method: str, threshold: int, fewest: int, base: int, within: int = 0) -> list[str]:
    """What the signs in the cells mean, as lines of the cover and of each sheet.

    `within`: how far counts are rounded at most.
    """
    signs = [f"{NOTHING}: not applicable, for example a percentage of nothing."]
    if method == "hide":
        signs.insert(
            0,
            f"{HIDDEN}: hidden, so that no child can be told from a small number. Counts from 1 to "
            f"{threshold} are "
            f"hidden, and others from which these could be worked out; so are percentages and medians "
            f"of fewer than {fewest}.",
        )
    elif method == "round":
        signs.insert(
            0,
            f"Every count is rounded to a multiple of {base}, so that no child can be told from a small "
            "number. It may "
            f"be up to {within} more or less than the true one, and 0 is not always none. Parts add up to "
            "their "
            f"total. A percentage is given as the least and the most that it can be.",
        )
        signs.append(
            f"{TOO_FEW}: too few for a percentage or a median, or, of a percentage, left open over more than "
            f"{WIDEST} points."
        )
    return signs


def as_text(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Rows as a person reads them, whole numbers without a point."""
    return [
        tuple(str(int(one)) if isinstance(one, float) and one.is_integer() else str(one) for one in row)
        for row in rows
    ]
