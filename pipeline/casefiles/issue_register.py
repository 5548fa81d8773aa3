"""The register of issued copies, issue_register.xlsx: who has which version, and what the program must remember of it (F10)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from pipeline.casefiles.recipient_names import Former
from pipeline.foundation.encrypted_spool import Spool
from pipeline.foundation.errors import InputError

FILE_NAME = "issue_register.xlsx"
_SHEET, _RECALL, _WHY = "Copies issued", "To recall or to check", "Why"
_HEADINGS = {
    "copy_number": "Copy number",
    "case_id": "Case ID",
    "person_id": "Person ID",
    "document": "Document",
    "belongs_to": "Belongs to",
    "version": "Version",
    "state": "State",
    "file": "File",
    "sha256": "SHA-256",
    "content": "Content code",
    "withheld": "What was withheld",
    "approved_by": "Approved by",
    "second_checker": "Second checker",
    "method": "How it was given",
    "sent_at": "Given at",
    "read_through_on": "Read through on",
    "supersedes": "Replaces copy",
    "issued_on": "Issued on",
    "encrypted": "Encrypted",
    "template": "Template",
    "rules": "Withholdings",
    "parts": "Content by part",
    "recipient": "Recipient's name as a code",
    "notes": "Notes of your own",
}


@dataclass(frozen=True, kw_only=True)
class Issued:
    """One issued copy, every value as the register's text.

    `parts`: a digest of each part of what it says, by the part's name.

    `recipient`: digests of the name of the person who has it.
    """

    copy_number: str
    case_id: str
    person_id: str
    document: str
    belongs_to: str
    version: str
    state: str = "Issued"
    file: str = ""
    sha256: str = ""
    content: str = ""
    withheld: str = ""
    approved_by: str = ""
    second_checker: str = ""
    method: str = ""
    sent_at: str = ""
    read_through_on: str = ""
    supersedes: str = ""
    issued_on: str = ""
    encrypted: str = ""
    template: str = ""
    rules: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    recipient: str = ""
    notes: str = ""

    def to_json(self) -> dict[str, object]:
        """As the manifest holds it, in case the run is cut off before the register is written."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is a copy of, and whose."""
        return (self.case_id, self.person_id, self.document, self.belongs_to)

    def recall(self, why: str) -> Recall:
        """The recall of this copy."""
        return Recall(self.case_id, self.copy_number, why)


@dataclass(frozen=True)
class Recall:
    """One issued copy to recall or to check, by its case and number, and why."""

    case_id: str
    copy_number: str
    why: str


class IssueRegister:
    """Every copy that was issued, in the order of issue.

    One case's copies at a time are open; the others are packed.
    """

    def __init__(self, copies: Iterable[Issued] = ()) -> None:
        self._case_of: dict[str, str] = {}
        self._packed: Spool[str] = Spool()
        self._open: tuple[str, dict[str, Issued]] = ("", {})
        self._is_changed = False
        for one in copies:
            self._enter(one)
        self.recalls: tuple[Recall, ...] = ()

    @classmethod
    def load(cls, path: Path) -> IssueRegister:
        """The register as it stands at `path`; an empty one where there is none.

        Raises InputError where there is one that cannot be read: without it nobody knows which copies are
        out.
        """
        if not path.exists():
            return cls()
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
            register = cls(map(_from_row, _rows_of(book, _SHEET)))
            rows = list(_rows_of(book, _RECALL)) if _RECALL in book.sheet_names else []
        except (CalamineError, OSError, ValueError, TypeError, KeyError, StopIteration) as fault:
            remedy = "Put back the last good one, or move this one away if no copy was ever issued."
            raise InputError(
                f"{path.name} cannot be read, so it is not known which copies are out.", remedy
            ) from fault
        recalled = ((register.get(_text(row.get("copy_number"))), _text(row.get("why"))) for row in rows)
        register.recalls = tuple(copy.recall(why) for copy, why in recalled if copy is not None)
        return register

    def __iter__(self) -> Iterator[Issued]:
        return (self._of_case(case_id)[number] for number, case_id in self._case_of.items())

    def get(self, copy_number: str) -> Issued | None:
        """The copy of that number, or None."""
        case_id = self._case_of.get(copy_number)
        return self._of_case(case_id)[copy_number] if case_id is not None else None

    def former_names(self) -> Former:
        """The latest name of everybody who was given a copy."""
        return {
            (one.case_id, one.person_id): (one.copy_number, frozenset(one.recipient.split()))
            for one in self
            if one.recipient
        }

    def of_case(self, case_id: str) -> list[Issued]:
        """The copies of one case, in the order of issue."""
        return list(self._of_case(case_id).values())

    def latest(self, key: tuple[str, str, str, str]) -> Issued | None:
        """The newest issued copy of one document for one person, or None."""
        found = [one for one in self.of_case(key[0]) if one.key == key]
        return max(found, key=lambda one: int(one.version)) if found else None

    def put(self, copy: Issued) -> None:
        """Enter a copy, or what has become of one.

        An earlier version that it replaces says so from now on.
        """
        former = self.latest(copy.key)
        if former is not None and int(former.version) < int(copy.version):
            self._enter(replace(former, state=f"Replaced by {copy.copy_number}"))
        self._enter(copy)

    def recover(self, kept: Iterable[object]) -> None:
        """Enter the copies that went out by a run which was cut off before it could enter them; see `Issued.to_json`.

        What is damaged is passed over.
        """
        for one in kept:
            copy = _from_kept(one)
            if copy is not None and self.get(copy.copy_number) is None:
                self.put(copy)

    def _enter(self, copy: Issued) -> None:
        self._of_case(copy.case_id)[copy.copy_number] = copy
        self._is_changed = True
        self._case_of[copy.copy_number] = copy.case_id

    def _of_case(self, case_id: str) -> dict[str, Issued]:
        """The copies of one case by their numbers, now open: what is entered there stays."""
        now, copies = self._open
        if now != case_id:
            if self._is_changed:
                self._packed[now] = json.dumps([asdict(one) for one in copies.values()]).encode()
            packed = self._packed.get(case_id)
            kept = (Issued(**one) for one in json.loads(packed)) if packed else ()
            self._open, self._is_changed = (case_id, {one.copy_number: one for one in kept}), False
        return self._open[1]

    def to_xlsx(self) -> bytes:
        """The register as a workbook: what was issued, and what to recall. Nothing in it is a formula."""
        made = io.BytesIO()
        book = xlsxwriter.Workbook(
            made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        book.set_properties(
            {"title": "Register of issued copies", "author": "", "created": datetime(2026, 1, 1)}
        )
        title, head = (
            book.add_format({"bold": True, "font_size": 16}),
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        )
        text = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_SHEET)
        sheet.write_string(0, 0, "Register of issued copies", title)
        sheet.write_string(
            1, 0, "The program keeps this register and reads it on every run. Write only in the last column."
        )
        _write(sheet, 3, list(_HEADINGS.values()), map(_row, self), head, text)
        sheet = book.add_worksheet(_RECALL)
        sheet.write_string(0, 0, "Copies to recall or to check", title)
        sheet.write_string(1, 0, "Issued copies that would not be made in the same way today, and why.")
        headings = ["Copy number", "Case ID", "Person ID", "Document", "Version", "Given at", _WHY]
        copies = ((self.get(one.copy_number), one.why) for one in self.recalls)
        rows = [
            [copy.copy_number, copy.case_id, copy.person_id, copy.document, copy.version, copy.sent_at, why]
            for copy, why in copies
            if copy is not None
        ]
        _write(sheet, 3, headings, rows or [["None"]], head, text)
        book.close()
        return made.getvalue()


def _rows_of(book: CalamineWorkbook, name: str) -> Iterator[Mapping[str | None, object]]:
    """The rows of a sheet, each value under the name of its column."""
    rows = book.get_sheet_by_name(name).iter_rows()
    names = {heading: column for column, heading in (*_HEADINGS.items(), ("why", _WHY))}
    columns = [names.get(str(one)) for one in next(row for row in rows if _HEADINGS["copy_number"] in row)]
    return (dict(zip(columns, row, strict=False)) for row in rows if row[0])


def _write(
    sheet: object, start: int, headings: list[str], rows: Iterable[list[str]], head: object, text: object
) -> None:
    assert isinstance(sheet, xlsxwriter.worksheet.Worksheet)
    for number, heading in enumerate(headings):
        sheet.write_string(start, number, heading, head)
        sheet.set_column(number, number, max(14, min(40, len(heading) + 4)))
    for place, row in enumerate(rows, start + 1):
        for number, value in enumerate(row):
            sheet.write_string(place, number, value, text)
    sheet.freeze_panes(start + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _row(copy: Issued) -> list[str]:
    return [
        json.dumps(dict(copy.parts), sort_keys=True) if name == "parts" else getattr(copy, name)
        for name in _HEADINGS
    ]


def _from_row(row: Mapping[str | None, object]) -> Issued:
    """A row read back. Raises ValueError where it lacks what the program must know."""
    values: dict[str, object] = {one.name: _text(row.get(one.name, "")) for one in fields(Issued)}
    values["parts"] = json.loads(str(values["parts"]) or "{}")
    int(str(values["version"]))
    return Issued(**values)  # type: ignore[arg-type]


def _from_kept(kept: object) -> Issued | None:
    """A copy as the manifest kept it; None where that lacks what the program must know, or holds what no run writes."""
    if not isinstance(kept, dict):
        return None
    values = {name: value for name, value in kept.items() if name in _HEADINGS}
    parts = values.get("parts", {})
    texts = [value for name, value in values.items() if name != "parts"]
    if not isinstance(parts, dict) or not all(isinstance(one, str) for one in (*texts, *parts.values())):
        return None
    try:
        copy = Issued(**values)
        int(copy.version)
    except (TypeError, ValueError):
        return None
    return copy


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
