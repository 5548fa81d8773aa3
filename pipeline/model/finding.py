"""A finding: something in the data that a person should correct, and the cell it is in."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from pipeline.foundation import interruption
from pipeline.foundation.errors import PipelineError, fault_lines
from pipeline.model import Case
from pipeline.model.fields import Record
from pipeline.model.source import NOWHERE, Source

#: The rule name of findings about a fault of the program that one case meets, not about the data.
FAULT = "fault_of_the_program"
#: Exceptions that are not a fault in one case: they end the run.
ENDS_ALL = (PipelineError, MemoryError)
_STEPS = 3


class Severity(enum.Enum):
    """How much a finding matters. Errors and warnings need a person; a note is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding. `column` or `row` is empty where it is about a whole row, sheet or workbook.

    `problem`: what was found. `remedy`: what to do. `accepted`: the accepted values, where they are a list.
    `blocks`: the case gets no documents until this is corrected, because they would be wrong.
    `stops_copies`: its family gets no copies, because it is not known what may be in them.
    `cases`: where it is about a whole column, the cases whose families get no copies; `held`: those that get
    no documents. `beside`: the workbook and cell of the other of two facts that do not agree.
    """

    rule: str = ""
    severity: Severity = Severity.ERROR
    blocks: bool = False
    stops_copies: bool = False
    workbook: str = ""
    sheet: str = ""
    column: str = ""
    row: int = 0
    problem: str
    remedy: str
    accepted: str = ""
    case_id: str = ""
    cases: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    beside: tuple[str, str] = ("", "")

    @property
    def place(self) -> str:
        """The cell, row or sheet, as Excel writes it: "Cases!D14", "Cases row 14", "Cases"."""
        if self.column and self.row:
            return f"{self.sheet}!{self.column}{self.row}"
        if self.row:
            return f"{self.sheet} row {self.row}"
        return self.sheet or self.workbook

    @property
    def sentence(self) -> str:
        """The finding as a sentence: its place, what was found, what to do, what is accepted."""
        accepted = f" Accepted: {self.accepted}." if self.accepted else ""
        return f"{self.place}: {self.problem} {self.remedy}{accepted}"


def at(record: Record, field: str | None, problem: str, remedy: str, accepted: str = "") -> Finding:
    """A finding at the cell of one field of one row, or at the whole row where `field` is None."""
    source: Source = record.read_from if record.read_from is not NOWHERE else Source(sheet=record.sheet)
    column = source.columns.get(field, "") if field else ""
    return Finding(
        workbook=source.workbook,
        sheet=source.sheet,
        column=column,
        row=source.row,
        problem=problem,
        remedy=remedy,
        accepted=accepted,
    )


def fault_in(case: Case | str, fault: Exception) -> Finding:
    """The blocking finding that the program has a fault in this case; it has none of the case's values.

    `case`: the case, or its ID where the case is not available. Raises KeyboardInterrupt where an
    interruption caused the fault.
    """
    if interruption.has_come():
        raise KeyboardInterrupt from fault
    kind, *steps = fault_lines(fault)
    problem = f"The program has a fault that affects this case: {kind}, {' > '.join(steps[-_STEPS:])}."
    remedy = "Your data is not the cause. Report this line to the people who look after the program."
    if isinstance(case, str):
        return Finding(
            workbook=f"Case {case}", problem=problem, remedy=remedy, rule=FAULT, blocks=True, case_id=case
        )
    return replace(at(case.details, "case_id", problem, remedy), rule=FAULT, blocks=True, case_id=case.id)


def address(record: Record, field: str) -> str:
    """The cell of a field for a sentence, "Referrals!D14", or its sheet and heading if it has no column."""
    return record.address_of(field)
