"""The rows of the page on family copies: each that could be, what is so of it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.app.run.run_result import RunResult
from pipeline.app.run_page.finding_text import without_values


def copy_rows(outcome: RunResult) -> Iterator[dict[str, Any]]:
    """A row for the copies of one person of which the same is so for the same reason; no names, no values."""
    for case_id, status in outcome.copy_statuses.items():
        together: dict[tuple[str, str, str, bool], list[str]] = {}
        for line in status.lines:
            key = (line.person_id, line.state, without_values(line.why), line.acts)
            together.setdefault(key, []).append(line.copy)
        for (person, state, why, acts), copies in together.items():
            yield {
                "case": case_id,
                "person": person,
                "state": f"{state[:1].upper()}{state[1:]}",
                "why": f"{why[:1].upper()}{why[1:]}",
                "acts": acts,
                "copies": copies,
            }
