"""What a person wrote in a document, in its next version."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.provenance import Provenance
from pipeline.formats.word.user_content import (
    CannotCarryError,
    Carried,
    Regions,
    carry,
    regions_of,
    unsettled,
)

#: What is between a person's words and the workbook's, where both have changed.
_BETWEEN = "The workbook has changed too, and now says:"
#: The day in a document's name, which may be moved.
_DAY = re.compile(r" - \d{4}-\d{2}-\d{2}(?= - |\.)")


@dataclass(frozen=True)
class Theirs:
    """What a person wrote that stands in a new version; where their file stood, and its hash."""

    carried: Carried
    stood_at: str
    digest: str


def with_what_was_written(
    path: str, data: bytes, origin: Provenance, task: CaseJob, made_files: CaseResult
) -> tuple[bytes, Provenance, Theirs | None]:
    """A new version with what a person wrote in the one that is there.

    Where nothing else is new, theirs stays as it is.

    Where it cannot be carried over, `made_files` takes in why.
    """
    try:
        regions, made = regions_of(data), hashlib.sha256(data).hexdigest()
    except CannotCarryError:  # it is no whole document: the proof says so
        return data, origin, None
    origin = replace(origin, made=made, own=regions.own, rest=regions.rest)
    stood_at = _where_it_stood(path, task.edited)
    if stood_at is None:
        return data, origin, None
    edited, before = task.edited[stood_at]
    try:
        if before.get("made") == made and stood_at == path:
            carried = Carried(edited)
        else:
            carried = carry(data, edited, Regions(before.get("own", {}), before.get("rest", "")), _BETWEEN)
        both = unsettled(carried.data, _BETWEEN)
    except CannotCarryError as fault:
        made_files.uncarried[stood_at] = str(fault)
        return data, origin, None
    theirs = Theirs(carried, stood_at, hashlib.sha256(edited).hexdigest())
    return carried.data, replace(origin, carried=carried.data != data, both=both), theirs


def _where_it_stood(path: str, edited: Iterable[str]) -> str | None:
    """Where a document stands that a person wrote in: at the same path, or under the name of another day; None where nowhere."""
    same = [one for one in edited if _DAY.sub("", one) == _DAY.sub("", path)]
    return path if path in same else next(iter(same), None)
