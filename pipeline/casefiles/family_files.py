"""The Word files for a member of the family: each copy that may be made, and the schedule of withholdings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.access.view import Audience, Reader
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.copy_lines import lines_of
from pipeline.casefiles.copy_status import CopyLine
from pipeline.casefiles.drafts_to_read import FilledDraft
from pipeline.casefiles.family_copies import FamilyCopy, Recipient
from pipeline.casefiles.job import Unfilled
from pipeline.casefiles.provenance import everything, provenance_of
from pipeline.casefiles.recalls import recall_of
from pipeline.casefiles.register_entry import Recall
from pipeline.casefiles.render_context import RenderContext
from pipeline.casefiles.withheld_schedule import withheld_from
from pipeline.casefiles.word_file import DocumentResult, WordFile, checked, filled
from pipeline.documents import MadeFrom, documents_from
from pipeline.documents.assembled.withheld import WithheldFrom
from pipeline.foundation.filenames import safe_name
from pipeline.foundation.plugins import Plugin
from pipeline.leakcheck import Detector


@dataclass(frozen=True, kw_only=True, repr=False)
class RecipientResult:
    """The documents for one member of the family.

    `recipient`: with the copies that could be made. `detector`: finds what none of their files may hold.
    `recalls`: the issued copies whose file is deleted. `lines`: what is so of each copy that could be.
    """

    recipient: Recipient
    detector: Detector
    documents: tuple[DocumentResult, ...]
    recalls: tuple[Recall, ...]
    lines: tuple[CopyLine, ...]


def copies_for(
    recipient: Recipient, parts: Sequence[Plugin], render: RenderContext, *, has_copies: bool = False
) -> RecipientResult:
    """Every copy for one member of the family, and the schedule of what the copies withhold.

    `parts`: the documents asked for. The schedule is made where there is a copy, or something to do, or where
    the person has one that went out (`has_copies`).
    """
    detector = render.leak_checker.guard(recipient.case, recipient.audience, recipient.hidden)
    results = [(copy, _copy(copy, recipient, detector, render)) for copy in recipient.copies]
    unfilled = [copy.stem for copy, result in results if result.unfilled is not None]
    documents = [result for _, result in results]
    refused = [copy.stem for copy, result in results if result.refused is not None]
    lines = lines_of(recipient, render.house, parts, render.clock.today, refused, unfilled)
    if has_copies or recipient.copies or recipient.stopped or any(one.acts for one in lines):
        documents.extend(_schedule(recipient, lines, results, render))
    return RecipientResult(
        recipient=replace(recipient, copies=[one for one in recipient.copies if one.stem not in unfilled]),
        detector=detector,
        documents=tuple(documents),
        recalls=tuple(
            recall_of(copy.former, list(result.refused.leaks), "Its file is now in recalled/.")
            for copy, result in results
            if result.refused is not None and copy.again and copy.former is not None
        ),
        lines=lines,
    )


def _copy(
    copy: FamilyCopy, recipient: Recipient, detector: Detector, render: RenderContext
) -> DocumentResult:
    case, person, name = recipient.case, recipient.person, copy.part.name
    stem = copy.stem if render.fault_of(name) is None else copy.paper.stem
    path = f"{_folder_of(recipient, issued=copy.issue)}/{stem}.docx"
    large = person.format_needed == "large"
    with recipient.view.recording() as reads:
        data = filled(render, case, path, name, copy.paper.context, large=large)
    if isinstance(data, Unfilled):
        return DocumentResult(unfilled=data)
    number = (copy.note.number,) if copy.issue else ()
    file = WordFile(
        path=path,
        data=data,
        detector=detector,
        document=copy.document,
        person_id=person.person_id,
        must_hold=(str(recipient.view.details.child_name), copy.note.recipient, *number),
        origin=provenance_of(case, recipient.audience, {**copy.reads, **reads}, name, render.templates[name]),
        copy=copy,
    )
    return checked(file, render, case)


def _schedule(
    recipient: Recipient,
    lines: Sequence[CopyLine],
    results: Sequence[tuple[FamilyCopy, DocumentResult]],
    render: RenderContext,
) -> list[DocumentResult]:
    """The schedule for the chair, which quotes the drafts.

    What was cleared in a draft was cleared for that document: where the schedule is refused, it quotes none.
    """
    drafts = [
        FilledDraft(copy, result.file.data, render.templates[copy.part.name])
        for copy, result in results
        if result.file is not None and not copy.issue
    ]
    made = list(_filled_schedule(recipient, withheld_from(recipient, lines, drafts), render))
    if drafts and any(one.refused is not None for one in made):
        without = withheld_from(recipient, lines, drafts, quoted=False)
        return list(_filled_schedule(recipient, without, render))
    return made


def _filled_schedule(
    recipient: Recipient, withheld: WithheldFrom, render: RenderContext
) -> Iterator[DocumentResult]:
    """The schedule for the chair. It names this case's rows, so it is checked as a file for professionals."""
    case, everyone = recipient.case, Audience(Reader.PROFESSIONAL)
    detector = render.leak_checker.guard(case, everyone, hidden_from(case, everyone))
    for part in documents_from(MadeFrom.WITHHELD):
        for paper in part.module.papers(withheld, render.house):
            path = f"{_folder_of(recipient, issued=False)}/{paper.stem}.docx"
            data = filled(render, case, path, part.name, paper.context)
            if isinstance(data, Unfilled):
                yield DocumentResult(unfilled=data)
                continue
            template = render.templates[part.name]
            file = WordFile(
                path=path,
                data=data,
                detector=detector,
                document=part.name,
                must_hold=(case.id, recipient.person.person_id),
                origin=provenance_of(case, everyone, everything(case), part.name, template),
            )
            yield checked(file, render, case)


def _folder_of(recipient: Recipient, *, issued: bool) -> str:
    """The folder of a recipient's copies: what lies in family/ may be handed over as it is, and only that."""
    return f"{'family' if issued else 'drafts'}/{safe_name(recipient.person.person_id)}"
