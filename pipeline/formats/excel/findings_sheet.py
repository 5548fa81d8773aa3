"""The Findings sheet: one row for each finding, linked to its cell; those that need nobody folded away."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from pipeline.formats.excel.styles import Fills
from pipeline.model.finding import Finding, Severity

#: The sheet's page footer, by which the sheet of an earlier check is recognised even after another program
#: has saved it.
FOOT = "Findings of the check of this workbook"
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADINGS = ("Where", "Kind", "What was found", "What to do", "What is accepted", "Rule")
_WIDTHS = (24, 10, 52, 52, 36, 28)
_NOBODY = "Nothing needs correcting."
#: Excel's rows are at most 409 points high.
_MOST_LINES = 27
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def findings_sheet(
    findings: Sequence[Finding], sheets: Collection[str], fills: Fills, in_words: Callable[[str], str]
) -> bytes:
    """The XML part of the Findings sheet.

    A finding about one of `sheets`, the sheets of the workbook, links to its cell or to the top of its sheet.
    Errors and warnings, which need a person, come first; the notes are below them, in rows that are folded
    away. `in_words`: the name of a rule in words.
    """
    rows, links = _Table(sheets, fills, in_words).filled(findings)
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    linked_cells = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_NAMESPACE}">'
        '<sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1"/>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>{linked_cells}"
        '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;L&amp;&quot;Arial&quot;{FOOT}&amp;R&amp;&quot;Arial&quot;Page "
        "&amp;P of &amp;N</oddFooter></headerFooter></worksheet>"
    ).encode()


class _Table:
    """The rows of the sheet as XML, and the hyperlinks of their cells."""

    def __init__(self, sheets: Collection[str], fills: Fills, in_words: Callable[[str], str]) -> None:
        self._sheets, self._in_words = sheets, in_words
        self._head, self._text = fills.text_style(bold=True), fills.text_style()
        self._link = fills.text_style(link=True)
        self._rows = [_row(1, _HEADINGS, [self._head] * len(_HEADINGS))]
        self._links: list[str] = []

    def filled(self, findings: Sequence[Finding]) -> tuple[list[str], list[str]]:
        """The XML of each row, headings first, and of each hyperlink."""
        urgent = [one for one in findings if one.severity is not Severity.NOTE]
        notes = [one for one in findings if one.severity is Severity.NOTE]
        if not urgent:
            self._say(_NOBODY if notes else "No problems were found.", self._text)
        self._add(urgent)
        if notes:
            number = f"{len(notes)} finding{' needs' if len(notes) == 1 else 's need'} nobody"
            self._say(f"For information: {number}. Press + on the left to see.", self._head, ' collapsed="1"')
            self._add(notes, ' outlineLevel="1" hidden="1"')
        return self._rows, self._links

    def _add(self, findings: Iterable[Finding], fold: str = "") -> None:
        """Add a row for each finding, in the order of the sheets."""
        for one in sorted(findings, key=_order):
            number, linked = len(self._rows) + 1, one.sheet in self._sheets
            texts = (
                one.place,
                one.severity.value.capitalize(),
                _sentence(one),
                one.remedy,
                one.accepted,
                self._in_words(one.rule),
            )
            styles = [self._link if linked else self._text, *[self._text] * 5]
            self._rows.append(_row(number, texts, styles, fold))
            if linked:
                self._links.append(
                    f'<hyperlink ref="A{number}" location={quoteattr(_location(one))} '
                    f"display={quoteattr(one.place)}/>"
                )

    def _say(self, sentence: str, style: int, fold: str = "") -> None:
        """Add a row with a sentence in the column of what was found."""
        self._rows.append(_row(len(self._rows) + 1, ("", "", sentence), [style] * 3, fold))


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (finding.sheet, finding.row, len(finding.column), finding.column, finding.problem)


def _sentence(finding: Finding) -> str:
    whose = f"Case {finding.case_id} gets" if finding.case_id else "The cases that it is about get"
    held = f" {whose} no documents until this is put right." if finding.blocks else ""
    return f"{finding.problem[:1].upper()}{finding.problem[1:]}{held}"


def _location(finding: Finding) -> str:
    quoted = finding.sheet.replace("'", "''")
    return f"'{quoted}'!{finding.column or 'A'}{finding.row or 1}"


def _row(number: int, texts: Sequence[str], styles: Sequence[int], fold: str = "") -> str:
    """A row of inline strings, never formulas whatever they begin with, as high as its longest text.

    `fold`: the attributes of the row that fold it away, or that say that what follows is folded.
    """
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
    height = 15 * min(lines, _MOST_LINES)
    return f'<row r="{number}" ht="{height}" customHeight="1"{fold}>{"".join(cells)}</row>'
