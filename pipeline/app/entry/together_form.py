"""Several rows of one record entered on one page: those invited, the headings, the parts of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.app.entry.entering import Entering
from pipeline.app.entry.expected_rows import ASKED, OWNER, Expected, asked_of, expected, owners_of
from pipeline.app.entry.questions import Question, question, read_answer, sentence_of
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.foundation.errors import InputError
from pipeline.model import Case, Record, recorded


@dataclass(frozen=True, kw_only=True)
class Group:
    """The questions of one row, under its title. Their names say which row they are of."""

    title: str
    questions: Sequence[Question]


@dataclass(frozen=True, kw_only=True)
class TogetherForm:
    """The rows of this kind that the record `owner_id` must have and does not have yet."""

    entering: Entering
    kind: type[Record]
    case: Case
    owner_id: str

    @property
    def is_there(self) -> bool:
        """Whether the record is there, and has such rows."""
        return self.kind in ASKED and any(one.id == self.owner_id for one in owners_of(self.kind, self.case))

    @property
    def owner(self) -> Record:
        """The record. Raises InputError where there is none, or it has no such rows."""
        if self.kind in ASKED:
            for one in owners_of(self.kind, self.case):
                if one.id == self.owner_id:
                    return one
        raise InputError("The record is not there any more.", "Go back to the case, and choose again.")

    def rows(self) -> list[Expected]:
        """The rows, with what is known of each."""
        return expected(self.kind, self.owner, self.case, self.entering.clock)

    @property
    def mark(self) -> str:
        """Which rows are missing now: another where somebody has entered one meanwhile."""
        return "|".join(one.title for one in self.rows())

    def groups(self, given: Mapping[str, Sequence[str]] | None = None) -> list[Group]:
        """The questions of each row; where they were answered, with what was given and its problem."""
        return [
            Group(title=row.title, questions=[self._asked(n, row, name, given) for name in self._names()])
            for n, row in enumerate(self.rows())
        ]

    def _names(self) -> tuple[str, ...]:
        return asked_of(self.kind, self.owner)

    def _asked(
        self, number: int, row: Expected, name: str, given: Mapping[str, Sequence[str]] | None
    ) -> Question:
        field = self.entering.field_of(self.kind, name)
        steps = self.entering.inputs.settings.recognition.steps
        one = question(field, row.values.get(name), steps=steps)
        one = replace(one, name=f"{number}.{name}", required=False)
        if given is None:
            return one
        texts = tuple(given.get(one.name, ()))
        return replace(one, given=texts, problem=sentence_of(read_answer(field, texts)))

    def enter(self, given: Mapping[str, Sequence[str]]) -> int:
        """Enter a row for each of which something was answered; returns how many.

        Raises InputError where nothing was answered, and as `enter_in_workbook` does.
        """
        answered = [(row, self._answers(n, given)) for n, row in enumerate(self.rows())]
        rows = [
            EnteredRow(kind=self.kind, values={**self._fixed(row), **answers})
            for row, answers in answered
            if any(map(recorded, answers.values()))
        ]
        if not rows:
            raise InputError("Nothing was answered.", "Answer at least one question, or go back to the case.")
        self.entering.enter(self.owner.read_from.workbook, rows, self.case.id)
        return len(rows)

    def _fixed(self, row: Expected) -> dict[str, Any]:
        of_it = {OWNER[self.kind]: self.owner_id}
        return {**of_it, **{name: one for name, one in row.values.items() if name not in self._names()}}

    def _answers(self, number: int, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        return {
            name: read_answer(
                self.entering.field_of(self.kind, name), given.get(f"{number}.{name}", ())
            ).value
            for name in self._names()
        }
