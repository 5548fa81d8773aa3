"""One reader's files: each copy filled and proved, issued or marked as a draft, and the schedule of what they withhold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.auditing import COMPLIANCE_SHEET, compliance_sheet_of
from pipeline.case import Blank, Case
from pipeline.copies import SCHEDULE, Made, Recipient, hidden_from, recipient_of, schedule_of
from pipeline.errors import OutputError
from pipeline.filenames import safe_name
from pipeline.origins import Origin, digest_of, everything, origin_of, rules_version
from pipeline.parts import Part
from pipeline.pdf import to_pdf
from pipeline.press import Press
from pipeline.proof import Guard, Leak
from pipeline.proving import Refused
from pipeline.recalling import formers, keep_what_is_out, recall_of, recalls_of, recalls_of_files
from pipeline.register import Issued, Recall, Register
from pipeline.telling import told_of
from pipeline.view import Audience, Read, Reader, audiences_of, see
from pipeline.word import written
from pipeline.word.own import CannotCarryError, Carried, Regions, carry, regions_of, unsettled
from pipeline.work import Files, Task

#: The day in a document's name, which may be moved.
_DAY = re.compile(r" - \d{4}-\d{2}-\d{2}(?= - |\.)")


@dataclass(frozen=True)
class _Theirs:
    """What a person wrote that stands in a new version; where their file stood, and its hash."""

    carried: Carried
    stood_at: str
    digest: str


@dataclass(frozen=True)
class _Sheet:
    """One proved Word file, and what the proof of its PDF asks. `of`: whose copy it is, where it is one of a family's."""

    path: str
    data: bytes
    guard: Guard
    document: str
    person_id: str
    must_hold: tuple[str, ...]
    origin: Origin
    of: tuple[Recipient, Made] | None = None
    theirs: _Theirs | None = None


@dataclass(frozen=True)
class _Begun:
    """A case whose Word files are made and proved; its PDFs are still to come."""

    task: Task
    files: Files
    recipients: list[Recipient] = field(default_factory=list)
    sheets: list[_Sheet] = field(default_factory=list)
    guards: dict[str, Guard] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case."""
        return self.task.case

    @property
    def word_files(self) -> dict[str, bytes]:
        """The Word files to be turned into PDF, by their path below the folder of all cases."""
        return {f"{safe_name(self.case.id)}/{one.path}": one.data for one in self.sheets}


def make(press: Press, tasks: Sequence[Task]) -> list[Files]:
    """Everything that these cases are due, for every reader, each file proved."""
    begun = [_begin(task, press) for task in tasks]
    word_files = {name: data for one in begun for name, data in one.word_files.items()}
    pdfs = to_pdf(word_files, workers=press.starts) if press.pdf and word_files else {}
    return [_finish(one, pdfs, press) for one in begun]


def _begin(task: Task, press: Press) -> _Begun:
    """Fill and prove every Word file that a case is due. What the proof refuses is not among them; the others are."""
    case, register = task.case, Register(task.issued)
    documents = [part for part in press.documents if not task.only or part.name in task.only]
    begun = _Begun(task, Files(case.id))
    for audience in audiences_of(case):
        if audience.is_family:
            recipient = recipient_of(
                case, audience, press.house, documents, register, drafts_only=press.drafts_only, words=press.words,
                today=press.clock.today,
            )  # fmt: skip
            begun.recipients.append(recipient)
            _begin_copies(recipient, press, begun)
        else:
            _begin_papers(audience, documents, press, begun)
    return begun


def _begin_papers(audience: Audience, documents: Sequence[Part], press: Press, begun: _Begun) -> None:
    """Every paper for the case's professionals, or for the people at one discussion."""
    case = begun.case
    hidden = hidden_from(case, audience)
    seen = see(case, audience, hidden)
    guard = press.proving.guard(case, audience, hidden)
    for part in documents:
        audited = part.name == COMPLIANCE_SHEET and not audience.meeting
        before: dict[Read, Any] = {}
        for paper in [compliance_sheet_of(case, press.clock, press.house)] if audited else part.module.papers(seen, press.house):
            before |= seen.noted()
            data = press.filled(part.name, paper.context)
            reads = everything(case) if audited else before | seen.noted()
            origin = origin_of(case, audience, reads, part.name, press.templates[part.name])
            path, must_hold = f"{safe_name(paper.stem)}.docx", (str(paper.context["reference"]),)
            theirs = None
            if press.has_own_regions(part.name):
                data, origin, theirs = _with_what_was_written(path, data, origin, begun)
            _prove(_Sheet(path, data, guard, part.name, "", must_hold, origin, theirs=theirs), press, begun)
        seen.noted()


def _with_what_was_written(path: str, data: bytes, origin: Origin, begun: _Begun) -> tuple[bytes, Origin, _Theirs | None]:
    """A new version with what a person wrote in the one that stands there. Where nothing else is new, theirs stays as it is."""
    regions, made = regions_of(data), hashlib.sha256(data).hexdigest()
    origin = replace(origin, made=made, own=regions.own, rest=regions.rest)
    stood_at = _where_it_stood(path, begun.task.edited)
    if stood_at is None:
        return data, origin, None
    edited, before = begun.task.edited[stood_at]
    try:
        if before.get("made") == made and stood_at == path:
            carried = Carried(edited)
        else:
            carried = carry(data, edited, Regions(before.get("own", {}), before.get("rest", "")))
        both = unsettled(carried.data)
    except CannotCarryError as fault:
        begun.files.uncarried[stood_at] = str(fault)
        return data, origin, None
    theirs = _Theirs(carried, stood_at, hashlib.sha256(edited).hexdigest())
    return carried.data, replace(origin, carried=carried.data != data, both=both), theirs


def _where_it_stood(path: str, edited: Iterable[str]) -> str | None:
    """Where a document stands that a person wrote in: at the same path, or under the name of another day; None where nowhere."""
    same = [one for one in edited if _DAY.sub("", one) == _DAY.sub("", path)]
    return path if path in same else next(iter(same), None)


def _begin_copies(recipient: Recipient, press: Press, begun: _Begun) -> None:
    """Every copy for one of the family, and the schedule of what they withhold."""
    case, person = recipient.case, recipient.person
    folder = f"family/{safe_name(person.person_id)}"
    guard = press.proving.guard(case, recipient.audience, recipient.hidden)
    begun.guards[person.person_id] = guard
    refused = []
    for one in recipient.made:
        recipient.view.noted()
        data = press.filled(one.part.name, one.paper.context, large=person.format_needed == "large")
        reads = {**one.reads, **recipient.view.noted()}
        origin = origin_of(case, recipient.audience, reads, one.part.name, press.templates[one.part.name])
        number = (one.copy.number,) if one.issue else ()
        must_hold = (str(recipient.view.details.child_name), one.copy.recipient, *number)
        path, document = f"{folder}/{one.stem}.docx", one.part.module.COPY_OF
        sheet = _Sheet(path, data, guard, document, person.person_id, must_hold, origin, (recipient, one))
        if leaks := _prove(sheet, press, begun):
            refused.append(one.stem)
            if one.again and one.former is not None:
                begun.files.recalls.append(recall_of(one.former, leaks, "Its file was taken away."))
    if recipient.made or recipient.stopped:
        _prove(_schedule(recipient, refused, folder, press), press, begun)


def _schedule(recipient: Recipient, refused: list[str], folder: str, press: Press) -> _Sheet:
    """The schedule for the chair. It names this case's rows, so it is proved against what professionals may not see."""
    case, everyone = recipient.case, Audience(Reader.PROFESSIONAL)
    guard = press.proving.guard(case, everyone, hidden_from(case, everyone))
    data = press.filled(SCHEDULE, schedule_of(recipient, press.house, refused).context)
    origin = origin_of(case, everyone, everything(case), SCHEDULE, press.templates[SCHEDULE])
    return _Sheet(f"{folder}/{SCHEDULE}.docx", data, guard, SCHEDULE, "", (case.id, recipient.person.person_id), origin)


def _prove(sheet: _Sheet, press: Press, begun: _Begun) -> list[Leak]:
    """Take a Word file in where the proof finds nothing in it; else why it was refused."""
    leaks = _leaks(sheet, sheet.path, sheet.data, press, begun.case)
    if leaks:
        begun.files.refused.append(Refused(begun.case.id, sheet.path, tuple(leaks)))
    else:
        begun.sheets.append(sheet)
    return leaks


def _finish(begun: _Begun, pdfs: Mapping[str, bytes | OutputError], press: Press) -> Files:
    """Everything of a case. `pdfs`: by the path of the Word file, its PDF, which is proved too, or why there is none."""
    made, task = begun.files, begun.task
    for sheet in begun.sheets:
        files = {sheet.path: sheet.data}
        pdf, path = pdfs.get(f"{safe_name(task.case.id)}/{sheet.path}"), f"{sheet.path.removesuffix('.docx')}.pdf"
        if isinstance(pdf, OutputError):
            made.unmade.append(pdf)
        elif pdf is not None and (leaks := _leaks(sheet, path, pdf, press, task.case)):
            made.refused.append(Refused(task.case.id, path, tuple(leaks)))
        elif pdf is not None:
            files[path] = pdf
        nobody_writes_in_it = replace(sheet.origin, made="", own={}, rest="", carried=False, both=())
        made.origins.update({one: sheet.origin if one == sheet.path else nobody_writes_in_it for one in files})
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
            made.recalls.extend(recalls_of(recipient, former, press, task, guards[recipient.person.person_id]))
    made.recalls.extend(recalls_of_files(task, guards))
    keep_what_is_out(task, made)
    made.told = told_of(begun.recipients, [(one.copy.copy_number, one.why) for one in made.recalls])
    return made


def _leaks(sheet: _Sheet, path: str, data: bytes, press: Press, case: Case) -> list[Leak]:
    name = path.rsplit("/", 1)[-1]
    return press.proving.leaks(
        name, data, case, sheet.guard, document=sheet.document, person_id=sheet.person_id, must_hold=sheet.must_hold,
        template=press.templates[sheet.origin.document],
    )  # fmt: skip


def _add(recipient: Recipient, one: Made, files: dict[str, bytes], press: Press, task: Task, made: Files) -> None:
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


def _add_again(former: Issued, entry: Issued, files: Mapping[str, bytes], task: Task, made: Files) -> None:
    """A copy that is out already: its file stays, byte for byte; what the workbook says now of its giving is entered."""
    made.issued.append(replace(
        former, approved_by=entry.approved_by, second_checker=entry.second_checker, method=entry.method, sent_at=entry.sent_at,
        read_through_on=entry.read_through_on, supersedes=entry.supersedes,
    ))  # fmt: skip
    is_there = former.file in task.standing
    if former.encrypted or is_there or former.sha256 != entry.sha256:
        if not is_there:
            why = "Its file is missing, and can no longer be made as it was."
            made.recalls.append(Recall(former, why))
        elif former.template != entry.template:
            made.recalls.append(Recall(former, "Its template has changed since it was issued."))
        elif former.rules != entry.rules:
            made.recalls.append(Recall(former, "What is withheld from families has changed since it was issued."))
    else:
        made.files.update(files)


def seal(made: Files, folder: Path) -> None:
    """Encrypt the files of the copies that go out now, each with its recipient's password, which is kept in `folder`.

    Raises OutputError where the passwords can be neither read nor written.
    """
    from pipeline.sealing import password_for, sealed

    for place, entry in enumerate(made.issued):
        if paths := made.to_seal.get(entry.copy_number):
            password = password_for(folder, f"{safe_name(entry.case_id)} {safe_name(entry.person_id)}")
            made.files.update({path: sealed(path, made.files[path], password) for path in paths})
            made.issued[place] = replace(entry, encrypted="Yes", sha256=hashlib.sha256(made.files[entry.file]).hexdigest())


def _entry(recipient: Recipient, one: Made, path: str, data: bytes, press: Press) -> Issued:
    row = one.row
    assert row is not None
    withheld: dict[str, int] = {}
    for hidden in recipient.hidden:
        if hidden.field is None:
            withheld[hidden.ground.words] = withheld.get(hidden.ground.words, 0) + 1
    return Issued(
        copy_number=row.copy_id, case_id=recipient.case.id, person_id=recipient.person.person_id,
        document=one.part.module.COPY_OF, belongs_to=one.paper.owner, version=str(one.copy.version), file=path,
        sha256=hashlib.sha256(data).hexdigest(), content=one.copy.content,
        withheld="; ".join(f"{ground}: {count} rows" for ground, count in sorted(withheld.items())),
        approved_by=_told(row.approved_by), second_checker=_told(row.second_checker), method=_told(row.method),
        sent_at=_told(row.sent_at), read_through_on=_told(row.read_through_on), supersedes=_told(row.supersedes),
        issued_on=_told(press.clock.today), template=digest_of(press.templates[one.part.name]), rules=rules_version(),
        parts=one.parts,
    )  # fmt: skip


def _told(value: object) -> str:
    return "" if isinstance(value, Blank) else str(written(value))
