"""Files in the families' folders that no run put there: what lies in family/ may be handed over."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.storage.folder import Outputs, is_of_a_case

#: The beginnings of the names of files that Word and LibreOffice keep beside an open document.
_LOCKS = ("~$", ".~lock")


def strays_in(outputs: Outputs) -> Iterator[str]:
    """Each file in a folder family/ that is no issued copy, by its path below outputs/."""
    for path in sorted(outputs.root.glob("cases/*/family/*/*")):
        place = path.relative_to(outputs.root).as_posix()
        if is_stray(place, is_named=bool(outputs.entry(place))):
            yield place


def taken_over(before: Collection[str], outputs: Outputs) -> list[str]:
    """A sentence for each stray of before that counts as issued by this run: the log may be an older one."""
    return [
        f"{place} was there before this run issued it, but audit.log had no entry for it. If an older log "
        "was restored, restore the latest one."
        for place in before
        if outputs.entry(place) and (outputs.root / place).exists()
    ]


def is_stray(place: str, *, is_named: bool) -> bool:
    """Whether a file lies among issued copies and is none. `is_named`: the manifest has it."""
    name = place.rsplit("/", 1)[-1]
    return is_of_a_case(place) and "/family/" in place and not (is_named or name.startswith(_LOCKS))
