"""The cases of one run on their way into outputs/: which are to be made, what a worker is given of each, where its files go."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.app.change_detection import ChangeDetector
from pipeline.app.run_request import RunRequest
from pipeline.app.run_result import RunResult
from pipeline.casefiles.compliance_sheet import COMPLIANCE_SHEET
from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.generate import encrypt
from pipeline.casefiles.issue_register import FILE_NAME as REGISTER
from pipeline.casefiles.issue_register import Issued, IssueRegister, Recall
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.provenance import Sources
from pipeline.casefiles.render_context import RenderContext
from pipeline.foundation.errors import OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.storage.folder import Outputs, is_there, read_if_there


class CasePublisher:
    """The cases of one run on their way into outputs/."""

    def __init__(
        self,
        press: RenderContext,
        order: RunRequest,
        outputs: Outputs,
        register: IssueRegister,
        outcome: RunResult,
        known: Collection[str],
    ) -> None:
        self._known = known
        self._order, self._outputs, self._register, self._outcome = order, outputs, register, outcome
        self._sameness = ChangeDetector(press, outputs, sealing=order.passwords is not None)
        self._digests: dict[str, str] = {}
        self._sheet_only: dict[str, CopyStatus] = {}
        self._place: dict[str, int] = {}

    def is_to_be_made(self, case_id: str, digest: str) -> bool:
        """Whether a case's files are to be made: it is not held back, and something has changed since they were."""
        self._place[case_id] = len(self._place)
        if case_id in self._outcome.without_copies:
            digest += " without copies"
        try:
            return self._has_changed(case_id, digest)
        except ENDS_ALL:
            raise
        except Exception as fault:
            self._is_held_back(fault_in(case_id, fault))
            return False

    def _has_changed(self, case_id: str, digest: str) -> bool:
        outcome = self._outcome
        if case_id in outcome.held_back:
            if is_there(self._order.out / folder_of(case_id)):
                outcome.left_as_they_were.add(case_id)
            return False
        former = self._sameness.told_of(case_id, digest, self._register.of_case(case_id))
        if former is None or not former[1]:
            self._digests[case_id] = digest
            if former is not None:
                self._sheet_only[case_id] = former[0]
            return True
        told, files = former[0], self._outputs.files_in(folder_of(case_id))
        outcome.published.both += self._both(folder_of(case_id))
        outcome.published.unchanged += len(files)
        outcome.same.append(case_id)
        (outcome.cases_written if files else outcome.nothing_due).append(case_id)
        self._tell(case_id, told)
        return False

    def tasks_of(self, cases: Iterable[Case]) -> list[CaseJob]:
        """These cases, but for those of which a file cannot be read: each of these is told, and waits for the next run.

        So is one in which the program has a fault: it is held back.
        """
        tasks = []
        for case in cases:
            try:
                tasks.append(self._task_of(case))
            except OutputError as fault:
                self._is_not_written(case.id, CopyStatus(), fault)
            except ENDS_ALL:
                raise
            except Exception as fault:
                self._is_held_back(fault_in(case, fault))
        return tasks

    def _task_of(self, case: Case) -> CaseJob:
        """A case with the copies that its family was given, and their files as they stand."""
        without_copies = case.id in self._outcome.without_copies
        if case.id in self._sheet_only:
            return CaseJob(case, only=frozenset((COMPLIANCE_SHEET,)), without_copies=without_copies)
        issued = self._register.of_case(case.id)
        standing = dict(_standing(self._order.out / folder_of(case.id), issued))
        edited = dict(self._edited(folder_of(case.id)))
        return CaseJob(case, tuple(issued), standing, edited=edited, without_copies=without_copies)

    def _edited(self, folder: str) -> Iterator[tuple[str, tuple[bytes, Mapping[str, Any]]]]:
        """The files of a folder with places to write in that hold what a person wrote, and what is known of each."""
        for path in self._outputs.files_in(folder):
            entry = self._outputs.entry(path)
            data = read_if_there(self._order.out / path) if entry.get("own") else None
            if data is not None and (
                entry.get("carried") or hashlib.sha256(data).hexdigest() != entry["sha256"]
            ):
                yield path.removeprefix(f"{folder}/"), (data, entry)

    def _both(self, folder: str) -> list[tuple[str, tuple[str, ...]]]:
        """The files of a folder in which both a person's words and the workbook's stand, until somebody settles it; and where."""
        told = ((path, self._outputs.entry(path).get("both")) for path in self._outputs.files_in(folder))
        return [(path, tuple(places)) for path, places in told if places]

    def publish(self, made: CaseResult) -> None:
        """Move everything of one case into place. What was refused is not written; the rest is."""
        if made.fault is not None:
            self._is_held_back(made.fault)
            return
        outcome, folder, former = self._outcome, folder_of(made.case_id), self._sheet_only.get(made.case_id)
        told = former or made.told
        outcome.refused.extend(made.refused)
        left = self._left(made, folder)
        outcome.unwritten.extend(made.unmade)
        try:
            if self._order.passwords is not None:
                encrypt(made, self._order.passwords)
            published = self._outputs.publish(
                folder,
                made.files,
                all_of_folder=not self._order.only and former is None,
                keep=made.keep | left,
                refused=[
                    path
                    for one in made.refused
                    for path in (one.path, f"{one.path.removesuffix('.docx')}.pdf")
                ],
                origins=_origins(made),
                carried_from=made.carried_from,
            )
        except OutputError as fault:
            self._is_not_written(made.case_id, told, fault)
            return
        except ENDS_ALL:
            raise
        except Exception as fault:
            self._is_held_back(fault_in(made.case_id, fault))
            return
        for issued in made.issued:
            self._register.put(issued)
        published.carried += [
            (f"{folder}/{path}", one.theirs) for path, one in made.carried.items() if one.theirs
        ]
        published.both += self._both(folder)
        outcome.uncarried.update({f"{folder}/{path}": why for path, why in made.uncarried.items()})
        outcome.published.add(published)
        if former is not None:
            outcome.published.unchanged += (
                len(self._outputs.files_in(folder)) - published.written - published.unchanged
            )
        (outcome.cases_written if made.files else outcome.nothing_due).append(made.case_id)
        self._tell(made.case_id, told)
        digest = self._digests.pop(made.case_id)
        is_another = bool(made.recalls) and not self._outputs.is_as_written(
            folder
        )  # once put back, it is to be seen again
        if not (self._order.only or made.refused or made.unfilled or made.unmade or is_another):
            self._sameness.remember(made.case_id, digest, self._register.of_case(made.case_id), told)

    def _is_held_back(self, fault: Finding) -> None:
        """A case in which the program has a fault: nothing of it is written, and what an earlier run made stays."""
        self._outcome.findings.append(fault)
        self._outcome.held_back[fault.case_id] = [fault]
        if is_there(self._order.out / folder_of(fault.case_id)):
            self._outcome.left_as_they_were.add(fault.case_id)

    def _left(self, made: CaseResult, folder: str) -> set[str]:
        """The files of an earlier run, below the case's folder, of documents that were not made: they stay, and are named."""
        left = set[str]()
        for one in made.unfilled:
            stands = [
                path
                for path in self._outputs.files_in(folder)
                if one.is_of(path.removeprefix(f"{folder}/"))
                and path.removeprefix(f"{folder}/") not in made.files
            ]
            left.update(path.removeprefix(f"{folder}/") for path in stands)
            self._outcome.unfilled.append(replace(one, stands=tuple(stands)))
        return left

    def _recalls_before(self) -> list[Recall]:
        """What the register says is to be recalled of cases at which this run did not look, or not as a whole."""
        told, is_part = self._outcome.told, bool(self._order.only)
        return [one for one in self._register.recalls if is_part or one.copy.case_id not in told]

    def _is_not_written(self, case_id: str, told: CopyStatus, fault: OutputError) -> None:
        self._outcome.unwritten.append(fault)
        self._outcome.waiting.append(case_id)
        self._tell(case_id, replace(told, copies=tuple(one for one in told.copies if one.again)))

    def _tell(self, case_id: str, told: CopyStatus) -> None:
        self._outcome.told[case_id] = told
        for number, why in told.recalls:
            copy = self._register.get(number)
            if copy is not None:
                self._outcome.recalls.append(Recall(copy, why))

    def end(self, behind: Sources) -> None:
        """Tell everything in the order of the cases, bring the register up to date, and say that the run has ended."""
        outcome = self._outcome
        outcome.told.in_order(self._place.__getitem__)
        outcome.recalls.sort(key=lambda one: self._place[one.copy.case_id])
        outcome.not_read = [one for one in self._outputs.folders("cases") if one not in self._known]
        outcome.cases_written.sort(key=self._place.__getitem__)
        if any(told.copies or told.stopped for told in outcome.told.values()) or any(self._register):
            recalls = [*self._recalls_before(), *outcome.recalls]
            self._register.recalls = list({(one.copy.copy_number, one.why): one for one in recalls}.values())
            try:
                self._outputs.keep(REGISTER, self._register.to_xlsx(), behind.origin("register").to_json())
            except OutputError as fault:  # what it was to say stands in the manifest until the next run
                outcome.unwritten.append(fault)
                return
        self._outputs.end()


def folder_of(case_id: str) -> str:
    """The folder of a case, by its path below outputs/."""
    return f"cases/{safe_name(case_id)}"


def _standing(folder: Path, issued: Collection[Issued]) -> Iterator[tuple[str, bytes]]:
    """The files of these copies that are there."""
    for one in issued:
        for path in (one.file, f"{one.file.removesuffix('.docx')}.pdf"):
            data = read_if_there(folder / path)
            if data is not None:
                yield path, data


def _origins(made: CaseResult) -> dict[str, dict[str, Any]]:
    """What the manifest says of each file: where it came from; and of a copy that goes out, what the register is to say."""
    told = {path: origin.to_json() for path, origin in made.origins.items()}
    for one in made.issued:
        if one.file in made.files:
            told[one.file]["issued"] = one.to_json()
    return told
