"""One document as a Word file, filled and checked for what its reader may not see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pipeline.casefiles.family_copies import FamilyCopy
from pipeline.casefiles.hand_edits import HandEdits
from pipeline.casefiles.job import Unfilled
from pipeline.casefiles.leak_checker import Refused, not_whole
from pipeline.casefiles.provenance import Provenance
from pipeline.casefiles.render_context import RenderContext
from pipeline.formats.word.marked_copy import Marked, marked_copy
from pipeline.foundation.errors import TemplateError
from pipeline.foundation.filenames import safe_name
from pipeline.leakcheck import Detector, Leak, is_broken
from pipeline.model import Case

#: The folder of a case for what goes to nobody, and the beginning of a marked copy's name.
FOLDER, _REFUSED = "drafts", "refused - "
#: The folder in it of what is for no one of the family.
PROFESSIONALS = "professionals"
#: The folder of a case with a folder for each agency.
AGENCIES = "agencies"
#: The folder of a case's papers for those who receive a hand-over, one folder for each.
HAND_OVERS = "hand-over"
#: What is in the path of a marked copy and of no other file.
MARKED = f"/{_REFUSED}"


@dataclass(frozen=True, kw_only=True, repr=False)
class WordFile:
    """One Word file, with what is needed to check it and its PDF.

    `document`: its code in clearances; `person_id`: the member of the family that it is for, empty for
    professionals; `agency`: the one agency that it is for, empty for all others. `copy`: the family copy that
    it belongs to, None for any other document.
    """

    path: str
    data: bytes
    detector: Detector
    document: str
    person_id: str = ""
    agency: str = ""
    must_hold: tuple[str, ...]
    origin: Provenance
    copy: FamilyCopy | None = None
    hand_edits: HandEdits | None = None


class MarkedCopy(NamedTuple):
    """A refused file with its sentences marked, for the team only: its path below the case's folder."""

    path: str
    data: bytes
    origin: Provenance

    def __repr__(self) -> str:
        """Its path, and nothing of what is in it."""
        return f"<MarkedCopy: {self.path}>"


@dataclass(frozen=True, kw_only=True, repr=False)
class DocumentResult:
    """The checked Word file of one document; or why there is none: a fault of its template, or a refusal.

    `marked`: of a refused file, a private copy in which the sentences are marked. `uncarried`: by path, why
    what a person wrote in the version before is not in this one.
    """

    file: WordFile | None = None
    unfilled: Unfilled | None = None
    refused: Refused | None = None
    marked: MarkedCopy | None = None
    uncarried: Mapping[str, str] = field(default_factory=dict)


def filled(
    render: RenderContext,
    case: Case,
    path: str,
    name: str,
    context: Mapping[str, Any],
    *,
    large: bool = False,
) -> bytes | Unfilled:
    """A document's template, filled; where it has a fault, the document that is not made."""
    try:
        return render.filled(name, context, large=large)
    except TemplateError as fault:
        return Unfilled(
            case_id=case.id, path=path, document=name, fault=TemplateError(fault.message, fault.remedy)
        )


def checked(file: WordFile, render: RenderContext, case: Case) -> DocumentResult:
    """The file, if it is complete and holds nothing withheld; else the reason."""
    leaks = leaks_of(file, file.path, file.data, render, case)
    if is_broken(leaks):
        name = file.origin.document
        fault = not_whole(name, leaks)
        return DocumentResult(unfilled=Unfilled(case_id=case.id, path=file.path, document=name, fault=fault))
    if leaks:
        marked = _marked(file, leaks)
        return DocumentResult(
            refused=Refused(case.id, file.path, tuple(leaks), marked.path if marked else ""), marked=marked
        )
    return DocumentResult(file=file)


def _marked(file: WordFile, leaks: Iterable[Leak]) -> MarkedCopy | None:
    """The marked copy of a refused file; None where the reason is in no sentence."""
    sentences = [
        Marked(one.code, one.text, leak.looks_like, leak.item, leak.place)
        for leak in leaks
        for one in leak.sentences
    ]
    if not sentences:
        return None
    reader = safe_name(file.person_id or file.agency or PROFESSIONALS)
    name = file.path.rsplit("/", 1)[-1]
    origin = replace(file.origin, made="", own={}, rest="", carried=False, both=())
    return MarkedCopy(f"{FOLDER}/{reader}/{_REFUSED}{name}", marked_copy(file.data, sentences), origin)


def leaks_of(file: WordFile, path: str, data: bytes, render: RenderContext, case: Case) -> list[Leak]:
    """Every reason to refuse the file, or its PDF, which has another path and other data."""
    return render.leak_checker.leaks(
        path.rsplit("/", 1)[-1],
        data,
        case,
        file.detector,
        document=file.document,
        person_id=file.person_id,
        must_hold=file.must_hold,
        template=render.templates[file.origin.document],
    )
