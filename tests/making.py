"""Makes the files of a case as a run does, without a run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pipeline.case import Case
from pipeline.clock import Clock
from pipeline.documents import House
from pipeline.issuing import make, seal
from pipeline.press import Press, templates_in
from pipeline.proving import Proving
from pipeline.register import Register
from pipeline.settings import settings_for
from pipeline.work import Files, Task

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 10, 30)
TEMPLATES = ROOT / "templates"


def press_for(*cases: Case, house: House | None = None, **more: Any) -> Press:
    """What a run over these cases makes its copies with."""
    council = house or settings_for(ROOT / "inputs").house()
    return Press(templates_in(TEMPLATES), council, Proving(cases, council), Clock(TODAY), **more)


def made_of(
    case: Case, *others: Case, register: Register | None = None, press: Press | None = None, out: Path = Path("nowhere"),
    passwords: Path | None = None, **more: Any,
) -> Files:  # fmt: skip
    """Everything that comes of one case in a batch with others."""
    issued = (register or Register()).of_case(case.id)
    folder = out / "cases" / case.id
    standing = {one.file: (folder / one.file).read_bytes() for one in issued if (folder / one.file).exists()}
    (made,) = make(press or press_for(case, *others, **more), [Task(case, tuple(issued), standing)])
    if passwords is not None:
        seal(made, passwords)
    return made


def files_of_case(case: Case) -> dict[str, bytes]:
    """Every file of a case by its path below the case's folder; none may be refused."""
    made = made_of(case)
    assert made.refused == []
    return made.files
