"""Purges passwords: those of persons of whose encrypted copies no file is left in outputs/ (F11)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.app.purge_old_files import written_on
from pipeline.app.run.trail import passwords_taken_away
from pipeline.casefiles.copy_files import password_name
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.casefiles.issued_files import RECALLED
from pipeline.foundation.errors import OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.storage.atomic_write import cannot_write
from pipeline.storage.folder import Outputs, inventory_of


@dataclass
class ExpiredPasswords:
    """The passwords that are too old, each by the Case ID and Person ID in its file's name.

    `in_use`: those that stay because a copy that they open is still here, or may be.
    """

    names: list[str] = field(default_factory=list)
    in_use: list[str] = field(default_factory=list)


def old_passwords(outputs: Outputs, folder: Path, day: date, going: Collection[str] = ()) -> ExpiredPasswords:
    """The passwords last written before a day, of persons whom the register of this outputs folder knows.

    The folder may also have those of another outputs folder, of which nothing is known here. `going`: files
    that are taken away at the same time. Raises InputError where the register cannot be read.
    """
    register = IssueRegister.load(outputs.root / FILE_NAME)
    inventory = inventory_of(outputs.root)
    left = [*(place for place in inventory.files if place not in going), *inventory.unread]
    found = ExpiredPasswords()
    for case_id, person_id in dict.fromkeys(
        (one.case_id, one.person_id) for one in register if one.encrypted
    ):
        name = password_name(case_id, person_id)
        written = written_on(folder / f"{name}.txt")
        if written is not None and written < day and name not in (*found.names, *found.in_use):
            is_used = any(_may_open(place, case_id, person_id) for place in left)
            (found.in_use if is_used else found.names).append(name)
    return found


def take_away_passwords(
    outputs: Outputs, folder: Path, names: Sequence[str]
) -> tuple[list[str], list[OutputError]]:
    """Delete passwords permanently. Returns those that are gone, and why others are not."""
    gone, faults = [], []
    for name in names:
        file = folder / f"{name}.txt"
        try:
            file.unlink()
        except OSError as fault:
            faults.append(cannot_write(file, fault))
        else:
            gone.append(name)
    passwords_taken_away(outputs, gone)
    return gone, faults


def _may_open(place: str, case_id: str, person_id: str) -> bool:
    """Whether a file is one of the person's copies, or a folder that cannot be opened may have one."""
    parts = [part.casefold() for part in place.split("/")]
    rooms = ("family", RECALLED)
    ways = [["cases", safe_name(case_id), room, safe_name(person_id)] for room in rooms]
    return any(all(a == b.casefold() for a, b in zip(parts, way, strict=False)) for way in ways)
