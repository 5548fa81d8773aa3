"""An Easy Read version to finish: the released words, a sentence a row, each with a place for a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.documents import House, Paper
from pipeline.family_paperwork import family_record_of, for_family
from pipeline.paperwork import stem_of
from pipeline.view import Reader, View, known

TITLE = "Easy Read version"
#: No row of the sheet Copies given approves this document: what a person makes of it is theirs to check and to give.
COPY_OF = "easy_read"
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_OWNERS = (("aim_assessments", "aim_id", "report_final_on"), ("meetings", "meeting_id", "held_at"),
           ("reviews", "review_id", "held_at"))  # fmt: skip


def papers(view: View, house: House) -> Iterator[Paper]:
    """One for each report, plan and review that this reader may have, where Easy Read is the format they need (F12, F13)."""
    if view.audience.reader not in (Reader.PARENT, Reader.CHILD) or getattr(view.recipient, "format_needed", "") != "easy":
        return
    for collection, field, done in _OWNERS:
        for row in view.all(collection):
            owner = getattr(row, field)
            if not known(getattr(row, done)) or owner not in view.headings:
                continue
            parts = [
                {"title": one["title"], "sentences": _sentences(one["text"])} for one in family_record_of(view, owner)["headings"]
            ]
            if parts:
                yield Paper(stem_of(COPY_OF, owner, getattr(row, done)), for_family(view, title=TITLE, house=house, parts=parts),
                            owner=owner)  # fmt: skip


def _sentences(text: Any) -> list[str]:
    return [one.strip(" \t-•*") for one in _SENTENCES.split(str(text)) if one.strip(" \t-•*")]
