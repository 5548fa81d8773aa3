"""What a run is asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.executors import Workers
from pipeline.foundation.council import House
from pipeline.procedure.clock import Clock


@dataclass(frozen=True)
class RunRequest:
    """What a run is asked for.

    `only` and `case_ids` narrow it; `passwords`: encrypt what is issued, and keep the words there.

    `workers`: how many processes (0: one a core); `elsewhere`: other workers, which then do the work.
    """

    house: House
    out: Path
    templates: Path
    clock: Clock
    only: Collection[str] = ()
    case_ids: Collection[str] = ()
    drafts_only: bool = False
    pdf: bool = False
    initials: bool = False
    passwords: Path | None = None
    workers: int = 1
    elsewhere: Workers | None = None
