"""Sample cases with the content code of each copy in its approval, known only once the copy is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.access.view import audiences_of
from pipeline.casefiles.content_code import Words
from pipeline.casefiles.copy_approval import row_of
from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.foundation.council import House
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Blank, Case, CopyGiven


def with_codes(case: Case, house: House, words: Words, today: date) -> Case:
    """The case with the content code in each approval by two people.

    `words`: those in the templates' tags.
    """
    documents = {str(row.document) for row in case.copies}
    parts = [
        part
        for part in plugins_in("pipeline.documents")
        if getattr(part.module, "COPY_OF", None) in documents
    ]
    codes: dict[int, str] = {}
    for audience in audiences_of(case) if parts else ():
        if audience.is_family and any(row.person_id == audience.recipient for row in case.copies):
            recipient = recipient_of(case, audience, house, parts, IssueRegister(), words=words, today=today)
            for one in recipient.copies:
                row = row_of(case, audience.recipient, one.document, one.paper.owner)
                if row is not None:
                    codes[id(row)] = one.note.content
    return replace(case, copies=tuple(_approved(row, codes.get(id(row))) for row in case.copies))


def _approved(row: CopyGiven, code: str | None) -> CopyGiven:
    return replace(row, approved_content=code) if code and isinstance(row.approved_content, Blank) else row
