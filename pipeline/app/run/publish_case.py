"""One case of a run: whether it is to be made, the worker's job, and where its files go."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pipeline.app.run.change_detection import ChangeDetector
from pipeline.app.run.run_request import RunRequest
from pipeline.app.run.run_result import CaseOutcome, CaseState
from pipeline.app.run.saved_meanwhile import require_as_read
from pipeline.app.run.trail import Trail
from pipeline.casefiles.copy_files import encrypted_copies, known_passwords
from pipeline.casefiles.copy_records import manifest_entries_of
from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.issued_files import RECALLED, in_pdf, places_of
from pipeline.casefiles.job import CaseJob, CaseResult, Unfilled
from pipeline.casefiles.register_entry import Issued
from pipeline.documents import MadeFrom, documents_from
from pipeline.foundation.errors import OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.storage.folder import Outputs, Published, is_there, name_of, place_of, read_if_there

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class _Begun:
    """A case that is being made.

    `digest`: that of the case. `only_sheet`: the status of its copies where only its compliance sheet
    changes, because it is another day; None where all is made. `recalls_only`: only copies that are out.
    """

    digest: str
    only_sheet: CopyStatus | None = None
    recalls_only: bool = False


@dataclass(frozen=True, kw_only=True)
class _Written:
    """The result of a case as written, its copies encrypted where asked for, and what became of each file."""

    result: CaseResult
    published: Published


class CasePublisher:
    """Decides which cases of a run to make, gives each its job, and moves its files into outputs/.

    `held_back`, `without_copies`: the cases without documents, and those whose family gets no copies.
    `is_current`: whether the workbooks are as they were read.
    """

    def __init__(
        self,
        *,
        request: RunRequest,
        outputs: Outputs,
        trail: Trail,
        changes: ChangeDetector,
        held_back: Collection[str],
        without_copies: Collection[str],
        is_current: Callable[[], bool] = lambda: True,
    ) -> None:
        self._request, self._outputs, self._changes = request, outputs, changes
        self._trail, self._register = trail, trail.register
        self._held_back, self._without_copies = held_back, without_copies
        self._is_current = is_current
        self._begun: dict[str, _Begun] = {}

    def outcome_unless_to_be_made(self, case_id: str, digest: str) -> CaseOutcome | None:
        """The outcome of a case that is held back or has not changed; None where it is to be made."""
        if case_id in self._held_back:
            if not self._register.known_of_case(case_id):
                return self._held(case_id)
            self._begun[case_id] = _Begun(digest=digest, recalls_only=True)
            return None
        return self._alone(case_id, lambda: self._unchanged(case_id, digest))

    def job_of(self, case: Case) -> CaseJob | CaseOutcome:
        """The job of a case, with the copies that its family was given and their files as they are now.

        An outcome instead where one of these files cannot be read: the case waits for the next run.
        """
        try:
            return self._alone(case, lambda: self._job_of(case))
        except OutputError as fault:
            if self._begun[case.id].recalls_only:
                return replace(self._held(case.id), unwritten=(fault,))
            return self._waiting(case.id, CopyStatus(), fault)

    def publish(self, result: CaseResult) -> CaseOutcome:
        """Move the files of one case into place. Refused files are not written; the rest are."""
        if result.fault:
            return self._held(result.case_id, result.fault)
        begun, folder = self._begun.pop(result.case_id), folder_of(result.case_id)
        unfilled = tuple(self._with_files_left(one, result) for one in result.unfilled)
        try:
            require_as_read(result, self._is_current)
            written = self._alone(result.case_id, lambda: self._write(result, begun, unfilled))
        except OutputError as fault:
            outcome = self._waiting(result.case_id, begun.only_sheet or result.status, fault)
        else:
            outcome = written if isinstance(written, CaseOutcome) else self._outcome_of(written, begun)
        return replace(
            outcome,
            refused=result.refused,
            unfilled=unfilled,
            unwritten=(*result.unwritten, *outcome.unwritten),
            by_other={place_of(folder, path): why for path, why in result.by_other.items()},
        )

    def _alone(self, case: Case | str, work: Callable[[], R]) -> R | CaseOutcome:
        """The result of work on one case; where the program has a fault, the case is held back."""
        try:
            return work()
        except ENDS_ALL:
            raise
        except Exception as fault:
            found = fault_in(case, fault)
            return self._held(found.case_id, found)

    def _unchanged(self, case_id: str, digest: str) -> CaseOutcome | None:
        if case_id in self._without_copies:
            digest += " without copies"
        before = self._changes.status_before(case_id, digest, self._register.of_case(case_id))
        if before is None or not before.is_of_today:
            self._begun[case_id] = _Begun(digest=digest, only_sheet=before.status if before else None)
            return None
        files = self._outputs.files_in(folder := folder_of(case_id))
        return CaseOutcome(
            case_id=case_id,
            state=CaseState.WRITTEN if files else CaseState.NOTHING_DUE,
            status=before.status,
            is_same=True,
            published=Published(unchanged=len(files), both=self._both(folder)),
        )

    def _job_of(self, case: Case) -> CaseJob:
        without_copies = case.id in self._without_copies
        if self._begun[case.id].only_sheet is not None:
            only = frozenset(part.name for part in documents_from(MadeFrom.DUTIES))
            return CaseJob(case=case, only=only, without_copies=without_copies)
        issued = self._register.known_of_case(case.id)
        return CaseJob(
            case=case,
            issued=tuple(issued),
            issued_files=dict(_files_of(issued, self._request.out / folder_of(case.id))),
            edited=dict(self._edited(folder_of(case.id))),
            without_copies=without_copies,
            recalls_only=self._begun[case.id].recalls_only,
            passwords=known_passwords(self._request.passwords, issued),
        )

    def _edited(self, folder: str) -> Iterator[tuple[str, tuple[bytes, Mapping[str, Any]]]]:
        """The files of a folder in which a person filled in the places meant for it, each with its entry."""
        for path in self._outputs.files_in(folder):
            entry = self._outputs.entry(path)
            data = read_if_there(self._request.out / path) if entry.get("own") else None
            if data is not None and (
                entry.get("carried") or hashlib.sha256(data).hexdigest() != entry["sha256"]
            ):
                yield name_of(folder, path), (data, entry)

    def _write(self, result: CaseResult, begun: _Begun, unfilled: Collection[Unfilled]) -> _Written:
        """Write the files of a case. Raises OutputError where one cannot be written."""
        folder = folder_of(result.case_id)
        if self._request.passwords is not None and not begun.recalls_only:
            result = encrypted_copies(result, self._request.passwords)
        published = self._outputs.publish(
            folder,
            result.files,
            all_of_folder=not (self._request.only or begun.only_sheet is not None or begun.recalls_only),
            keep=result.keep
            | (self._evidence(folder) - set(result.moved.values()))
            | {name_of(folder, path) for one in unfilled for path in one.left},
            refused=[
                *(path for one in result.refused for path in (one.path, in_pdf(one.path))),
                *(old for old in result.moved.values() if old not in result.files),
            ],
            origins={**self._origins_of_moved(result, folder), **manifest_entries_of(result)},
            carried_from=result.carried_from,
        )
        return _Written(result=result, published=_with_moves(published, result, folder))

    def _evidence(self, folder: str) -> frozenset[str]:
        """The recalled copies of a case, which are never withdrawn."""
        names = (name_of(folder, path) for path in self._outputs.files_in(folder))
        return frozenset(name for name in names if name.startswith(f"{RECALLED}/"))

    def _origins_of_moved(self, result: CaseResult, folder: str) -> dict[str, dict[str, Any]]:
        """By their new path, what the manifest records of the files that move, and of late PDFs."""
        moved = {new: self._outputs.entry(f"{folder}/{old}") for new, old in result.moved.items()}
        late = {pdf: self._outputs.entry(f"{folder}/{word}") for pdf, word in result.late.items()}
        return moved | {pdf: {**entry, "issued": None} for pdf, entry in late.items()}

    def _outcome_of(self, written: _Written, begun: _Begun) -> CaseOutcome:
        """The outcome of a case whose files are written, once its copies are in the register."""
        result, published, folder = written.result, written.published, folder_of(written.result.case_id)
        self._trail.add_case(result, published, folder)
        if begun.recalls_only:
            return replace(self._held(result.case_id), status=result.status, published=published)
        status, unchanged = begun.only_sheet or result.status, published.unchanged
        self._remember(result, begun.digest, status)
        if begun.only_sheet is not None:
            unchanged = len(self._outputs.files_in(folder)) - published.written
        carried = [(place_of(folder, path), one.theirs) for path, one in result.carried.items() if one.theirs]
        return CaseOutcome(
            case_id=result.case_id,
            state=CaseState.WRITTEN if result.files else CaseState.NOTHING_DUE,
            status=status,
            published=replace(
                published,
                unchanged=unchanged,
                carried=[*published.carried, *carried],
                both=[*published.both, *self._both(folder)],
            ),
            uncarried={place_of(folder, path): why for path, why in result.uncarried.items()},
        )

    def _remember(self, result: CaseResult, digest: str, status: CopyStatus) -> None:
        """Record what a case was made from, unless the next run is to make it again.

        A copy whose file differs from the one that went out is checked again once that one is put back.
        """
        is_changed = bool(result.recalls) and not self._outputs.is_as_written(folder_of(result.case_id))
        if not (self._request.only or result.refused or result.unfilled or result.unwritten or is_changed):
            issued = self._register.of_case(result.case_id)
            self._changes.remember(result.case_id, digest, issued, status)

    def _both(self, folder: str) -> list[tuple[str, tuple[str, ...]]]:
        """The files that hold both a person's words and the workbook's, each with the places that do."""
        entries = ((path, self._outputs.entry(path)) for path in self._outputs.files_in(folder))
        return [(path, tuple(entry["both"])) for path, entry in entries if entry.get("both")]

    def _with_files_left(self, unfilled: Unfilled, result: CaseResult) -> Unfilled:
        """A document that was not made, with its files from an earlier run, which are kept."""
        folder = folder_of(result.case_id)
        left = [
            path
            for path in self._outputs.files_in(folder)
            if unfilled.is_of(name_of(folder, path)) and name_of(folder, path) not in result.files
        ]
        return replace(unfilled, left=tuple(left))

    def _held(self, case_id: str, fault: Finding | None = None) -> CaseOutcome:
        """The outcome of a case held back: nothing is written, and its files from an earlier run stay."""
        left = is_there(self._request.out / folder_of(case_id))
        return CaseOutcome(case_id=case_id, state=CaseState.HELD_BACK, is_left=left, fault=fault)

    def _waiting(self, case_id: str, status: CopyStatus, fault: OutputError) -> CaseOutcome:
        return CaseOutcome(
            case_id=case_id, state=CaseState.WAITING, status=status.without_the_new(), unwritten=(fault,)
        )


def _with_moves(published: Published, result: CaseResult, folder: str) -> Published:
    """What became of the files, with those that moved named as such."""
    moved = [(f"{folder}/{old}", f"{folder}/{new}") for new, old in result.moved.items()]
    left = {old for old, _ in moved}
    return replace(published, moved=moved, withdrawn=[one for one in published.withdrawn if one not in left])


def folder_of(case_id: str) -> str:
    """The folder of a case, by its path below outputs/."""
    return f"cases/{safe_name(case_id)}"


def _files_of(issued: Collection[Issued], folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of these copies that exist, Word and PDF, in family/ and in recalled/, by path."""
    for path in places_of(issued):
        data = read_if_there(folder / path)
        if data is not None:
            yield path, data
