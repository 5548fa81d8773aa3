"""Cases whose child is that of another case, by the service's own reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.foundation.text import letters_and_digits
from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

RULE = "child_is_in_another_case"


class SameChild:
    """Remembers the child of each case, by reference. `add` each case, and yield what it finds."""

    def __init__(self) -> None:
        self._case_of: dict[str, str] = {}

    def add(self, case: Case) -> Iterator[Finding]:
        """A note where an earlier case has a child of the same reference."""
        reference = case.details.child_ref
        key = letters_and_digits(reference) if known(reference) else ""
        if not key:
            return
        first = self._case_of.setdefault(key, case.id)
        if first != case.id:
            finding = at(
                case.details,
                "child_ref",
                f"case {first} is about a child of the same reference, so this counts as a further referral.",
                "Nothing to do, if it is the same child; else correct the reference.",
            )
            yield replace(finding, rule=RULE, severity=Severity.NOTE, case_id=case.id)
