"""What is due, as a workbook: by date, person and case, without a time limit, and how each duty is kept."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.foundation.dates import shown
from pipeline.model.finding import address
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due, status_words, who_of
from pipeline.procedure.duties import duties_in_force
from pipeline.procedure.obligation import Obligation, Status

_MADE = datetime(2026, 1, 1)
_FONT = {
    "font_name": "Arial",
    "font_size": 11,
    "valign": "top",
    "align": "left",
    "text_wrap": True,
    "bottom": 1,
    "bottom_color": "#C9D8E2",
}
_INK = "#1F3A4D"
_LINE = 15.0


@dataclass(frozen=True)
class _Column:
    heading: str
    width: int
    value: Callable[[Obligation], Any]


_STATUS = _Column("Status", 12, status_words)
_DUE = _Column("Due", 16, lambda one: one.due if one.due is not None else "No time limit")
_OPEN = _Column("Open for days", 10, lambda one: "" if one.age is None else one.age)
_CASE = _Column("Case", 10, lambda one: one.case_id)
_WHAT = _Column("What", 30, lambda one: one.subject)
_WHO = _Column("Who", 24, who_of)
_DO = _Column("What to do", 30, lambda one: one.to_do)
_PAPER = _Column("Document that comes from it", 15, lambda one: one.document.replace("_", " ") or "None")
_SOURCE = _Column("Asked by", 8, lambda one: one.source)
_WHERE = _Column(
    "Where it is recorded",
    20,
    lambda one: address(*one.evidence) if one.evidence else "Not yet in the workbook",
)
_WHY = _Column("Why", 44, lambda one: one.why)


def due_workbook(due: Due, clock: Clock, days: int, marking: str) -> bytes:
    """An .xlsx file of six sheets, one table on each. It names cases by their reference, and no child."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": "What is due: harmful sexual behaviour procedure", "author": "", "created": _MADE}
    )
    write = _Writer(book, marking, clock)
    _write_sheets(write, due, clock, days)
    write.implied("Not entered", due)
    write.duties("How each duty is kept", due)
    book.close()
    return content.getvalue()


def _write_sheets(write: _Writer, due: Due, clock: Clock, days: int) -> None:
    """The sheets of obligations: by date, by person, by case, and those without a time limit."""
    days_left = _Column("Days", 7, lambda one: clock.days_until(one.due) if one.due is not None else "")
    rest = (_WHAT, _DO, _PAPER, _SOURCE, _WHERE, _WHY)
    names = ", ".join(one.case_id for one in due.faults)
    without = f" Nothing is listed of {names}, because the program has a fault." if names else ""
    until = (
        f"Overdue first, then what falls due by {shown(_last(clock, days))}. {due.later} more fall due "
        f"after that.{without}"
    )
    write.sheet("What is due", until, (_STATUS, _DUE, days_left, _CASE, _WHO, *rest), due.listed)
    by_person = sorted(due.listed, key=lambda one: who_of(one).casefold())
    write.sheet(
        "By person",
        f"By who sees to it, overdue first.{without}",
        (_WHO, _STATUS, _DUE, days_left, _CASE, *rest),
        by_person,
    )
    by_case = sorted(due.listed, key=lambda one: one.case_id)
    write.sheet(
        "By case",
        f"By case, overdue first.{without}",
        (_CASE, _STATUS, _DUE, days_left, _WHO, *rest),
        by_case,
    )
    open_ended = (
        "What is still to be done and has no time limit, and what cannot be told because something is not "
        "recorded."
    )
    write.sheet(
        "No time limit",
        f"{open_ended}{without}",
        (_STATUS, _OPEN, _CASE, _WHO, *rest),
        [*due.undated, *due.unknown],
    )


def _height(cells: Iterable[tuple[Any, int]]) -> float:
    """The height of a row, from the cell whose text takes most lines at its column's width.

    Not every program works it out by itself.
    """
    return _LINE * max(
        len(textwrap.wrap(value, width - 2)) if isinstance(value, str) else 1 for value, width in cells
    )


def _last(clock: Clock, days: int) -> date:
    return date.fromordinal(clock.today.toordinal() + days)


class _Writer:
    """Writes the sheets of one workbook in one style."""

    def __init__(self, book: Workbook, marking: str, clock: Clock) -> None:
        self.book, self.marking, self.clock = book, marking, clock
        self.title = book.add_format(
            {"font_name": "Arial", "font_size": 18, "bold": True, "font_color": _INK}
        )
        self.note = book.add_format({"font_name": "Arial", "font_size": 11})
        self.heading = book.add_format(
            {**_FONT, "bold": True, "bg_color": "#E8EEF2", "font_color": _INK, "border": 1}
        )
        self.cell = book.add_format(_FONT)
        self.strong = book.add_format({**_FONT, "bold": True})
        self.number = book.add_format({**_FONT, "align": "center"})
        self.share = book.add_format({**_FONT, "align": "center", "num_format": "0%"})
        self.day = book.add_format({**_FONT, "num_format": "dd/mm/yyyy"})
        self.moment = book.add_format({**_FONT, "num_format": "dd/mm/yyyy hh:mm"})

    def sheet(self, name: str, note: str, columns: Sequence[_Column], rows: Sequence[Obligation]) -> None:
        """A sheet with a table of obligations; where there are none, a sentence that says so."""
        sheet = self._begin(name, note, [column.width for column in columns])
        if not rows:
            sheet.write_string(3, 0, "Nothing.", self.note)
            return
        self._table(sheet, name, [column.heading for column in columns], len(rows))
        for number, one in enumerate(rows, 4):
            values = [column.value(one) for column in columns]
            sheet.set_row(number, _height(zip(values, (column.width for column in columns), strict=True)))
            for place, value in enumerate(values):
                self._write(sheet, number, place, value, one)

    def implied(self, name: str, due: Due) -> None:
        """A sheet with what the records imply and nobody entered, the oldest first."""
        headings = ("Case", "Where it begins", "What is missing", "Days", "Who", "What to do", "Asked by")
        widths = (10, 26, 50, 7, 24, 50, 10)
        sheet = self._begin(name, "What a record implies and nobody entered, the oldest first.", widths)
        if not due.implied:
            sheet.write_string(3, 0, "Nothing.", self.note)
            return
        self._table(sheet, name, headings, len(due.implied))
        for number, one in enumerate(due.implied, 4):
            finding = one.finding
            text = (one.case_id, finding.place, one.problem, "", one.who, finding.remedy, one.source)
            sheet.set_row(number, _height(zip(text, widths, strict=True)))
            for place, value in enumerate(text):
                sheet.write_string(number, place, value, self.cell)
            if one.age is not None:
                sheet.write_number(number, 3, one.age, self.number)

    def duties(self, name: str, due: Due) -> None:
        """A sheet with a row for each duty: the number in each status, and the share met of those over."""
        headings = (
            "Asked by",
            "Duty",
            "Met",
            "Missed",
            "Overdue",
            "Due",
            "Cannot be told",
            "Not applicable",
            "Share met in time",
        )
        kinds = (
            Status.MET,
            Status.MISSED,
            Status.OVERDUE,
            Status.DUE,
            Status.CANNOT_TELL,
            Status.NOT_APPLICABLE,
        )
        note = (
            "Of all cases, open and closed. The share: met, of met, missed and overdue. Not for publication."
        )
        sheet = self._begin(name, note, (10, 70, 9, 9, 9, 9, 10, 12, 12))
        duties = duties_in_force(self.clock)
        self._table(sheet, name, headings, len(duties))
        for number, duty in enumerate(duties, 4):
            counts = [due.tally[duty.name, kind] for kind in kinds]
            sheet.set_row(number, _height([(duty.meaning, 70)]))
            sheet.write_string(number, 0, duty.module.SOURCE, self.cell)
            sheet.write_string(number, 1, duty.meaning, self.cell)
            for place, count in enumerate(counts, 2):
                sheet.write_number(number, place, count, self.number)
            over = sum(counts[:3])
            if over:
                sheet.write_number(number, 8, counts[0] / over, self.share)
            else:
                sheet.write_string(number, 8, "[z]", self.number)

    def _begin(self, name: str, note: str, widths: Sequence[int]) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, name, self.title)
        sheet.write_string(1, 0, f"{self.marking}. As of {shown(self.clock.now)}. {note}", self.note)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L{self.marking}&RWhat is due")
        sheet.set_footer("&RPage &P of &N")
        return sheet

    def _table(self, sheet: Worksheet, name: str, headings: Sequence[str], rows: int) -> None:
        columns = [{"header": heading, "header_format": self.heading} for heading in headings]
        options = {
            "columns": columns,
            "name": name.replace(" ", "_"),
            "style": "Table Style Light 1",
            "banded_rows": False,
        }
        sheet.add_table(3, 0, 3 + rows, len(headings) - 1, options)
        sheet.set_row(3, _LINE * 2)
        sheet.repeat_rows(3)

    def _write(self, sheet: Worksheet, row: int, place: int, value: Any, one: Obligation) -> None:
        if isinstance(value, datetime):
            sheet.write_datetime(row, place, value, self.moment)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), self.day)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self.number)
        else:
            bold = one.status is Status.OVERDUE and value == status_words(one)
            sheet.write_string(row, place, str(value), self.strong if bold else self.cell)
