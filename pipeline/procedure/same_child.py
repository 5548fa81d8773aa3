"""Cases whose child is that of another case, by the service's own reference or by the NHS number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.foundation.text import letters_and_digits
from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

RULE = "child_is_in_another_case"


class SameChild:
    """Remembers the child of each case. `add` each case, and yield what it finds."""

    def __init__(self) -> None:
        self._case_of: dict[str, str] = {}
        self._first_of: dict[str, tuple[str, str]] = {}

    def add(self, case: Case) -> Iterator[Finding]:
        """A note where an earlier case has the child's reference; a warning where only the NHS number is."""
        reference, number = _key(case.details.child_ref), _key(case.details.nhs_number)
        if reference:
            first = self._case_of.setdefault(reference, case.id)
            if first != case.id:
                yield _found(
                    case,
                    "child_ref",
                    f"case {first} is about a child of the same reference, so this counts as a further "
                    "referral.",
                    "Nothing to do, if it is the same child; else correct the reference.",
                    Severity.NOTE,
                )
        if number:
            first, other = self._first_of.setdefault(number, (case.id, reference))
            if first != case.id and other != reference:
                yield _found(
                    case,
                    "nhs_number",
                    f"case {first} has the same NHS number and not the same child reference, so the two do "
                    "not count as one child.",
                    "If it is the same child, write the same reference in both; else correct the NHS number.",
                    Severity.WARNING,
                )


def _key(value: object) -> str:
    return letters_and_digits(value) if isinstance(value, str) and known(value) else ""


def _found(case: Case, field: str, problem: str, remedy: str, severity: Severity) -> Finding:
    return replace(at(case.details, field, problem, remedy), rule=RULE, severity=severity, case_id=case.id)
