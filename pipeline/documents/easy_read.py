"""An Easy Read version to finish: the released words, a sentence a row, each with a place for a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import stem_of
from pipeline.documents.shared.family_context import family_record_of, for_family
from pipeline.foundation.council import House

TITLE = "Easy Read version"
#: No row of the sheet Copies given approves this document: what a person makes of it is theirs to check and
#: to give.
COPY_OF = "easy_read"
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_OWNERS = (
    ("aim_assessments", "aim_id", "report_final_on"),
    ("meetings", "meeting_id", "held_at"),
    ("reviews", "review_id", "held_at"),
)


def _due(view: View) -> Iterator[DatedRecord]:
    """One for each report, plan and review that this reader may have, where Easy Read is the format they need (F12, F13)."""
    if (
        view.audience.reader not in (Reader.PARENT, Reader.CHILD)
        or getattr(view.recipient, "format_needed", "") != "easy"
    ):
        return
    for collection, field, done in _OWNERS:
        for row in view.all(collection):
            if known(getattr(row, done)) and getattr(row, field) in view.headings:
                yield DatedRecord(getattr(row, field), getattr(row, done))


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    headings = family_record_of(view, due.owner)["headings"]
    parts = [{"title": one["title"], "sentences": _sentences(one["text"])} for one in headings]
    if not parts:
        return None
    context = for_family(view, title=TITLE, house=house, parts=parts)
    return Paper(stem_of(COPY_OF, due.owner, due.day), context, owner=due.owner, day=view.day)


papers = of_its_day(_due, _write)


def _sentences(text: Any) -> list[str]:
    return [one.strip(" \t-•*") for one in _SENTENCES.split(str(text)) if one.strip(" \t-•*")]
