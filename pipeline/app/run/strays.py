"""Files in the families' folders that no run put there: what lies in family/ may be handed over."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.storage.folder import Outputs


def strays_in(outputs: Outputs) -> Iterator[str]:
    """Each file in a folder family/ that is no issued copy, by its path below outputs/."""
    for path in sorted(outputs.root.glob("cases/*/family/*/*")):
        place = path.relative_to(outputs.root).as_posix()
        if not outputs.entry(place) and not path.name.startswith((".~lock", "~$")):
            yield place
