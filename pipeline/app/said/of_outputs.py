"""The lines that verify and clean print about the outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pipeline.app import run_page
from pipeline.app.purge_passwords import ExpiredPasswords
from pipeline.app.said.of_files import plural, some
from pipeline.app.verify_outputs import Verified
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.dates import shown
from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import Removed

#: Of the files of one folder that were not proved, so many are named; more are counted.
_MOST_NAMED = 3


def verify_lines(found: Verified) -> Iterator[str]:
    """The result of a second look at the files."""
    unproved = len(found.unproved) + len(found.unread)
    yield (
        f"Searched: {plural(found.proved, 'file')}. Refused: {len(found.refused)}. Not searched: {unproved}."
    )
    if found.is_manifest_lost:
        yield (
            "manifest.json is missing or cannot be read, so nobody knows which files were changed or are "
            "missing."
        )
        yield "Restore the copy from your last backup, and run the same command again."
    yield from found.trail
    for path in found.strays:
        yield f"{path} is not an issued copy, but anything in family/ may be handed over. Delete it."
    for path in found.recalled:
        yield f"{path} was recalled or replaced. It is kept as evidence, and must not be given."
    for path in found.changed:
        yield f"{path} was changed since it was written."
    for path in found.missing:
        yield f"{path} was written but is missing."
    yield from _unproved_lines(found.unproved)
    for path, why in found.unread.items():
        yield f"{path} was not searched, because it cannot be read: {why}."
    for path in found.marked:
        yield (
            f"{path} marks what was refused. It is for the team only. A run removes it once the problem is "
            "corrected."
        )


def _unproved_lines(unproved: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Why files were not proved: each by its name, or many of one folder for one reason by their number."""
    together: dict[tuple[str, str], list[str]] = {}
    for path, why in unproved:
        together.setdefault(("/".join(path.split("/")[:2]), why), []).append(path)
    for (folder, why), paths in together.items():
        if len(paths) > _MOST_NAMED:
            yield f"{folder}: {len(paths)} files were not searched, each for this reason: {why}."
        else:
            yield from (f"{path} was not searched: {why}." for path in paths)


def unsure_lines(reading: Reading) -> Iterator[str]:
    """The cases with rows that could not be read, so that their files were not searched for everything."""
    unsure = list(dict.fromkeys([*reading.stopped, *reading.doubtful]))
    if unsure:
        yield (
            f"The files of {some(unsure)} were not searched for all that is withheld: part of the "
            "workbooks could not be read."
        )
        yield "'hsb check' says what to correct. Then run the same command again."


def clean_lines(
    files: Sequence[str], by_hand: Iterable[str], day: date, removed: Removed | None
) -> Iterator[str]:
    """What is older than was asked, and whether it was taken away.

    `removed`: what became of it; None where it is only listed.
    """
    named = files if removed is None else removed.gone
    for path in named:
        yield f"{path} {'would be removed' if removed is None else 'was removed'}."
    for path in by_hand:
        yield (f"{path} was changed or added by hand, so it stays. Delete it yourself, or add --by-hand-too.")
    number = plural(len(named), "file")
    yield (f"Last written before {shown(day)}: {number} {'to be removed' if removed is None else 'removed'}.")
    if (
        removed is not None
        and removed.gone
        and [run_page.FILE_NAME] not in [places for places, _ in removed.stays]
    ):
        yield "The page index.html was deleted too, if there was one. The next run writes it again."
    if files and removed is None:
        yield "Nothing has been removed yet. Run the same command with --yes."


def password_lines(old: ExpiredPasswords, *, yes: bool) -> Iterator[str]:
    """Whose passwords are older than was asked, and whether they were taken away (`yes`)."""
    for name in old.names:
        yield f"The password of {name} {'was' if yes else 'would be'} removed."
    for name in old.in_use:
        yield f"The password of {name} stays, because a copy that it opens is still here."
    number = plural(len(old.names), "password")
    yield f"Passwords: {number} {'removed' if yes else 'to be removed'}."
    if old.names and not yes:
        yield "No password has been removed yet. Run the same command with --yes."


def stays_lines(
    stays: Iterable[tuple[Sequence[str], OutputError]], unread: Mapping[str, str], *, by_kind: bool = False
) -> Iterator[str]:
    """What could not be read or removed and why, then what stays because it belongs to the same case.

    `by_kind`: each file was to go by itself.
    """
    for place, why in unread.items():
        of_case = place.startswith("cases/") and not by_kind
        rest = ", with everything else from its case" if of_case else ""
        yield f"{place} stays{rest}, because it cannot be read: {why}."
    for places, fault in stays:
        yield f"{fault.message} {fault.remedy}"
        yield from (f"  {place} was not removed." for place in places)
