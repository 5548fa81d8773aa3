"""Writes the HSB team's list of a month: cases by reference, what is asked, advised and decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.access.withholdings.kept_from_agency import is_kept
from pipeline.app.check_workbooks import check, held_back, named_by_an_id
from pipeline.app.progress import SILENT, Progress
from pipeline.app.settings import Settings
from pipeline.casefiles.name_checker import NameChecker
from pipeline.casefiles.panel_list import TEAM, PanelRows, panel_of
from pipeline.casefiles.provenance import Sources
from pipeline.documents import Paper
from pipeline.documents.assembled import panel_list
from pipeline.formats.excel.reader import Reading
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from pipeline.foundation.errors import LeakError, OutputError, TemplateError
from pipeline.foundation.month import Month
from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.procedure.clock import Clock
from pipeline.procedure.obligation import Obligation
from pipeline.storage.folder import Outputs, Published

#: The folder of the lists below outputs/.
FOLDER = "panel"


@dataclass(frozen=True, kw_only=True)
class PanelResult:
    """The list of a month: where it is, its rows, and what is not on it.

    `held`: the cases that are left out until their errors are put right. `named_by_an_id`: how many are left
    out because an ID of theirs holds a name. `faults`: those in which the program
    has a fault.
    """

    path: str
    rows: PanelRows
    cases: int
    held: tuple[str, ...]
    named_by_an_id: int
    faults: tuple[Finding, ...]
    published: Published


def make_panel_list(
    reading: Reading,
    *,
    month: Month,
    settings: Settings,
    clock: Clock,
    templates: Path,
    out: Path,
    progress: Progress = SILENT,
) -> PanelResult:
    """Write the list of a month to out/panel/, made from what the HSB team may see of each case.

    A case with an error that would make its documents wrong is left out and named. Raises LeakError where the
    finished list would name a child or the family, and TemplateError where its template has a fault.
    """
    house, names, sources = settings.house(), NameChecker(settings.house()), Sources()

    def see(case: Case, asked: list[Obligation]) -> None:
        names.add(case)
        sources.add(case, reading.source_of(case.id))

    findings = check(reading, clock, progress, see)
    held, named = held_back(reading, findings), named_by_an_id(findings)
    rows, faults, left_out = PanelRows(), list[Finding](), list[str]()
    progress.stage("Listing cases", len(reading.cases))
    for case in reading.cases:
        if case.id not in held and case.id not in named:
            faults += _add(rows, case, month, clock, names)
        elif case.id not in named and not is_kept(case.details, TEAM):  # neither of these may be named to it
            left_out.append(case.id)
        progress.step()
    rows.in_order()
    (paper,) = panel_list.papers(panel_of(rows, month, clock, left_out), house)
    template = templates / "panel_list.docx"
    data = _filled(paper, template, names, month)
    file = f"{paper.stem}.docx"
    origin = sources.origin("panel_list", template.read_bytes()).to_json()
    published = Published()
    try:
        with Outputs(out) as outputs:
            published.add(outputs.publish(FOLDER, {file: data}, all_of_folder=False, origins={file: origin}))
    except OutputError as fault:
        published.unwritten.append(fault)
    return PanelResult(
        path=f"{FOLDER}/{file}",
        rows=rows,
        cases=int(paper.context["cases"]),
        held=tuple(left_out),
        named_by_an_id=len(named),
        faults=tuple(faults),
        published=published,
    )


def _add(rows: PanelRows, case: Case, month: Month, clock: Clock, names: NameChecker) -> list[Finding]:
    """Add one case; a fault of the program in it is returned, and every other case is still listed."""
    of_case = PanelRows()
    try:
        of_case.add(case, month, clock, names.in_case(case))
    except ENDS_ALL:
        raise
    except Exception as fault:
        return [fault_in(case, fault)]
    rows.join(of_case)
    return []


def _filled(paper: Paper, template: Path, names: NameChecker, month: Month) -> bytes:
    if not template.is_file():
        raise TemplateError(f"{template.name}: there is no such template.", "Put it in the templates folder.")
    data = Template(template, form=written, arrange=arranged).fill(paper.context)
    leaks = names.leaks(f"{paper.stem}.docx", data, (month.words,), template.read_bytes())
    if leaks:
        raise LeakError(
            "The list would show who a case is about: "
            + " ".join(dict.fromkeys(one.sentence for one in leaks)),
            "Nothing was written. Correct the cell named here, or the template.",
        )
    return data
