"""Every file in outputs/, looked at again: whether it is what was written, and whether it holds nothing withheld today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.case import Case
from pipeline.copies import SCHEDULE, hidden_from
from pipeline.documents import House
from pipeline.filenames import safe_name
from pipeline.outputs import state_of
from pipeline.proof import Guard
from pipeline.proving import Proving, Refused
from pipeline.view import Audience, Reader, audiences_of
from pipeline.workbook.packed import PackedCases


@dataclass
class Verified:
    """What became of the files: how many were proved, which were changed or are gone, which could not be proved and why.

    `is_manifest_lost`: so that nobody can tell which were changed or are gone.
    """

    proved: int = 0
    is_manifest_lost: bool = False
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unproved: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def verify(
    cases: PackedCases, house: House, out: Path, *, initials: bool = False, progress: Callable[[str], None] = lambda name: None
) -> Verified:  # fmt: skip
    """Check every file's hash against the manifest, and prove every Word and PDF file below out/cases/ once more.

    A file that the program did not write is proved as well: somebody may pick it up.
    """
    found = Verified()
    found.changed, found.missing, written, found.is_manifest_lost = state_of(out)
    known = {safe_name(case_id): place for place, case_id in enumerate(cases.ids)}
    proving = Proving(cases, house, initials=initials)
    case: Case | None = None
    guards: dict[Audience, Guard] = {}
    for path in sorted(out.rglob("*")):
        place = path.relative_to(out).as_posix()
        if not path.is_file() or path.suffix not in (".docx", ".pdf") or path.name.startswith("~$") or place.startswith("."):
            continue
        progress(path.name)
        if not place.startswith("cases/") or place.count("/") == 1:
            if place not in written:
                found.unproved.append((place, "it lies in no case's folder, so nobody knows whom it is for"))
            continue
        folder = path.relative_to(out / "cases").parts[0]
        if folder not in known:
            found.unproved.append((place, "its case is not in the workbooks"))
            continue
        if case is None or safe_name(case.id) != folder:
            case, guards = cases[known[folder]], {}
        audience = _audience_of(case, path.relative_to(out / "cases" / folder))
        if audience is None:
            found.unproved.append((place, "its recipient may not have copies by the workbook"))
            continue
        if audience not in guards:
            guards[audience] = proving.guard(case, audience, hidden_from(case, audience))
        _prove(path, place, case, audience, proving, guards[audience], found)
    return found


def _prove(path: Path, place: str, case: Case, audience: Audience, proving: Proving, guard: Guard, found: Verified) -> None:
    from pipeline.sealing import is_sealed

    data = path.read_bytes()
    if is_sealed(data):
        found.unproved.append((place, "it is locked with a password; it was proved before it was locked"))
        return
    name = path.stem.split(" - ")[0]
    must_hold = (str(case.details.child_name),) if audience.is_family else ()
    leaks = proving.leaks(path.name, data, case, guard, document=name, person_id=audience.recipient, must_hold=must_hold)
    if leaks:
        found.refused.append(Refused(case.id, place, tuple(leaks)))
    else:
        found.proved += 1


def _audience_of(case: Case, path: Path) -> Audience | None:
    """Whom a file is for, by its place below the case's folder: one of the family, the people at one discussion, or all others."""
    if path.parts[0] == "family" and path.stem != SCHEDULE:
        return next((one for one in audiences_of(case) if one.is_family and safe_name(one.recipient) == path.parts[1]), None)
    ids = [one.discussion_id for one in case.discussions]
    meeting = next((one for one in ids if safe_name(one) in path.stem.split(" - ")), "")
    return Audience(Reader.PROFESSIONAL, meeting=meeting)
