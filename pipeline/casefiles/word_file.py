"""One document as a Word file, filled and checked for what its reader may not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.casefiles.family_copies import FamilyCopy
from pipeline.casefiles.hand_edits import HandEdits
from pipeline.casefiles.job import Unfilled
from pipeline.casefiles.leak_checker import Refused, not_whole
from pipeline.casefiles.provenance import Provenance
from pipeline.casefiles.render_context import RenderContext
from pipeline.foundation.errors import TemplateError
from pipeline.leakcheck import Detector, Leak, is_broken
from pipeline.model import Case


@dataclass(frozen=True, kw_only=True, repr=False)
class WordFile:
    """One Word file, with what is needed to check it and its PDF.

    `document`: its code in clearances; `person_id`: the member of the family that it is for, empty for
    professionals. `copy`: the family copy that it belongs to, None for any other document.
    """

    path: str
    data: bytes
    detector: Detector
    document: str
    person_id: str = ""
    must_hold: tuple[str, ...]
    origin: Provenance
    copy: FamilyCopy | None = None
    hand_edits: HandEdits | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class DocumentResult:
    """The checked Word file of one document; or why there is none: a fault of its template, or a refusal.

    `uncarried`: by path, why what a person wrote in the version before is not in this one.
    """

    file: WordFile | None = None
    unfilled: Unfilled | None = None
    refused: Refused | None = None
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
        return DocumentResult(refused=Refused(case.id, file.path, tuple(leaks)))
    return DocumentResult(file=file)


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
