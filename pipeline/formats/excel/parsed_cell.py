"""The result of reading one cell, and the results for cells that hold no usable value."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from pipeline.model import Blank, CodeList
from pipeline.model.finding import Severity

#: The blanks that an officer may write, as a sentence lists them.
BLANK_WORDS = "Not known, Not asked, Not applicable or Withheld"
#: Control characters, which no cell may pass on.
CONTROLS = re.compile(r"[\x00-\x08\x0c-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class ParsedCell:
    """The value of one cell.

    `read_as`: the normalised text, for the list of what was read differently. `problem` and `remedy`: what is
    wrong, and what the officer can do; empty where nothing is. `rule` and `accepted` go into the finding.
    """

    value: Any
    read_as: str = ""
    problem: str = ""
    remedy: str = ""
    accepted: str = ""
    severity: Severity = Severity.ERROR
    rule: str = ""


def quoted(raw: object) -> str:
    """A cell's content for a message: in quotation marks, on one line, at most 40 characters, no controls."""
    written = written_number(raw) if isinstance(raw, float) else str(raw)
    shown = CONTROLS.sub("", " ".join(written.split())).replace('"', "'")
    return f'"{shown[:40]}…"' if len(shown) > 40 else f'"{shown}"'


def excel_error(shown: str) -> ParsedCell:
    """The result for a cell that shows one of Excel's errors."""
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="cell_shows_an_error",
        problem=f"this cell shows the Excel error {shown}, so its value is lost.",
        remedy="Type in the value, or correct the formula.",
    )


def unworked_formula() -> ParsedCell:
    """The result for a cell whose formula has no saved result."""
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="formula_without_result",
        problem="this cell contains a formula whose result was never saved.",
        remedy="Open the workbook in Excel, save it, and try again; or type the value in.",
    )


def required_but_empty(heading: str) -> ParsedCell:
    """The result for an empty cell of a column that is required."""
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="required_cell_is_filled",
        problem=f'"{heading}" is required, but it is empty.',
        remedy="Fill it in.",
    )


def number_too_long() -> ParsedCell:
    """The result for a number of more digits than Excel keeps."""
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="number_too_long",
        problem="this number has more digits than Excel keeps, so its last ones are lost.",
        remedy="Format the cell as Text, and type it again.",
    )


def written_number(raw: float) -> str:
    """A number as it is written: without a decimal point where it is whole."""
    return str(int(raw)) if math.isfinite(raw) and raw == int(raw) else repr(raw)


def not_on_the_list(raw: Any, listed: CodeList) -> ParsedCell:
    """The result for a cell that holds none of the entries of a code list."""
    labels = [entry.label for entry in listed.codes]
    accepted = ", ".join(labels) if len(labels) <= 9 else f'the list "{listed.name}" on the Codes sheet'
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="cell_is_on_the_list",
        problem=f"{quoted(raw)} is not on the list.",
        accepted=accepted,
        remedy=f"Choose one from the list in the cell. If none fits, enter {BLANK_WORDS}.",
    )
