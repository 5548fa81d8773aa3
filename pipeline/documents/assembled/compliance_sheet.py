"""Every duty of the procedure in one case, its paragraph, whether it was met, and the cell that shows it: for a case file audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.access.view import View
from pipeline.documents import Paper
from pipeline.documents.shared.context import for_professionals
from pipeline.foundation.council import House

TITLE = "Compliance with the procedure"


def papers(view: View, house: House) -> Iterator[Paper]:
    """None from a view: what the procedure asks is no field of a case, so the sheet is made where duties are judged."""
    yield from ()


def sheet(house: House, reference: str, as_of: str, **rows: Any) -> Paper:
    """The sheet of one case.

    `rows`: counts of how many stand how; faults; asked, with lines; not_asked, with why not.
    """
    context = for_professionals(house, TITLE, reference, version=f"as at {as_of}", as_of=as_of, **rows)
    return Paper("compliance_sheet", context, day=None)
