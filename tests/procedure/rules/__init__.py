"""One module for each rule; this drives them."""

from __future__ import annotations

from types import ModuleType

from pipeline.model import Case
from tests.builders import TODAY


def found(rule: ModuleType, case: Case) -> list[str]:
    """What a rule finds in a case, each as "place: problem"."""
    findings = list(rule.find(case, TODAY))
    for finding in findings:
        assert finding.place, "a finding has no place"
        assert finding.remedy[0].isupper(), finding.remedy
        assert finding.remedy.endswith("."), finding.remedy
    return [f"{finding.place}: {finding.problem}" for finding in findings]
