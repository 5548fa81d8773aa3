"""Copies that go out: their files, their entries in the register, and their encryption."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.casefiles.copy_records import register_entry_of
from pipeline.casefiles.family_copies import FamilyCopy
from pipeline.casefiles.issued_files import in_recalled
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.register_entry import Issued, Recall
from pipeline.casefiles.render_context import RenderContext
from pipeline.foundation.filenames import safe_name


@dataclass(frozen=True, kw_only=True, repr=False)
class CopyFiles:
    """The files of one copy to write; for a copy that goes out, also its entry in the register.

    `to_encrypt`: the files that go out now. `recalls`: of an issued copy whose file can no longer be made.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    entry: Issued | None = None
    to_encrypt: tuple[str, ...] = ()
    recalls: tuple[Recall, ...] = ()


def files_of_copy(
    copy: FamilyCopy, files: Mapping[str, bytes], render: RenderContext, job: CaseJob
) -> CopyFiles:
    """What to write of a copy, and its register entry. `files`: checked, the Word file first."""
    if not copy.issue:
        return CopyFiles(files=files)
    path = next(iter(files))
    entry = register_entry_of(
        copy, path, files[path], template=render.templates[copy.part.name], today=render.clock.today
    )
    if copy.former is not None and copy.former.copy_number == entry.copy_number:
        return _issued_again(copy.former, entry, files, job)
    return CopyFiles(files=files, entry=entry, to_encrypt=tuple(files))


def _issued_again(former: Issued, entry: Issued, files: Mapping[str, bytes], job: CaseJob) -> CopyFiles:
    """A copy already out: its file stays, byte for byte; the record of how it was given may change.

    Where its file is gone and is made again as it was, it has the name that it would have today.
    """
    updated = replace(
        former,
        method=entry.method,
        sent_at=entry.sent_at,
        read_through_on=entry.read_through_on,
        supersedes=entry.supersedes,
    )
    data = job.issued_files.get(former.file)
    is_there = data is not None and (former.encrypted or hashlib.sha256(data).hexdigest() == former.sha256)
    is_aside = former.file != entry.file and in_recalled(former.file) in job.issued_files
    if not (former.encrypted or is_there or is_aside or former.sha256 != entry.sha256):
        return CopyFiles(files=files, entry=replace(updated, file=entry.file))
    why = ""
    if not (is_there or is_aside):
        why = "Its file is missing, and can no longer be made as it was."
    elif former.template != entry.template:
        why = "Its template has changed since it was issued."
    elif former.rules != entry.rules:
        why = "What is withheld from families has changed since it was issued."
    return CopyFiles(entry=updated, recalls=(former.recall(why, stays=True),) if why else ())


def known_passwords(folder: Path | None, issued: Iterable[Issued]) -> dict[str, str]:
    """By Person ID, the passwords of encrypted copies, as far as they are known; no new one is made."""
    from pipeline.casefiles.encryption import known_password

    people = {(one.case_id, one.person_id) for one in issued if one.encrypted} if folder else set()
    found = {who[1]: known_password(folder, password_name(*who)) for who in people if folder is not None}
    return {person: password for person, password in found.items() if password}


def encrypted_copies(result: CaseResult, folder: Path) -> CaseResult:
    """The result with the files of the copies that go out now encrypted, each with its recipient's password.

    The passwords are kept in `folder`. Raises OutputError where they can be neither read nor written.
    """
    from pipeline.casefiles.encryption import encrypted, password_for

    files, issued = dict(result.files), []
    for entry in result.issued:
        if paths := result.to_encrypt.get(entry.copy_number):
            password = password_for(folder, password_name(entry.case_id, entry.person_id))
            files.update({path: encrypted(path, files[path], password) for path in paths})
            digest = hashlib.sha256(files[entry.file]).hexdigest()
            issued.append(replace(entry, encrypted="Yes", sha256=digest))
        else:
            issued.append(entry)
    return replace(result, files=files, issued=tuple(issued))


def password_name(case_id: str, person_id: str) -> str:
    """The name of the file of a person's password."""
    return f"{safe_name(case_id)} {safe_name(person_id)}"
