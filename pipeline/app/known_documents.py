"""Which document a file in outputs/ is: as the manifest has it; of any other file, as its name says."""

from __future__ import annotations

from functools import cache

from pipeline.foundation.filenames import without_day
from pipeline.foundation.plugins import plugins_in


def document_of(place: str, noted: str) -> str:
    """The name of the template of a file; empty where nobody knows. `noted`: that in the manifest, or empty.

    The name of a file counts where the manifest is lost, and for a file that a person put there.
    """
    name = place.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return noted or _by_name().get(without_day(name).split(" - ")[0], "")


def code_of(document: str, *, for_family: bool) -> str:
    """The code of a document in clearances; for a family's copy, that of what it is a copy of."""
    parts = plugins_in("pipeline.documents") if for_family else ()
    codes = {one.name: str(getattr(one.module, "COPY_OF", one.name)) for one in parts}
    return codes.get(document, document)


@cache
def _by_name() -> dict[str, str]:
    """The documents by how the name of a file begins, now and in earlier releases.

    A family's copy may be named as the document that it is a copy of, and then that is meant.
    """
    parts = sorted(plugins_in("pipeline.documents"), key=lambda one: not hasattr(one.module, "COPY_OF"))
    now = {str(getattr(one.module, "NAME", one.module.TITLE)): one.name for one in parts}
    return {**now, **{one.name: one.name for one in parts}}
