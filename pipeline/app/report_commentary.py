"""The partnership's commentary: what a person wrote in its place is in the next version of the report too."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.casefiles.hand_edits import with_hand_edits
from pipeline.casefiles.provenance import Provenance
from pipeline.formats.word.user_content import CannotCarryError, regions_of
from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import Outputs

#: A file that a person edited, with its entry in the manifest, by its name.
Edited = dict[str, tuple[bytes, Mapping[str, Any]]]


@dataclass
class WithCommentary:
    """A report's files with the commentary of the version before, and what the manifest records of each.

    `carried_from`: the hash of the file that the commentary was taken from, by the name of the new one, where
    it holds nothing else of a person's. `has_commentary`: whether there is one.
    """

    files: dict[str, bytes]
    origins: dict[str, dict[str, Any]]
    carried_from: dict[str, str] = field(default_factory=dict)
    has_commentary: bool = False


def with_commentary(
    outputs: Outputs, folder: str, files: Mapping[str, bytes], origins: Mapping[str, Provenance]
) -> WithCommentary:
    """The files, the Word report with what a person wrote in its place in the file that is in `folder` now.

    Where the person changed more than that, the rest is in their file only, which is kept.
    """
    made = WithCommentary(dict(files), {name: one.to_json() for name, one in origins.items()})
    for name in files:
        if not name.endswith(".docx"):
            continue
        edited = _edited(outputs, folder, name)
        version = with_hand_edits(name, files[name], origins[name], edited)
        if version.hand_edits is not None:
            made.carried_from[name] = version.hand_edits.digest
        elif version.uncarried:
            version = with_hand_edits(name, files[name], origins[name], _only_in_its_place(edited))
        made.files[name], made.origins[name] = version.data, version.origin.to_json()
        made.has_commentary |= version.hand_edits is not None
    return made


def _only_in_its_place(edited: Edited) -> Edited:
    """The files as if nothing outside the places for a person's own words had been changed."""
    found: Edited = {}
    for name, (data, entry) in edited.items():
        with suppress(CannotCarryError):
            found[name] = (data, {**entry, "rest": regions_of(data).rest, "made": ""})
    return found


def keep_drafts(outputs: Outputs, folder: str, made: WithCommentary) -> list[str]:
    """Give the draft files that a person changed another name, so that what goes out has theirs.

    Returns the new names. A file of which the new one holds all that the person wrote keeps none.
    """
    kept = []
    for name in made.files:
        path = f"{folder}/{name}"
        entry, file = outputs.entry(path), outputs.root / Path(path)
        try:
            data = file.read_bytes() if entry else b""
        except OSError:
            continue
        digest = hashlib.sha256(data).hexdigest()
        if data and digest != entry["sha256"] and made.carried_from.get(name) != digest:
            kept.append(_with_other_name(file).name)
    return kept


def _with_other_name(file: Path) -> Path:
    """The file under a name that is free. Raises OutputError where it cannot be renamed."""
    numbers = ("", *(f" {number}" for number in range(2, 100)))
    free = next(
        one
        for number in numbers
        if not (one := file.with_stem(f"{file.stem} (changed by hand{number})")).exists()
    )
    try:
        return file.rename(free)
    except OSError:
        raise OutputError(
            f"{file} was changed by hand, and cannot be kept under another name.",
            "If it is open in Word or Excel, close it. Then run the same command again.",
        ) from None


def _edited(outputs: Outputs, folder: str, name: str) -> Edited:
    """The file that is there now, with its entry, if a person wrote in the place meant for it."""
    path = f"{folder}/{name}"
    entry, file = outputs.entry(path), outputs.root / Path(path)
    try:
        data = file.read_bytes() if entry.get("own") else b""
    except OSError:
        return {}
    if not data:
        return {}
    is_edited = entry.get("carried") or hashlib.sha256(data).hexdigest() != entry["sha256"]
    return {name: (data, entry)} if is_edited else {}
