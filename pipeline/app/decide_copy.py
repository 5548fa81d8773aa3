"""Enters a decision on a family copy in its row of the sheet Copies given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.app.copy_desk import CopyDesk, MadeCopies
from pipeline.app.copy_state import OF_THE_FIRST, CopyKey, CopyState, What
from pipeline.app.enter_in_workbook import Changed
from pipeline.app.waiting_decisions import Waiting
from pipeline.app.write_decision import Decided, enter, enter_after
from pipeline.foundation.errors import InputError
from pipeline.model import Blank, Case, CopyGiven, codes
from pipeline.model.approval import faults_of_approval
from pipeline.model.code import Code, CodeList
from pipeline.model.source import NOWHERE

#: The decisions on what a copy says, which need its file.
_OF_CONTENT = (What.APPROVE, What.CHECK)
_NUMBER = re.compile(r"(.*?)([0-9]+)")
_FIRST_NUMBER = "CG-0001"
_SECOND = ("second_checker", "checked_on")
_NOT_COMPARED: Mapping[str, str] = MappingProxyType({})
_STOP = ("stopped_by", "stopped_on", "stop_reason")


@dataclass(frozen=True, kw_only=True)
class CopyDecision:
    """What somebody decided, or recorded. `mark`: that of the state that they were shown.

    `who`: their name on the sheet Staff. `method`, `given_on` and `read_through_on`: how and when it was
    given; `reason`: a code of why it is stopped.
    """

    what: What
    key: CopyKey
    mark: str
    who: str
    method: str = ""
    given_on: date | None = None
    read_through_on: date | None = None
    reason: str = ""


class NotCounted(InputError):
    """A decision that would not count, by the program's own rules: its fields, each with the sentence why."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = list(faults)
        super().__init__(" ".join(sentence for _, sentence in self.faults), "")


def decide(
    decision: CopyDecision,
    desk: CopyDesk,
    made: MadeCopies,
    inputs: Path,
    passwords: Collection[str] = (),
    marks: Mapping[str, str] = _NOT_COMPARED,
) -> Decided:
    """Enter a decision in the workbook of the case, of which nothing else changes.

    `made`: the person's copies as whoever decides could look at them. `inputs`: the folder of the workbooks
    that `desk` has read; `marks`: by name, what each was then. Where the workbook is open, the decision waits
    in decisions.xlsx, which is read with the others; where it is closed again, what waits of the case is
    entered first. Raises NotCounted where the decision would not count, Changed where the copy, its row or
    the workbook is not as it was shown, InputError or OutputError where the workbook cannot be written; then
    the decision is not entered.
    """
    state = desk.state(decision.key)
    if state is None or state.mark != decision.mark or decision.what not in state.may:
        raise Changed
    _require_readable(decision.what, state, made)
    today = desk.clock.today
    values = _values(decision, state, today)
    row = _row_of(state, decision.what)
    if row is None:
        values = {"copy_id": _copy_id(state, desk), **_which(state), **values}
    _require_counted(decision.what, state.case, row, values, today)
    home = state.case.details.read_from.workbook if row is None else row.read_from.workbook
    copy_id = row.copy_id if row is not None else str(values["copy_id"])
    if row is not None and copy_id in Waiting.read(inputs, passwords).rows:
        return enter_after(state.case, home, row, values, inputs, passwords)
    return enter(home, row, values, inputs, passwords, marks.get(home, ""))


def why_not(what: What, state: CopyState, made: MadeCopies, who: str) -> list[str]:
    """Why an approval or a check by this person would not count now, in sentences; none where it would."""
    decision = CopyDecision(what=what, key=state.key, mark=state.mark, who=who)
    if what not in _OF_CONTENT:
        return []
    values, row = _values(decision, state, state.today), _row_of(state, what)
    if row is None:
        values = {**_which(state), **values}
    try:
        _require_readable(what, state, made)
        _require_counted(what, state.case, row, values, state.today)
    except NotCounted as fault:
        return [sentence for _, sentence in fault.faults]
    return []


def _require_readable(what: What, state: CopyState, made: MadeCopies) -> None:
    """Raise NotCounted where there is no file that whoever approves or checks could read."""
    if what in _OF_CONTENT and (state.key.document, state.key.owner) not in made.files:
        raise NotCounted([("approved_content", "No file of this copy can be made, so nobody can read it.")])


def _row_of(state: CopyState, what: What) -> CopyGiven | None:
    """The row that a decision completes; None where it gets its own, as after a copy that is out."""
    if state.out is not None and what is What.APPROVE:
        return None
    return state.row


def _which(state: CopyState) -> dict[str, Any]:
    """The cells of a new row that say which copy it is about."""
    former = state.former
    version = int(former.version) + 1 if former is not None else 1
    return {
        "belongs_to": state.key.owner or None,
        "document": codes.DOCUMENT[state.line.kind],
        "version": version,
        "person_id": state.key.person_id,
        "supersedes": former.copy_number if former is not None else None,
    }


def _values(decision: CopyDecision, state: CopyState, today: date) -> dict[str, Any]:
    """The cells that a decision fills in, or empties."""
    if decision.what is What.APPROVE:
        first = {"approved_by": decision.who, "approved_content": state.content, "approved_on": today}
        return {**first, **dict.fromkeys((*_SECOND, *_STOP))}
    if decision.what is What.CHECK:
        return {"second_checker": decision.who, "checked_on": today}
    if decision.what is What.STOP:
        reason = _code_in(codes.STOP_REASON, decision.reason)
        if reason is None:
            raise NotCounted([("stop_reason", "Choose why it is stopped.")])
        return {"stopped_by": decision.who, "stopped_on": today, "stop_reason": reason}
    return _given(decision, state.case, today)


def _code_in(these: CodeList, value: str) -> Code | None:
    """The entry of a list with this code; None where there is none."""
    try:
        return these[value]
    except KeyError:
        return None


def _given(decision: CopyDecision, case: Case, today: date) -> dict[str, Any]:
    faults, method = [], _code_in(codes.METHOD, decision.method)
    if method is None:
        faults.append(("method", "Choose how it was given."))
    if decision.given_on is None:
        faults.append(("sent_at", "Enter the day on which it was given."))
    for name, on in (("sent_at", decision.given_on), ("read_through_on", decision.read_through_on)):
        if on is not None and on > today:
            faults.append((name, "This day is in the future."))
        elif on is not None and on < case.first_day:
            faults.append((name, "This day is before the case began."))
    if faults:
        raise NotCounted(faults)
    values: dict[str, Any] = {"method": method, "sent_at": decision.given_on}
    if decision.read_through_on is not None:
        values["read_through_on"] = decision.read_through_on
    return values


def _require_counted(
    what: What, case: Case, row: CopyGiven | None, values: dict[str, Any], today: date
) -> None:
    """Raise NotCounted where the program's own rules would not count an approval or a check (F10, F11)."""
    if what not in _OF_CONTENT:
        return
    if not case.staff:
        raise NotCounted([("approved_by", "Nobody is on the sheet Staff, so no approval counts yet.")])
    cells = (
        dict.fromkeys(CopyGiven.fields, Blank.NOT_RECORDED)
        if row is None
        else {name: getattr(row, name) for name in row.fields}
    )
    cells |= {name: Blank.NOT_RECORDED if value is None else value for name, value in values.items()}
    place = NOWHERE if row is None else row.read_from
    decided: CopyGiven = CopyGiven.from_cells(cells.items(), place)
    asked = OF_THE_FIRST if what is What.APPROVE else OF_THE_FIRST | set(_SECOND)
    faults = [
        (one.field, f"{one.problem[:1].upper()}{one.problem[1:]} {one.remedy}")
        for one in faults_of_approval(case, decided, today)
        if one.field in asked
    ]
    if faults:
        raise NotCounted(faults)


def _copy_id(state: CopyState, desk: CopyDesk) -> str:
    """A number that no copy has: the one after the last of the case, else after the last of all."""
    taken = desk.copy_ids
    taken = taken | {one.copy_number.casefold() for one in desk.register}
    own = [row.copy_id for row in state.case.copies]
    last = max(own or taken, key=_place_of, default="")
    found = _NUMBER.fullmatch(last.upper())
    if found is None:
        last, found = _FIRST_NUMBER, _NUMBER.fullmatch(_FIRST_NUMBER)
    assert found is not None
    number, candidate = int(found[2]), last
    while not candidate or candidate.casefold() in taken:
        number += 1
        candidate = f"{found[1]}{number:0{len(found[2])}}"
    return candidate


def _place_of(copy_id: str) -> int:
    found = _NUMBER.fullmatch(copy_id)
    return int(found[2]) if found else -1
