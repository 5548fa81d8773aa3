"""What changed in a family copy since the version before, for the team: from the two files that went out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.access.view import Audience, Reader
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.issued_files import in_recalled, without_password
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.register_entry import Issued
from pipeline.casefiles.render_context import RenderContext
from pipeline.casefiles.word_file import FOLDER, PROFESSIONALS, WordFile
from pipeline.formats.tracked_changes import tracked_changes
from pipeline.foundation.filenames import safe_name

#: How the name of such a file begins.
CHANGES = "changes"


def with_changes(
    result: CaseResult, files: Iterable[WordFile], job: CaseJob, render: RenderContext
) -> CaseResult:
    """The result with the changes of each copy that is out as version 2 or later, in drafts/professionals/.

    They are for the worker who explains the new version to the family; they never go out. None are made where
    one of the two versions is not here as it was issued, or holds what is withheld today.
    """
    issued = {one.copy_number: one for one in result.issued}
    for file in files:
        entry = issued.get(file.copy.note.number) if file.copy is not None and file.copy.issue else None
        before = None if entry is None else _version_before(entry, job.issued)
        if entry is None or before is None:
            continue
        old, new = _as_issued(before, result, job), _as_issued(entry, result, job)
        if old is None or new is None:
            continue
        if any(_leaks(file, *one, job, render) for one in ((before, old), (entry, new))):
            continue
        data = tracked_changes(old, new, f"Version {entry.version}")
        name = entry.file.rsplit("/", 1)[-1]
        path = f"{FOLDER}/{PROFESSIONALS}/{CHANGES} - {safe_name(entry.person_id)} - {name}"
        if data is not None and not _leaks_to_professionals(path, data, job, render):
            result = replace(
                result, files={**result.files, path: data}, origins={**result.origins, path: file.origin}
            )
    return result


def _version_before(entry: Issued, issued: Sequence[Issued]) -> Issued | None:
    """The latest of the earlier versions of a copy."""
    earlier = [one for one in issued if one.key == entry.key and int(one.version) < int(entry.version)]
    return max(earlier, key=lambda one: int(one.version), default=None)


def _as_issued(entry: Issued, result: CaseResult, job: CaseJob) -> bytes | None:
    """The Word file of a copy as it went out, or goes out now; None where that is not here."""
    if entry.file in result.files:
        return result.files[entry.file]
    paths = (entry.file, in_recalled(entry.file))
    data = next((job.issued_files[one] for one in paths if one in job.issued_files), b"")
    return without_password(entry, job) if hashlib.sha256(data).hexdigest() == entry.sha256 else None


def _leaks(file: WordFile, entry: Issued, data: bytes, job: CaseJob, render: RenderContext) -> bool:
    """Whether a version, as it went out, holds what is withheld from its recipient today."""
    return bool(
        render.leak_checker.leaks(
            entry.file.rsplit("/", 1)[-1],
            data,
            job.case,
            file.detector,
            document=file.document,
            person_id=file.person_id,
            must_hold=(),
            template=render.approved(entry.template, data),
        )
    )


def _leaks_to_professionals(path: str, data: bytes, job: CaseJob, render: RenderContext) -> bool:
    """Whether a file of changes holds what no professional of the case may read, or cannot be searched."""
    everyone = Audience(Reader.PROFESSIONAL)
    guard = render.leak_checker.guard(job.case, everyone, hidden_from(job.case, everyone))
    name = path.rsplit("/", 1)[-1]
    return bool(
        render.leak_checker.leaks(name, data, job.case, guard, document=CHANGES, must_hold=(), template=data)
    )
