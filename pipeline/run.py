"""The order of work: read, check, view, fill, publish. Read this first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.case import Case
from pipeline.documents import House
from pipeline.errors import OutputError
from pipeline.filenames import safe_name
from pipeline.finding import Finding
from pipeline.outputs import Outputs, Published
from pipeline.parts import Part, parts_in
from pipeline.rules import findings_of
from pipeline.view import audiences_of, see
from pipeline.word import Template, written
from pipeline.workbook.mark import mark
from pipeline.workbook.opening import protect
from pipeline.workbook.read import Reading

Progress = Callable[[str], None]


@dataclass
class Outcome:
    """What a run came to: findings, what became of every file, cases held back and why, files that could not be written.

    `left_as_they_were`: the cases held back that have documents from an earlier run.
    """

    findings: list[Finding] = field(default_factory=list)
    published: Published = field(default_factory=Published)
    cases_written: list[str] = field(default_factory=list)
    nothing_due: list[str] = field(default_factory=list)
    held_back: dict[str, list[Finding]] = field(default_factory=dict)
    unwritten: list[OutputError] = field(default_factory=list)
    left_as_they_were: set[str] = field(default_factory=set)


def check(reading: Reading, today: date) -> list[Finding]:
    """Every finding there is: what the reader met, then what the rules found in each case."""
    found = list(reading.findings)
    for case in reading.cases:
        found.extend(findings_of(case, today))
    return found


def held_back(reading: Reading, findings: list[Finding]) -> dict[str, list[Finding]]:
    """The cases that get no documents, each with the findings that have to be put right first."""
    held = {case_id: list(why) for case_id, why in reading.doubtful.items()}
    for finding in findings:
        if finding.blocks and finding.case_id:
            held.setdefault(finding.case_id, []).append(finding)
    return held


def give_back(reading: Reading, findings: list[Finding], out: Path, progress: Progress = lambda name: None) -> Published:
    """Write each officer's workbook to out/check/ with its problem cells marked, under its own password if it had one."""
    published = Published()
    with Outputs(out) as outputs:
        for package in reading.packages:
            progress(package.name)
            marked = mark(package.data, [one for one in findings if one.workbook == package.name])
            if package.password is not None:
                marked = protect(marked, package.password)
            published.add(outputs.publish("check", {package.name: marked}, all_of_folder=False))
    return published


def run(
    reading: Reading, house: House, out: Path, templates: Path, today: date,
    only: Collection[str] = (), case_ids: Collection[str] = (), progress: Progress = lambda name: None,
) -> Outcome:  # fmt: skip
    """Write every paper that every sound case is due. `only` and `case_ids` narrow it to some documents and some cases.

    Raises TemplateError where a template asks for what does not exist: then nothing of that case is written.
    """
    findings = check(reading, today)
    held = held_back(reading, findings)
    outcome = Outcome(findings=findings, held_back={one: why for one, why in held.items() if not case_ids or one in case_ids})
    documents = [part for part in parts_in("pipeline.documents") if not only or part.name in only]
    filled = {part.name: Template(templates / f"{part.name}.docx", form=written) for part in documents}
    with Outputs(out) as outputs:
        for case in reading.cases:
            if case_ids and case.id not in case_ids:
                continue
            progress(case.id)
            if case.id in outcome.held_back:
                if (out / "cases" / safe_name(case.id)).exists():
                    outcome.left_as_they_were.add(case.id)
            else:
                files = dict(papers_of(case, house, documents, filled))
                _publish(case, files, outputs, outcome, everything=not only)
    return outcome


def papers_of(case: Case, house: House, documents: list[Part], templates: dict[str, Template]) -> Iterator[tuple[str, bytes]]:
    """Each paper that a case is due, as (file name, bytes): every audience's view, through every document."""
    for audience in audiences_of(case):
        hidden = [one for part in parts_in("pipeline.withholdings") for one in part.module.hide(case, audience)]
        view = see(case, audience, hidden)
        for part in documents:
            for paper in part.module.papers(view, house):
                yield f"{safe_name(paper.stem)}.docx", templates[part.name].fill(paper.context)


def _publish(case: Case, files: dict[str, bytes], outputs: Outputs, outcome: Outcome, *, everything: bool) -> None:
    try:
        published = outputs.publish(f"cases/{safe_name(case.id)}", files, all_of_folder=everything)
    except OutputError as fault:
        outcome.unwritten.append(fault)
        return
    outcome.published.add(published)
    (outcome.cases_written if files else outcome.nothing_due).append(case.id)
