"""The form of one row: what it asks on each of its pages, and what is entered when it is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pipeline.app.entry.entering import Entering
from pipeline.app.entry.free_ids import alike
from pipeline.app.entry.parts import Part, following, parts_of
from pipeline.app.entry.proposals import proposed
from pipeline.app.entry.questions import Question, question, read_answer, sentence_of
from pipeline.app.entry.row_words import choices_of
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.formats.excel.parsed_cell import ParsedCell, quoted
from pipeline.foundation.errors import InputError
from pipeline.model import (
    NOT_RECORDED,
    Case,
    CaseDetails,
    Field,
    Kind,
    LinkedChild,
    Record,
    StrategyDiscussion,
    known,
)

Given = Mapping[str, Sequence[str]]


class Sent(NamedTuple):
    """What came of a form: its case, the address of its row, and the number of its next part, if any."""

    case_id: str
    address: str
    next_part: int | None


@dataclass(frozen=True, kw_only=True)
class RowForm:
    """One page of the form of a row.

    `case`: None for the form of a new case, or of a person who decides. `record`: the row as it is; None
    where it is new. `chosen`: the row that it belongs to, by field, where the person came from that row.
    """

    entering: Entering
    kind: type[Record]
    case: Case | None
    record: Record | None = None
    number: int = 0
    chosen: Mapping[str, str] | None = None

    @property
    def part(self) -> Part:
        """The part that this page asks. Raises InputError where there is no such part."""
        parts = parts_of(self.kind)
        if not 0 <= self.number < len(parts) or (self.record is None and self.number):
            raise InputError("This page of the form is not there.", "Go back to the case, and choose again.")
        return parts[self.number]

    @property
    def mark(self) -> str:
        """What the row holds now, in a few characters; empty for a new row."""
        if self.record is None:
            return ""
        return hashlib.sha256(repr(self.record.values()).encode()).hexdigest()[:32]

    def values(self) -> dict[str, Any]:
        """The values of the row; for a new one, those that are proposed."""
        if self.record is not None:
            return {name: getattr(self.record, name) for name in self.kind.fields}
        return proposed(self.kind, self.case, self.entering.ids, self.chosen or {})

    def questions(self) -> list[Question]:
        """What this page asks, with the row's values, or those that are proposed."""
        values = self.values()
        return [
            self._question(self.entering.field_of(self.kind, name), values.get(name))
            for name in self._asked()
        ]

    def _asked(self) -> Iterator[str]:
        """The fields that apply: a reference is asked for only where there is something that it can name."""
        for name in self.part.fields:
            field = self.kind.fields[name]
            if not field.refers_to or field.required or (self.case and choices_of(field, self.case)):
                yield name

    def _question(self, field: Field, value: Any) -> Question:
        choices = choices_of(field, self.case) if self.case is not None else ()
        return question(
            field,
            value,
            choices=choices,
            suggested=self._names() if field.of_staff else (),
            steps=self.entering.inputs.settings.recognition.steps,
            fixed=self.record is not None and field.name == self.kind.key,
        )

    def _names(self) -> list[str]:
        """The names of professionals that the case has, and those of the sheet Staff."""
        rows = self.case.records() if self.case is not None else ()
        used = (
            str(value)
            for row in rows
            for name, field in row.fields.items()
            if field.of_staff and known(value := getattr(row, name))
        )
        staff = (str(one.name) for one in self.entering.reading.cases.staff.members)
        return sorted({*used, *staff})

    def beside(self, given: Given) -> list[Question]:
        """The questions as they were answered, beside what the workbook holds now where that differs."""
        shown: list[Question] = []
        for one in self.questions():
            texts = tuple(str(text) for text in given.get(one.name, ()) if str(text).strip())
            differs = one.shape != "fixed" and texts != one.given
            now = ", ".join(one.given) or "Nothing" if differs else ""
            shown.append(replace(one, given=texts if one.shape != "fixed" else one.given, now=now))
        return shown

    def answered(self, given: Given) -> tuple[list[Question], dict[str, ParsedCell]]:
        """The questions as they were answered, each with its problem, and the answers by field."""
        shown: list[Question] = []
        answers: dict[str, ParsedCell] = {}
        for one in self.questions():
            if one.shape == "fixed":
                shown.append(one)
                continue
            texts = [str(text) for text in given.get(one.name, ())]
            cell = self._with_its_row(
                self.kind.fields[one.name], read_answer(self.entering.field_of(self.kind, one.name), texts)
            )
            answers[one.name] = cell
            shown.append(replace(one, given=tuple(texts), problem=sentence_of(cell)))
        return shown, answers

    def _with_its_row(self, field: Field, cell: ParsedCell) -> ParsedCell:
        """An answer with its problem, where it is an ID that is taken, or names no row of the case."""
        value = cell.value
        if cell.problem or not known(value):
            return cell
        if field.name == self.kind.key and self._is_taken(str(value)):
            return ParsedCell(
                NOT_RECORDED,
                problem=f'"{field.heading}" appears twice: {quoted(value)} is the ID of another row.',
                remedy="Keep the ID that is proposed, or give another.",
            )
        refers = field.kind is Kind.ID and field.refers_to
        if refers and self.case and value not in {one.value for one in choices_of(field, self.case)}:
            return ParsedCell(
                NOT_RECORDED,
                problem=f"{quoted(value)} is no row of this case.",
                remedy="Choose one from the list.",
            )
        return cell

    def _is_taken(self, written: str) -> bool:
        """Whether a row has this ID, or one that is too like it; a case only looks at other cases."""
        ids = self.entering.ids
        if self.kind is CaseDetails:
            return alike(written) in {alike(one) for one, _ in ids.used.get("details", ())}
        return alike(written) in ids.taken

    def enter(self, answers: Mapping[str, ParsedCell], workbook: str = "") -> Sent:
        """Enter the answers in the row, or in a new one, and say what comes next.

        Raises InputError or OutputError where nothing could be entered.
        """
        values = {name: cell.value for name, cell in answers.items()}
        if self.record is None and self.case is not None and "case_id" in self.kind.fields:
            values["case_id"] = self.case.id
        place = self.record.read_from if self.record is not None else None
        book = (
            place.workbook if place is not None else self.entering.workbook_of(self.kind, self.case, workbook)
        )
        row = EnteredRow(kind=self.kind, values=values, row=place.row if place is not None else 0)
        case_id = self.case.id if self.case is not None else str(values.get("case_id", ""))
        addresses = self.entering.enter(book, [row, *self._with_it(values, book)], case_id)
        return Sent(
            case_id, addresses[0], following(self.kind, {**self.values(), **values}, self.case, self.number)
        )

    def _with_it(self, values: Mapping[str, Any], workbook: str) -> Iterator[EnteredRow]:
        """What follows in another row: a child harmed names the discussion held about that child (R02)."""
        link_id = values.get("link_id")
        if self.kind is not StrategyDiscussion or self.case is None or not isinstance(link_id, str):
            return
        child = self.case.linked_child(link_id)
        if child is not None and not known(child.discussion_id) and child.read_from.workbook == workbook:
            own = self.record.id if self.record is not None else values["discussion_id"]
            yield EnteredRow(kind=LinkedChild, values={"discussion_id": own}, row=child.read_from.row)
