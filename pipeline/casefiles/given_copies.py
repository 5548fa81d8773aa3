"""The copies that were issued to one person, with their files as they went out, for an access request."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.casefiles.former_names import name_now
from pipeline.casefiles.issued_files import RECALLED, in_pdf, in_recalled
from pipeline.casefiles.register_entry import Issued
from pipeline.foundation.filenames import safe_name

#: The folders of an export: what may be handed over, and what a person decides on first.
COPIES, LOOK_FIRST = "copies", "look first"


@dataclass(kw_only=True, repr=False)
class GivenCopy:
    """One issued copy. `files`: those that are here as they went out, by their names in the export.

    `missing`: why its Word file is not here; empty where it is. `is_recalled`: its file lies in recalled/.
    `why`: what a person decides on before it is handed over; each a sentence without a case's values.
    """

    entry: Issued
    files: dict[str, bytes] = field(default_factory=dict)
    missing: str = ""
    is_recalled: bool = False
    why: list[str] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """The folder of its files in the export."""
        return LOOK_FIRST if self.why else COPIES

    @property
    def state(self) -> str:
        """Whether it was recalled or replaced, in words."""
        if not self.entry.state.startswith("Issued"):
            return self.entry.state
        return "Recalled" if self.is_recalled else "No"


def given_copy(entry: Issued, files: Mapping[str, Path], is_as_written: Callable[[str], bool]) -> GivenCopy:
    """A copy with its files. `files`: those of its person in family/ and recalled/, by path in the case.

    A Word file counts where it has the hash that the register keeps; a PDF, of which the register has none,
    where it `is_as_written`. A draft, or a file of anybody else, is never among them.
    """
    copy = GivenCopy(entry=entry)
    if not _is_of(entry):
        copy.missing = "The register names no file in this person's folder."
        return copy
    there = {path: _read(files[path]) for path in _places(entry.file, files)}
    found = {
        path: data
        for path, data in there.items()
        if data is not None and hashlib.sha256(data).hexdigest() == entry.sha256
    }
    if not found:
        copy.missing = _why_missing(there)
        return copy
    copy.is_recalled = all(path.startswith(f"{RECALLED}/") for path in found)
    copy.files[_name(entry, entry.file)] = next(iter(found.values()))
    for path in _places(in_pdf(entry.file), files):
        data = _read(files[path]) if is_as_written(path) else None
        if data is not None:
            copy.files.setdefault(_name(entry, in_pdf(entry.file)), data)
    return copy


def _read(path: Path) -> bytes | None:
    """The bytes of a file; None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _why_missing(there: Mapping[str, bytes | None]) -> str:
    """Why a copy is not among these files, of which none is as it was issued."""
    if None in there.values():
        return "Its file cannot be read. It may be open in another program. Close it, and export again."
    if there:
        return "Its file has been changed since it was issued, so it is not what the person has."
    return "Its file is no longer here."


def _is_of(entry: Issued) -> bool:
    """Whether the entry names a file in the person's own folder, and no other place."""
    parts = entry.file.split("/")
    return len(parts) == 3 and parts[:2] == ["family", safe_name(entry.person_id)]


def _places(file: str, files: Mapping[str, Path]) -> list[str]:
    """Where a file may lie: in family/, in recalled/, or there with a number behind its name.

    Its name may have changed by a run that was cut off before it was in the register.
    """
    return [
        path
        for one in dict.fromkeys((file, name_now(file)))
        for path in files
        if path in (one, in_recalled(one)) or _is_numbered(path, in_recalled(one))
    ]


def _is_numbered(path: str, file: str) -> bool:
    stem, ending = file.rsplit(".", 1)
    return path.startswith(f"{stem} (") and path.endswith(f".{ending}")


def _name(entry: Issued, file: str) -> str:
    return f"{safe_name(entry.copy_number)} - {file.rsplit('/', 1)[-1]}"
