"""The bench's Word templates, made with python-docx: the same text and tables in each rival's syntax."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

#: The template's own words, with the values it prints in brackets.
_LINES = (
    "Minutes of the meeting about [reference], held on [held_on] at [venue].",
    "Chair: [chair].",
    "These minutes say who came, what was agreed, and who does what by when. Whoever finds a mistake "
    "tells the chair in writing.",
    "Summary. [summary]",
    "Decision. [decision]. The next review is on [review_on].",
)
_TABLES = {
    "attendance": ("attendee", "role", "service"),
    "actions": ("step", "person", "due"),
    "events": ("day", "event", "source"),
}


@dataclass(frozen=True)
class Syntax:
    """How one family of rivals writes its tags; `around`: the rows before and after a repeated row."""

    value: Callable[[str], str]
    cell: Callable[[str, str], str]
    around: Callable[[str, str], tuple[str, str]] = lambda rows, column: ("", "")
    within: bool = False
    fields: bool = False


SYNTAXES = {
    "docxtpl": Syntax(
        lambda name: f"{{{{ {name} }}}}",
        lambda rows, name: f"{{{{ row.{name} }}}}",
        lambda rows, column: (f"{{%tr for row in {rows} %}}", "{%tr endfor %}"),
    ),
    "braces": Syntax(lambda name: f"{{{name}}}", lambda rows, name: f"{{{name}}}", within=True),
    "carbone": Syntax(
        lambda name: f"{{d.{name}}}",
        lambda rows, name: f"{{d.{rows}[i].{name}}}",
        lambda rows, column: ("", f"{{d.{rows}[i+1].{column}}}"),
    ),
    "commands": Syntax(
        lambda name: f"{{INS {name}}}",
        lambda rows, name: f"{{INS $row.{name}}}",
        lambda rows, column: (f"{{FOR row IN {rows}}}", "{END-FOR row}"),
    ),
    "merge fields": Syntax(lambda name: name, lambda rows, name: name, fields=True),
}


def draw(path: Path, syntax: Syntax) -> Path:
    """Write the template in one syntax: headings, paragraphs, three growing tables, a header and a footer."""
    document = Document()
    section = document.sections[0]
    _write(section.header.paragraphs[0], "[marking], reference [reference]", syntax)
    _write(section.footer.paragraphs[0], "Meeting of [held_on]", syntax)
    document.add_heading("Minutes", 1)
    for line in _LINES:
        _write(document.add_paragraph(), line, syntax)
    for rows, columns in _TABLES.items():
        document.add_heading(rows.capitalize(), 2)
        _grow(document.add_table(1, len(columns), style="Table Grid"), rows, columns, syntax)
    document.save(str(path))
    return path


def draw_grid(path: Path) -> Path:
    """A template in docxtpl's syntax with growing columns, merges, colours and pictures."""
    document = Document()
    document.add_heading("Grid of [reference]".replace("[reference]", "{{ reference }}"), 1)
    table = document.add_table(4, 4, style="Table Grid")
    _fill(table.rows[0], ("Service", "{%tc for month in months %}", "{{ month }}", "{%tc endfor %}"))
    _fill(table.rows[1], ("{%tr for service in services %}", "", "", ""))
    _fill(
        table.rows[2],
        (
            "{% cellbg service.colour %}{{ service.name }}",
            "{%tc for count in service.counts %}",
            "{% cellbg service.colour %}{{ count }}",
            "{%tc endfor %}",
        ),
    )
    _fill(table.rows[3], ("{%tr endfor %}", "", "", ""))
    table = document.add_table(4, 3, style="Table Grid")
    _fill(table.rows[0], ("{%tc for place in [1, 2, 3] %}", "{% hm %}Steps", "{%tc endfor %}"))
    _fill(table.rows[1], ("{%tr for one in steps %}", "", ""))
    _fill(table.rows[2], ("{% vm %}Agreed", "{{ one.step }}: {{ one.note }}", ""))
    table.rows[2].cells[2].paragraphs[0].add_run().add_picture(BytesIO(_picture()), width=Cm(1))
    _fill(table.rows[3], ("{%tr endfor %}", "", ""))
    document.save(str(path))
    return path


def _grow(table: Any, rows: str, columns: tuple[str, ...], syntax: Syntax) -> None:
    _fill(table.rows[0], tuple(column.capitalize() for column in columns))
    before, after = syntax.around(rows, columns[0])
    if before:
        _fill(table.add_row(), (before,))
    row = table.add_row()
    for place, column in enumerate(columns):
        paragraph = row.cells[place].paragraphs[0]
        if syntax.fields:
            _add_field(paragraph, column)
            continue
        opening = f"{{#{rows}}}" if syntax.within and place == 0 else ""
        closing = f"{{/{rows}}}" if syntax.within and place == len(columns) - 1 else ""
        paragraph.add_run(opening + syntax.cell(rows, column) + closing)
    if after:
        _fill(table.add_row(), (after,))


def _fill(row: Any, texts: tuple[str, ...]) -> None:
    for cell, words in zip(row.cells, texts, strict=False):
        cell.paragraphs[0].add_run(words)


def _write(paragraph: Any, line: str, syntax: Syntax) -> None:
    for place, piece in enumerate(line.replace("]", "[").split("[")):
        if place % 2 and syntax.fields:
            _add_field(paragraph, piece)
        elif piece:
            paragraph.add_run(syntax.value(piece) if place % 2 else piece)


def _add_field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" MERGEFIELD {name} \\* MERGEFORMAT ")
    field.append(paragraph.add_run(f"«{name}»")._r)
    paragraph._p.append(field)


def _picture() -> bytes:
    """A small grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + b"\xcc" * 32 for _ in range(32))
    size = struct.pack(">IIBBBBB", 32, 32, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )
