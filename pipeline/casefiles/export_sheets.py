"""The two sheets of an export: one to go with the copies, one for the officer who decides on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

from pipeline.casefiles.given_copies import GivenCopy
from pipeline.foundation.release import MADE_BY
from pipeline.model import codes

#: The names of the two workbooks.
COVERING, FOR_OFFICER = "covering sheet.xlsx", "for the officer.xlsx"
_BLANK = "Not recorded"
_WIDTHS = {"Look first": 40, "File": 34, "What was withheld": 30, "SHA-256 as issued": 34}


def covering_sheet(copies: Sequence[GivenCopy], whose: str, day: str, marking: str) -> bytes:
    """What one person was given, when, how and in which version. It says of no copy why it was recalled."""
    headings = [
        "Copy number",
        "Document",
        "About",
        "Version",
        "Issued on",
        "How it was given",
        "Given at",
        "Read through on",
        "Recalled or replaced",
        "File",
        "Opens with a password",
    ]
    rows = [
        [
            one.entry.copy_number,
            _title(one),
            one.entry.belongs_to or "The case",
            one.entry.version,
            one.entry.issued_on,
            one.entry.method,
            one.entry.sent_at,
            one.entry.read_through_on,
            one.state,
            _file(one),
            one.entry.encrypted or "No",
        ]
        for one in copies
    ]
    notes = [
        f"Copies given to {whose}, according to the register of issued copies on {day}.",
        "A copy with a password opens with the password that the person was given for it.",
    ]
    return _workbook("Copies given", marking, notes, headings, rows)


def officers_sheet(
    copies: Sequence[GivenCopy], whose: str, password_of: str, day: str, marking: str
) -> bytes:
    """What the officer decides on before anything is handed over, and how each copy was approved."""
    headings = [
        "Copy number",
        "Document",
        "Version",
        "Look first",
        "File",
        "Password",
        "Approved by",
        "Second checker",
        "What was withheld",
        "SHA-256 as issued",
    ]
    rows = [
        [
            one.entry.copy_number,
            _title(one),
            one.entry.version,
            " ".join(one.why) or one.missing or "Nothing found",
            ", ".join(f"{one.folder}/{name}" for name in one.files) or one.missing,
            f"That of {password_of}" if one.entry.encrypted else "None",
            one.entry.approved_by,
            one.entry.second_checker,
            one.entry.withheld or "Nothing",
            one.entry.sha256,
        ]
        for one in copies
    ]
    notes = [
        f"NOT FOR THE PERSON. For the officer who answers the request of {whose}; made on {day}.",
        'A copy in the folder "look first" may contain something that is withheld today. The person already '
        "has it. You decide whether to hand it over again.",
        "This folder has issued copies only, each as it was given: no drafts, no schedules and no copies "
        "for anybody else. Other information that the council holds about the person is not here either.",
    ]
    return _workbook("For the officer", marking, notes, headings, rows)


def _title(one: GivenCopy) -> str:
    code = codes.DOCUMENT.find(one.entry.document)
    return code.label if code else one.entry.document


def _file(one: GivenCopy) -> str:
    if one.missing:
        return "Not here"
    return "To be decided" if one.why else ", ".join(one.files)


def _workbook(
    title: str, marking: str, notes: Iterable[str], headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> bytes:
    """A workbook with one sheet: title, marking, notes and a table. Nothing in it is a formula."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title, "author": "", "comments": MADE_BY, "created": datetime(2026, 1, 1)})
    heavy = book.add_format({"bold": True, "font_size": 16})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(title)
    top = [marking, *notes]
    sheet.write_string(0, 0, title, heavy)
    for place, line in enumerate(top, 1):
        sheet.write_string(place, 0, line)
    start = len(top) + 2
    for column, heading in enumerate(headings):
        sheet.write_string(start, column, heading, head)
        sheet.set_column(column, column, _WIDTHS.get(heading, 14))
        for number, row in enumerate(rows, start + 1):
            sheet.write_string(number, column, row[column] or _BLANK, text)
    sheet.freeze_panes(start + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return made.getvalue()
