"""The council's own name as the home authority of a child harmed: it takes nothing from this council."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.queries import lives_elsewhere, says_something

RULE = "home_authority_is_another_council"


def findings_of_own_council(case: Case, council: str) -> Iterator[Finding]:
    """A finding at each child whose home authority names this council (R02)."""
    for child in case.linked_children:
        if council and says_something(child.home_authority) and not lives_elsewhere(child, council):
            finding = at(
                child,
                "home_authority",
                "this is your own council: the discussion is yours to hold within 24 hours (R02).",
                "Clear the cell, or name the other council.",
            )
            yield replace(finding, rule=RULE, severity=Severity.WARNING, case_id=case.id)
