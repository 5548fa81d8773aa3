"""The register of issued copies made from the audit log, and where the workbook of it was changed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from pipeline.casefiles.former_names import name_now
from pipeline.casefiles.issue_register import UNKNOWN, IssueRegister
from pipeline.casefiles.register_entry import HEADINGS, LATER, Issued, entry_from_json

#: The acts of the log from which the register is made.
ISSUED, GIVEN, RENAMED = "issued", "given", "renamed"
#: What a person may write in the workbook, and what follows from later entries.
_FREE = ("notes", "state")


@dataclass
class History:
    """The register from the log. `said`: what was changed by hand. `not_logged`: copies from before it."""

    register: IssueRegister
    said: list[str] = field(default_factory=list)
    not_logged: list[Issued] = field(default_factory=list)


def register_from(acts: Iterable[Mapping[str, Any]], workbook: IssueRegister) -> History:
    """The register from the acts of the log; `workbook`: the register as its workbook has it now.

    A row that was removed or changed in the workbook is put back, and said. One that the log does not know
    is kept and said. Where the log knows of no copy at all, it is younger than the workbook, whose copies it
    is to receive.
    """
    history = History(_replayed(acts))
    copies = {one.copy_number: one for one in workbook}
    if not any(history.register):
        history.not_logged = list(copies.values())
        for one in history.not_logged:
            history.register.put(one)
    else:
        _compare(history, copies)
    history.register.recalls = tuple(
        one for one in workbook.recalls if history.register.get(one.copy_number) is not None
    )
    return history


def _replayed(acts: Iterable[Mapping[str, Any]]) -> IssueRegister:
    register = IssueRegister()
    for act in acts:
        if act.get("what") == ISSUED:
            copy = entry_from_json(act.get("copy"))
            if copy is not None:
                register.put(copy)
        elif act.get("what") == GIVEN:
            former = register.get(str(act.get("number", "")))
            if former is not None:
                later: dict[str, Any] = {name: str(act[name]) for name in LATER if name in act}
                register.put(replace(former, **later))
        elif act.get("what") == RENAMED:
            register.rename(str(act.get("number", "")), str(act.get("file", "")))
    return register


def _compare(history: History, copies: Mapping[str, Issued]) -> None:
    """Put right what the workbook has otherwise than the log, and say so."""
    for logged in list(history.register):
        there = copies.get(logged.copy_number)
        if there is None:
            history.said.append(
                f"According to audit.log copy {logged.copy_number} was issued, but issue_register.xlsx "
                "has no row for it."
            )
            continue
        changed = [
            HEADINGS[one.name]
            for one in fields(Issued)
            if one.name not in _FREE
            and getattr(there, one.name) != getattr(logged, one.name)
            and not (one.name == "file" and name_now(there.file) == name_now(logged.file))
        ]
        if changed:
            history.said.append(
                f"issue_register.xlsx and audit.log do not agree about copy {logged.copy_number}: "
                f"{', '.join(changed)}."
            )
        if there.notes:
            history.register.put(replace(logged, notes=there.notes))
    for number, there in copies.items():
        if history.register.get(number) is None:
            history.register.keep_unknown(there)
            if there.state == UNKNOWN:  # an earlier run said so
                continue
            history.said.append(
                f"Copy {number} is in issue_register.xlsx but not in audit.log. It was entered by hand, or "
                "the log was cut. Find out whether the copy was given."
            )
