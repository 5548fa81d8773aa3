"""The parts of a template: headings, sentences, tables with repeating header rows, docxtpl's tags."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell

from pipeline.formats.word.opc import rewrite
from pipeline.foundation.council import Roles
from templates.drafting.keeping import keep_introduction, keep_with_next
from templates.drafting.look import (
    TABLE_STYLE,
    TEXT_WIDTH_CM,
    Page,
    add_field_begin,
    add_field_end,
    base_document,
)

#: A cell: one paragraph, or several; one that starts with "{%p" is a tag on a paragraph of its own. What is
#: between two pairs of asterisks is bold.
Cell = str | Sequence[str]
_LEAD_WORDS = 7
#: The height of a row that somebody signs or fills in by hand, in millimetres.
_HANDWRITING_MM = 12


class Draft:
    """One template, written from top to bottom."""

    def __init__(self, page: Page) -> None:
        self._document = base_document(page)

    def save(self, path: Path) -> None:
        """Write the template: the same bytes on every run."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        path.write_bytes(rewrite(buffer.getvalue()))

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """A heading; level 1 is the document's title and occurs once."""
        paragraph = self._document.add_paragraph(text, style=f"Heading {level}")
        if new_page:
            paragraph.paragraph_format.page_break_before = True

    def body(self, text: str, style: str = "Body", *, keep_with_next: bool = False, before: int = 0) -> None:
        """A paragraph. A few words before the first tag that end in a colon are a bold lead-in.

        `before`: points of space over it, after a table.
        """
        paragraph = self._document.add_paragraph(style=style)
        if before:
            paragraph.paragraph_format.space_before = Pt(before)
        if keep_with_next:
            paragraph.paragraph_format.keep_with_next = True
        lead, colon, rest = text.partition(": {{")
        if colon and style == "Body" and len(lead.split()) <= _LEAD_WORDS:
            paragraph.add_run(f"{lead}:").bold = True
            paragraph.add_run(" {{" + rest)
        else:
            paragraph.add_run(text)

    def bullets(self, loop: str, text: str) -> None:
        """A real list with a bullet for each of `loop` ("line in lines")."""
        self._list("List Bullet", loop, text)

    def numbers(self, loop: str, text: str) -> None:
        """A real list with a number for each of `loop`."""
        self._list("List Number", loop, text)

    def _list(self, style: str, loop: str, text: str) -> None:
        self.tag(f"for {loop}")
        self._document.add_paragraph(text, style=style)
        self.tag("endfor")

    def logo(self) -> None:
        """The council's logo, where the settings name one."""
        self.when("house.logo", lambda: self.body("{{ house.logo }}", "Logo"))

    def place_of_contents(self) -> None:
        """The place of the list of contents in a long document."""
        self.when("is_long", lambda: self.body("Contents", "Contents"))

    def tag(self, text: str) -> None:
        """A tag alone in its paragraph; the paragraph is removed when the template is filled."""
        self._document.add_paragraph("{%p " + text + " %}", style="Tag")

    def has(self, name: str) -> bool:
        """Whether a tag so far loops over the list of that name."""
        return any(f" in {name} %}}" in paragraph.text for paragraph in self._document.paragraphs)

    def when(self, condition: str, then: Callable[[], None], otherwise: str = "") -> None:
        """Content that is there if the condition holds, and the sentence that is there if it does not."""
        self.tag(f"if {condition}")
        then()
        if otherwise:
            self.tag("else")
            self.body(otherwise)
        self.tag("endif")

    def own(self, name: str, then: Callable[[], None]) -> None:
        """A named place for the minute-taker's own text, which is kept in the next version."""
        body = self._document.element.body
        before = set(body)
        then()
        inside = [one for one in body if one not in before]
        tag = f'<w:alias w:val="Yours to write"/><w:tag w:val="own:{name}"/>'
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr>{tag}</w:sdtPr><w:sdtContent/></w:sdt>")
        inside[0].addprevious(control)
        control[1].extend(inside)

    def contents(self, outer: str, title: str, inner: str, entry: str) -> None:
        """A list of contents that Word can update: headings of levels 2 and 3, written by two loops."""
        begin = self._document.add_paragraph(style="Body")
        add_field_begin(begin, ' TOC \\o "2-3" \\h \\n ')
        for text, style in (
            (f"{{%p for {outer} %}}", "Tag"),
            (f"{{{{ {title} }}}}", "Table label"),
            (f"{{%p for {inner} %}}", "Tag"),
            (f"{{{{ {entry} }}}}", "Table text"),
            ("{%p endfor %}", "Tag"),
            ("{%p endfor %}", "Tag"),
        ):
            self._document.add_paragraph(text, style=style)
        add_field_end(self._document.add_paragraph(style="Body"))

    def details(self, name: str, rows: Sequence[tuple[str, ...]], *, to_fill_in: bool = False) -> None:
        """A table of questions and answers, whose first column heads its rows.

        A third entry of a row is the condition for the row. `to_fill_in`: rows as high as handwriting,
        on one page.
        """
        widths = (6.6, TEXT_WIDTH_CM - 6.6)
        table = self._table(name, (), widths)
        for label, answer, *condition in rows:
            if condition:
                _add_row(table, widths, ("{%tr if " + condition[0] + " %}", ""), "Tag")
            _add_row(table, widths, (label, answer), "Table text", high=to_fill_in)
            if condition:
                _add_row(table, widths, ("{%tr endif %}", ""), "Tag")
        if to_fill_in:
            for row in table.rows[:-1]:
                keep_with_next(row._tr)

    def blanks(self, name: str, heads: Sequence[tuple[str, float]], rows: int) -> None:
        """A table of empty rows to write in."""
        widths = [width for _, width in heads]
        table = self._table(name, [head for head, _ in heads], widths)
        for _ in range(rows):
            _add_row(table, widths, [""] * len(heads), "Table text", high=True)
        for row in table.rows[:-1]:
            keep_with_next(row._tr)

    def signatures(self, *who: str | tuple[str, str]) -> None:
        """The place for signatures, with a row for each, kept on one page with what comes before it.

        A pair is a role and the expression of the name, which is printed where it is known.
        """
        self.heading(2, "Signed")
        widths = (4.6, 5.0, 4.2, 3.2)
        table = self._table("Signed", ("Who", "Name", "Signature", "Date"), widths)
        for one in who:
            signs, name = (one, "") if isinstance(one, str) else one
            known = f"{{% if {name} %}}{{{{ {name} }}}}{{% endif %}}" if name else ""
            _add_row(table, widths, (role(signs), known, "", ""), "Table text", high=True)
        for row in table.rows[:-1]:
            keep_with_next(row._tr)

    def listing(
        self,
        name: str,
        loop: str,
        columns: Sequence[tuple[str, float, Cell]],
        none: str = "",
        *,
        outer: str = "",
        small: bool = False,
        to_fill_in: bool = False,
        whole: int = 0,
        then: str = "",
    ) -> None:
        """A table with a row for each of `loop` ("action in actions"), or a sentence where there is none.

        Each column: its heading, its width in centimetres, and the content of its cells. `outer`: a loop
        around `loop`. `small`: in small print, for a list that is looked up and not read. `to_fill_in`: rows
        as high as handwriting. `whole`: the most rows that stay on one page; a longer table has at least two
        rows on each. `then`: the list that follows the table on its page where it is not empty.
        """
        loops = [outer, loop] if outer else [loop]
        style = "Table small" if small else "Table text"
        widths = [width for _, width, _ in columns]
        blanks = [""] * (len(columns) - 1)

        def rows() -> None:
            table = self._table(name, [head for head, _, _ in columns], widths)
            for one in loops:
                _add_row(table, widths, ("{%tr for " + one + " %}", *blanks), "Tag")
            cells = [cell for _, _, cell in columns]
            if whole:
                _add_row(table, widths, ("{%tr if " + _stays(whole, then) + " %}", *blanks), "Tag")
                _add_row(table, widths, cells, style, label_first=False, high=to_fill_in)
                keep_with_next(table.rows[-1]._tr)
                _add_row(table, widths, ("{%tr else %}", *blanks), "Tag")
            _add_row(table, widths, cells, style, label_first=False, high=to_fill_in)
            if whole:
                _add_row(table, widths, ("{%tr endif %}", *blanks), "Tag")
            for _ in loops:
                _add_row(table, widths, ("{%tr endfor %}", *blanks), "Tag")

        self.when(loops[0].rpartition(" in ")[2], rows, none)

    def keep_table(self) -> None:
        """Keep the rows of the last table on one page, with what follows it."""
        for row in self._document.tables[-1].rows:
            keep_with_next(row._tr)

    def _table(self, name: str, heads: Sequence[str], widths: Sequence[float]) -> Table:
        """A table without rows; without `heads`, the first column heads its rows."""
        assert round(sum(widths), 1) == TEXT_WIDTH_CM, name
        keep_introduction(self._document.element.body)
        table: Table = self._document.add_table(rows=0, cols=len(widths), style=TABLE_STYLE)
        table.autofit = False
        properties = table._tbl.tblPr
        for old in properties.xpath("w:tblLook"):
            properties.remove(old)
        first, value = ("firstRow", "0620") if heads else ("firstColumn", "0680")
        look = " ".join(f'w:{one}="{int(one == first)}"' for one in ("firstRow", "lastRow", "firstColumn"))
        look += ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
        properties.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:val="{value}" {look}/>'))
        properties.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="{name}"/>'))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        if not heads:
            return table
        _add_row(table, widths, heads, "Table head", label_first=False)
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        return table


def _stays(whole: int, then: str) -> str:
    """The condition under which a row stays on the page of what follows it."""
    last = f" or loop.last and {then}" if then else ""
    return f"loop.first or loop.revindex == 2 or loop.length <= {whole} and not loop.last{last}"


def role(name: str) -> str:
    """A role as the council calls it: a tag where its settings may rename it, else the name as it is."""
    fields = {str(one.default): one.name for one in dataclasses.fields(Roles)}
    return f"{{{{ house.roles.{fields[name]} }}}}" if name in fields else name


def _add_row(
    table: Table,
    widths: Sequence[float],
    cells: Sequence[Cell],
    style: str,
    *,
    label_first: bool = True,
    high: bool = False,
) -> None:
    """Add a row that does not split across two pages.

    `label_first`: its first cell is a label. `high`: it is high enough to write in by hand.
    """
    row = table.add_row()  # type: ignore[no-untyped-call]
    if high:
        row.height = Mm(_HANDWRITING_MM)
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for number, (cell, width, text) in enumerate(zip(row.cells, widths, cells, strict=True)):
        cell.width = Cm(width)
        label = label_first and number == 0 and style == "Table text"
        _write(cell, [text] if isinstance(text, str) else text, "Table label" if label else style)


def _write(cell: _Cell, texts: Sequence[str], style: str) -> None:
    for number, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        for place, part in enumerate(text.split("**")):
            run = paragraph.add_run(part)
            if place % 2:
                run.bold = True
        paragraph.style = "Tag" if text.startswith("{%p") else style
