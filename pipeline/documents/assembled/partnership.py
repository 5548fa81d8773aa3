"""The partnership's report on timeliness and outcomes: a summary in plain words, then each measure with its chart and table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.access.view import View
from pipeline.documents import Paper
from pipeline.foundation.council import House

NAME = "partnership"
TITLE = "Harmful sexual behaviour: timeliness and outcomes"


def papers(view: View, house: House) -> Iterator[Paper]:
    """None from a view: the report is of all cases together, so it is made where their figures are added up."""
    yield from ()


def report(house: House, facts: Mapping[str, Any]) -> Paper:
    """The report.

    `facts`: what it says of its edition, its summary, and its themes, each with its measures.
    """
    return Paper(NAME, {"title": TITLE, "house": house, **facts}, day=None)
