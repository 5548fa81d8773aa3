"""Converts a cell to a value of the model, or says in plain English what is wrong with it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from pipeline.formats.excel.cell_appearance import EXACT
from pipeline.formats.excel.date_parser import NotADate, day_and_time
from pipeline.formats.excel.parsed_cell import (
    BLANK_WORDS,
    CONTROLS,
    ParsedCell,
    excel_error,
    not_on_the_list,
    number_too_long,
    quoted,
    written_number,
)
from pipeline.model import Blank, Code, Field, Kind, codes
from pipeline.model.finding import Severity
from pipeline.model.missing_values import SPELLINGS

#: The longest reference, in characters: longer than any service uses, short enough for a file name.
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
#: Invisible characters, and those that change the direction of text: with them one name could look like
#: another.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def converter(field: Field) -> Callable[[Any], ParsedCell]:
    """The function that converts this field's cells, given calamine's value of a cell that is not empty."""
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
            return number_too_long()  # calamine reads thousands of digits as infinity
        return read(raw, field)

    return convert


def _as_date_text(raw: date) -> str:
    return f"{raw:%d/%m/%Y %H:%M}" if isinstance(raw, datetime) else f"{raw:%d/%m/%Y}"


def _text(raw: Any, field: Field) -> ParsedCell:
    if isinstance(raw, str):
        return _clean(raw)
    if isinstance(raw, bool):
        return ParsedCell("Yes" if raw else "No", read_as="Yes" if raw else "No")
    if isinstance(raw, (int, float)):
        if abs(raw) >= EXACT:
            return number_too_long()
        text = written_number(raw)
        return ParsedCell(
            text,
            read_as=text,
            severity=Severity.NOTE,
            rule="number_where_text_is_meant",
            problem="this is a number, and Excel drops a leading 0 from numbers.",
            remedy="If a leading 0 is missing, format the cell as Text and type it again.",
        )
    if isinstance(raw, date):
        return ParsedCell(
            _as_date_text(raw),
            read_as=_as_date_text(raw),
            severity=Severity.WARNING,
            rule="date_where_text_is_meant",
            problem="Excel has turned what was typed here into a date.",
            remedy="If it is not a date, format the cell as Text and type it again.",
        )
    return ParsedCell(str(raw), read_as=str(raw))


def _clean(raw: str) -> ParsedCell:
    """Text with one kind of line break and without invisible characters; a note says if any were removed."""
    stripped = raw.strip()
    if stripped.isprintable():
        return ParsedCell(stripped or Blank.NOT_RECORDED)
    text = _NEW_LINES.sub("\n", raw).replace("\xa0", " ")
    kept = _UNSEEN.sub("", CONTROLS.sub("", text))
    kept = "\n".join(line.rstrip() for line in kept.split("\n")).strip()
    if len(CONTROLS.findall(text)) + len(_UNSEEN.findall(text)):
        return ParsedCell(
            kept or Blank.NOT_RECORDED,
            read_as="the same text without them",
            severity=Severity.NOTE,
            rule="unseen_characters",
            problem="this text contains invisible characters, which were left out.",
            remedy="Nothing to do, unless the text looks wrong in the document.",
        )
    return ParsedCell(kept or Blank.NOT_RECORDED)


def _identifier(raw: Any, field: Field) -> ParsedCell:
    if isinstance(raw, (date, time, timedelta, bool)):
        return ParsedCell(
            Blank.NOT_RECORDED,
            rule="not_a_reference",
            problem=f"Excel has turned the reference typed here into {quoted(raw)}.",
            remedy="Format the cell as Text, and type the reference again.",
        )
    if isinstance(raw, (int, float)):
        if abs(raw) >= EXACT:
            return number_too_long()
        text = written_number(raw)
        return ParsedCell(text, read_as=text)
    if _PLAIN_ID.fullmatch(raw):
        return ParsedCell(raw)
    text = " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", CONTROLS.sub(" ", raw))).split())
    if not text[:1].isalnum() or len(text) > LONGEST_ID or text.casefold() in SPELLINGS:
        return ParsedCell(
            Blank.NOT_RECORDED,
            rule="not_a_reference",
            problem=f"{quoted(raw)} cannot be a reference.",
            remedy=(
                f"Enter a reference that begins with a letter or a figure and has at most {LONGEST_ID} of "
                "them."
            ),
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
            problem="this column has dates only, so the time was left out.",
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
            remedy="Enter it as day/month/year, for example 28/02/2026.",
            accepted=f"a date{_time_too(field)}, or {BLANK_WORDS}",
        )
    return ParsedCell(value, read_as=_as_date_text(value) if isinstance(raw, str) else "")


def _time_too(field: Field) -> str:
    return ", with the time after it if it is known (28/02/2026 14:30)" if field.kind is Kind.MOMENT else ""


def _yes_no(raw: Any, field: Field) -> ParsedCell:
    if isinstance(raw, bool):
        return ParsedCell(raw, read_as="Yes" if raw else "No")
    written = written_number(raw) if isinstance(raw, (int, float)) else str(raw)
    found = None if "?" in written else codes.YES_NO.find(written)
    if found is None and isinstance(raw, str) and raw.strip() in {"✓", "✔", "☑"}:
        found = codes.YES_NO["Y"]
    if found is None:
        return ParsedCell(
            Blank.NOT_RECORDED,
            rule="cell_is_yes_or_no",
            problem=f"{quoted(raw)} is not yes or no.",
            accepted=f"Yes, No, {BLANK_WORDS}",
            remedy="Choose one from the list in the cell.",
        )
    return ParsedCell(found == "Y", read_as="" if raw == found.label else found.label)


def _code(raw: Any, field: Field) -> ParsedCell:
    assert field.codes is not None
    written = written_number(raw) if isinstance(raw, (int, float)) and not isinstance(raw, bool) else str(raw)
    found = None if field.protects and "?" in written else field.codes.find(written)
    if found is None:
        return not_on_the_list(raw, field.codes)
    return ParsedCell(found, read_as="" if raw == found.label else found.label)


def _codes(raw: Any, field: Field) -> ParsedCell:
    assert field.codes is not None
    written = written_number(raw) if isinstance(raw, (int, float)) and not isinstance(raw, bool) else str(raw)
    # A label may contain a comma itself, so the cell as one label is tried first.
    only = field.codes.find(written)
    if only is not None:
        return ParsedCell((only,), read_as="" if raw == only.label else only.label)
    entries: list[Code] = []
    for part in re.split(r"[,;\n]", written):
        if part.strip():
            entry = field.codes.find(part)
            if entry is None:
                return not_on_the_list(part.strip(), field.codes)
            if entry not in entries:
                entries.append(entry)
    if not entries:
        return not_on_the_list(raw, field.codes)
    read_as = ", ".join(entry.label for entry in entries)
    return ParsedCell(tuple(entries), read_as="" if raw == read_as else read_as)


def _number(raw: Any, field: Field) -> ParsedCell:
    text = (
        written_number(raw)
        if isinstance(raw, (int, float)) and not isinstance(raw, bool)
        else str(raw).strip()
    )
    if re.fullmatch(r"[0-9]{1,6}", text):
        return ParsedCell(int(text), read_as=text if isinstance(raw, str) else "")
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="cell_is_a_number",
        problem=f"{quoted(raw)} is not a whole number.",
        remedy=f"Enter a number such as 3. If there is none, enter {BLANK_WORDS}.",
    )
