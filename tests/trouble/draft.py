"""Drafts the workbooks of this folder, each named after its trouble.

`python -m tests.trouble.draft` writes them again.

To add one, add a function named after the trouble (its dashes as underscores), or just put a workbook here by
hand; then `HSB_GOLDEN=1 pytest tests/test_trouble.py` writes the text beside it, which says what an officer
is told. Read that text.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter
from docx import Document
from msoffcrypto.format.ooxml import OOXMLFile

HERE = Path(__file__).parent
Rows = dict[str, list[list[Any]]]
TROUBLES: dict[str, Callable[[], bytes]] = {}
PASSWORD = "a password for tests"


#: Who is invited to a discussion about the child, as the cell lists it.
OTHERS = (
    "Police",
    "Youth Offending Service",
    "Children's social care",
    "Health",
    "Harmful sexual behaviour team",
)


def base() -> Rows:
    """Two complete cases, as small as possible."""
    return {
        "Cases": [
            ["Case ID", "Child's name", "Date of birth", "Sex", "Social worker", "NHS number", "Status"],
            [
                "C-0001",
                "Robin Fernhollow",
                datetime.date(2013, 5, 2),
                "Male",
                "Sorrel Hedgeway",
                "999 000 0018",
                "Open",
            ],
            [
                "C-0002",
                "Linnet Oakmoss",
                datetime.date(2012, 11, 20),
                "Female",
                "Sorrel Hedgeway",
                "999 000 0026",
                "Open",
            ],
        ],
        "Linked children": [
            ["Link ID", "Case ID", "Part", "Child's name", "Own strategy discussion"],
            ["L-0001", "C-0001", "Child harmed", "Yarrow Brackenby", "SD-0002"],
        ],
        "Referrals": [
            ["Referral ID", "Case ID", "Source", "Received at", "Crime concern"],
            ["R-0001", "C-0001", "School", datetime.datetime(2026, 8, 4, 16, 20), "No"],
            ["R-0002", "C-0002", "Police", datetime.datetime(2026, 9, 7, 9, 5), "No"],
        ],
        "Strategy discussions": [
            ["Discussion ID", "Case ID", "About", "Link ID", "Held at", "Chair"],
            [
                "SD-0001",
                "C-0001",
                "The child who displayed the behaviour",
                "",
                datetime.datetime(2026, 8, 5, 10),
                "Team manager",
            ],
            [
                "SD-0002",
                "C-0001",
                "A child harmed",
                "L-0001",
                datetime.datetime(2026, 8, 5, 11, 30),
                "Team manager",
            ],
            [
                "SD-0003",
                "C-0002",
                "The child who displayed the behaviour",
                "",
                datetime.datetime(2026, 9, 7, 15),
                "Team manager",
            ],
        ],
        "Attendance": [
            ["Meeting ID", "Agency", "Role", "Name", "Invited", "Attended"],
            ["SD-0001", "Police", "Detective constable", "Teasel Ashgrove", "Yes", "Yes"],
            ["SD-0003", "Health", "Named nurse", "Clover Millrace", "Yes", "Yes"],
            *(["SD-0001", agency, "Practitioner", "", "Yes", "Yes"] for agency in OTHERS[1:]),
            *(
                ["SD-0003", agency, "Practitioner", "", "Yes", "Yes"]
                for agency in (OTHERS[0], *OTHERS[1:3], OTHERS[4])
            ),
        ],
        "Document sections": [
            ["Belongs to", "Heading number", "Text for professionals"],
            ["SD-0001", 1, "The school keeps to its supervision plan from today."],
            *(["SD-0001", number, "The social worker writes to the school by Friday."] for number in (2, 3)),
            *(
                [meeting, number, "The school is told today."]
                for meeting in ("SD-0002", "SD-0003")
                for number in (1, 2, 3)
            ),
        ],
    }


def workbook(sheets: Rows, finish: Callable[[Any, dict[str, Any]], None] | None = None) -> bytes:
    """The sheets as a workbook; `finish(workbook, worksheets by name)` may change it before it is closed."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime.datetime(2026, 1, 1)})
    day, moment = (
        book.add_format({"num_format": "dd/mm/yyyy"}),
        book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
    )
    made = {}
    for name, rows in sheets.items():
        sheet = made[name] = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    sheet.write_datetime(
                        number, column, value, moment if isinstance(value, datetime.datetime) else day
                    )
                elif isinstance(value, datetime.time):
                    sheet.write_datetime(number, column, value, book.add_format({"num_format": "hh:mm"}))
                elif value != "":
                    sheet.write(number, column, value)
    if finish:
        finish(book, made)
    book.close()
    return buffer.getvalue()


def trouble(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Register a function under its own name."""
    TROUBLES[make.__name__.strip("_").replace("_", "-")] = make
    return make


def with_cell(name: str, sheet: str, row: int, column: int, value: Any) -> None:
    """A trouble in one cell (row and column from 0)."""

    def make() -> bytes:
        sheets = base()
        cells = sheets[sheet][row]
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = value
        return workbook(sheets)

    TROUBLES[name] = make


def with_xml(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                content = change(content)
            new.writestr(
                zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def archive(**members: bytes) -> bytes:
    """A zip file of other things; a double underscore in a name means a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(
                zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", "."), (1980, 1, 1, 0, 0, 0)), content
            )
    return out.getvalue()


for _name, _value in {
    "date-that-does-not-exist": "31/02/2026",
    "date-in-american-order": "08/24/2026",
    "date-as-a-plain-number": 46238,
    "date-in-words": "Tuesday 4th August 2026 at 4.20pm",
    "date-with-a-short-year": "4/8/26 16:20",
    "date-with-an-impossible-year": "04/08/0026",
    "date-without-a-time": "04/08/2026",
    "date-not-known": "not known",
    "date-with-a-time-that-does-not-exist": "04/08/2026 25:10",
    "date-with-more-than-a-time": "04/08/2026 at about tea time",
    "date-that-is-no-date": "tbc",
    "date-that-is-an-error-typed-in": "#N/A",
    "time-without-a-day": datetime.time(16, 20),
}.items():
    with_cell(_name, "Referrals", 1, 3, _value)
with_cell("code-that-is-not-on-the-list", "Referrals", 1, 2, "Carrier pigeon")
with_cell("code-with-its-letter", "Cases", 2, 3, "b) Female")
with_cell("code-as-a-number", "Cases", 2, 3, 2)
with_cell("yes-or-no-that-is-neither", "Referrals", 1, 4, "maybe")
with_cell("whole-number-in-words", "Document sections", 1, 1, "one")
with_cell("required-cell-left-empty", "Cases", 1, 1, "")
with_cell("row-without-its-id", "Referrals", 1, 0, "")
with_cell("id-that-is-not-known", "Referrals", 1, 0, "not known")
with_cell("id-that-excel-made-a-date", "Referrals", 1, 0, datetime.date(2026, 3, 4))
with_cell("id-that-leads-nowhere", "Referrals", 1, 1, "C-0009")
with_cell("id-that-leads-to-another-case", "Strategy discussions", 3, 3, "L-0001")
with_cell("id-in-other-capitals", "Referrals", 1, 1, "c 0001")
with_cell("attendance-at-no-meeting", "Attendance", 1, 0, "SD-0099")
with_cell("case-id-that-climbs-folders", "Cases", 2, 0, "../../C-0002")
with_cell("case-twice", "Cases", 2, 0, "C-0001")
with_cell("discussion-twice", "Strategy discussions", 3, 0, "SD-0001")
with_cell("cell-of-32000-characters", "Document sections", 1, 2, "The plan is kept to. " * 1523)
with_cell("emoji-and-right-to-left", "Document sections", 1, 2, "Agreed 👍🏽. متفق عليه. מוסכם.")
with_cell("direction-override", "Cases", 1, 4, "Sorrel \u202eyawegdeH")
with_cell("control-characters", "Document sections", 1, 2, "First line\x07\x0b second\tpart\x00")
with_cell("text-like-a-formula", "Document sections", 1, 2, "=1+1")
with_cell("text-like-a-tag", "Document sections", 1, 2, "{{ 7*7 }} {% for x in y %} <w:p/> & ]]>")
with_cell("number-where-text-is-meant", "Cases", 1, 5, 9990000018)
with_cell("number-with-lost-digits", "Cases", 1, 5, 99900000181234567890)


@trouble
def id_that_lost_its_zeros() -> bytes:
    sheets = base()
    sheets["Cases"][1][0], sheets["Referrals"][1][1] = "0007", 7
    for sheet in ("Linked children", "Strategy discussions"):
        for row in sheets[sheet]:
            row[1] = "0007" if row[1] == "C-0001" else row[1]
    return workbook(sheets)


@trouble
def id_that_may_be_either_of_two() -> bytes:
    sheets = base()
    sheets["Cases"][1][0], sheets["Cases"][2][0], sheets["Referrals"][1][1] = "07", "007", 7
    return workbook({name: sheets[name] for name in ("Cases", "Referrals")})


@trouble
def case_ids_that_differ_in_capitals() -> bytes:
    sheets = base()
    sheets["Cases"][2][0] = "c-0001"
    return workbook({"Cases": sheets["Cases"]})


@trouble
def review_with_a_discussions_id() -> bytes:
    sheets = base()
    sheets["Reviews"] = [
        ["Review ID", "Case ID", "Kind of review"],
        ["SD-0001", "C-0001", "First AIM review"],
    ]
    return workbook(sheets)


@trouble
def cell_that_shows_an_error() -> bytes:
    return workbook(base(), lambda book, made: made["Referrals"].write_formula("D2", "=1/0", None, "#DIV/0!"))


@trouble
def formula_that_was_never_worked_out() -> bytes:
    data = workbook(base(), lambda book, made: made["Referrals"].write_formula("D2", "=TODAY()", None, ""))
    return with_xml(data, "xl/worksheets/sheet3.xml", lambda xml: xml.replace(b"<v></v>", b""))


@trouble
def merged_cells() -> bytes:
    return workbook(base(), lambda book, made: made["Cases"].merge_range("E2:E3", "Sorrel Hedgeway"))


@trouble
def title_above_the_headings() -> bytes:
    sheets = base()
    sheets["Cases"][:0] = [["Cases of the team, August to October"], []]
    return workbook(
        sheets, lambda book, made: made["Cases"].merge_range("A1:D1", "Cases of the team, August to October")
    )


@trouble
def hidden_sheet() -> bytes:
    return workbook(base(), lambda book, made: made["Referrals"].hide())


@trouble
def hidden_rows() -> bytes:
    return workbook(base(), lambda book, made: made["Referrals"].set_row(1, None, None, {"hidden": True}))


@trouble
def heading_twice() -> bytes:
    sheets = base()
    sheets["Referrals"][0][4] = "received at:"
    return workbook(sheets)


@trouble
def heading_misspelt() -> bytes:
    sheets = base()
    sheets["Referrals"][0][4] = "Crime concerns?"
    return workbook(sheets)


@trouble
def headings_in_other_order_and_dress() -> bytes:
    sheets = base()
    sheets["Referrals"] = [row[::-1] for row in sheets["Referrals"]]
    sheets["Referrals"][0] = ["CRIME  concern", "received_at", " Source ", "case-id", "Referral ID (ours) *"]
    return workbook({name.upper(): rows for name, rows in sheets.items()})


@trouble
def heading_of_the_id_missing() -> bytes:
    sheets = base()
    sheets["Referrals"] = [row[1:] for row in sheets["Referrals"]]
    return workbook(sheets)


@trouble
def heading_needed_missing() -> bytes:
    sheets = base()
    sheets["Referrals"] = [row[:3] for row in sheets["Referrals"]]
    return workbook(sheets)


@trouble
def no_row_of_headings() -> bytes:
    sheets = base()
    sheets["Referrals"] = sheets["Referrals"][1:]
    return workbook(sheets)


@trouble
def column_of_their_own() -> bytes:
    sheets = base()
    sheets["Cases"][0].append("Colour of the folder")
    sheets["Cases"][1].append("Green")
    return workbook(sheets)


@trouble
def sheet_misspelt() -> bytes:
    sheets = base()
    sheets["Atendance"] = sheets.pop("Attendance")
    return workbook(sheets)


@trouble
def heading_that_protects_misspelt() -> bytes:
    people = [
        ["Person ID", "Case ID", "Relationship", "May receive a copy", "Wishes of child"],
        ["F-0001", "C-0001", "Mother", "Yes", "Nothing"],
    ]
    return workbook(base() | {"Family members": people})


@trouble
def sheet_of_their_own() -> bytes:
    return workbook(base() | {"Rota": [["Week", "Duty worker"], [1, "Sorrel Hedgeway"]]})


@trouble
def sheet_number_that_is_no_number() -> bytes:
    return with_xml(
        workbook(base()), "xl/workbook.xml", lambda xml: xml.replace(b'sheetId="1"', b'sheetId="inlineStr"')
    )


@trouble
def sheets_all_of_their_own() -> bytes:
    return workbook({"Rota": [["Week", "Duty worker"], [1, "Sorrel Hedgeway"]]})


@trouble
def headings_and_nothing_else() -> bytes:
    return workbook({name: rows[:1] for name, rows in base().items()})


@trouble
def value_far_outside_the_table() -> bytes:
    return workbook(base(), lambda book, made: made["Cases"].write("XFD1048576", "x"))


@trouble
def dates_counted_from_1904() -> bytes:
    data = workbook(base())
    data = with_xml(
        data, "xl/workbook.xml", lambda xml: re.sub(rb"<workbookPr", b'<workbookPr date1904="1"', xml)
    )
    return with_xml(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(
            rb"<v>(4\d{4})</v>", lambda found: b"<v>%d</v>" % (int(found.group(1)) - 1462), xml
        ),
    )


@trouble
def entities_that_unfold() -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return with_xml(
        workbook(base()), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"?>", b"?>" + bomb, 1)
    )


@trouble
def zip_that_unfolds_to_gigabytes() -> bytes:
    """The sheet's entry gives its true size: it unpacks to far more than it packs to."""
    return with_xml(workbook(base()), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 64 * 1024 * 1024)


@trouble
def zip_that_hides_its_size() -> bytes:
    """The sheet's entry gives a small size, but unpacks to more."""
    data = workbook(base())
    grown = with_xml(data, "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 4 * 1024 * 1024)
    with zipfile.ZipFile(io.BytesIO(data)) as small, zipfile.ZipFile(io.BytesIO(grown)) as large:
        said, is_ = (
            small.getinfo("xl/worksheets/sheet1.xml").file_size,
            large.getinfo("xl/worksheets/sheet1.xml").file_size,
        )
    return grown.replace(is_.to_bytes(4, "little"), said.to_bytes(4, "little"))


@trouble
def cut_short() -> bytes:
    data = workbook(base())
    return data[: len(data) * 2 // 3]


@trouble
def bytes_changed_on_the_way() -> bytes:
    data = bytearray(workbook(base()))
    place = data.index(b"xl/worksheets/sheet1.xml") + 80
    data[place : place + 4] = b"\xff\xff\xff\xff"
    return bytes(data)


@trouble
def part_missing() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(base()))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename not in ("xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"):
                new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), old.read(entry))
    return out.getvalue()


@trouble
def nothing_in_it() -> bytes:
    return b""


@trouble
def plain_text() -> bytes:
    return b"Case ID,Child's name\nC-0001,Robin Fernhollow\n"


@trouble
def web_page() -> bytes:
    return b"<html><table><tr><td>Case ID</td></tr></table></html>"


@trouble
def word_document() -> bytes:
    return archive(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w:document/>"})


@trouble
def old_xls() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(512)


@trouble
def other_ole_file() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)


def labelled(more: bytes = b"") -> bytes:
    """A file encrypted by a sensitivity label, as far as stream names go; `more`: other clear content."""
    names = ("\x06DataSpaces", "DRMEncryptedDataSpace", "DRMEncryptedTransform", "EncryptedPackage")
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entries + more + bytes(512)


@trouble
def sensitivity_label_that_encrypts() -> bytes:
    return labelled(b"<NAME>LCID 1033:NAME Official sensitive:DESCRIPTION For the safeguarding team.;</NAME>")


@trouble
def binary_xlsb() -> bytes:
    return archive(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.bin": b"\x83\x01\x00"})


@trouble
def open_document_ods() -> bytes:
    return archive(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<office/>"}
    )


@trouble
def protected_by_a_password() -> bytes:
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook(base()))).encrypt(PASSWORD, locked)
    return locked.getvalue()


@trouble
def looks_that_are_damaged() -> bytes:
    """The cells can be read, but not marked: a case that fuzzing found."""
    return with_xml(workbook(base()), "xl/styles.xml", lambda xml: xml[: len(xml) // 2])


@trouble
def list_of_parts_that_is_damaged() -> bytes:
    return with_xml(
        workbook(base()), "[Content_Types].xml", lambda xml: xml.replace(b'encoding="UTF-8"', b"encoding=", 1)
    )


def template(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The shortest template, with some of its parts changed."""
    made, parts = io.BytesIO(), dict[str, bytes]()
    document = Document()
    document.add_paragraph("{{ reference }}")
    document.save(made)
    with zipfile.ZipFile(made) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "docProps/thumbnail.jpeg"}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_LINKS = "word/_rels/document.xml.rels"
#: Templates that fuzzing found to break their readers, by name; each is refused with a sentence.
TEMPLATES: dict[str, Callable[[], bytes]] = {
    "relations-that-are-none": lambda: template(
        lambda parts: parts.update({"_rels/.rels": parts["word/styles.xml"]})
    ),
    "relations-of-another-kind": lambda: template(
        lambda parts: parts.update({_LINKS: parts[_LINKS].replace(b"/package/", b"/other/")})
    ),
    "styles-cut-short": lambda: template(
        lambda parts: parts.update({"word/styles.xml": parts["word/styles.xml"][:3000]})
    ),
    "page-that-does-not-unpack": lambda: _spoilt(template(lambda parts: None), 40),
    "page-packed-in-an-unknown-way": lambda: _packed_otherwise(template(lambda parts: None)),
}


def _spoilt(package: bytes, at: int) -> bytes:
    """The compressed bytes of the page changed."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        start = opened.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml") + at
    return package[:start] + b"\xff" * 60 + package[start + 60 :]


def _packed_otherwise(package: bytes) -> bytes:
    """The page declared as compressed by a method that does not exist."""
    changed = bytearray(package)
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        start = opened.getinfo("word/document.xml").header_offset
    listed = package.rindex(b"word/document.xml") - 46
    changed[start + 8 : start + 10] = changed[listed + 10 : listed + 12] = (77).to_bytes(2, "little")
    return bytes(changed)


def main() -> None:
    """Write each workbook whose trouble is new or changed; a protected one always differs, so it is kept."""
    for name, make in TROUBLES.items():
        path = HERE / f"{name}.xlsx"
        if name == "protected-by-a-password" and path.exists():
            continue
        path.write_bytes(make())
        assert len(zlib.compress(path.read_bytes())) < 200_000, f"{name} is too large to keep"
    for name, make in TEMPLATES.items():
        (HERE / f"{name}.docx").write_bytes(make())


if __name__ == "__main__":
    main()
