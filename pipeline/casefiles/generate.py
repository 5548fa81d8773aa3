"""Generates every file that a case is due, for every reader; each is checked, and issued copies are kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from pipeline.access.view import Audience, audiences_of
from pipeline.casefiles.changed_copies import with_changes
from pipeline.casefiles.copy_files import CopyFiles, files_of_copy
from pipeline.casefiles.copy_lines import lines_of_others
from pipeline.casefiles.copy_records import given_since, status_of
from pipeline.casefiles.copy_status import CopyLine
from pipeline.casefiles.decisions import decisions_in
from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.family_files import RecipientResult, copies_for
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.issued_files import with_issued_files_in_place
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.late_pdfs import LateCopy, with_late_pdfs, without_pdf
from pipeline.casefiles.pdfs import Pdfs, WithPdf, late_of, pdfs_of, with_pdf
from pipeline.casefiles.professional_files import professional_papers
from pipeline.casefiles.provenance import Provenance
from pipeline.casefiles.recalls import recalls_of_approvals, recalls_of_copies, recalls_of_files
from pipeline.casefiles.register_entry import Issued, Recall
from pipeline.casefiles.render_context import RenderContext
from pipeline.casefiles.word_file import DocumentResult, MarkedCopy, WordFile
from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, fault_in

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True, repr=False)
class _WordFiles:
    """A case whose Word files are made and checked; its PDFs are still to come.

    `others`: the lines of those for whom no copy is made. `late`: the copies that went out without a PDF.
    """

    job: CaseJob
    documents: tuple[DocumentResult, ...]
    recipients: tuple[RecipientResult, ...]
    others: tuple[CopyLine, ...]
    late: tuple[LateCopy, ...]

    @property
    def case(self) -> Case:
        """The case."""
        return self.job.case

    @property
    def files(self) -> list[WordFile]:
        """The files, without the documents that could not be made."""
        return [one.file for one in self.documents if one.file is not None]

    @property
    def marked(self) -> list[MarkedCopy]:
        """The marked copies of files that were refused."""
        return [one.marked for one in self.documents if one.marked is not None]


def generate(render: RenderContext, jobs: Sequence[CaseJob]) -> list[CaseResult]:
    """The result of each case: every file that it is due, for every reader, each file checked.

    Where the program has a fault in one case, no files of that case are made; the others go on.
    """
    begun = [_alone(job, partial(_word_files, job, render)) for job in jobs]
    made = [one for one in begun if isinstance(one, _WordFiles)]
    pdfs = pdfs_of(
        ((one.case, file) for one in made for file in one.files),
        ((one.case, one.late) for one in made),
        render,
    )
    return [
        one if isinstance(one, CaseResult) else _alone(one.job, partial(_result, one, pdfs, render))
        for one in begun
    ]


def _alone(job: CaseJob, work: Callable[[], R]) -> R | CaseResult:
    """The result of work on one case; where the program has a fault, a result with only the finding."""
    try:
        return work()
    except ENDS_ALL:
        raise
    except Exception as fault:
        return CaseResult(case_id=job.case.id, fault=fault_in(job.case, fault))


def _word_files(job: CaseJob, render: RenderContext) -> _WordFiles:
    """Fill and check every Word file that a case is due."""
    case, register = job.case, IssueRegister(job.issued)
    parts = [
        part for part in render.documents if not job.recalls_only and (not job.only or part.name in job.only)
    ]
    documents: list[DocumentResult] = []
    recipients: list[RecipientResult] = []
    for audience in audiences_of(case):
        if not audience.is_family:
            documents.extend(professional_papers(audience, parts, render, job))
        elif not job.without_copies or _has_a_copy(job, audience):
            of_family = [] if job.without_copies else parts
            recipient = recipient_of(
                case,
                audience,
                render.house,
                of_family,
                register,
                drafts_only=render.drafts_only,
                words=render.words,
                today=render.clock.today,
            )
            has_copies = _has_a_copy(job, audience) and bool(of_family)
            recipients.append(copies_for(recipient, of_family, render, has_copies=has_copies))
            documents.extend(recipients[-1].documents)
    others = () if job.without_copies else tuple(lines_of_others(case, render.house, parts))
    return _WordFiles(
        job=job,
        documents=tuple(documents),
        recipients=tuple(recipients),
        others=others,
        late=tuple(without_pdf(job, recipients, render)),
    )


def _has_a_copy(job: CaseJob, audience: Audience) -> bool:
    return any(one.person_id == audience.recipient for one in job.issued)


def _result(made: _WordFiles, pdfs: Pdfs, render: RenderContext) -> CaseResult:
    """The case's result: its files with their PDFs, the entries of its copies, and the recalls."""
    finished = [(file, with_pdf(file, pdfs, render, made.case)) for file in made.files]
    written = [_to_write(file, with_its.files, made.job, render) for file, with_its in finished]
    entries = [one.entry for one in written if one.entry is not None]
    entries += _given_since(made.job, {one.copy_number for one in entries})
    edits = [(file.path, file.hand_edits) for file in made.files if file.hand_edits is not None]
    result = CaseResult(
        case_id=made.case.id,
        files={
            **{path: data for one in written for path, data in one.files.items()},
            **{one.path: one.data for one in made.marked},
        },
        origins={**dict(_origins(finished)), **{one.path: one.origin for one in made.marked}},
        issued=tuple(entries),
        to_encrypt={one.entry.copy_number: one.to_encrypt for one in written if one.entry and one.to_encrypt},
        carried={path: one.carried for path, one in edits},
        carried_from={one.found_at: one.digest for _, one in edits},
        uncarried={path: why for one in made.documents for path, why in one.uncarried.items()},
        refused=(
            *(one.refused for one in made.documents if one.refused is not None),
            *(one.refused for _, one in finished if one.refused is not None),
        ),
        unfilled=tuple(one.unfilled for one in made.documents if one.unfilled is not None),
        unwritten=tuple(one.unwritten for _, one in finished if one.unwritten is not None),
        by_other={path: why for _, one in finished for path, why in one.by_other.items()},
        decisions=() if made.job.only else tuple(decisions_in(made.case, render.clock.today)),
    )
    recalls = list(_recalls(made, written, render))
    result, more = with_issued_files_in_place(result, made.job, recalls)
    lines = [line for one in made.recipients for line in one.lines]
    status = status_of((one.recipient for one in made.recipients), [*recalls, *more], [*lines, *made.others])
    result = with_changes(replace(result, status=status), made.files, made.job, render)
    return with_late_pdfs(result, made.late, late_of(made.case, made.late, pdfs), made.job, render)


def _given_since(job: CaseJob, entered: Collection[str]) -> Iterator[Issued]:
    """The copies that are out and not made by this run, where the workbook says now how they were given."""
    rows = {row.copy_id: row for row in job.case.copies}
    for former in job.issued:
        row = rows.get(former.copy_number) if former.copy_number not in entered else None
        if row is not None and (row.person_id, row.document) == (former.person_id, former.document):
            later = given_since(former, row)
            if later != former:
                yield later


def _to_write(file: WordFile, files: Mapping[str, bytes], job: CaseJob, render: RenderContext) -> CopyFiles:
    """What to write of one document, and for a family copy its entry in the register."""
    return CopyFiles(files=files) if file.copy is None else files_of_copy(file.copy, files, render, job)


def _origins(finished: Sequence[tuple[WordFile, WithPdf]]) -> Iterator[tuple[str, Provenance]]:
    """The provenance of each file. Hand edits are left out for a PDF: nobody writes in one."""
    for file, with_its in finished:
        of_pdf = replace(file.origin, made="", own={}, rest="", carried=False, both=())
        for path in with_its.files:
            yield path, file.origin if path == file.path else of_pdf


def _recalls(made: _WordFiles, written: Sequence[CopyFiles], render: RenderContext) -> Iterator[Recall]:
    for one in made.recipients:
        yield from one.recalls
    for copy in written:
        yield from copy.recalls
    for one in made.recipients:
        yield from recalls_of_copies(one.recipient, one.detector, render, made.job)
    receive = {one.recipient.person.person_id for one in made.recipients}
    yield from recalls_of_files(made.job, receive)
    yield from recalls_of_approvals(made.job)
