"""An NHS number has ten digits, the last of which checks the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "NHS data dictionary"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at an NHS number that cannot be right."""
    number = case.details.nhs_number
    if known(number) and not _is_right("".join(number.split())):
        yield at(
            case.details,
            "nhs_number",
            "this is not a valid NHS number.",
            "Check its ten digits against the health record.",
        )


def _is_right(digits: str) -> bool:
    if not (len(digits) == 10 and digits.isascii() and digits.isdigit()):
        return False
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    return check % 11 == int(digits[9])
