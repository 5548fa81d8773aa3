"""Exports all copies that were issued to one person, for an access request, with what to look at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.access.view import Audience, Reader, audiences_of
from pipeline.access.withholdings import hidden_from
from pipeline.app.run.trail import exported, issued_by_log
from pipeline.casefiles.content_code import parts_that_say_something
from pipeline.casefiles.copy_files import password_name
from pipeline.casefiles.encryption import decrypted, is_encrypted, known_password
from pipeline.casefiles.export_sheets import COVERING, FOR_OFFICER, covering_sheet, officers_sheet
from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.given_copies import GivenCopy, given_copy
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.issued_files import RECALLED
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.render_context import by_digest
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.council import House
from pipeline.foundation.dates import in_words
from pipeline.foundation.errors import InputError, OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.foundation.plugins import plugins_in
from pipeline.leakcheck import Detector
from pipeline.model import Case
from pipeline.storage.atomic_write import write_atomically
from pipeline.storage.folder import Outputs, inventory_of

_NOT_SEARCHED = "so it has not been searched for what is withheld today."


@dataclass(frozen=True, kw_only=True)
class ExportRequest:
    """Whose copies to export, to which folder, and what to search them with.

    `passwords`: the folder of the passwords; None where the settings name none.
    """

    case_id: str
    person_id: str
    to: Path
    house: House
    templates: Mapping[str, bytes]
    today: date
    initials: bool = False
    passwords: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Exported:
    """The copies of one person. `said`: what was changed by hand in the log or in the register."""

    copies: Sequence[GivenCopy] = ()
    said: Sequence[str] = ()
    password_of: str = ""

    @property
    def needs_a_person(self) -> bool:
        """Whether something is to be looked at, or is not here."""
        return bool(self.said or any(one.why or one.missing for one in self.copies))


def export_copies(reading: Reading, request: ExportRequest, outputs: Outputs) -> Exported:
    """Copy all that was issued to one person into a new folder, with two sheets, and enter it in the log.

    Each file is as it went out, with its password if it has one. One that may hold what is withheld today
    lies apart. Nothing is written where the register knows no copy of this person. Raises OutputError where
    the folder is not empty, lies in outputs/ or cannot be written to; InputError where the register cannot
    be read.
    """
    register, said = issued_by_log(outputs)
    entries = [one for one in register.of_case(request.case_id) if one.person_id == request.person_id]
    if not entries:
        return Exported(said=said)
    _require_new(request.to, outputs.root)
    files = dict(_files_of(outputs, request))
    place = f"cases/{safe_name(request.case_id)}"
    copies = [given_copy(one, files, lambda path: outputs.is_own(f"{place}/{path}")) for one in entries]
    recalls: dict[str, list[str]] = {}
    for recall in register.recalls:
        recalls.setdefault(recall.copy_number, []).append(recall.why)
    _look_at(copies, recalls, reading, request)
    exported(outputs, request.case_id, request.person_id, copies)
    _write(copies, request)
    return Exported(copies=copies, said=said, password_of=password_name(request.case_id, request.person_id))


def _require_new(to: Path, root: Path) -> None:
    """Raise OutputError unless the folder is empty or not there, and outside outputs/."""
    if to.resolve().is_relative_to(root.resolve()):
        raise OutputError(f"{to} is inside the outputs folder.", "Choose a folder outside it.")
    try:
        is_used = to.exists() and (not to.is_dir() or any(to.iterdir()))
    except OSError:
        raise OutputError(f"{to} cannot be read.", "Choose another folder.") from None
    if is_used:
        raise OutputError(
            f"{to} is not empty.", ("Choose a new folder, so that nothing else is handed over by mistake.")
        )


def _files_of(outputs: Outputs, request: ExportRequest) -> Iterator[tuple[str, Path]]:
    """By path below the case's folder, the files in the person's own folders. A link is not followed.

    Raises OutputError where a folder cannot be opened.
    """
    case, person = safe_name(request.case_id), safe_name(request.person_id)
    inventory = inventory_of(outputs.root)
    for room in ("family", RECALLED):
        folder = f"cases/{case}/{room}/{person}/"
        closed = next((one for one in inventory.unread if folder.startswith(f"{one}/")), None)
        if closed is not None:
            raise OutputError(f"{closed} cannot be opened.", "Correct that, and run the same command again.")
        for place in inventory.files:
            if (
                place.startswith(folder)
                and (path := outputs.root / place).is_file()
                and not path.is_symlink()
            ):
                yield place.removeprefix(f"cases/{case}/"), path


def _look_at(
    copies: Sequence[GivenCopy],
    recalls: Mapping[str, Sequence[str]],
    reading: Reading,
    request: ExportRequest,
) -> None:
    """Add to each copy why a person has to look at it before it is handed over again."""
    case = next(iter(reading.cases.only([request.case_id])), None)
    audience = _audience_of(case, request.person_id) if case else None
    if case is None or audience is None:
        where = (
            "case is not in the workbooks" if case is None else "person is not on the sheet Family members"
        )
        for one in copies:
            one.why.append(f"The {where}, {_NOT_SEARCHED}")
        return
    checker = LeakChecker(reading.cases, request.house, initials=request.initials, today=request.today)
    search = _Search(checker, case, checker.guard(case, audience, hidden_from(case, audience)), request)
    parts = _parts_today(case, audience, request)
    for one in copies:
        one.why += recalls.get(one.entry.copy_number, ())
        if not one.entry.state.startswith(("Issued", "Replaced")):
            one.why.append(f"{one.entry.state}: find out whether it went out.")
        if audience not in audiences_of(case):
            one.why.append("The sheet Family members says that this person may not have copies now.")
        if case.id in reading.stopped or case.id in reading.doubtful:
            one.why.append(f"Part of the workbooks could not be read, {_NOT_SEARCHED}")
        one.why += search.found_in(one)
        of_today = parts.get((one.entry.document, one.entry.belongs_to), ())
        gone = [part for part in parts_that_say_something(one.entry.parts) if part not in of_today]
        if gone and not one.why:
            one.why.append(f"It contains something that a copy made today would not: {'; '.join(gone)}.")
        one.why = list(dict.fromkeys(one.why))


def _parts_today(
    case: Case, audience: Audience, request: ExportRequest
) -> dict[tuple[str, str], tuple[str, ...]]:
    """By document and what it is about, the parts with words that a copy of today would have."""
    documents = plugins_in("pipeline.documents")
    recipient = recipient_of(
        case, audience, request.house, documents, IssueRegister(), drafts_only=True, today=request.today
    )
    return {(one.document, one.paper.owner): parts_that_say_something(one.parts) for one in recipient.copies}


def _audience_of(case: Case, person_id: str) -> Audience | None:
    """The person as a reader, whether or not they may have copies now; None where the family has no such."""
    for person in case.family:
        if person.person_id == person_id:
            reader = Reader.CHILD if person.relationship == "young" else Reader.PARENT
            return Audience(reader, recipient=person_id)
    return None


@dataclass(frozen=True)
class _Search:
    """Searches the files of copies for what is withheld from their reader today."""

    checker: LeakChecker
    case: Case
    detector: Detector
    request: ExportRequest
    _templates: dict[str, bytes] = field(default_factory=dict)

    def found_in(self, copy: GivenCopy) -> list[str]:
        """What was found in its files, each as a sentence; or why they were not searched."""
        found: list[str] = []
        self._templates.update(by_digest(self.request.templates) if not self._templates else {})
        word_file = b""
        for name, data in copy.files.items():
            opened = self._opened(name, data)
            if opened is None:
                found.append(f"It is locked, and its password is not in the folder, {_NOT_SEARCHED}")
                continue
            word_file = word_file or opened
            leaks = self.checker.leaks(
                name,
                opened,
                self.case,
                self.detector,
                document=copy.entry.document,
                person_id=copy.entry.person_id,
                must_hold=(),
                template=self._templates.get(copy.entry.template, word_file),
            )
            found += [f"It contains something that is withheld today: {one.sentence}" for one in leaks]
        return found

    def _opened(self, name: str, data: bytes) -> bytes | None:
        """The file without its password; None where that is not known."""
        if not is_encrypted(data):
            return data
        folder, who = self.request.passwords, password_name(self.request.case_id, self.request.person_id)
        password = known_password(folder, who) if folder is not None else ""
        try:
            return decrypted(name, data, password) if password else None
        except InputError:
            return None


def _write(copies: Sequence[GivenCopy], request: ExportRequest) -> None:
    """Write the copies and the two sheets. Raises OutputError where one cannot be written."""
    day, marking = in_words(request.today), request.house.marking
    whose = f"{request.person_id} in case {request.case_id}"
    password_of = password_name(request.case_id, request.person_id)
    for one in copies:
        for name, data in one.files.items():
            write_atomically(request.to / one.folder / name, data)
    write_atomically(request.to / COVERING, covering_sheet(copies, whose, day, marking))
    officers = officers_sheet(copies, whose, password_of, day, marking)
    write_atomically(request.to / FOR_OFFICER, officers)
