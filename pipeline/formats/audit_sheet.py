"""A case file audit as a workbook: by domain, by duty, by case, every exception, and how cases were drawn."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime

from xlsxwriter import Workbook

from pipeline.procedure.audit.tally import Audit, Kept

_MADE = datetime(2026, 1, 1)
_FONT = {"font_name": "Arial", "font_size": 11, "valign": "top", "align": "left", "text_wrap": True}
_LINED = {**_FONT, "bottom": 1, "bottom_color": "#C9D8E2"}
_INK = "#1F3A4D"
_LINE = 15.0
_NOTHING = "Nothing."
_KINDS = tuple(Kept)

Value = str | int
#: A column: its heading and its width in characters.
Column = tuple[str, int]


def audit_workbook(audit: Audit, marking: str) -> bytes:
    """An .xlsx file of five sheets, one table on each. It names cases by their reference, and no child."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Case file audit", "author": "", "created": _MADE})
    write = _Writer(book, f"RESTRICTED, {marking}. As of {audit.as_of}.")
    write.table(
        "Domains", "Requirements by domain. No statistic: a sample.", _DOMAIN_COLUMNS, _domains(audit)
    )
    write.table(
        "Duties",
        "What is not kept everywhere, or cannot be told, in most cases first.",
        _DUTY_COLUMNS,
        _duties(audit),
    )
    write.table("Cases", "The drawn cases, for the auditor's grades.", _CASE_COLUMNS, _cases(audit))
    write.table("Exceptions", "Every requirement that is not met, by case.", _LINE_COLUMNS, _lines(audit))
    write.table("Drawing", _drawn_words(audit), _DRAWING_COLUMNS, _drawing(audit))
    book.close()
    return content.getvalue()


_COUNTS: tuple[Column, ...] = tuple((kind.value, 11) for kind in _KINDS)
_AUDITOR: tuple[Column, ...] = (("Grade", 12), ("Auditor's comment", 50))
_DOMAIN_COLUMNS: tuple[Column, ...] = (("Domain", 52), *_COUNTS, *_AUDITOR)
_DUTY_COLUMNS: tuple[Column, ...] = (
    ("Asked by", 10),
    ("Domain", 34),
    ("What is asked", 56),
    ("Cases", 8),
    *_COUNTS[1:],
    ("Which cases", 40),
    ("Auditor's comment", 50),
)
_CASE_COLUMNS: tuple[Column, ...] = (("Case", 12), *_COUNTS, *_AUDITOR)
_LINE_COLUMNS: tuple[Column, ...] = (
    ("Case", 12),
    ("Domain", 34),
    ("Asked by", 10),
    ("What is asked", 44),
    ("Status", 16),
    ("Why", 60),
    ("Cell", 26),
    ("Auditor's comment", 50),
)
_DRAWING_COLUMNS: tuple[Column, ...] = (("Kind", 12), ("Which", 52), ("Of all", 10), ("Drawn", 10))


def _domains(audit: Audit) -> list[Sequence[Value]]:
    return [
        (one.words, *(audit.counts_of(domain=one)[kind] for kind in _KINDS), "", "") for one in audit.domains
    ]


def _duties(audit: Audit) -> list[Sequence[Value]]:
    return [
        (
            one.source,
            one.domain.words,
            one.meaning,
            len(one.case_ids),
            *(one.counts[kind] for kind in _KINDS[1:]),
            ", ".join(one.case_ids),
            "",
        )
        for one in audit.unkept()
    ]


def _cases(audit: Audit) -> list[Sequence[Value]]:
    return [
        (case_id, *(audit.counts_of(case_id=case_id)[kind] for kind in _KINDS), "", "")
        for case_id in audit.sample.case_ids
    ]


def _lines(audit: Audit) -> list[Sequence[Value]]:
    return [
        (one.case_id, one.domain.words, one.source, one.meaning, one.status, one.why, one.evidence, "")
        for one in sorted(audit.lines, key=lambda one: one.case_id)
        if one.kept is not Kept.MET
    ]


def _drawn_words(audit: Audit) -> str:
    sample = audit.sample
    left_out = f" Not in the draw: {', '.join(audit.left_out)}." if audit.left_out else ""
    return (
        f"{len(sample.case_ids)} of {sample.of}, from {audit.which}, with seed {sample.seed}. The same seed "
        f"and the same cases give the same sample.{left_out}"
    )


def _drawing(audit: Audit) -> list[Sequence[Value]]:
    return [
        *(("Stratum", one.name, one.of, one.drawn) for one in audit.sample.strata),
        *(("Group", one.name, one.of, one.drawn) for one in audit.sample.groups),
    ]


class _Writer:
    """Writes the sheets of one workbook in one style. `head`: the line at the top of each."""

    def __init__(self, book: Workbook, head: str) -> None:
        self.book, self.head = book, head
        self.title = book.add_format(
            {"font_name": "Arial", "font_size": 18, "bold": True, "font_color": _INK}
        )
        self.note = book.add_format({"font_name": "Arial", "font_size": 11})
        self.heading = book.add_format(
            {**_FONT, "bold": True, "bg_color": "#E8EEF2", "font_color": _INK, "border": 1}
        )
        self.cell = book.add_format(_LINED)
        self.number = book.add_format({**_LINED, "align": "center"})

    def table(self, name: str, note: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
        """A sheet with one table; where it has no rows, a sentence that says so."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, name, self.title)
        sheet.write_string(1, 0, f"{self.head} {note}", self.note)
        for place, (_, width) in enumerate(columns):
            sheet.set_column(place, place, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&RPage &P of &N")
        if not rows:
            sheet.write_string(3, 0, _NOTHING, self.note)
            return
        heads = [{"header": heading, "header_format": self.heading} for heading, _ in columns]
        sheet.add_table(
            3,
            0,
            3 + len(rows),
            len(columns) - 1,
            {"columns": heads, "name": name, "style": "Table Style Light 1", "banded_rows": False},
        )
        sheet.set_row(3, _LINE * 2)
        sheet.repeat_rows(3)
        sheet.freeze_panes(4, 1)
        for number, row in enumerate(rows, 4):
            sheet.set_row(number, _height(zip(row, (width for _, width in columns), strict=True)))
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, place, value, self.number)
                else:
                    sheet.write_string(number, place, value, self.cell)


def _height(cells: Iterable[tuple[Value, int]]) -> float:
    """The height of a row, from the cell whose text takes most lines. Not every program works it out."""
    return _LINE * max(
        len(textwrap.wrap(value, width - 2)) or 1 if isinstance(value, str) else 1 for value, width in cells
    )
