"""Where the files of issued copies lie: in family/ while they may be handed over, else in recalled/."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.register_entry import Issued, Recall
from pipeline.foundation.errors import InputError

#: The folder of a case for copies that were recalled or replaced: what the family has, and never gets again.
RECALLED = "recalled"
_FAMILY = "family/"


def in_recalled(path: str) -> str:
    """The path in recalled/ of a file in family/."""
    return f"{RECALLED}/{path.removeprefix(_FAMILY)}"


def files_of(copy: Issued) -> tuple[str, str]:
    """The paths of a copy's Word file and its PDF as they were issued."""
    return copy.file, in_pdf(copy.file)


def in_pdf(path: str) -> str:
    """The path of a Word file's PDF."""
    return f"{path.removesuffix('.docx')}.pdf"


def with_issued_files_in_place(
    result: CaseResult, job: CaseJob, recalls: Collection[Recall]
) -> tuple[CaseResult, tuple[Recall, ...]]:
    """The result with the files of issued copies kept, and the recalls that follow.

    A copy that is recalled, refused or replaced moves to recalled/, and back when it may be handed over
    again. A file that somebody changed moves there too, and the one that went out takes its place where it
    can be made as it was. A new copy whose file would take the place of an issued one is not issued.
    """
    moving = _Moving(result=result, job=job, recalled={one.copy_number for one in recalls if not one.stays})
    for former in job.issued:
        for path in files_of(former):
            moving.place(former, path)
    issued = tuple(one for one in result.issued if one.copy_number not in moving.not_issued)
    carried = {old: _digest(job.issued_files[old]) for old in moving.moved.values()}
    return (
        replace(
            result,
            files=moving.files,
            issued=issued,
            keep=frozenset(moving.keep),
            moved=moving.moved,
            carried_from={**result.carried_from, **carried},
        ),
        tuple(moving.recalls),
    )


@dataclass(kw_only=True)
class _Moving:
    """Decides for one file after another where it lies after this run.

    `moved`: the new path of each file that moves, with the path where it is now.
    """

    result: CaseResult
    job: CaseJob
    recalled: Collection[str]
    files: dict[str, bytes] = field(default_factory=dict)
    keep: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)
    not_issued: set[str] = field(default_factory=set)
    recalls: list[Recall] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.files = dict(self.result.files)

    def place(self, former: Issued, path: str) -> None:
        """Decide where one file of an issued copy lies."""
        self._keep_its_name(former, path)
        there = self.job.issued_files.get(path)
        aside = self.job.issued_files.get(in_recalled(path))
        if not self._may_be_handed_over(former):
            if there is not None:
                self._move(path, self._free(in_recalled(path), there), there)
        elif there is None:
            if aside is not None and _is_as_issued(former, path, aside):
                self._move(in_recalled(path), path, aside)
        elif not _is_as_issued(former, path, there):
            self._move(path, self._free(in_recalled(path), there), there)
        else:
            self.files.pop(path, None)
            self.keep.add(path)

    def _may_be_handed_over(self, former: Issued) -> bool:
        refused = {one.path for one in self.result.refused}
        is_replaced = not former.state.startswith("Issued") or any(
            one.key == former.key and int(one.version) > int(former.version) for one in self.result.issued
        )
        return not (is_replaced or former.copy_number in self.recalled or set(files_of(former)) & refused)

    def _keep_its_name(self, former: Issued, path: str) -> None:
        """Do not issue another copy under the name of this one's file."""
        others = {one.copy_number for one in self.result.issued if one.file == former.file}
        if path in self.files and others - {former.copy_number}:
            del self.files[path]
            self.not_issued |= others - {former.copy_number}
            why = "Another copy would overwrite its file. Give that copy another version."
            self.recalls.append(former.recall(why, stays=True))

    def _move(self, old: str, new: str, data: bytes) -> None:
        self.files[new] = data
        self.moved[new] = old

    def _free(self, path: str, data: bytes) -> str:
        """The path, or with a number where another file is there."""
        place, number = path, 1
        while self.job.issued_files.get(place, data) != data or self.files.get(place, data) != data:
            number += 1
            stem, ending = path.rsplit(".", 1)
            place = f"{stem} ({number}).{ending}"
        return place


def without_password(former: Issued, job: CaseJob) -> bytes | None:
    """The Word file of a copy that is out, without its password; None where it cannot be read."""
    data = job.issued_files.get(former.file, job.issued_files.get(in_recalled(former.file)))
    if data is None or not former.encrypted:
        return data
    from pipeline.casefiles.encryption import decrypted

    password = job.passwords.get(former.person_id)
    try:
        return decrypted(former.file, data, password) if password else None
    except InputError:
        return None


def places_of(issued: Collection[Issued]) -> Iterator[str]:
    """Every path at which a file of these copies may be."""
    for one in issued:
        for path in files_of(one):
            yield path
            yield in_recalled(path)


def _is_as_issued(former: Issued, path: str, data: bytes) -> bool:
    """Whether a file is the one that went out; of a PDF the register knows no digest."""
    return path != former.file or _digest(data) == former.sha256


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
