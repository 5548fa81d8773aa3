"""The request for a run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.executors import Workers
from pipeline.formats.pdf import Engine
from pipeline.foundation.council import House
from pipeline.procedure.clock import Clock


@dataclass(frozen=True, kw_only=True)
class RunRequest:
    """Which documents of which cases to write, where, as at which moment, and how.

    `only` and `case_ids` narrow it. `pdf`: the engine that also makes a PDF of each; None where none is made;
    `pdf_of_issued`: of the issued family copies only. `passwords`: encrypt what is issued, with passwords
    kept there. `workers`: how many processes (0: one a core); `elsewhere`: other workers, which then do the
    work.
    """

    house: House
    out: Path
    templates: Path
    clock: Clock
    only: Collection[str] = ()
    case_ids: Collection[str] = ()
    drafts_only: bool = False
    pdf: Engine | None = None
    pdf_of_issued: bool = False
    initials: bool = False
    passwords: Path | None = None
    workers: int = 1
    elsewhere: Workers | None = None
