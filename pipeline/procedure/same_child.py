"""Cases whose child is that of another case: by reference, by NHS number, or by name and date of birth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.foundation.dates import day_of
from pipeline.foundation.text import letters_and_digits
from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

RULE = "child_is_in_another_case"
_ONE_AFTER_THE_OTHER = (
    "so this counts as a further referral.",
    "If it is the same child, there is nothing to do. If not, correct the reference.",
    Severity.NOTE,
)
_BOTH_OPEN = (
    "and both cases are open.",
    "If it is the same child, keep one case open and close the other. If not, correct the reference.",
    Severity.WARNING,
)


class SameChild:
    """Remembers the child of each case. `add` each case, and yield what it finds."""

    def __init__(self) -> None:
        self._case_of: dict[str, str] = {}
        self._first_of: dict[str, tuple[str, str]] = {}
        self._named: dict[tuple[str, str], tuple[str, str]] = {}
        self._open: set[str] = set()

    def add(self, case: Case) -> Iterator[Finding]:
        """What an earlier case has of this child, at most one finding of a kind.

        A note where it has the reference, a warning where both are open; a warning where it has only the NHS
        number; a note where it has only the name and the date of birth. No finding holds any of these.
        """
        if case.details.status != "closed":
            self._open.add(case.id)
        reference, number = _key(case.details.child_ref), _key(case.details.nhs_number)
        by_reference = self._case_of.setdefault(reference, case.id) if reference else case.id
        if by_reference != case.id:
            yield self._of_one_reference(case, by_reference)
        by_number = self._first_of.setdefault(number, (case.id, reference)) if number else (case.id, "")
        if by_number[0] != case.id and by_number[1] != reference:
            yield _found(
                case,
                "nhs_number",
                f"case {by_number[0]} has the same NHS number but a different child reference, so the two "
                "are not counted as one child.",
                "If it is the same child, enter the same reference in both. If not, correct the NHS number.",
                Severity.WARNING,
            )
        elif by_reference == by_number[0] == case.id:
            yield from self._of_one_name(case, reference)
        self._remember_name(case, reference)

    def _of_one_reference(self, case: Case, first: str) -> Finding:
        problem, remedy, severity = _ONE_AFTER_THE_OTHER
        if case.id in self._open and first in self._open:
            problem, remedy, severity = _BOTH_OPEN
        problem = f"case {first} is about a child with the same reference, {problem}"
        return _found(case, "child_ref", problem, remedy, severity)

    def _of_one_name(self, case: Case, reference: str) -> Iterator[Finding]:
        first, other = self._named.get(_named(case), (case.id, reference))
        if first != case.id and (other != reference or not reference):
            yield _found(
                case,
                "child_ref",
                f"case {first} is about a child with the same name and date of birth but a different "
                "reference, so the two are not counted as one child.",
                "If it is the same child, enter the same reference in both. If not, there is nothing to do.",
                Severity.NOTE,
            )

    def _remember_name(self, case: Case, reference: str) -> None:
        if all(_named(case)):
            self._named.setdefault(_named(case), (case.id, reference))


def _named(case: Case) -> tuple[str, str]:
    """What identifies a child without a number: the name however it is written, and the date of birth."""
    born = day_of(case.details.dob)
    return _key(case.details.child_name), born.isoformat() if born is not None else ""


def _key(value: object) -> str:
    return letters_and_digits(value) if isinstance(value, str) and known(value) else ""


def _found(case: Case, field: str, problem: str, remedy: str, severity: Severity) -> Finding:
    return replace(at(case.details, field, problem, remedy), rule=RULE, severity=severity, case_id=case.id)
