"""Sets up the code of a person who decides, and clears a forgotten one: each is entered in audit.log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.app.staff_codes import CodeRefused, StaffCodes, people_of
from pipeline.model import Staff
from pipeline.storage.folder import Outputs

SET_UP, CLEARED = "code set up", "code cleared"
_LONGEST = 500


def set_up_code(codes: StaffCodes, staff: Staff, out: Path, *, name: str, code: str, again: str) -> None:
    """Keep a person's first code, and enter in audit.log first that it was set up.

    Raises CodeRefused where it cannot be used, and OutputError where the log or the codes cannot be written.
    """
    codes.refuse(name, code, again, staff)
    with Outputs(out) as outputs:
        outputs.log.append([{"what": SET_UP, "name": name}])
        codes.set_up(name, code, again, staff)


def clearable_by(by: str, staff: Staff, codes: StaffCodes, today: date) -> list[str]:
    """Whose code this person may clear: those who have one and are certainly somebody else."""
    return [one for one in people_of(staff, today) if codes.is_set_up(one, staff) and staff.are_two(one, by)]


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
        codes.clear(name, staff)
