"""The schedule for the chair: what one recipient's copies withhold, and what is pending (F3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.access.secrets import name_of
from pipeline.access.view import GROUNDS, Ground, Reader
from pipeline.casefiles.copy_lines import DRAFT, ISSUED
from pipeline.casefiles.copy_status import CopyLine
from pipeline.casefiles.drafts_to_read import FilledDraft, drafts_to_read
from pipeline.casefiles.family_copies import Recipient
from pipeline.documents import MadeFrom, documents_from
from pipeline.documents.assembled.withheld import (
    CopyListed,
    Decided,
    NeverShown,
    PendingDecision,
    Withheld,
    WithheldFrom,
)
from pipeline.model import RECORDS, Case, Record, Releasable, decision_on
from pipeline.model.case import headings_of
from pipeline.model.finding import address


def withheld_from(
    recipient: Recipient,
    lines: Iterable[CopyLine],
    drafts: Sequence[FilledDraft] = (),
    *,
    quoted: bool = True,
) -> WithheldFrom:
    """This recipient's copies, what is pending, what was decided, what is never shown (F3).

    `lines`: what is so of each copy that this person could have. `drafts`: those that were made, of which the
    sentences that mention a person are listed, `quoted` or only by their places.
    """
    titles = {part.name: part.module.TITLE for part in documents_from(MadeFrom.VIEW)}
    states = {(one.part.name, one.paper.owner): one.state for one in recipient.copies}
    copies = [
        CopyListed(
            document=titles[one.document],
            owner=one.owner or "The case",
            state=_state_of(one, states.get((one.document, one.owner), "")),
        )
        for one in lines
    ]
    pending = {
        (address(question.record, question.field), question.question): question
        for one in recipient.stopped
        for question in one.pending
    }
    to_read, nothing_in = drafts_to_read(recipient, drafts, quoted=quoted)
    rows = Withheld(
        copies=copies,
        pending=[
            PendingDecision(
                what=in_words(recipient.case, one.record), place=place, question=question, who=one.who
            )
            for (place, question), one in pending.items()
        ],
        to_read=to_read,
        nothing_in=nothing_in,
        decided=list(_decided(recipient)),
        by_procedure=_by_procedure(recipient),
        never=list(_never(recipient)),
    )
    person = recipient.person
    relationship = str(getattr(person.relationship, "label", person.relationship))
    return WithheldFrom(
        reference=recipient.case.id, recipient_id=person.person_id, relationship=relationship, rows=rows
    )


def _state_of(line: CopyLine, state: str) -> str:
    """The state of a copy with why, as the schedule prints it. `state`: that of its file, if it is made."""
    if line.state not in (ISSUED, DRAFT):
        return f"{line.state.upper()}, because {line.why}"
    return f"{state}. {line.why[:1].upper()}{line.why[1:]}" if line.why else state


def _decided(recipient: Recipient) -> Iterator[Decided]:
    """Each item that a person decided to withhold from this recipient."""
    for record in recipient.case.records():
        if not isinstance(record, Releasable):
            continue
        decision = decision_on(recipient.case, record)
        if not decision.decided:
            continue
        from_this_one = recipient.audience.recipient.casefold() in decision.kept_from
        if decision.release == "withhold" or from_this_one:
            ground = GROUNDS.get(str(decision.withhold_ground), Ground.OTHER)
            shown = ", shown as a mark" if decision.shows_mark else ""
            yield Decided(
                place=address(*decision.cell("release")),
                what=in_words(recipient.case, record),
                whom="All the family" if decision.release == "withhold" else "This recipient",
                ground=ground.words + shown,
                by=decision.release_by,
                on=decision.release_on,
            )


def _by_procedure(recipient: Recipient) -> str:
    """The grounds on which rows are withheld without a decision, each once, as part of a sentence."""
    grounds = dict.fromkeys(one.ground.words for one in recipient.hidden if one.field is None)
    return "; ".join(f"{words[:1].lower()}{words[1:]}" for words in grounds if words != Ground.OTHER.words)


def _never(recipient: Recipient) -> Iterator[NeverShown]:
    """What is withheld without a decision: by the labels, then by the withholdings."""
    yield from never_by_label(recipient.audience.reader)
    counts: dict[tuple[str, str], int] = {}
    for one in recipient.hidden:
        if one.field is None:
            key = (one.record.sheet, one.ground.words)
            counts[key] = counts.get(key, 0) + 1
    for (sheet, ground), count in counts.items():
        yield NeverShown(sheet=sheet, what=f"{count} row{'' if count == 1 else 's'}", ground=ground)


#: What one row of a sheet is called.
_CALLED = {"Chronology": "Chronology entry", "Actions": "Action", "Safety plans": "Measure of safety plan"}


def in_words(case: Case, record: Record) -> str:
    """A row as a chair knows it and not its values: "Chronology entry E-0501", "Heading 9 of M-0001"."""
    owner, number = record.__dict__.get("belongs_to"), record.__dict__.get("section_no")
    if record.sheet == "Document sections" and isinstance(number, int):
        of = next((one for one in case.records() if one.key and one.id == owner), None)
        headings = headings_of(of) if of is not None else None
        title = f": {headings.title(number)}" if headings and 0 < number <= len(headings.titles) else ""
        return f"Heading {number} of {owner}{title}"
    return f"{_CALLED.get(record.sheet, record.sheet)} {name_of(record)}"


@cache
def never_by_label(reader: Reader) -> tuple[NeverShown, ...]:
    """For each sheet, the columns that this kind of reader never sees."""
    found = []
    for kind in RECORDS:
        kept = [field.heading for field in kind.fields.values() if reader not in field.readers]
        if kept:
            what = "Everything" if len(kept) == len(kind.fields) else ", ".join(kept)
            found.append(NeverShown(sheet=kind.sheet, what=what, ground="For professionals only"))
    return tuple(found)
