"""The PDF of each Word file, which passes the same leak check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.casefiles.leak_checker import Refused
from pipeline.casefiles.render_context import RenderContext
from pipeline.casefiles.word_file import WordFile, leaks_of
from pipeline.formats.pdf import to_pdf
from pipeline.foundation.errors import OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.leakcheck import cells_in
from pipeline.model import Case

#: By case and path of the Word file, its PDF, or why there is none.
Pdfs = Mapping[str, bytes | OutputError]


@dataclass(frozen=True, kw_only=True, repr=False)
class WithPdf:
    """A Word file and its PDF, by path, the Word file first; or why there is no PDF."""

    files: Mapping[str, bytes]
    refused: Refused | None = None
    unwritten: OutputError | None = None


def pdfs_of(files: Iterable[tuple[Case, WordFile]], render: RenderContext) -> Pdfs:
    """The PDFs of these Word files, made together; none where the run makes no PDF."""
    if not render.pdf:
        return {}
    word_files = {_key(case, file): file.data for case, file in files}
    return to_pdf(word_files, workers=render.starts) if word_files else {}


def with_pdf(file: WordFile, pdfs: Pdfs, render: RenderContext, case: Case) -> WithPdf:
    """A Word file with its PDF, if that was made and holds nothing withheld."""
    alone = {file.path: file.data}
    pdf, path = pdfs.get(_key(case, file)), f"{file.path.removesuffix('.docx')}.pdf"
    if pdf is None:
        return WithPdf(files=alone)
    if isinstance(pdf, OutputError):
        return WithPdf(files=alone, unwritten=pdf)
    if leaks := leaks_of(file, path, pdf, render, case):
        # What is in the Word file as well was cleared there: a PDF has other line ends, so other sentences.
        held = cells_in(file.path.rsplit("/", 1)[-1], file.data, file.detector)
        leaks = [one for one in leaks if one.place not in held]
    if leaks:
        return WithPdf(files=alone, refused=Refused(case.id, path, tuple(leaks)))
    return WithPdf(files={**alone, path: pdf})


def _key(case: Case, file: WordFile) -> str:
    return f"{safe_name(case.id)}/{file.path}"
