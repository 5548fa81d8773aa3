"""Issued copies: their files are kept as they are, and those that need a recall or a check are listed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from pipeline.casefiles.family_copies import Recipient
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.register_entry import Issued, Recall
from pipeline.casefiles.render_context import RenderContext
from pipeline.leakcheck import Detector, Leak, is_broken


def recalls_of_copies(
    recipient: Recipient, detector: Detector, render: RenderContext, job: CaseJob
) -> Iterator[Recall]:
    """The recalls of copies that this person has and this run does not issue again, where today's differ."""
    again = {one.note.number for one in recipient.copies if one.issue}
    for former in job.issued:
        if former.person_id == recipient.person.person_id and former.copy_number not in again:
            yield from _recalls_of(former, recipient, detector, render, job)


def recalls_of_files(job: CaseJob, receive: Collection[str]) -> Iterator[Recall]:
    """The recalls of issued copies whose file here was changed, or whose holder may no longer have copies.

    `receive`: the Person IDs of those who may.
    """
    for one in job.issued:
        data = job.issued_files.get(one.file)
        if data is not None and hashlib.sha256(data).hexdigest() != one.sha256:
            yield one.recall("Its file here was changed since it was issued. Put back the one that went out.")
        if one.person_id not in receive and one.state.startswith("Issued") and not job.without_copies:
            yield one.recall("By the sheet Family members this person may not have copies now.")


def with_issued_files_kept(result: CaseResult, job: CaseJob) -> tuple[CaseResult, tuple[Recall, ...]]:
    """The result with the files of issued copies kept, and the recalls that follow.

    A new copy whose file would overwrite that of an issued one is not issued.
    """
    refused = {one.path for one in result.refused}
    files, issued = dict(result.files), result.issued
    keep, recalls = set[str](), list[Recall]()
    for former in (one for one in job.issued if one.file not in refused):
        for path in (former.file, f"{former.file.removesuffix('.docx')}.pdf"):
            there = job.issued_files.get(path)
            if there is not None and files.get(path, there) != there:
                del files[path]
                issued = tuple(_without_others(issued, former))
                recalls.append(
                    former.recall("Another copy would take the place of its file. Give that another Version.")
                )
            if path not in files:
                keep.add(path)
    return replace(result, files=files, issued=issued, keep=frozenset(keep)), tuple(recalls)


def _without_others(issued: Iterable[Issued], former: Issued) -> Iterator[Issued]:
    """These entries, without those of other copies that have the same file."""
    return (one for one in issued if one.file != former.file or one.copy_number == former.copy_number)


def _recalls_of(
    former: Issued, recipient: Recipient, detector: Detector, render: RenderContext, job: CaseJob
) -> list[Recall]:
    """The recalls of an issued copy that would not be made in the same way today.

    Its file is checked again for what is withheld now.
    """
    if not former.state.startswith("Issued"):
        return []
    changed = next(
        (one.note.changed for one in recipient.copies if one.former == former and one.note.changed), ()
    )
    found = [former.recall(f"Changed since: {'; '.join(changed)}.")] if changed else []
    data = job.issued_files.get(former.file)
    if data is None or former.encrypted:
        return found
    leaks = render.leak_checker.leaks(
        former.file.rsplit("/", 1)[-1],
        data,
        recipient.case,
        detector,
        document=former.document,
        person_id=former.person_id,
        must_hold=(),
        template=render.approved(former.template, data if _is_as_issued(former, data) else b""),
    )
    if is_broken(leaks):
        return [*found, former.recall("Its file is not whole, so Word cannot open it as it is.")]
    return [*found, recall_of(former, leaks)] if leaks else found


def _is_as_issued(former: Issued, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == former.sha256


def recall_of(former: Issued, leaks: Iterable[Leak], fate: str = "") -> Recall:
    """The recall of a copy that holds what is withheld today. `fate`: a sentence on its file."""
    found = " ".join(dict.fromkeys(one.sentence for one in leaks))
    return former.recall(f"It holds what is withheld today: {found} {fate}".strip())
