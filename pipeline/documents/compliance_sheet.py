"""Every duty of the procedure in one case, its paragraph, whether it was met, and the cell that shows it: for a case file audit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.documents import House, Paper
from pipeline.view import View

TITLE = "Compliance with the procedure"


def papers(view: View, house: House) -> Iterator[Paper]:
    """None from a view: what the procedure asks is no field of a case, so the sheet is made where duties are judged."""
    yield from ()


def sheet(house: House, reference: str, as_of: str, **rows: Sequence[Mapping[str, Any]]) -> Paper:
    """The sheet of one case. `rows`: counts of how many stand how; faults; asked, with lines; not_asked, with why not."""
    return Paper("compliance_sheet", {"title": TITLE, "house": house, "reference": reference, "as_of": as_of, **rows})
