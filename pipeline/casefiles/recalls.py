"""Issued copies that need a recall or a check, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator

from pipeline.casefiles.copy_records import text_of_value
from pipeline.casefiles.family_copies import Recipient
from pipeline.casefiles.issued_files import in_recalled, without_password
from pipeline.casefiles.job import CaseJob
from pipeline.casefiles.register_entry import Issued, Recall
from pipeline.casefiles.render_context import RenderContext
from pipeline.leakcheck import Detector, Leak, is_broken
from pipeline.model import known
from pipeline.model.approval import why_no_decision_of
from pipeline.model.finding import address


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
            yield one.recall(
                f"Its file here was changed since it was issued. {_fate_of_changed(one)}", stays=True
            )
        if one.person_id not in receive and one.state.startswith("Issued") and not job.without_copies:
            people = {person.person_id for person in job.case.family}
            why = "The sheet Family members says that this person may not have copies now."
            if one.person_id not in people:
                why = (
                    "The sheet Family members no longer has this Person ID. If it was changed, change it "
                    "back."
                )
            yield one.recall(why)


def recalls_of_approvals(job: CaseJob) -> Iterator[Recall]:
    """Copies that are out, and that somebody recalled or whose approval is not as it was then."""
    rows = {row.copy_id: row for row in job.case.copies}
    for one in (copy for copy in job.issued if copy.state.startswith("Issued")):
        row = rows.get(one.copy_number)
        if row is None:
            why = (
                "The sheet Copies given no longer has a row for it, so its approval was deleted. "
                "Restore the row."
            )
            yield one.recall(why)
            continue
        if row.is_stopped:
            yield one.recall(
                f"Somebody recalled it on the sheet Copies given ({address(row, 'stopped_on')})."
            )
        changed = [
            row.fields[name].heading
            for name in ("approved_by", "second_checker")
            if text_of_value(getattr(row, name)) != getattr(one, name)
        ]
        lost = [
            row.fields[name].heading
            for name in ("approved_by", "second_checker")
            if known(getattr(row, name)) and why_no_decision_of(job.case, row, name) is not None
        ]
        if lost and not changed and job.case.staff:
            yield one.recall(
                f"According to the sheet Staff as it is now, {' and '.join(lost)} could not have decided "
                "then. If the sheet is right, the copy should not have been given."
            )
        if changed:
            yield one.recall(
                f"On the sheet Copies given somebody changed {' and '.join(changed)} after the copy was "
                "given. The register keeps who it was at the time.",
                stays=True,
            )


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
    data = without_password(former, job)
    if data is None:
        return found + [former.recall(why, stays=True) for why in _not_searched(former, job)]
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
        return [*found, former.recall("Its file is damaged, so Word cannot open it.")]
    return [*found, recall_of(former, leaks)] if leaks else found


def _fate_of_changed(copy: Issued) -> str:
    there = "The changed one is in recalled/."
    if copy.encrypted:
        return f"Restore the one that was given. {there}"
    return f"The one that was given is restored if it can still be made. {there}"


def _not_searched(former: Issued, job: CaseJob) -> list[str]:
    """Why a copy that is out was not searched for what is withheld today."""
    is_there = former.file in job.issued_files or in_recalled(former.file) in job.issued_files
    if not is_there:
        return [
            "Its file is not kept here, so nobody knows whether it contains anything that is withheld "
            "today. Look at your own copy."
        ]
    if former.encrypted:
        return [
            "It is locked, and its password is not in the password folder, so nobody knows whether it "
            "contains anything that is withheld today. Look at your own copy."
        ]
    return []


def _is_as_issued(former: Issued, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == former.sha256


def recall_of(former: Issued, leaks: Iterable[Leak], fate: str = "") -> Recall:
    """The recall of a copy that holds what is withheld today. `fate`: a sentence on its file."""
    found = " ".join(dict.fromkeys(one.sentence for one in leaks))
    return former.recall(f"It contains something that is withheld today: {found} {fate}".strip())
