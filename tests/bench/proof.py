"""The leak check of a finished copy, against the time in which docxtpl fills it."""

from __future__ import annotations

import io
import statistics
import time
from pathlib import Path

from docxtpl import DocxTemplate

from pipeline.access.view import audiences_of
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.family_copies import FamilyCopy, recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.plugins import plugins_in
from pipeline.leakcheck import Detector
from pipeline.model import Case
from pipeline.procedure.sample import sample_cases
from tests.rich_case import HOUSE

TEMPLATES = Path("templates")
#: The number of cases whose identifiers are searched for in every copy.
BATCH, CASES = 2000, 40


def main() -> None:
    """Print the time to index a batch, and of each copy's proof next to docxtpl's fill and ours."""
    cases = list(sample_cases(BATCH, 2))
    begun = time.perf_counter()
    proving = LeakChecker(cases, HOUSE)
    print(f"identifiers of {BATCH} cases indexed: {time.perf_counter() - begun:.2f} s")
    opened = {
        part.name: Template(TEMPLATES / f"{part.name}.docx", form=written)
        for part in plugins_in("pipeline.documents")
    }
    taken = [
        _times(made, opened[made.part.name], proving, case, guard, person)
        for made, case, guard, person in _copies(cases[:CASES], proving)
    ]
    rival, ours, proof = (statistics.median(one) for one in zip(*taken, strict=True))
    ratio = statistics.median(one[0] / one[2] for one in taken)
    print(
        f"{len(taken)} family copies: docxtpl fills one in {rival * 1000:.1f} ms, ours in "
        f"{ours * 1000:.2f}; its proof takes "
        f"{proof * 1000:.1f} ms, so docxtpl's fill takes {ratio:.1f} times as long as the proof (aim 1)"
    )
    begun = time.perf_counter()
    guards = 0
    for case in cases[:CASES]:
        for audience in audiences_of(case):
            proving.guard(case, audience, hidden_from(case, audience))
            guards += 1
    print(
        f"secrets made ready for a reader: {(time.perf_counter() - begun) / guards * 1000:.1f} ms, once "
        "for all of their copies"
    )


def _copies(cases: list[Case], proving: LeakChecker) -> list[tuple[FamilyCopy, Case, Detector, str]]:
    found: list[tuple[FamilyCopy, Case, Detector, str]] = []
    for case in cases:
        for audience in audiences_of(case):
            if audience.is_family:
                recipient = recipient_of(
                    case, audience, HOUSE, plugins_in("pipeline.documents"), IssueRegister()
                )
                guard = proving.guard(case, audience, recipient.hidden)
                found.extend((made, case, guard, audience.recipient) for made in recipient.copies)
    return found


def _times(
    made: FamilyCopy, template: Template, proving: LeakChecker, case: Case, guard: Detector, person: str
) -> tuple[float, float, float]:
    """Seconds for one copy: docxtpl's fill, ours, and the leak check."""
    at = [time.perf_counter()]
    rival = DocxTemplate(TEMPLATES / f"{made.part.name}.docx")
    rival.render(made.paper.context, autoescape=True)
    rival.save(io.BytesIO())
    at.append(time.perf_counter())
    data = template.fill(made.paper.context)
    at.append(time.perf_counter())
    child = str(case.details.child_name)
    leaks = proving.leaks(
        "copy.docx",
        data,
        case,
        guard,
        document=made.part.module.COPY_OF,
        person_id=person,
        must_hold=(child,),
    )
    at.append(time.perf_counter())
    assert leaks == []
    return at[1] - at[0], at[2] - at[1], at[3] - at[2]
