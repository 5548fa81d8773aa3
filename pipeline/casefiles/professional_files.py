"""The Word files for the case's professionals, the people at one strategy discussion, and one agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipeline.access.view import Audience, Hidden, Read, Reader, View, see
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.compliance_sheet import duties_of_case
from pipeline.casefiles.hand_edits import NewVersion, with_hand_edits
from pipeline.casefiles.job import CaseJob, Unfilled
from pipeline.casefiles.provenance import everything, papers_with_reads, provenance_of
from pipeline.casefiles.render_context import RenderContext
from pipeline.casefiles.word_file import AGENCIES, HAND_OVERS, DocumentResult, WordFile, checked, filled
from pipeline.documents import MadeFrom, Paper, made_from
from pipeline.foundation.filenames import safe_name
from pipeline.foundation.plugins import Plugin
from pipeline.leakcheck import Detector
from pipeline.model import Case, known


def professional_papers(
    audience: Audience, documents: Iterable[Plugin], render: RenderContext, job: CaseJob
) -> Iterator[DocumentResult]:
    """Every paper that this audience is due, or why it was not made."""
    hidden = hidden_from(job.case, audience)
    papers = _PapersOfAudience(view=see(job.case, audience, hidden), hidden=hidden, render=render, job=job)
    for part in documents:
        for paper, prepared in papers.of(part):
            yield papers.result(part, paper, prepared)


def folder_of_reader(case: Case, audience: Audience) -> str:
    """The folder of the papers of one strategy discussion that is about a child harmed; empty for others.

    The record of a child harmed is never in a folder that is named by the other child's case.
    """
    found = (folder for folder, ids in folders_of_harmed(case).items() if audience.meeting in ids)
    return next((f"harmed/{folder}/" for folder in found), "")


def folders_of_harmed(case: Case) -> dict[str, list[str]]:
    """The folders of the children harmed, each with the strategy discussions that are about the child."""
    folders: dict[str, list[str]] = {}
    for one in case.discussions:
        if one.about == "harmed":
            child = one.link_id if known(one.link_id) else one.discussion_id
            folders.setdefault(safe_name(str(child)), []).append(one.discussion_id)
    return folders


@dataclass(frozen=True, kw_only=True, repr=False)
class _PapersOfAudience:
    """Makes and checks the papers of one audience."""

    view: View
    hidden: list[Hidden]
    render: RenderContext
    job: CaseJob

    @cached_property
    def detector(self) -> Detector:
        """What none of these papers may hold; most agencies have none, so it is made when there is one."""
        return self.render.leak_checker.guard(self.job.case, self.view.audience, self.hidden)

    def of(self, part: Plugin) -> Iterable[tuple[Paper, Mapping[Read, Any]]]:
        """The papers of one document, each with the fields that were read to prepare it."""
        kind, house = made_from(part), self.render.house
        if kind is MadeFrom.VIEW:
            return papers_with_reads(part.module.papers, self.view, house)
        if kind is MadeFrom.DUTIES and self.view.audience == Audience(Reader.PROFESSIONAL):
            duties = duties_of_case(self.job.case, self.render.clock)
            return [(paper, everything(self.job.case)) for paper in part.module.papers(duties, house)]
        return ()

    def result(self, part: Plugin, paper: Paper, prepared: Mapping[Read, Any]) -> DocumentResult:
        """The file of one paper, with the hand edits of the version before; or why it was not made."""
        case, render, agency = self.job.case, self.render, self.view.audience.agency
        folder = f"{AGENCIES}/{safe_name(agency)}/" if agency else ""
        if self.view.audience.hand_over:
            folder = f"{HAND_OVERS}/{safe_name(self.view.audience.hand_over)}/"
        path = f"{folder_of_reader(case, self.view.audience)}{folder}{paper.stem}.docx"
        with self.view.recording() as reads:
            data = filled(render, case, path, part.name, paper.context)
        if isinstance(data, Unfilled):
            return DocumentResult(unfilled=data)
        template = render.templates[part.name]
        origin = provenance_of(case, self.view.audience, {**prepared, **reads}, part.name, template)
        version = NewVersion(data=data, origin=origin)
        if render.has_own_regions(part.name):
            version = with_hand_edits(path, data, origin, self.job.edited)
        file = WordFile(
            path=path,
            data=version.data,
            detector=self.detector,
            document=part.name,
            agency=agency,
            must_hold=(str(paper.context["reference"]),),
            origin=version.origin,
            hand_edits=version.hand_edits,
        )
        return replace(checked(file, render, case), uncarried=version.uncarried)
