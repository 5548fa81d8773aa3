"""Where the child has a disability, somebody considered with advice whether the behaviour is part of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Recognition, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Cell, Strength
from pipeline.procedure.queries import has_disability, says_something

SOURCE = "R32"
STRENGTH = Strength.WILL
WHO = "Social worker"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each judgement of such a child that does not say it, by whom, or with whose advice."""
    for row in case.recognitions if has_disability(case) else ():
        lacking = next((one for one in _lacking(row) if Cell(row, one[0]).is_kept), None)
        if lacking is not None:
            yield Missing(row, *lacking, row.judged_on)


def _lacking(row: Recognition) -> Iterator[tuple[str, str, str]]:
    if not known(row.disability_part) or row.disability_part == "not_considered":
        yield (
            "disability_part",
            "the child has a disability, but nobody considered whether the behaviour is part of it",
            "Ask education and the HSB team, and assume neither answer. Enter the answer, who "
            "considered it, and whose advice was taken.",
        )
        return
    if not says_something(row.disability_by):
        yield (
            "disability_by",
            "the record does not say who considered whether the behaviour is part of the disability",
            "Enter the name and role of the person who considered it.",
        )
    if not known(row.disability_advice):
        yield (
            "disability_advice",
            "nobody's advice was taken on whether the behaviour is part of the disability",
            "Ask education and the HSB team, and choose whose advice was taken.",
        )
