"""One line for each copy that a person of the family could have: what is so of it, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.access.view import Audience, Hidden, Reader
from pipeline.casefiles.copy_status import CopyLine
from pipeline.casefiles.family_copies import FamilyCopy, Recipient, StoppedCopy
from pipeline.casefiles.possible_copies import day_field, has_words_for, possible_copies, reader_of, undated
from pipeline.casefiles.release_decisions import Pending, is_drawn_on, question_of, settled_rows
from pipeline.documents import Paper
from pipeline.foundation.council import House
from pipeline.foundation.plugins import Plugin
from pipeline.model import Case, FamilyMember, Record, Releasable, decision_on, known
from pipeline.model.finding import address

ISSUED, DRAFT, STOPPED, NOT_MADE = "issued", "a draft", "stopped", "not made"
REFUSED, NOT_FILLED = "refused", "not written"
_OF_READER = {Reader.CHILD: "the child", Reader.PARENT: "parents and carers"}


@dataclass(frozen=True)
class _Why:
    """Why a copy is not made, who decides, and whether a person has to act."""

    sentence: str
    who: str = ""
    acts: bool = False


def lines_of(
    recipient: Recipient,
    house: House,
    documents: Iterable[Plugin],
    today: date,
    refused: Collection[str] = (),
    unfilled: Collection[str] = (),
) -> tuple[CopyLine, ...]:
    """A line for each copy that one person could have.

    `refused` and `unfilled`: the stems of copies not written, for what they held or for their template.
    """
    made: dict[tuple[str, str], CopyLine] = {}
    for copy in recipient.copies:
        made[_key(copy.part, copy.paper)] = _line_of_copy(copy, refused, unfilled)
    for stopped in recipient.stopped:
        made[_key(stopped.part, stopped.paper)] = _line_of_stopped(stopped, recipient.person)
    for part, paper in possible_copies(recipient.case, recipient.audience, house, documents):
        if _key(part, paper) not in made:
            why = _NotMade(recipient.case, recipient.audience, recipient.hidden, part, paper, today).why()
            made[_key(part, paper)] = _line(
                recipient.person, part, paper, NOT_MADE, why.sentence, who=why.who, acts=why.acts
            )
    return tuple(made.values())


def lines_of_others(case: Case, house: House, documents: Sequence[Plugin]) -> Iterator[CopyLine]:
    """A line for each copy that a person could have, were copies made for them; none for a sibling."""
    for person in case.family:
        if person.relationship == "sibling" or (
            person.may_receive_copy is True and known(person.relationship)
        ):
            continue
        why = _why_nothing(person)
        audience = Audience(reader_of(person), recipient=person.person_id)
        for part, paper in possible_copies(case, audience, house, documents):
            yield _line(person, part, paper, NOT_MADE, why.sentence, acts=why.acts)


def cells(places: Sequence[tuple[Record, str]]) -> str:
    """The first of these cells, and how many more there are."""
    named = list(dict.fromkeys(address(record, field) for record, field in places))
    return f"{named[0]} and {len(named) - 1} more" if len(named) > 1 else named[0]


def _key(part: Plugin, paper: Paper) -> tuple[str, str]:
    return part.name, paper.owner


def _line(
    person: FamilyMember,
    part: Plugin,
    paper: Paper,
    state: str,
    why: str = "",
    *,
    who: str = "",
    acts: bool = False,
) -> CopyLine:
    return CopyLine(
        person_id=person.person_id,
        document=part.name,
        kind=str(part.module.COPY_OF),
        owner=paper.owner,
        state=state,
        why=why,
        who=who,
        acts=acts,
    )


def _line_of_copy(copy: FamilyCopy, refused: Collection[str], unfilled: Collection[str]) -> CopyLine:
    if copy.stem in refused:
        why = "it contained something that this person may not read."
        return _line(copy.person, copy.part, copy.paper, REFUSED, why, acts=True)
    if copy.stem in unfilled:
        return _line(copy.person, copy.part, copy.paper, NOT_FILLED, "its template has a fault.", acts=True)
    if copy.issue:
        return _line(copy.person, copy.part, copy.paper, ISSUED)
    return _line(
        copy.person,
        copy.part,
        copy.paper,
        DRAFT,
        " Also: ".join(one.sentence for one in copy.lacks),
        acts=any(one.acts for one in copy.lacks),
    )


def _line_of_stopped(copy: StoppedCopy, person: FamilyMember) -> CopyLine:
    """The line of a stopped copy: a decision that somebody wrote is pending is known, and not missed."""
    first = copy.pending[0]
    more = len(copy.pending) - 1
    others = f" {more} more question{'' if more == 1 else 's'}." if more else ""
    why = f"a question is open. {first.question} ({address(first.record, first.field)}).{others}"
    return _line(
        person, copy.part, copy.paper, STOPPED, why, who=_names(copy.pending), acts=_is_missed(copy.pending)
    )


def _is_missed(questions: Iterable[Pending]) -> bool:
    """Whether one of the questions is other than a decision that somebody wrote is pending."""
    return any(one.record.__dict__.get("release") != "pending" for one in questions)


def _names(questions: Iterable[Pending]) -> str:
    return ", ".join(dict.fromkeys(one.who for one in questions))


def _why_nothing(person: FamilyMember) -> _Why:
    """Why a person has no copies at all (F6)."""
    if person.may_receive_copy is False:
        return _Why(f"this person may not receive copies ({address(person, 'may_receive_copy')}).")
    name = "relationship" if person.may_receive_copy is True else "may_receive_copy"
    heading = person.fields[name].heading
    return _Why(f'"{heading}" is not answered ({address(person, name)}).', acts=True)


@dataclass(frozen=True)
class _NotMade:
    """One copy that is not made."""

    case: Case
    audience: Audience
    hidden: Sequence[Hidden]
    part: Plugin
    paper: Paper
    today: date

    def why(self) -> _Why:
        """The first reason that holds: the record, its words, the decisions on them, what is withheld."""
        return self._record() or self._words() or self._decisions() or self._withheld()

    def _record(self) -> _Why | None:
        """The record has no day yet, or this person is kept away from it."""
        for record in undated(self.case, self.audience):
            if record.id == self.paper.owner and self.paper.prints_rows:
                name = day_field(record)
                return _Why(f'"{record.fields[name].heading}" is empty ({address(record, name)}).')
        for one in self.hidden:
            if one.field is None and one.record.id == self.paper.owner:
                own = [
                    (row, "invited" if row.invited is False else "excluded")
                    for row in self.case.attendance
                    if row.meeting_id == self.paper.owner and row.person_id == self.audience.recipient
                ]
                where = f" ({cells(own)})" if own else ""
                return _Why(f"{_begun(one.reason)}{where}.")
        return None

    def _words(self) -> _Why | None:
        """Nothing is written for this reader."""
        if self._written:
            return None
        name = "text_child" if self.audience.reader is Reader.CHILD else "text_family"
        reader = _OF_READER[self.audience.reader]
        rows = [(row, name) for row in self.case.sections if row.belongs_to == self.paper.owner]
        where = cells(rows) if rows and self.paper.owner else "no row is about it"
        return _Why(f"nothing is written in it for {reader} ({where}).")

    def _decisions(self) -> _Why | None:
        """No decision on its words counts."""
        settled = settled_rows(self.case, self.paper, self.hidden)
        rows = [row for row in self._written if id(row) not in settled]
        open_ = [one for row in rows if (one := question_of(self.case, row, self.today)) is not None]
        if not open_:
            return None
        where = cells([(one.record, one.field) for one in open_])
        sentence = f"none of its text is released. {open_[0].question} ({where})."
        return _Why(sentence, _names(open_), acts=_is_missed(open_))

    def _withheld(self) -> _Why:
        """What is decided, or the procedure, withholds all its words; or they are under no heading."""
        gone: dict[int, Hidden] = {id(one.record): one for one in self.hidden if one.field is None}
        reasons: dict[str, list[tuple[Record, str]]] = {}
        for row in self._written:
            if id(row) in gone:
                reasons.setdefault(_begun(gone[id(row)].reason), []).append((row, "release"))
            elif not (decision := decision_on(self.case, row)).released_to(self.audience.recipient):
                cell = decision.cell("release") if decision.release == "withhold" else (row, "withhold_from")
                reasons.setdefault("it was decided to withhold its text", []).append(cell)
        if len(reasons) and sum(map(len, reasons.values())) == len(self._written):
            said = "; ".join(f"{reason} ({cells(rows)})" for reason, rows in reasons.items())
            return _Why(f"all its text is withheld: {said}.")
        return _Why(f"nothing is written for {_OF_READER[self.audience.reader]} under a heading.")

    @property
    def _written(self) -> list[Releasable]:
        """The rows of the copy that have words for this reader; for a child's record, only its headings."""
        return [
            row
            for row in self.case.records()
            if isinstance(row, Releasable)
            and is_drawn_on(row, self.paper)
            and ("belongs_to" in row.fields or not self.paper.owner)
            and (
                row.collection == "sections" or not self.paper.owner or self.audience.reader is Reader.PARENT
            )
            and has_words_for(row, self.audience)
        ]


def _begun(reason: str) -> str:
    return f"{reason[:1].lower()}{reason[1:].rstrip('.')}"
