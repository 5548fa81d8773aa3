"""The names of files in tests: one place to change them."""

from __future__ import annotations

from pipeline.casefiles.former_names import name_now


def named(path: str, *, family: bool = False) -> str:
    """The name of a file as a run gives it, or its path, from its document, ID, day and addressee.

    `named("plan - M-0001 - 2026-08-20.docx")`. Without an ending, the name without one. `family`: a copy for
    somebody of the family, where no folder in the path says so.
    """
    whole = path if path.endswith((".docx", ".pdf")) else f"{path}.docx"
    found = name_now(f"family/{whole}" if family else whole)
    found = found.removeprefix("family/") if family else found
    return found if path == whole else found.removesuffix(".docx")
