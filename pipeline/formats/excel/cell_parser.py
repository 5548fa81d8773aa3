"""Turns what stands in a cell into a value of the model, or says what is wrong with it in plain English."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from pipeline.formats.excel.cell_appearance import EXACT
from pipeline.formats.excel.date_parser import NotADate, day_and_time
from pipeline.model import Blank, Code, CodeList, Field, Kind, codes
from pipeline.model.finding import Severity
from pipeline.model.missing_values import SPELLINGS

#: Longer than any reference that a service gives, and short enough for a file name.
LONGEST_ID = 60
_ERRORS = {
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
}
_PLAIN_ID = re.compile(r"[A-Za-z]{1,5}[0-9]{0,2}-?[0-9]{1,9}")
_NEW_LINES = re.compile(r"\r\n?|\x0b|\x85|\u2028|\u2029")
_CONTROLS = re.compile(r"[\x00-\x08\x0c-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
#: Marks that change the direction of what follows, or that nobody can see: a name could pass for another
#: with them.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_BLANK_WORDS = "Not known, Not asked, Not applicable or Withheld"


@dataclass(frozen=True)
class ParsedCell:
    """What one cell comes to.

    `read_as`: how it was normalised, for the list; `problem` and `remedy`: what to tell the officer.
    """

    value: Any
    read_as: str = ""
    problem: str = ""
    remedy: str = ""
    accepted: str = ""
    severity: Severity = Severity.ERROR
    rule: str = ""


def quoted(raw: object) -> str:
    """A cell's content as a message may show it: cut short, on one line, without control characters, in the only such marks."""
    written = _whole(raw) if isinstance(raw, float) else str(raw)
    shown = _CONTROLS.sub("", " ".join(written.split())).replace('"', "'")
    return f'"{shown[:40]}…"' if len(shown) > 40 else f'"{shown}"'


def converter(field: Field) -> Callable[[Any], ParsedCell]:
    """The function that reads this field's cells.

    It takes what the workbook's reader gives for a cell that is not empty.
    """
    read = {
        Kind.TEXT: _text,
        Kind.PROSE: _text,
        Kind.ID: _identifier,
        Kind.DATE: _date,
        Kind.MOMENT: _moment,
        Kind.YES_NO: _yes_no,
        Kind.CODE: _code,
        Kind.CODES: _codes,
        Kind.NUMBER: _number,
    }[field.kind]

    def convert(raw: Any) -> ParsedCell:
        if isinstance(raw, str):
            if raw.strip() in _ERRORS:
                return excel_error(raw.strip())
            blank = SPELLINGS.get(raw.strip().casefold()) if len(raw) < 24 else None
            if blank is not None and not (field.kind is Kind.ID and field.required):
                return ParsedCell(blank, read_as="" if raw == blank.value else blank.value)
        elif isinstance(raw, float) and not math.isfinite(raw):
            return _number_too_long()  # thousands of figures, which come as one infinite number
        return read(raw, field)

    return convert


def excel_error(shown: str) -> ParsedCell:
    """A cell that shows one of Excel's errors."""
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="cell_shows_an_error",
        problem=f"this cell shows {shown}, an error of Excel's, so its value is lost.",
        remedy="Type the value in, or mend the formula.",
    )


def unworked_formula() -> ParsedCell:
    """A cell whose formula has no saved result."""
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="formula_without_result",
        problem="this cell holds a formula whose result was never saved.",
        remedy="Open the workbook in Excel, save it, and try again; or type the value in.",
    )


def _number_too_long() -> ParsedCell:
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="number_too_long",
        problem="this number has more digits than Excel keeps, so its last ones are lost.",
        remedy="Format the cell as Text, and type it again.",
    )


def _whole(raw: float) -> str:
    return str(int(raw)) if math.isfinite(raw) and raw == int(raw) else repr(raw)


def _as_date_text(raw: date) -> str:
    return f"{raw:%d/%m/%Y %H:%M}" if isinstance(raw, datetime) else f"{raw:%d/%m/%Y}"


def _text(raw: Any, field: Field) -> ParsedCell:
    if isinstance(raw, str):
        return _clean(raw)
    if isinstance(raw, bool):
        return ParsedCell("Yes" if raw else "No", read_as="Yes" if raw else "No")
    if isinstance(raw, (int, float)):
        if abs(raw) >= EXACT:
            return _number_too_long()
        text = _whole(raw)
        return ParsedCell(
            text,
            read_as=text,
            severity=Severity.NOTE,
            rule="number_where_text_is_meant",
            problem="this is a number, and Excel drops a leading 0 from numbers.",
            remedy="If a 0 is missing in front, format the cell as Text and type it again.",
        )
    if isinstance(raw, date):
        return ParsedCell(
            _as_date_text(raw),
            read_as=_as_date_text(raw),
            severity=Severity.WARNING,
            rule="date_where_text_is_meant",
            problem="Excel has made a date of what was typed here.",
            remedy="If that is not meant, format the cell as Text and type it again.",
        )
    return ParsedCell(str(raw), read_as=str(raw))


def _clean(raw: str) -> ParsedCell:
    """Text with its line breaks made one kind and the marks that nobody can see taken out, which is said."""
    stripped = raw.strip()
    if stripped.isprintable():
        return ParsedCell(stripped or Blank.NOT_RECORDED)
    text = _NEW_LINES.sub("\n", raw).replace("\xa0", " ")
    kept = _UNSEEN.sub("", _CONTROLS.sub("", text))
    kept = "\n".join(line.rstrip() for line in kept.split("\n")).strip()
    if len(_CONTROLS.findall(text)) + len(_UNSEEN.findall(text)):
        return ParsedCell(
            kept or Blank.NOT_RECORDED,
            read_as="the same text without them",
            severity=Severity.NOTE,
            rule="unseen_characters",
            problem="this text holds characters that cannot be seen; they were left out.",
            remedy="Nothing to do, unless the text looks wrong in the document.",
        )
    return ParsedCell(kept or Blank.NOT_RECORDED)


def _identifier(raw: Any, field: Field) -> ParsedCell:
    if isinstance(raw, (date, time, timedelta, bool)):
        return ParsedCell(
            Blank.NOT_RECORDED,
            rule="not_a_reference",
            problem=f"Excel has made {quoted(raw)} of the reference typed here.",
            remedy="Format the cell as Text, and type the reference again.",
        )
    if isinstance(raw, (int, float)):
        if abs(raw) >= EXACT:
            return _number_too_long()
        text = _whole(raw)
        return ParsedCell(text, read_as=text)
    if _PLAIN_ID.fullmatch(raw):
        return ParsedCell(raw)
    text = " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", _CONTROLS.sub(" ", raw))).split())
    if not text[:1].isalnum() or len(text) > LONGEST_ID or text.casefold() in SPELLINGS:
        return ParsedCell(
            Blank.NOT_RECORDED,
            rule="not_a_reference",
            problem=f"{quoted(raw)} cannot be a reference.",
            remedy=f"Write a reference that begins with a letter or a figure, {LONGEST_ID} of them at most.",
        )
    return ParsedCell(text, read_as=text if text != raw else "")


def _date(raw: Any, field: Field) -> ParsedCell:
    cell = _moment(raw, field)
    if isinstance(cell.value, datetime):
        return ParsedCell(
            cell.value.date(),
            read_as=f"{cell.value:%d/%m/%Y}",
            severity=Severity.NOTE,
            rule="time_not_kept",
            problem="only the date is kept here, so the time was left out.",
            remedy="Nothing to do.",
        )
    return cell


def _moment(raw: Any, field: Field) -> ParsedCell:
    try:
        value = day_and_time(raw)
    except NotADate as fault:
        return ParsedCell(
            Blank.NOT_RECORDED,
            rule="cell_is_a_date",
            problem=f"{quoted(raw)} is not a date{fault}.",
            remedy="Write it as day/month/year, for example 28/02/2026.",
            accepted=f"a date{_time_too(field)}, or {_BLANK_WORDS}",
        )
    return ParsedCell(value, read_as=_as_date_text(value) if isinstance(raw, str) else "")


def _time_too(field: Field) -> str:
    return ", with the time after it if it is known (28/02/2026 14:30)" if field.kind is Kind.MOMENT else ""


def _yes_no(raw: Any, field: Field) -> ParsedCell:
    if isinstance(raw, bool):
        return ParsedCell(raw, read_as="Yes" if raw else "No")
    found = codes.YES_NO.find(_whole(raw) if isinstance(raw, (int, float)) else str(raw))
    if found is None and isinstance(raw, str) and raw.strip() in {"✓", "✔", "☑"}:
        found = codes.YES_NO["Y"]
    if found is None:
        return ParsedCell(
            Blank.NOT_RECORDED,
            rule="cell_is_yes_or_no",
            problem=f"{quoted(raw)} is not yes or no.",
            accepted=f"Yes, No, {_BLANK_WORDS}",
            remedy="Choose one from the list in the cell.",
        )
    return ParsedCell(found == "Y", read_as="" if raw == found.label else found.label)


def _code(raw: Any, field: Field) -> ParsedCell:
    assert field.codes is not None
    written = _whole(raw) if isinstance(raw, (int, float)) and not isinstance(raw, bool) else str(raw)
    found = field.codes.find(written)
    if found is None:
        return _not_on_the_list(raw, field.codes)
    return ParsedCell(found, read_as="" if raw == found.label else found.label)


def _codes(raw: Any, field: Field) -> ParsedCell:
    assert field.codes is not None
    written = _whole(raw) if isinstance(raw, (int, float)) and not isinstance(raw, bool) else str(raw)
    whole = field.codes.find(written)
    if whole is not None:
        return ParsedCell((whole,), read_as="" if raw == whole.label else whole.label)
    found: list[Code] = []
    for one in re.split(r"[,;\n]", written):
        if one.strip():
            entry = field.codes.find(one)
            if entry is None:
                return _not_on_the_list(one.strip(), field.codes)
            if entry not in found:
                found.append(entry)
    if not found:
        return _not_on_the_list(raw, field.codes)
    read_as = ", ".join(entry.label for entry in found)
    return ParsedCell(tuple(found), read_as="" if raw == read_as else read_as)


def _not_on_the_list(raw: Any, listed: CodeList) -> ParsedCell:
    labels = [entry.label for entry in listed.codes]
    accepted = ", ".join(labels) if len(labels) <= 9 else f'the list "{listed.name}" on the Codes sheet'
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="cell_is_on_the_list",
        problem=f"{quoted(raw)} is not on the list.",
        accepted=accepted,
        remedy=f"Choose one from the list in the cell; if none fits, write {_BLANK_WORDS}.",
    )


def _number(raw: Any, field: Field) -> ParsedCell:
    text = _whole(raw) if isinstance(raw, (int, float)) and not isinstance(raw, bool) else str(raw).strip()
    if re.fullmatch(r"[0-9]{1,6}", text):
        return ParsedCell(int(text), read_as=text if isinstance(raw, str) else "")
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="cell_is_a_number",
        problem=f"{quoted(raw)} is not a whole number.",
        remedy=f"Write a number such as 3. If there is none, write {_BLANK_WORDS}.",
    )
