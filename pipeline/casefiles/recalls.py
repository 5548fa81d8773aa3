"""Copies that are out: their files stay as they are, and why one would not be made so today."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator

from pipeline.casefiles.family_copies import Recipient
from pipeline.casefiles.issue_register import Issued, Recall
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.render_context import RenderContext
from pipeline.leakcheck import Detector, Leak, is_broken


def formers(recipient: Recipient, task: CaseJob) -> list[Issued]:
    """The copies that this person was given earlier and that this run does not make again."""
    again = {one.copy.number for one in recipient.made if one.issue}
    return [
        one
        for one in task.issued
        if one.person_id == recipient.person.person_id and one.copy_number not in again
    ]


def recalls_of_files(task: CaseJob, receive: Collection[str]) -> Iterator[Recall]:
    """Copies that are out of which the file here is another by now, or whose holder may not have copies any more."""
    for one in task.issued:
        data = task.standing.get(one.file)
        if data is not None and hashlib.sha256(data).hexdigest() != one.sha256:
            yield Recall(
                one, "Its file here was changed since it was issued. Put back the one that went out."
            )
        if one.person_id not in receive and one.state.startswith("Issued") and not task.without_copies:
            yield Recall(one, "By the sheet Family members this person may not have copies now.")


def keep_what_is_out(task: CaseJob, made: CaseResult) -> None:
    """Have the files of copies that are out stay as they are: a copy that would take the place of one is not issued."""
    refused = {one.path for one in made.refused}
    for former in (one for one in task.issued if one.file not in refused):
        for place in (former.file, f"{former.file.removesuffix('.docx')}.pdf"):
            stands = task.standing.get(place)
            if stands is not None and made.files.get(place, stands) != stands:
                made.files.pop(place)
                made.issued = [
                    one
                    for one in made.issued
                    if one.file != former.file or one.copy_number == former.copy_number
                ]
                made.recalls.append(
                    Recall(
                        former, "Another copy would take the place of its file. Give that another Version."
                    )
                )
            if place not in made.files:
                made.keep.add(place)


def recalls_of(
    recipient: Recipient, former: Issued, press: RenderContext, task: CaseJob, guard: Detector
) -> list[Recall]:
    """Why a copy that is out would not be made so today: proved again against what is withheld now."""
    if not former.state.startswith("Issued"):
        return []
    changed = next(
        (one.copy.changed for one in recipient.made if one.former == former and one.copy.changed), ()
    )
    found = [Recall(former, f"Changed since: {'; '.join(changed)}.")] if changed else []
    data = task.standing.get(former.file)
    if data is None or former.encrypted:
        return found
    leaks = press.proving.leaks(
        former.file.rsplit("/", 1)[-1],
        data,
        recipient.case,
        guard,
        document=former.document,
        person_id=former.person_id,
        must_hold=(),
        template=press.approved(former.template, data if _is_as_issued(former, data) else b""),
    )
    if is_broken(leaks):
        return [*found, Recall(former, "Its file is not whole, so Word cannot open it as it is.")]
    return [*found, recall_of(former, leaks)] if leaks else found


def _is_as_issued(former: Issued, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == former.sha256


def recall_of(former: Issued, leaks: list[Leak], fate: str = "") -> Recall:
    """The recall of a copy in which something was found that is withheld today; `fate`: what became of its file."""
    found = " ".join(dict.fromkeys(one.sentence for one in leaks))
    return Recall(former, f"It holds what is withheld today: {found} {fate}".strip())
