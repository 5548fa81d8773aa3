"""Renames the files of an earlier release before a run makes any: they are moved, not made twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.app.run.publish_case import folder_of
from pipeline.app.run.run_result import CaseOutcome, CaseState
from pipeline.app.run.trail import Trail
from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.former_names import name_now
from pipeline.casefiles.register_entry import Issued
from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import HARMED, Outputs, is_there


@dataclass
class Renamed:
    """How many files have new names, and by the folder of a case, why its files could not be renamed."""

    number: int = 0
    waiting: dict[str, OutputError] = field(default_factory=dict)

    def outcome_if_waiting(self, case_id: str) -> CaseOutcome | None:
        """The outcome of a case whose files keep their names for now, so that none is made beside them."""
        fault = self.waiting.get(folder_of(case_id))
        if fault is None:
            return None
        return CaseOutcome(case_id=case_id, state=CaseState.WAITING, status=CopyStatus(), unwritten=(fault,))

    def faults_beside(self, case_ids: Iterable[str]) -> list[OutputError]:
        """Why files of other cases could not be renamed."""
        these = set(map(folder_of, case_ids))
        return [fault for folder, fault in self.waiting.items() if folder not in these]


def with_new_names(outputs: Outputs, trail: Trail) -> Renamed:
    """Rename the files of each case that still have the name of an earlier release, those of a case together.

    Their entries, the register and the log follow. Only what a run wrote is renamed, and what a person wrote
    in it stays. Where a file of a case is open in Word, none of the case's is renamed until the next run.
    """
    renamed = Renamed()
    for folder in list(_folders(outputs)):
        names = dict(_names(outputs, folder))
        try:
            if names:
                outputs.rename(folder, names, dict(_entries(outputs, names)))
        except OutputError as fault:
            renamed.waiting[folder] = fault
            continue
        renamed.number += len(names)
        trail.add_renamed(names, ())
    trail.add_renamed({}, list(_copies(outputs, trail, renamed.waiting)))
    return renamed


def _folders(outputs: Outputs) -> Iterator[str]:
    """The folders that files are published to: of cases, and of children harmed whose case is not known."""
    yield from (f"cases/{one}" for one in outputs.folders("cases"))
    for one in outputs.folders(HARMED):
        folder = f"{HARMED}/{one}"
        if outputs.group_of(f"{folder}/.") == folder:
            yield folder


def _names(outputs: Outputs, folder: str) -> Iterator[tuple[str, str]]:
    """Each file that has a former name, with its new one, unless there is another file of that name.

    A Word file and its PDF have one name, so neither is renamed where either cannot be.
    """
    taken: set[str] = set()
    for old in outputs.files_in(folder):
        new = name_now(old)
        both = [f"{new.rsplit('.', 1)[0]}.{ending}" for ending in ("docx", "pdf")]
        if (
            new != old
            and new.casefold() not in taken
            and not any(is_there(outputs.root / one) for one in both)
        ):
            taken.add(new.casefold())
            yield old, new


def _entries(outputs: Outputs, names: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries that name a file of their own: of a copy that went out."""
    for old in names:
        entry = outputs.entry(old)
        issued = entry.get("issued")
        if isinstance(issued, dict) and isinstance(issued.get("file"), str):
            yield old, {**entry, "issued": {**issued, "file": name_now(issued["file"])}}


def _copies(outputs: Outputs, trail: Trail, waiting: Mapping[str, OutputError]) -> Iterator[Issued]:
    """The copies whose file has a new name that the register does not have, as it is to have them.

    A run may have been cut off between the two.
    """
    for copy in trail.register:
        folder, file = folder_of(copy.case_id), name_now(copy.file)
        is_left = bool(outputs.entry(f"{folder}/{copy.file}")) or is_there(outputs.root / folder / copy.file)
        if file != copy.file and folder not in waiting and not is_left:
            yield replace(copy, file=file)
