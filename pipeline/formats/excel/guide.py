"""The guide, the first sheet of the workbook: how to fill it in, in plain English."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from pipeline.formats.excel.workbook_style import Look, print_on_wide_pages
from pipeline.model import SHEETS, Record

_START = (
    "One row on the Cases sheet is one case: the child who displayed the behaviour. Give it a Case ID that "
    "is not the child's name. Use that Case ID on the other sheets.",
    "Fill in the sheets from left to right, as far as the case has gone. Leave out what has not happened "
    "yet.",
    "Each meeting, discussion, assessment and review has an ID too. Rows that belong to it have this ID in "
    "the column Belongs to or Meeting ID. No two rows may have the same ID.",
    "You can keep several workbooks, for example one for each worker. Put them in the same folder, and they "
    "are read together.",
    "Keep every sheet and every heading, and leave empty what you do not use. If one is missing, no family "
    "copy is made, because nobody can say what a family may read. Sort whole rows only: select the whole "
    "table first.",
    "You can add columns and sheets of your own. They are left alone and not read. Give each such column a "
    "heading, and each sheet a name that differs from the sheets here. If the name has to be similar, list "
    "the sheet in settings.toml (own_sheets).",
)
_HEADINGS = (
    "Required: the heading is in bold on a darker background, with a thick line under it. Its note begins "
    "with the word Required. A row cannot be used without it.",
    "Every heading has a note that says what to enter and how to write it. Rest the pointer on the heading, "
    "or choose Review, Notes, Show All Notes.",
    "A letter with a number in a note, such as R08, is the paragraph of the procedure that asks for the "
    "column.",
)
_WRITING = (
    "Dates: day/month/year, for example 28/02/2026. In a column that takes a time, write it after the date, "
    "for example 28/02/2026 14:30. If nobody noted the time, enter the date alone. The program never makes "
    "up a time.",
    "Lists: choose from the arrow in the cell. In the column Disability you can enter several, with commas "
    "between them.",
    "Other children: on the sheets that record what was said or done, never write the name of a child "
    "harmed. Use the Link ID, for example L-0007.",
    "Incidents: a date, a setting, a category and a reference. Record what was decided, not what happened "
    "to a child.",
)
_BLANKS = (
    ("Not known", "Somebody asked, and nobody knows."),
    ("Not asked", "Nobody has asked yet."),
    (
        "Not applicable",
        "The question does not arise for this child. Where there is a column for the reason, give it.",
    ),
    ("Withheld", "It is known, but is deliberately kept out of this record."),
    ("An empty cell", "Nothing has been recorded. Documents print it as Not recorded."),
)
_NEXT = (
    "Save the workbook, and open the page: double-click Start.bat in your folder. Its screen Workbooks lists "
    "every cell that needs attention, with what to do, and gives the workbook back with these cells marked. "
    'Without the page: hsb check "the name of your file.xlsx".',
    "Correct those cells in your own workbook, and save it. The page notices that, and checks it again.",
    "You can also enter a case on the page: Enter a case asks step by step, and writes in this workbook. "
    "Close the workbook in Excel first.",
    "Make the documents: choose the cases on the screen Cases, or use hsb run. A case with a serious error "
    "gets none until it is corrected. Every other case gets all of its documents.",
)


def write_guide(sheet: Worksheet, look: Look) -> None:
    """Write the guide, with a link to every other sheet."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 96)
    print_on_wide_pages(sheet)
    page = _Page(sheet, look)
    page.title("Case workbook: harmful sexual behaviour procedure")
    page.say("What to do first", _START)
    page.table(
        "What each sheet is for, in order", [(kind.sheet, purpose_of(kind)) for kind in SHEETS], linked=True
    )
    page.table(
        "Sheets to look things up in",
        [
            ("IDs", "The IDs that are in use, and the one after the last of each sheet."),
            ("Who may read what", "Which reader may see which column, at most."),
            ("Codes", "The entries of each list, and the numbered headings of the paperwork."),
            ("Settings", "Your council's own words and limits, for information."),
        ],
        linked=True,
    )
    page.say("Headings", _HEADINGS)
    page.say("How to write things", _WRITING)
    page.table("Where there is no value: say why", _BLANKS)
    page.say("What to do next", _NEXT)


def purpose_of(kind: type[Record]) -> str:
    """Return what a record's sheet is for: the first sentence of the module that declares it."""
    module = inspect.getmodule(kind)
    return " ".join((inspect.getdoc(module) or "").partition("\n\n")[0].split())


class _Page:
    """Writes the guide from the top down, in two columns: a short label and its explanation."""

    def __init__(self, sheet: Worksheet, look: Look) -> None:
        self.sheet, self.look, self.row = sheet, look, 0

    def title(self, words: str) -> None:
        """Write the title."""
        self.sheet.write_string(self.row, 0, words, self.look.title)
        self.row += 2

    def say(self, subtitle: str, sentences: Sequence[str]) -> None:
        """Write a subtitle, and a numbered paragraph for each sentence."""
        self.table(subtitle, [(str(number), sentence) for number, sentence in enumerate(sentences, start=1)])

    def table(self, subtitle: str, rows: Sequence[tuple[str, str]], linked: bool = False) -> None:
        """Write a subtitle and two columns. `linked`: the first column names a sheet, and links to it."""
        self.sheet.write_string(self.row, 0, subtitle, self.look.subtitle)
        self.sheet.write_blank(self.row, 1, None, self.look.subtitle)
        self.row += 1
        for left, right in rows:
            self.sheet.set_row(self.row, 15.0 * (1 + len(right) // 116))
            if linked:
                self.sheet.write_url(self.row, 0, f"internal:'{left}'!A1", self.look.link, left)
            else:
                self.sheet.write_string(self.row, 0, left, self.look.strong)
            self.sheet.write_string(self.row, 1, right, self.look.words)
            self.row += 1
        self.row += 1
