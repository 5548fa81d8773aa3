"""One reader's files: each copy filled and proved, issued or marked as a draft, and the schedule of what they withhold."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline import case as case_model
from pipeline import release, secrecy, view, withholdings
from pipeline.auditing import COMPLIANCE_SHEET, compliance_sheet_of
from pipeline.case import Blank, Case
from pipeline.clock import Clock
from pipeline.copies import SCHEDULE, Made, Recipient, hidden_from, recipient_of, schedule_of
from pipeline.documents import House
from pipeline.errors import OutputError
from pipeline.filenames import safe_name
from pipeline.parts import Part
from pipeline.pdf import to_pdf
from pipeline.proof import Guard, Leak
from pipeline.proving import Proving, Refused
from pipeline.register import Issued, Recall, Register
from pipeline.view import Audience, Reader, audiences_of, see
from pipeline.word import Template, written
from pipeline.word.contents import with_contents
from pipeline.word.large_print import large_print


@dataclass
class Files:
    """What came of one case: files by their path below the case's folder, and what to enter once they stand there.

    `keep`: files of copies issued earlier, which stay as they are.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    keep: set[str] = field(default_factory=set)
    issued: list[Issued] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    recalls: list[Recall] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    unmade: list[OutputError] = field(default_factory=list)


@dataclass(frozen=True)
class Press:
    """What every copy of a run is made with. `passwords`: where those of encrypted copies are kept; without it none is."""

    templates: Path
    house: House
    proving: Proving
    out: Path
    clock: Clock
    pdf: bool = False
    passwords: Path | None = None
    opened: dict[str, Template] = field(default_factory=dict)

    def template(self, name: str, *, large: bool = False) -> Template:
        """The template of a document, compiled once; in large print for who needs it."""
        key = f"{name} (large print)" if large else name
        if key not in self.opened:
            path = self.templates / f"{name}.docx"
            source = io.BytesIO(large_print(path.read_bytes())) if large else path
            self.opened[key] = Template(source, form=written)
        return self.opened[key]

    def filled(self, name: str, context: Mapping[str, Any], *, large: bool = False) -> bytes:
        """A document's template filled; a long document with a list of its contents."""
        data = self.template(name, large=large).fill(context)
        return with_contents(data) if context["is_long"] else data


@dataclass(frozen=True)
class _Sheet:
    """One proved Word file, and what the proof of its PDF asks. `of`: whose copy it is, where it is one of a family's."""

    path: str
    data: bytes
    guard: Guard
    document: str
    person_id: str
    must_hold: tuple[str, ...]
    of: tuple[Recipient, Made] | None = None


@dataclass(frozen=True)
class Begun:
    """A case whose Word files are made and proved; its PDFs are still to come."""

    case: Case
    files: Files
    sheets: list[_Sheet] = field(default_factory=list)
    guards: dict[str, Guard] = field(default_factory=dict)

    @property
    def word_files(self) -> dict[str, bytes]:
        """The Word files to be turned into PDF, by their path below the folder of all cases."""
        return {f"{safe_name(self.case.id)}/{one.path}": one.data for one in self.sheets}


def files_of(case: Case, documents: Sequence[Part], press: Press, register: Register, *, drafts_only: bool = False) -> Files:
    """Everything that one case is due, for every reader, each file proved."""
    begun = begin(case, documents, press, register, drafts_only=drafts_only)
    return finish(begun, to_pdf(begun.word_files) if press.pdf else {}, press, register)


def begin(case: Case, documents: Sequence[Part], press: Press, register: Register, *, drafts_only: bool = False) -> Begun:
    """Fill and prove every Word file that a case is due. What the proof refuses is not among them; the others are."""
    begun = Begun(case, Files())
    for audience in audiences_of(case):
        if audience.is_family:
            recipient = recipient_of(case, audience, press.house, documents, register, drafts_only=drafts_only)
            begun.files.recipients.append(recipient)
            _begin_copies(recipient, press, begun)
        else:
            _begin_papers(audience, documents, press, begun)
    return begun


def _begin_papers(audience: Audience, documents: Iterable[Part], press: Press, begun: Begun) -> None:
    """Every paper for the case's professionals, or for the people at one discussion."""
    case = begun.case
    hidden = hidden_from(case, audience)
    seen = see(case, audience, hidden)
    guard = press.proving.guard(case, audience, hidden)
    for part in documents:
        audited = part.name == COMPLIANCE_SHEET and not audience.meeting
        for paper in [compliance_sheet_of(case, press.clock, press.house)] if audited else part.module.papers(seen, press.house):
            path = f"{safe_name(paper.stem)}.docx"
            must_hold = (str(paper.context["reference"]),)
            _prove(_Sheet(path, press.filled(part.name, paper.context), guard, part.name, "", must_hold), press, begun)


def _begin_copies(recipient: Recipient, press: Press, begun: Begun) -> None:
    """Every copy for one of the family, and the schedule of what they withhold."""
    case, person = recipient.case, recipient.person
    folder = f"family/{safe_name(person.person_id)}"
    guard = press.proving.guard(case, recipient.audience, recipient.hidden)
    begun.guards[person.person_id] = guard
    refused = []
    for one in recipient.made:
        data = press.filled(one.part.name, one.paper.context, large=person.format_needed == "large")
        number = (one.copy.number,) if one.issue else ()
        must_hold = (str(recipient.view.details.child_name), one.copy.recipient, *number)
        path, document = f"{folder}/{one.stem}.docx", one.part.module.COPY_OF
        sheet = _Sheet(path, data, guard, document, person.person_id, must_hold, (recipient, one))
        if leaks := _prove(sheet, press, begun):
            refused.append(one.stem)
            if one.again and one.former is not None:
                begun.files.recalls.append(_recall_of(one.former, leaks, "Its file was taken away."))
    if recipient.made or recipient.stopped:
        _prove(_schedule(recipient, refused, folder, press), press, begun)


def _schedule(recipient: Recipient, refused: list[str], folder: str, press: Press) -> _Sheet:
    """The schedule for the chair. It names this case's rows, so it is proved against what professionals may not see."""
    everyone = Audience(Reader.PROFESSIONAL)
    guard = press.proving.guard(recipient.case, everyone, hidden_from(recipient.case, everyone))
    data = press.filled(SCHEDULE, schedule_of(recipient, press.house, refused).context)
    return _Sheet(f"{folder}/{SCHEDULE}.docx", data, guard, SCHEDULE, "", (recipient.case.id, recipient.person.person_id))


def _prove(sheet: _Sheet, press: Press, begun: Begun) -> list[Leak]:
    """Take a Word file in where the proof finds nothing in it; else why it was refused."""
    leaks = _leaks(sheet, sheet.path, sheet.data, press, begun.case)
    if leaks:
        begun.files.refused.append(Refused(begun.case.id, sheet.path, tuple(leaks)))
    else:
        begun.sheets.append(sheet)
    return leaks


def finish(begun: Begun, pdfs: Mapping[str, bytes | OutputError], press: Press, register: Register) -> Files:
    """Everything of a case. `pdfs`: by the path of the Word file, its PDF, which is proved too, or why there is none."""
    made, case = begun.files, begun.case
    for sheet in begun.sheets:
        files = {sheet.path: sheet.data}
        pdf, path = pdfs.get(f"{safe_name(case.id)}/{sheet.path}"), f"{sheet.path.removesuffix('.docx')}.pdf"
        if isinstance(pdf, OutputError):
            made.unmade.append(pdf)
        elif pdf is not None and (leaks := _leaks(sheet, path, pdf, press, case)):
            made.refused.append(Refused(case.id, path, tuple(leaks)))
        elif pdf is not None:
            files[path] = pdf
        if sheet.of is None:
            made.files.update(files)
        else:
            _add(*sheet.of, files, press, made)
    for recipient in made.recipients:
        for former in _formers(recipient, register):
            made.keep.add(former.file)
            made.recalls.extend(_recalls(recipient, former, press, begun.guards[recipient.person.person_id]))
    return made


def _leaks(sheet: _Sheet, path: str, data: bytes, press: Press, case: Case) -> list[Leak]:
    name = path.rsplit("/", 1)[-1]
    return press.proving.leaks(
        name, data, case, sheet.guard, document=sheet.document, person_id=sheet.person_id, must_hold=sheet.must_hold
    )


def _add(recipient: Recipient, one: Made, files: dict[str, bytes], press: Press, made: Files) -> None:
    """Take in the proved files of one copy: encrypted where it goes out and passwords are kept, and entered in the register."""
    if not one.issue:
        made.files.update(files)
        return
    path = next(iter(files))
    entry = _entry(recipient, one, path, files[path], press)
    if one.former is not None and one.former.copy_number == entry.copy_number:
        _add_again(one.former, entry, files, press, made)
        return
    if press.passwords is not None:
        from pipeline.sealing import password_for, sealed

        password = password_for(press.passwords, f"{safe_name(recipient.case.id)} {safe_name(recipient.person.person_id)}")
        files = {path: sealed(path, content, password) for path, content in files.items()}
        entry = replace(entry, encrypted="Yes", sha256=hashlib.sha256(files[entry.file]).hexdigest())
    made.files.update(files)
    made.issued.append(entry)


def _add_again(former: Issued, entry: Issued, files: Mapping[str, bytes], press: Press, made: Files) -> None:
    """A copy that is out already: its file stays, byte for byte; what the workbook says now of its giving is entered."""
    made.issued.append(replace(
        former, approved_by=entry.approved_by, second_checker=entry.second_checker, method=entry.method, sent_at=entry.sent_at,
        read_through_on=entry.read_through_on, supersedes=entry.supersedes,
    ))  # fmt: skip
    there = _folder(press, former) / former.file
    if former.encrypted or there.exists() or former.sha256 != entry.sha256:
        made.keep |= set(files) | {former.file}
        if not there.exists():
            why = "Its file is missing, and can no longer be made as it was."
            made.recalls.append(Recall(former, why))
        elif former.template != entry.template:
            made.recalls.append(Recall(former, "Its template has changed since it was issued."))
        elif former.rules != entry.rules:
            made.recalls.append(Recall(former, "What is withheld from families has changed since it was issued."))
    else:
        made.files.update(files)


def _folder(press: Press, issued: Issued) -> Path:
    return press.out / "cases" / safe_name(issued.case_id)


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
        issued_on=_told(press.clock.today), template=_hash_of(press.templates / f"{one.part.name}.docx"), rules=rules_version(),
        parts=one.parts,
    )  # fmt: skip


def _formers(recipient: Recipient, register: Register) -> list[Issued]:
    """The copies that this person was given earlier and that this run does not make again."""
    again = {one.copy.number for one in recipient.made if one.issue}
    mine = (recipient.case.id, recipient.person.person_id)
    return [one for one in register if (one.case_id, one.person_id) == mine and one.copy_number not in again]


def _recalls(recipient: Recipient, former: Issued, press: Press, guard: Guard) -> list[Recall]:
    """Why a copy that is out would not be made so today: proved again against what is withheld now."""
    if not former.state.startswith("Issued"):
        return []
    file = _folder(press, former) / former.file
    changed = next((one.copy.changed for one in recipient.made if one.former == former and one.copy.changed), ())
    found = [Recall(former, f"Changed since: {'; '.join(changed)}.")] if changed else []
    if not file.exists() or former.encrypted:
        return found
    leaks = press.proving.leaks(
        file.name, file.read_bytes(), recipient.case, guard, document=former.document, person_id=former.person_id, must_hold=()
    )  # fmt: skip
    return [*found, _recall_of(former, leaks)] if leaks else found


def _recall_of(former: Issued, leaks: list[Leak], fate: str = "") -> Recall:
    found = " ".join(dict.fromkeys(one.sentence for one in leaks))
    return Recall(former, f"It holds what is withheld today: {found} {fate}".strip())


def rules_version() -> str:
    """A digest of everything that decides what a family may read: the labels, the releases, the withholdings."""
    digest = hashlib.sha256()
    for module in (case_model, withholdings, view, release, secrecy):
        for source in _sources(module):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _sources(module: ModuleType) -> list[Path]:
    file = Path(str(module.__file__))
    return sorted(file.parent.glob("*.py")) if file.name == "__init__.py" else [file]


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _told(value: object) -> str:
    return "" if isinstance(value, Blank) else str(written(value))
