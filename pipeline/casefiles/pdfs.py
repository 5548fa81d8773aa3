"""The PDF of each Word file, which passes the same leak check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.casefiles.late_pdfs import LateCopy
from pipeline.casefiles.leak_checker import Refused
from pipeline.casefiles.render_context import RenderContext
from pipeline.casefiles.word_file import WordFile, leaks_of
from pipeline.formats.pdf import Pdf, to_pdf
from pipeline.foundation.errors import OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.leakcheck import cells_in
from pipeline.model import Case

#: What is before the path of a copy that went out earlier.
_LATE = "late/"
#: By case and path of the Word file, its PDF, or why there is none.
Pdfs = Mapping[str, Pdf | OutputError]


@dataclass(frozen=True, kw_only=True, repr=False)
class WithPdf:
    """A Word file and its PDF, by path, the Word file first; or why there is no PDF.

    `by_other`: by path, why another engine made the PDF than the one asked for.
    """

    files: Mapping[str, bytes]
    refused: Refused | None = None
    unwritten: OutputError | None = None
    by_other: Mapping[str, str] = field(default_factory=dict)


def pdfs_of(
    files: Iterable[tuple[Case, WordFile]],
    late: Iterable[tuple[Case, Sequence[LateCopy]]],
    render: RenderContext,
) -> Pdfs:
    """The PDFs of these files and of these copies, made together; none where the run makes no PDF."""
    if render.pdf is None:
        return {}
    word_files = {
        _key(case, file.path): file.data
        for case, file in files
        if not render.pdf_of_issued or (file.copy is not None and file.copy.issue)
    }
    word_files |= {_key(case, f"{_LATE}{one.path}"): one.word for case, copies in late for one in copies}
    return to_pdf(word_files, render.pdf, workers=render.starts) if word_files else {}


def late_of(case: Case, copies: Iterable[LateCopy], pdfs: Pdfs) -> Pdfs:
    """The PDFs of these copies, by their path."""
    made = {one.path: pdfs.get(_key(case, f"{_LATE}{one.path}")) for one in copies}
    return {path: pdf for path, pdf in made.items() if pdf is not None}


def with_pdf(file: WordFile, pdfs: Pdfs, render: RenderContext, case: Case) -> WithPdf:
    """A Word file with its PDF, if that was made and holds nothing withheld."""
    alone = {file.path: file.data}
    pdf, path = pdfs.get(_key(case, file.path)), f"{file.path.removesuffix('.docx')}.pdf"
    if pdf is None:
        return WithPdf(files=alone)
    if isinstance(pdf, OutputError):
        return WithPdf(files=alone, unwritten=pdf)
    if leaks := leaks_of(file, path, pdf.data, render, case):
        # What is in the Word file as well was cleared there: a PDF has other line ends, so other sentences.
        held = cells_in(file.path.rsplit("/", 1)[-1], file.data, file.detector)
        leaks = [one for one in leaks if one.place not in held]
    if leaks:
        return WithPdf(files=alone, refused=Refused(case.id, path, tuple(leaks)))
    return WithPdf(files={**alone, path: pdf.data}, by_other={path: pdf.instead} if pdf.instead else {})


def _key(case: Case, path: str) -> str:
    return f"{safe_name(case.id)}/{path}"
