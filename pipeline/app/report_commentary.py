"""The partnership's commentary: what a person wrote in its place is in the next version of the report too."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.casefiles.hand_edits import with_hand_edits
from pipeline.casefiles.provenance import Provenance
from pipeline.storage.folder import Outputs


@dataclass
class WithCommentary:
    """A report's files with the commentary of the version before, and what the manifest records of each.

    `carried_from`: the hash of the file that the commentary was taken from, by the name of the new one.
    """

    files: dict[str, bytes]
    origins: dict[str, dict[str, Any]]
    carried_from: dict[str, str] = field(default_factory=dict)


def with_commentary(
    outputs: Outputs, folder: str, files: Mapping[str, bytes], origins: Mapping[str, Provenance]
) -> WithCommentary:
    """The files, the Word report with what a person wrote in its place in the file that is in `folder` now.

    Where that cannot be taken over, the new version is as made, and the person's file is kept beside it.
    """
    made = WithCommentary(dict(files), {name: one.to_json() for name, one in origins.items()})
    for name in files:
        if not name.endswith(".docx"):
            continue
        version = with_hand_edits(name, files[name], origins[name], _edited(outputs, folder, name))
        made.files[name], made.origins[name] = version.data, version.origin.to_json()
        if version.hand_edits is not None:
            made.carried_from[name] = version.hand_edits.digest
    return made


def _edited(outputs: Outputs, folder: str, name: str) -> dict[str, tuple[bytes, Mapping[str, Any]]]:
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
