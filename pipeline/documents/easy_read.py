"""An Easy Read version to finish: the released words, a sentence a row, each with a place for a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, TypedDict

from pipeline.access.rows import ActionRow
from pipeline.access.view import Reader, View, Words, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.family_context import ForFamily, family_record_of, for_family, words_of
from pipeline.foundation.council import House
from pipeline.foundation.dates import in_words
from pipeline.foundation.filenames import stem_of

TITLE = "Easy Read version"
#: No row of the sheet Copies given approves this document: the person who finishes it checks it and hands it
#: over.
COPY_OF = "easy_read"
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


class Part(TypedDict):
    """The words under one heading."""

    title: Annotated[str, "The heading"]
    sentences: Annotated[list[str], "Its words, sentence by sentence"]


class Context(ForFamily):
    """The context of its template."""

    parts: Annotated[list[Part], "What was written for this reader, heading by heading"]


def _due(view: View) -> Iterator[DatedRecord]:
    """One for each report, plan and review that this reader may have, if they need Easy Read (F12, F13)."""
    if view.audience.reader not in (Reader.PARENT, Reader.CHILD) or view.recipient is None:
        return
    if view.recipient.format_needed != "easy":
        return
    for aim in view.aim_assessments:
        if known(aim.report_final_on) and aim.aim_id in view.headings:
            yield DatedRecord(aim.aim_id, aim.report_final_on)
    for meeting in view.meetings:
        if known(meeting.held_at) and meeting.meeting_id in view.headings:
            yield DatedRecord(meeting.meeting_id, meeting.held_at)
    for review in view.reviews:
        if known(review.held_at) and review.review_id in view.headings:
            yield DatedRecord(review.review_id, review.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    record = family_record_of(view, due.owner, house)
    parts = [Part(title=one["title"], sentences=_sentences(one["text"])) for one in record["headings"]]
    parts += _of_actions("What people will do, and by when", record["actions"])
    parts += _of_actions("What you can do", record["own_actions"])
    if not parts:
        return None
    context = Context(**for_family(view, TITLE, house), parts=parts)
    owner = str(due.owner)
    return paper_of(stem_of(TITLE, owner, due.day), context, owner=owner, day=view.day)


papers = of_its_day(_due, _write)


def _of_actions(title: str, actions: Sequence[ActionRow]) -> list[Part]:
    """What is done, who does it and by when; nothing where there is no action."""
    said = [
        line for one in actions for line in (*_sentences(words_of(one) or ""), _who_and_when(one)) if line
    ]
    return [Part(title=title, sentences=said)] if said else []


def _who_and_when(action: ActionRow) -> str:
    who = str(action.owner) if known(action.owner) else ""
    when = f"by {in_words(action.due)}" if isinstance(action.due, date) else ""
    said = ", ".join(one for one in (who, when) if one)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _sentences(text: Words) -> list[str]:
    return [one.strip(" \t-•*") for one in _SENTENCES.split(str(text)) if one.strip(" \t-•*")]
