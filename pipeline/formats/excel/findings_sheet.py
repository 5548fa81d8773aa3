"""The Findings sheet: one row for each finding, linked to its cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from xml.sax.saxutils import escape, quoteattr

from pipeline.formats.excel.styles import Fills
from pipeline.model.finding import Finding

#: The sheet's page footer, by which the sheet of an earlier check is recognised even after another program
#: has saved it.
FOOT = "Findings of the check of this workbook"
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADINGS = ("Where", "Kind", "What was found", "What to do", "What is accepted", "Rule")
_WIDTHS = (26, 10, 60, 60, 46, 26)
#: Excel's rows are at most 409 points high.
_MOST_LINES = 27
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def findings_sheet(findings: Sequence[Finding], sheets: Collection[str], fills: Fills) -> bytes:
    """The XML part of the Findings sheet.

    A finding about one of `sheets`, the sheets of the workbook, links to its cell or to the top of its sheet.
    """
    rows, links = _table(findings, sheets, fills)
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    linked_cells = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_NAMESPACE}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>{linked_cells}"
        '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;L{FOOT}&amp;RPage &amp;P of "
        "&amp;N</oddFooter></headerFooter></worksheet>"
    ).encode()


def _table(findings: Sequence[Finding], sheets: Collection[str], fills: Fills) -> tuple[list[str], list[str]]:
    """The XML of each row, headings first, and of each hyperlink."""
    head, text, link = fills.text_style(bold=True), fills.text_style(), fills.text_style(link=True)
    ordered = sorted(findings, key=lambda one: (one.sheet, one.row, len(one.column), one.column, one.problem))
    rows = [_row(1, _HEADINGS, [head] * len(_HEADINGS))]
    links = []
    for number, finding in enumerate(ordered, start=2):
        linked = finding.sheet in sheets
        texts = (
            finding.place,
            finding.severity.value.capitalize(),
            _sentence(finding),
            finding.remedy,
            finding.accepted,
            finding.rule,
        )
        rows.append(_row(number, texts, [link if linked else text, *[text] * 5]))
        if linked:
            links.append(
                f'<hyperlink ref="A{number}" location={quoteattr(_location(finding))} '
                f"display={quoteattr(finding.place)}/>"
            )
    if not ordered:
        rows.append(_row(2, ("No problems were found.",), [text]))
    return rows, links


def _sentence(finding: Finding) -> str:
    whose = f"Case {finding.case_id} gets" if finding.case_id else "The cases that it is about get"
    held = f" {whose} no documents until this is put right." if finding.blocks else ""
    return f"{finding.problem[:1].upper()}{finding.problem[1:]}{held}"


def _location(finding: Finding) -> str:
    quoted = finding.sheet.replace("'", "''")
    return f"'{quoted}'!{finding.column or 'A'}{finding.row or 1}"


def _row(number: int, texts: Sequence[str], styles: Sequence[int]) -> str:
    """A row of inline strings, never formulas whatever they begin with, as high as its longest text."""
    cells = []
    for place, (text, style) in enumerate(zip(texts, styles, strict=False)):
        shown = escape(_CONTROLS.sub("", text))
        where = f"{chr(65 + place)}{number}"
        cells.append(
            f'<c r="{where}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
        )
    lines = max(
        sum(1 + len(line) // (width - 2) for line in text.split("\n"))
        for text, width in zip(texts, _WIDTHS, strict=False)
    )
    return f'<row r="{number}" ht="{15 * min(lines, _MOST_LINES)}" customHeight="1">{"".join(cells)}</row>'
