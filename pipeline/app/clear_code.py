"""Clears the code of somebody who has forgotten it: another person does so, with a reason, in the log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.app.staff_codes import CodeRefused, StaffCodes, people_of
from pipeline.model import Staff
from pipeline.storage.folder import Outputs

CLEARED = "code cleared"
_LONGEST = 500


def clearable_by(by: str, staff: Staff, codes: StaffCodes, today: date) -> list[str]:
    """Whose code this person may clear: those who have one and are certainly somebody else."""
    return [one for one in people_of(staff, today) if codes.is_set_up(one) and staff.are_two(one, by)]


def clear_code(
    codes: StaffCodes, staff: Staff, out: Path, *, name: str, by: str, reason: str, today: date
) -> None:
    """Clear a person's code, and enter it in audit.log first; the person then sets up a new one.

    `by`: who is signed in. Raises CodeRefused where it may not be cleared, and OutputError where the log or
    the codes cannot be written.
    """
    reason = " ".join(reason.split())
    if name not in clearable_by(by, staff, codes, today):
        raise CodeRefused("name", "Choose another person, who has a code. Nobody clears their own.")
    if not 0 < len(reason) <= _LONGEST:
        raise CodeRefused("reason", f"Enter the reason, in a sentence of at most {_LONGEST} letters.")
    with Outputs(out) as outputs:
        outputs.log.append([{"what": CLEARED, "name": name, "by": by, "reason": reason}])
        codes.clear(name)
