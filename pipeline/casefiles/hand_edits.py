"""Hand edits: copies what a person wrote in a document into its next version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.casefiles.provenance import Provenance
from pipeline.formats.word.user_content import (
    CannotCarryError,
    Carried,
    Regions,
    carry,
    regions_of,
    unsettled,
)
from pipeline.foundation.filenames import without_day

#: The line between a person's words and the workbook's, where both have changed.
_BETWEEN = "The workbook has changed too, and now says:"


@dataclass(frozen=True, kw_only=True)
class HandEdits:
    """What a person wrote, as copied into a new version; the path of their file, and its SHA-256."""

    carried: Carried
    found_at: str
    digest: str


@dataclass(frozen=True, kw_only=True, repr=False)
class NewVersion:
    """A document with the hand edits of the one before; `uncarried`: by path, why they are not in it."""

    data: bytes
    origin: Provenance
    hand_edits: HandEdits | None = None
    uncarried: Mapping[str, str] = field(default_factory=dict)


def with_hand_edits(
    path: str, data: bytes, origin: Provenance, edited: Mapping[str, tuple[bytes, Mapping[str, Any]]]
) -> NewVersion:
    """A new version with what a person wrote in the present one.

    Where nothing else has changed, their file stays as it is. `edited`: as in CaseJob.
    """
    try:
        regions, made = regions_of(data), hashlib.sha256(data).hexdigest()
    except CannotCarryError:  # not a complete document: the leak check reports it
        return NewVersion(data=data, origin=origin)
    origin = replace(origin, made=made, own=regions.own, rest=regions.rest)
    found_at = _path_of_edited(path, edited)
    if found_at is None:
        return NewVersion(data=data, origin=origin)
    theirs, before = edited[found_at]
    try:
        if before.get("made") == made and found_at == path:
            carried = Carried(theirs)
        else:
            carried = carry(data, theirs, Regions(before.get("own", {}), before.get("rest", "")), _BETWEEN)
        both = unsettled(carried.data, _BETWEEN)
    except CannotCarryError as fault:
        return NewVersion(data=data, origin=origin, uncarried={found_at: str(fault)})
    return NewVersion(
        data=carried.data,
        origin=replace(origin, carried=carried.data != data, both=both),
        hand_edits=HandEdits(carried=carried, found_at=found_at, digest=hashlib.sha256(theirs).hexdigest()),
    )


def _path_of_edited(path: str, edited: Iterable[str]) -> str | None:
    """The path of this document as a person edited it, which may have another day in its name; or None."""
    same = [one for one in edited if without_day(one) == without_day(path)]
    return path if path in same else next(iter(same), None)
