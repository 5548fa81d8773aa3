"""The names of files in tests: one place to change them."""

from __future__ import annotations

from functools import cache

from pipeline.casefiles.former_names import name_now
from pipeline.foundation.filenames import without_day
from pipeline.foundation.plugins import plugins_in


def named(path: str, *, family: bool = False) -> str:
    """The name of a file as a run gives it, or its path, from its document, ID, day and addressee.

    `named("plan - M-0001 - 2026-08-20.docx")`. Without an ending, the name without one. `family`: a copy for
    somebody of the family, where no folder in the path says so.
    """
    whole = path if path.endswith((".docx", ".pdf")) else f"{path}.docx"
    found = name_now(f"family/{whole}" if family else whole)
    found = found.removeprefix("family/") if family else found
    return found if path == whole else found.removesuffix(".docx")


def document_in(path: str) -> str:
    """The document that a file is, by its name; of a family's copy, what it is a copy of."""
    name = without_day(path.rsplit("/", 1)[-1].removeprefix("refused - "))
    return _documents()[name.removesuffix(".docx").removesuffix(".pdf").split(" - ")[0]]


@cache
def _documents() -> dict[str, str]:
    codes = {getattr(part.module, "COPY_OF", part.name) for part in plugins_in("pipeline.documents")}
    return {named(one, family=is_copy): one for one in codes for is_copy in (True, False)}
