"""Finds judgements that are not on the continuum that the council works with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at


def findings_of_continuum(case: Case, steps: Sequence[str]) -> Iterator[Finding]:
    """One for each judgement in an open case that is none of these steps; the remedy names them.

    What a closed case was judged by does not change with the settings.
    """
    for row in case.recognitions if case.details.status != "closed" else ():
        if known(row.step) and row.step.label not in steps:
            found = at(
                row,
                "step",
                "this is not a step of the continuum that the council works with.",
                f"Choose one of {', '.join(steps)}; or change the continuum, under [recognition] in "
                "settings.toml.",
            )
            yield replace(found, rule="step_is_of_the_continuum", severity=Severity.WARNING, case_id=case.id)
