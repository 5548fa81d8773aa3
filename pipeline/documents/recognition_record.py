"""The recognition record: where behaviour was judged to be on the continuum, by whom, with which tool."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.rows import CaseDetailsRow, ChronologyEntryRow, RecognitionRow
from pipeline.access.view import Audience, Blank, Choice, Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals, latest_day
from pipeline.documents.shared.recognition import (
    CONSIDERATIONS,
    UnderThirteen,
    judged_in,
    says_of_disability,
    under_thirteen_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Recognition record"
WHY = "the step, the tool or who judged is not recorded."


class Consideration(TypedDict):
    """One of the five considerations of the guidance for behaviour online."""

    what: Annotated[str, "What is considered"]
    here: Annotated[Choice, "What was found"]


class Context(ForProfessionals, UnderThirteen):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    judgement: Annotated[RecognitionRow, "The row of the judgement"]
    of: Annotated[str, "What was judged: a referral or an incident, with its day"]
    incident: Annotated[ChronologyEntryRow | None, "The incident on the chronology, if one was judged"]
    steps: Annotated[str, "The steps of the continuum that the council works with"]
    considerations: Annotated[list[Consideration], "The five considerations; empty where it was not online"]
    says_of_disability: Annotated[bool, "Whether it says if the behaviour may be part of a disability"]


def _due(view: View) -> Iterator[DatedRecord]:
    """One record for each judgement, of the day of its last answer (guidance, Key principles)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for row in view.recognitions:
        yield DatedRecord(row.recognition_id, latest_day((row.judged_on, row.disability_on)))


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    row = view.recognitions.the(due.owner)
    is_whole = known(row.step) and Blank.NOT_RECORDED not in (row.tool, row.judged_by)
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft="" if is_whole else WHY),
        **under_thirteen_of(view, row),
        child=view.details,
        judgement=row,
        of=judged_in(view, row),
        incident=view.chronology.get(row.subject_id),
        steps=", ".join(house.continuum),
        considerations=[
            Consideration(what=what, here=getattr(row, name)) for name, what in CONSIDERATIONS.items()
        ]
        if row.online is True
        else [],
        says_of_disability=says_of_disability(view, row),
    )
    return paper_of(stem_of(TITLE, str(row.recognition_id), due.day), context, day=view.day)


papers = of_its_day(_due, _write)
