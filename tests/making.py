"""Makes the files of a case as a run does, without a run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.app.sample_approvals import with_codes
from pipeline.app.settings import settings_for
from pipeline.casefiles.copy_files import encrypted_copies
from pipeline.casefiles.generate import generate
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.job import CaseJob, CaseResult
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.render_context import RenderContext, templates_in, words_of
from pipeline.foundation.council import House
from pipeline.model import Case
from pipeline.procedure.clock import Clock

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 10, 30)
TEMPLATES = ROOT / "templates"
#: One report of the AIM assessment for each kind of reader: where a test needs no other document.
AIM_REPORTS = frozenset({"aim_report", "parents_aim_report", "childs_aim_report"})


@cache
def words(name: str) -> Collection[str] | None:
    """The words in the tags of a document's template."""
    return words_of(_templates())(name)


@cache
def _templates() -> dict[str, bytes]:
    return templates_in(TEMPLATES)


def approved_as_it_is(case: Case) -> Case:
    """The case with the present content code in each approved copy's row."""
    return with_codes(case, settings_for(ROOT / "inputs").house(), words, TODAY)


def press_for(*cases: Case, house: House | None = None, **more: Any) -> RenderContext:
    """The render context for a run over these cases."""
    council = house or settings_for(ROOT / "inputs").house()
    return RenderContext(
        templates=_templates(),
        house=council,
        leak_checker=LeakChecker(cases, council, today=TODAY),
        clock=Clock(TODAY),
        **more,
    )


def made_of(
    case: Case,
    *others: Case,
    register: IssueRegister | None = None,
    press: RenderContext | None = None,
    out: Path = Path("nowhere"),
    passwords: Path | None = None,
    **more: Any,
) -> CaseResult:
    """The result of one case, made in a batch with others."""
    issued = (register or IssueRegister()).of_case(case.id)
    folder = out / "cases" / case.id
    standing = {one.file: (folder / one.file).read_bytes() for one in issued if (folder / one.file).exists()}
    (made,) = generate(
        press or press_for(case, *others, **more),
        [CaseJob(case=case, issued=tuple(issued), issued_files=standing)],
    )
    if passwords is not None:
        return encrypted_copies(made, passwords)
    return made


def files_of_case(case: Case, only: frozenset[str] = frozenset()) -> Mapping[str, bytes]:
    """Every file of a case by its path below the case's folder; none may be refused.

    `only`: the documents asked for; all where it is empty.
    """
    made = made_of(case, only=only)
    assert not made.refused
    return made.files
