"""PDFs of copies that went out without one: made of the Word file as it was issued, when one is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.casefiles.family_files import RecipientResult
from pipeline.casefiles.issued_files import in_pdf, in_recalled, without_password
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.leak_checker import Refused
from pipeline.casefiles.register_entry import Issued
from pipeline.casefiles.render_context import RenderContext
from pipeline.formats.pdf import Pdf
from pipeline.foundation.errors import OutputError
from pipeline.leakcheck import Detector, Leak, cells_in


@dataclass(frozen=True, kw_only=True, repr=False)
class LateCopy:
    """A copy that is out and has no PDF. `word`: its Word file as issued, without its password."""

    entry: Issued
    word: bytes
    detector: Detector

    @property
    def path(self) -> str:
        """The path of its PDF below the case's folder."""
        return in_pdf(self.entry.file)


def without_pdf(
    job: CaseJob, recipients: Sequence[RecipientResult], render: RenderContext
) -> Iterator[LateCopy]:
    """The copies of these people that lie in family/ as they were issued, and have no PDF yet."""
    if not render.pdf or render.drafts_only or job.without_copies or job.recalls_only:
        return
    asked = {getattr(part.module, "COPY_OF", None) for part in render.documents}
    detectors = {one.recipient.person.person_id: one.detector for one in recipients}
    for entry in job.issued:
        data, pdf = job.issued_files.get(entry.file), in_pdf(entry.file)
        is_out = entry.state.startswith("Issued") and entry.document in asked and entry.person_id in detectors
        is_as_issued = data is not None and hashlib.sha256(data).hexdigest() == entry.sha256
        has_pdf = pdf in job.issued_files or in_recalled(pdf) in job.issued_files
        if is_out and is_as_issued and not has_pdf:
            word = without_password(entry, job)
            if word is not None:
                yield LateCopy(entry=entry, word=word, detector=detectors[entry.person_id])


def with_late_pdfs(
    result: CaseResult,
    copies: Sequence[LateCopy],
    pdfs: Mapping[str, Pdf | OutputError],
    job: CaseJob,
    render: RenderContext,
) -> CaseResult:
    """The result with the PDFs of these copies, each searched first; none of a copy that is to be recalled.

    `pdfs`: by their path. The register keeps no digest of a PDF, so its entries stay as they are. The PDF of
    a locked copy is locked with the same password.
    """
    doubtful = {one.copy_number for one in result.recalls}
    for copy in copies:
        pdf = pdfs.get(copy.path)
        if pdf is None or copy.entry.file not in result.keep or copy.entry.copy_number in doubtful:
            continue
        if isinstance(pdf, OutputError):
            result = replace(result, unwritten=(*result.unwritten, pdf))
        elif leaks := _leaks_of(copy, pdf.data, job, render):
            refused = Refused(result.case_id, copy.path, tuple(leaks))
            result = replace(result, refused=(*result.refused, refused))
        else:
            result = replace(
                result,
                files={**result.files, copy.path: _locked(copy, pdf.data, job)},
                late={**result.late, copy.path: copy.entry.file},
                by_other={**result.by_other, **({copy.path: pdf.instead} if pdf.instead else {})},
            )
    return result


def _leaks_of(copy: LateCopy, pdf: bytes, job: CaseJob, render: RenderContext) -> list[Leak]:
    """What a PDF holds that is withheld today, and its Word file does not hold."""
    name = copy.path.rsplit("/", 1)[-1]
    found = render.leak_checker.leaks(
        name,
        pdf,
        job.case,
        copy.detector,
        document=copy.entry.document,
        person_id=copy.entry.person_id,
        must_hold=(),
        template=render.approved(copy.entry.template, copy.word),
    )
    held = cells_in(copy.entry.file.rsplit("/", 1)[-1], copy.word, copy.detector) if found else ()
    return [one for one in found if one.place not in held]


def _locked(copy: LateCopy, pdf: bytes, job: CaseJob) -> bytes:
    if not copy.entry.encrypted:
        return pdf
    from pipeline.casefiles.encryption import encrypted

    return encrypted(copy.path, pdf, job.passwords[copy.entry.person_id])
