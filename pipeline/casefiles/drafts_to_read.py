"""The sentences of one recipient's drafts that mention a person, for the eye of those who approve them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.casefiles.family_copies import FamilyCopy, Recipient
from pipeline.documents.assembled.withheld import DraftToRead, SentencePiece, SentenceToRead
from pipeline.documents.shared.family_wording import texts_of_every_copy
from pipeline.leakcheck.mentions import Readership, names_in
from pipeline.leakcheck.sentences_to_read import ToRead, sentences_to_read

#: Where a sentence of a draft may not be in a schedule: it was cleared for its own document only.
_NOT_QUOTED = (
    "Read it in the draft. It is not quoted here, because a word in it looks like something withheld."
)
_STANDING = tuple(texts_of_every_copy())


class FilledDraft(NamedTuple):
    """One draft that was made and passed the leak check: its copy, its file, and its template."""

    copy: FamilyCopy
    data: bytes
    template: bytes

    def __repr__(self) -> str:
        """Its name, and nothing of what is in it."""
        return f"<FilledDraft: {self.copy.stem}>"


def drafts_to_read(
    recipient: Recipient, drafts: Iterable[FilledDraft], *, quoted: bool = True
) -> tuple[list[DraftToRead], str]:
    """Each draft with the sentences that mention a person, and the names of the drafts without one.

    Not `quoted`: only the places of the sentences.
    """
    reader = _readership(recipient)
    found: list[DraftToRead] = []
    nothing_in: list[str] = []
    for one in drafts:
        title, owner = one.copy.part.module.TITLE, one.copy.paper.owner
        name = f"{title} ({owner})" if owner else title
        if to_read := sentences_to_read(one.data, reader, one.template, _STANDING):
            found.append(DraftToRead(draft=name, sentences=[_in_pieces(it, quoted=quoted) for it in to_read]))
        else:
            nothing_in.append(name)
    return found, ", ".join(nothing_in)


def _readership(recipient: Recipient) -> Readership:
    relation = str(recipient.person.relationship)
    return Readership(relation, names_in(str(recipient.case.details.child_name)))


def _in_pieces(sentence: ToRead, *, quoted: bool) -> SentenceToRead:
    """A sentence in pieces, each up to the end of a mention, and what is left."""
    if not quoted:
        return SentenceToRead(places=list(sentence.places), pieces=[], rest=_NOT_QUOTED)
    pieces: list[SentencePiece] = []
    at = 0
    for one in sentence.mentions:
        pieces.append(
            {"before": sentence.text[at : one.start], "mention": sentence.text[one.start : one.end]}
        )
        at = one.end
    return SentenceToRead(places=list(sentence.places), pieces=pieces, rest=sentence.text[at:])
