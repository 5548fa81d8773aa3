"""One reader's files: each copy filled and proved, issued or marked as a draft, and the schedule of what they withhold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pipeline.access.view import Audience, Reader, audiences_of, see
from pipeline.casefiles.compliance_sheet import COMPLIANCE_SHEET, compliance_sheet_of
from pipeline.casefiles.copy_status import status_of
from pipeline.casefiles.family_copies import (
    SCHEDULE,
    FamilyCopy,
    Recipient,
    hidden_from,
    recipient_of,
    schedule_of,
)
from pipeline.casefiles.hand_edits import Theirs, with_what_was_written
from pipeline.casefiles.issue_register import Issued, IssueRegister, Recall
from pipeline.casefiles.job import CaseJob, CaseResult, Unfilled
from pipeline.casefiles.leak_checker import Refused, not_whole
from pipeline.casefiles.provenance import (
    Provenance,
    digest_of,
    everything,
    papers_with_reads,
    provenance_of,
    rules_version,
)
from pipeline.casefiles.recalls import formers, keep_what_is_out, recall_of, recalls_of, recalls_of_files
from pipeline.casefiles.recipient_names import digest_of_name
from pipeline.casefiles.render_context import RenderContext
from pipeline.formats.pdf import to_pdf
from pipeline.formats.word import written
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.foundation.filenames import safe_name
from pipeline.foundation.plugins import Plugin
from pipeline.leakcheck import Detector, Leak, is_broken
from pipeline.model import Blank, Case, known
from pipeline.model.finding import ENDS_ALL, fault_in

R = TypeVar("R")


@dataclass(frozen=True)
class _Sheet:
    """One proved Word file, and what the proof of its PDF asks.

    `of`: whose copy it is, where it is one of a family's.
    """

    path: str
    data: bytes
    guard: Detector
    document: str
    person_id: str
    must_hold: tuple[str, ...]
    origin: Provenance
    of: tuple[Recipient, FamilyCopy] | None = None
    theirs: Theirs | None = None


@dataclass(frozen=True)
class _Begun:
    """A case whose Word files are made and proved; its PDFs are still to come."""

    task: CaseJob
    files: CaseResult
    recipients: list[Recipient] = field(default_factory=list)
    sheets: list[_Sheet] = field(default_factory=list)
    guards: dict[str, Detector] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case."""
        return self.task.case

    @property
    def word_files(self) -> dict[str, bytes]:
        """The Word files to be turned into PDF, by their path below the folder of all cases."""
        return {f"{safe_name(self.case.id)}/{one.path}": one.data for one in self.sheets}


def generate(press: RenderContext, tasks: Sequence[CaseJob]) -> list[CaseResult]:
    """Everything that these cases are due, for every reader, each file proved.

    A case in which the program has a fault takes no other with it: of that one nothing is made.
    """
    begun = [_without_the_others(task, partial(_begin, task, press)) for task in tasks]
    word_files = {
        name: data for one in begun if isinstance(one, _Begun) for name, data in one.word_files.items()
    }
    pdfs = to_pdf(word_files, workers=press.starts) if press.pdf and word_files else {}
    return [
        one
        if isinstance(one, CaseResult)
        else _without_the_others(one.task, partial(_finish, one, pdfs, press))
        for one in begun
    ]


def _without_the_others(task: CaseJob, work: Callable[[], R]) -> R | CaseResult:
    """What comes of the work on one case; where the program has a fault, only where that is."""
    try:
        return work()
    except ENDS_ALL:
        raise
    except Exception as fault:
        return CaseResult(task.case.id, fault=fault_in(task.case, fault))


def _begin(task: CaseJob, press: RenderContext) -> _Begun:
    """Fill and prove every Word file that a case is due.

    What the proof refuses is not among them; the others are.
    """
    case, register = task.case, IssueRegister(task.issued)
    documents = [part for part in press.documents if not task.only or part.name in task.only]
    begun = _Begun(task, CaseResult(case.id))
    for audience in audiences_of(case):
        if audience.is_family and not task.without_copies:
            recipient = recipient_of(
                case,
                audience,
                press.house,
                documents,
                register,
                drafts_only=press.drafts_only,
                words=press.words,
                today=press.clock.today,
            )
            begun.recipients.append(_begin_copies(recipient, press, begun))
        elif not audience.is_family:
            _begin_papers(audience, documents, press, begun)
    return begun


def _begin_papers(
    audience: Audience, documents: Sequence[Plugin], press: RenderContext, begun: _Begun
) -> None:
    """Every paper for the case's professionals, or for the people at one discussion."""
    case = begun.case
    hidden = hidden_from(case, audience)
    seen = see(case, audience, hidden)
    guard = press.proving.guard(case, audience, hidden)
    for part in documents:
        audited = part.name == COMPLIANCE_SHEET and not audience.meeting
        for paper, prepared in (
            [(compliance_sheet_of(case, press.clock, press.house), everything(case))]
            if audited
            else papers_with_reads(part.module.papers, seen, press.house)
        ):
            path, must_hold = f"{safe_name(paper.stem)}.docx", (str(paper.context["reference"]),)
            with seen.recording() as reads:
                data = _filled(press, begun, path, part.name, paper.context)
            if data is None:
                continue
            origin = provenance_of(case, audience, prepared | reads, part.name, press.templates[part.name])
            theirs = None
            if press.has_own_regions(part.name):
                data, origin, theirs = with_what_was_written(path, data, origin, begun.task, begun.files)
            _prove(_Sheet(path, data, guard, part.name, "", must_hold, origin, theirs=theirs), press, begun)


def _filled(
    press: RenderContext,
    begun: _Begun,
    path: str,
    name: str,
    context: Mapping[str, Any],
    *,
    large: bool = False,
) -> bytes | None:
    """A document's template filled.

    None where it has a fault: then the document is among those not made, and the others are.
    """
    try:
        return press.filled(name, context, large=large)
    except TemplateError as fault:
        begun.files.unfilled.append(
            Unfilled(begun.case.id, path, name, TemplateError(fault.message, fault.remedy))
        )
        return None


def _begin_copies(recipient: Recipient, press: RenderContext, begun: _Begun) -> Recipient:
    """Every copy for one of the family, and the schedule of what they withhold.

    The recipient with the copies that are made.
    """
    case, person = recipient.case, recipient.person
    folder = f"family/{safe_name(person.person_id)}"
    guard = press.proving.guard(case, recipient.audience, recipient.hidden)
    begun.guards[person.person_id] = guard
    refused: list[str] = []
    unmade: list[FamilyCopy] = []
    for one in recipient.made:
        path = f"{folder}/{one.stem if press.fault_of(one.part.name) is None else one.paper.stem}.docx"
        large = person.format_needed == "large"
        with recipient.view.recording() as reads:
            data = _filled(press, begun, path, one.part.name, one.paper.context, large=large)
        if data is None:
            unmade.append(one)
            continue
        origin = provenance_of(
            case, recipient.audience, {**one.reads, **reads}, one.part.name, press.templates[one.part.name]
        )
        number = (one.copy.number,) if one.issue else ()
        must_hold = (str(recipient.view.details.child_name), one.copy.recipient, *number)
        sheet = _Sheet(
            path, data, guard, one.part.module.COPY_OF, person.person_id, must_hold, origin, (recipient, one)
        )
        if is_broken(leaks := _prove(sheet, press, begun)):
            unmade.append(one)
        elif leaks:
            refused.append(one.stem)
            if one.again and one.former is not None:
                begun.files.recalls.append(recall_of(one.former, leaks, "Its file was taken away."))
    if recipient.made or recipient.stopped:
        _begin_schedule(recipient, refused, unmade, folder, press, begun)
    return replace(
        recipient, made=[one for one in recipient.made if one.stem not in {other.stem for other in unmade}]
    )


def _begin_schedule(
    recipient: Recipient,
    refused: list[str],
    unmade: list[FamilyCopy],
    folder: str,
    press: RenderContext,
    begun: _Begun,
) -> None:
    """The schedule for the chair.

    It names this case's rows, so it is proved against what professionals may not see.
    """
    case, everyone = recipient.case, Audience(Reader.PROFESSIONAL)
    guard = press.proving.guard(case, everyone, hidden_from(case, everyone))
    path, stems = f"{folder}/{SCHEDULE}.docx", [one.stem for one in unmade]
    data = _filled(press, begun, path, SCHEDULE, schedule_of(recipient, press.house, refused, stems).context)
    if data is not None:
        origin = provenance_of(case, everyone, everything(case), SCHEDULE, press.templates[SCHEDULE])
        must_hold = (case.id, recipient.person.person_id)
        _prove(_Sheet(path, data, guard, SCHEDULE, "", must_hold, origin), press, begun)


def _prove(sheet: _Sheet, press: RenderContext, begun: _Begun) -> list[Leak]:
    """Take a Word file in where the proof finds nothing in it; else why it was refused."""
    leaks = _leaks(sheet, sheet.path, sheet.data, press, begun.case)
    if is_broken(leaks):
        begun.files.unfilled.append(
            Unfilled(
                begun.case.id, sheet.path, sheet.origin.document, not_whole(sheet.origin.document, leaks)
            )
        )
    elif leaks:
        begun.files.refused.append(Refused(begun.case.id, sheet.path, tuple(leaks)))
    else:
        begun.sheets.append(sheet)
    return leaks


def _finish(begun: _Begun, pdfs: Mapping[str, bytes | OutputError], press: RenderContext) -> CaseResult:
    """Everything of a case.

    `pdfs`: by the path of the Word file, its PDF, which is proved too, or why there is none.
    """
    made, task = begun.files, begun.task
    for sheet in begun.sheets:
        files = {sheet.path: sheet.data}
        pdf, path = (
            pdfs.get(f"{safe_name(task.case.id)}/{sheet.path}"),
            f"{sheet.path.removesuffix('.docx')}.pdf",
        )
        if isinstance(pdf, OutputError):
            made.unmade.append(pdf)
        elif pdf is not None and (leaks := _leaks(sheet, path, pdf, press, task.case)):
            made.refused.append(Refused(task.case.id, path, tuple(leaks)))
        elif pdf is not None:
            files[path] = pdf
        nobody_writes_in_it = replace(sheet.origin, made="", own={}, rest="", carried=False, both=())
        made.origins.update(
            {one: sheet.origin if one == sheet.path else nobody_writes_in_it for one in files}
        )
        if sheet.theirs is not None:
            made.carried[sheet.path] = sheet.theirs.carried
            made.carried_from[sheet.theirs.stood_at] = sheet.theirs.digest
        if sheet.of is None:
            made.files.update(files)
        else:
            _add(*sheet.of, files, press, task, made)
    guards = begun.guards
    for recipient in begun.recipients:
        for former in formers(recipient, task):
            made.recalls.extend(
                recalls_of(recipient, former, press, task, guards[recipient.person.person_id])
            )
    made.recalls.extend(recalls_of_files(task, guards))
    keep_what_is_out(task, made)
    made.told = status_of(begun.recipients, [(one.copy.copy_number, one.why) for one in made.recalls])
    return made


def _leaks(sheet: _Sheet, path: str, data: bytes, press: RenderContext, case: Case) -> list[Leak]:
    name = path.rsplit("/", 1)[-1]
    return press.proving.leaks(
        name,
        data,
        case,
        sheet.guard,
        document=sheet.document,
        person_id=sheet.person_id,
        must_hold=sheet.must_hold,
        template=press.templates[sheet.origin.document],
    )


def _add(
    recipient: Recipient,
    one: FamilyCopy,
    files: dict[str, bytes],
    press: RenderContext,
    task: CaseJob,
    made: CaseResult,
) -> None:
    """Take in the proved files of one copy; where it goes out, with its entry in the register."""
    if not one.issue:
        made.files.update(files)
        return
    path = next(iter(files))
    entry = _entry(recipient, one, path, files[path], press)
    if one.former is not None and one.former.copy_number == entry.copy_number:
        _add_again(one.former, entry, files, task, made)
        return
    made.files.update(files)
    made.issued.append(entry)
    made.to_seal[entry.copy_number] = tuple(files)


def _add_again(
    former: Issued, entry: Issued, files: Mapping[str, bytes], task: CaseJob, made: CaseResult
) -> None:
    """A copy that is out already: its file stays, byte for byte; what the workbook says now of its giving is entered."""
    made.issued.append(
        replace(
            former,
            approved_by=entry.approved_by,
            second_checker=entry.second_checker,
            method=entry.method,
            sent_at=entry.sent_at,
            read_through_on=entry.read_through_on,
            supersedes=entry.supersedes,
        )
    )
    is_there = former.file in task.standing
    if former.encrypted or is_there or former.sha256 != entry.sha256:
        if not is_there:
            why = "Its file is missing, and can no longer be made as it was."
            made.recalls.append(Recall(former, why))
        elif former.template != entry.template:
            made.recalls.append(Recall(former, "Its template has changed since it was issued."))
        elif former.rules != entry.rules:
            made.recalls.append(
                Recall(former, "What is withheld from families has changed since it was issued.")
            )
    else:
        made.files.update(files)


def encrypt(made: CaseResult, folder: Path) -> None:
    """Encrypt the files of the copies that go out now, each with its recipient's password, which is kept in `folder`.

    Raises OutputError where the passwords can be neither read nor written.
    """
    from pipeline.casefiles.encryption import encrypted, password_for

    for place, entry in enumerate(made.issued):
        if paths := made.to_seal.get(entry.copy_number):
            password = password_for(folder, f"{safe_name(entry.case_id)} {safe_name(entry.person_id)}")
            made.files.update({path: encrypted(path, made.files[path], password) for path in paths})
            made.issued[place] = replace(
                entry, encrypted="Yes", sha256=hashlib.sha256(made.files[entry.file]).hexdigest()
            )


def _entry(recipient: Recipient, one: FamilyCopy, path: str, data: bytes, press: RenderContext) -> Issued:
    row = one.row
    assert row is not None
    withheld: dict[str, int] = {}
    for hidden in recipient.hidden:
        if hidden.field is None:
            withheld[hidden.ground.words] = withheld.get(hidden.ground.words, 0) + 1
    return Issued(
        copy_number=row.copy_id,
        case_id=recipient.case.id,
        person_id=recipient.person.person_id,
        document=one.part.module.COPY_OF,
        belongs_to=one.paper.owner,
        version=str(one.copy.version),
        file=path,
        sha256=hashlib.sha256(data).hexdigest(),
        content=one.copy.content,
        withheld="; ".join(f"{ground}: {count} rows" for ground, count in sorted(withheld.items())),
        approved_by=_told(row.approved_by),
        second_checker=_told(row.second_checker),
        method=_told(row.method),
        sent_at=_told(row.sent_at),
        read_through_on=_told(row.read_through_on),
        supersedes=_told(row.supersedes),
        issued_on=_told(press.clock.today),
        template=digest_of(press.templates[one.part.name]),
        rules=rules_version(),
        parts=one.parts,
        recipient=_name_code(recipient),
    )


def _name_code(recipient: Recipient) -> str:
    person = recipient.person
    return digest_of_name(recipient.case.id, person.person_id, person.name) if known(person.name) else ""


def _told(value: object) -> str:
    return "" if isinstance(value, Blank) else str(written(value))
