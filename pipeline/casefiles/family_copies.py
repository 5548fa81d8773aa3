"""Family copies: which ones a recipient is due, which may be made, which are drafts (F1 to F10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pipeline.access.view import Audience, Hidden, Read, View, see
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.content_code import Words, changed_parts, content_code, parts_of
from pipeline.casefiles.copy_approval import Lack, is_approved, lacks_of, row_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.provenance import papers_with_reads
from pipeline.casefiles.readability_note import reading_prompt_of
from pipeline.casefiles.register_entry import Issued
from pipeline.casefiles.release_decisions import Pending, pending_of
from pipeline.documents import MadeFrom, Paper, made_from
from pipeline.documents.shared.family_context import CopyNote
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of
from pipeline.foundation.plugins import Plugin
from pipeline.model import Case, CopyGiven, FamilyMember, known
from pipeline.model.finding import address

#: A draft has no number: a copy gets one when it is issued.
UNNUMBERED = "not yet given"
#: The document that a person finishes, so that no row of Copies given approves it.
FINISHED_BY_HAND = "easy_read"
_BY_A_PERSON = {"easy": "Easy Read", "audio": "an audio copy", "translated": "a translation"}


@dataclass(frozen=True, kw_only=True, repr=False)
class FamilyCopy:
    """One copy that may be made for a member of the family, issued or a draft.

    It is made once. Its file, register entry, status line and manifest entry are all made from it, the last
    three in `copy_records`.

    `hidden`: what is withheld from this person. `note`: what its template may print about the copy itself.
    `parts`: the digest of each part of its content. `row`: the row of the sheet Copies given that approves
    it, None for a draft. `former`: the version that this person already has. `reads`: the fields read to
    prepare it. `lacks`: why it is a draft.
    """

    case: Case
    person: FamilyMember
    hidden: Sequence[Hidden]
    part: Plugin
    paper: Paper
    note: CopyNote
    parts: Mapping[str, str]
    row: CopyGiven | None = None
    former: Issued | None = None
    reads: Mapping[Read, Any] = field(default_factory=dict)
    lacks: Sequence[Lack] = ()

    @property
    def issue(self) -> bool:
        """Whether it goes out, clean and with a number; otherwise it is a draft."""
        return self.row is not None

    @property
    def document(self) -> str:
        """The code of its document on the sheet Copies given."""
        return str(self.part.module.COPY_OF)

    @property
    def stem(self) -> str:
        """The name of its file without the ending; it shows whether the copy may go out."""
        return f"{self.paper.stem} - {f'version {self.note.version}' if self.issue else 'DRAFT'}"

    @property
    def again(self) -> bool:
        """Whether this same copy was issued by an earlier run."""
        return self.issue and self.former is not None and self.former.copy_number == self.note.number

    @property
    def state(self) -> str:
        """Its state in words, as the schedule shows it."""
        if self.issue:
            return f"Issued: copy {self.note.number}, version {self.note.version}"
        if self.former is not None and self.note.changed:
            changed = "; ".join(self.note.changed)
            return f"Copy {self.former.copy_number} was issued, and has changed since: {changed}"
        return f"Draft. Content code {self.note.content}"


@dataclass(frozen=True, kw_only=True, repr=False)
class StoppedCopy:
    """One copy that may not be made yet, and the questions that are pending on it."""

    part: Plugin
    paper: Paper
    pending: Sequence[Pending]


@dataclass(frozen=True, kw_only=True, repr=False)
class Recipient:
    """One member of the family, what is hidden from them, and their copies: those to make, those stopped."""

    case: Case
    audience: Audience
    person: FamilyMember
    hidden: Sequence[Hidden]
    view: View
    copies: Sequence[FamilyCopy]
    stopped: Sequence[StoppedCopy]

    @property
    def needs(self) -> str:
        """The format that has to be made by hand (Easy Read, audio, a translation); or empty."""
        return _BY_A_PERSON.get(str(self.person.format_needed), "")


def recipient_of(
    case: Case,
    audience: Audience,
    house: House,
    documents: Iterable[Plugin],
    register: IssueRegister,
    *,
    drafts_only: bool = False,
    words: Words = lambda name: None,
    today: date = date.max,
) -> Recipient:
    """The copies that a member of the family is due, those stopped and why, and what is withheld.

    A decision or an approval dated after `today` does not count. `words`: the fields in a template's tags
    are a copy's content; where they are not known, every field that the reader may see is.
    """
    hidden = hidden_from(case, audience)
    view = see(case, audience, hidden)
    person = next(one for one in case.family if one.person_id == audience.recipient)
    state = _StateOfCopies(
        case=case,
        person=person,
        hidden=hidden,
        register=register,
        drafts_only=drafts_only,
        words=words,
        today=today,
    )
    copies: list[FamilyCopy] = []
    stopped: list[StoppedCopy] = []
    for part in (one for one in documents if made_from(one) is MadeFrom.VIEW):
        for paper, prepared in papers_with_reads(part.module.papers, view, house):
            if pending := pending_of(case, audience, paper, hidden, today):
                stopped.append(StoppedCopy(part=part, paper=paper, pending=pending))
            else:
                with view.recording() as reads:
                    copy = state.copy_of(part, paper)
                copies.append(replace(copy, reads=prepared | reads))
    return Recipient(
        case=case, audience=audience, person=person, hidden=hidden, view=view, copies=copies, stopped=stopped
    )


@dataclass(frozen=True, kw_only=True, repr=False)
class _StateOfCopies:
    """What decides which copy a paper is: the case's approvals, and the copies that this person has."""

    case: Case
    person: FamilyMember
    hidden: Sequence[Hidden]
    register: IssueRegister
    drafts_only: bool
    words: Words
    today: date

    def copy_of(self, part: Plugin, paper: Paper) -> FamilyCopy:
        """The copy of a paper with nothing pending: issued where its content is approved, else a draft."""
        document, owner = part.module.COPY_OF, paper.owner
        parts = parts_of(paper.context, self.words(part.name))
        code = content_code(parts)
        row = row_of(self.case, self.person.person_id, document, owner)
        former = self.register.latest((self.case.id, self.person.person_id, document, owner))
        approving = row if row is not None and self._is_issued(row, code, former) else None
        if approving is not None:
            note = self._note_of_issued(approving, code, former)
        else:
            note = self._note_of_draft(paper, parts, code, former)
        return FamilyCopy(
            case=self.case,
            person=self.person,
            hidden=self.hidden,
            part=part,
            paper=replace(paper, context={**paper.context, "copy": note}),
            note=note,
            parts=parts,
            row=approving,
            former=former,
            lacks=tuple(self._lacks(document, row, code, former)) if approving is None else (),
        )

    def _lacks(
        self, document: str, row: CopyGiven | None, code: str, former: Issued | None
    ) -> Iterator[Lack]:
        """Why a copy is a draft."""
        if document == FINISHED_BY_HAND:
            yield Lack("a person has to finish and give it, so it is never issued.", acts=False)
            return
        if self.drafts_only:
            yield Lack("the run was asked for drafts only.", acts=False)
        if row is not None and self._other_holder(row) is not None:
            yield Lack(
                f"{address(row, 'copy_id')} is the number of a copy that went to somebody else, or was of "
                "another document. If a Person ID was changed, put it back. A new copy needs its own number."
            )
            return
        lacks = list(lacks_of(self.case, row, code, self.today))
        yield from lacks
        if row is not None and not lacks and not self.drafts_only:
            # the approval is complete, and the number is that of a copy with other content
            yield Lack(
                f"copy {row.copy_id} was given with other content. A new copy needs its own row and number "
                f"({address(row, 'copy_id')})."
            )

    def _is_issued(self, row: CopyGiven, code: str, former: Issued | None) -> bool:
        """Whether a row's copy goes out; one that is out already, only while its content is the same."""
        if self._other_holder(row) is not None:
            return False
        if self.drafts_only or not is_approved(self.case, row, code, self.today):
            return False
        return not _is_same_copy(row, former) or (former is not None and former.content == code)

    def _other_holder(self, row: CopyGiven) -> Issued | None:
        """The copy of the same number that went to somebody else, or was of another document; or None."""
        holder = self.register.get(row.copy_id)
        if holder is None or (holder.person_id, holder.document) == (row.person_id, row.document):
            return None
        return holder

    def _note_of_issued(self, row: CopyGiven, code: str, former: Issued | None) -> CopyNote:
        if known(row.version):
            version = row.version
        elif former is not None and _is_same_copy(row, former):
            version = int(former.version)
        else:
            version = _next(former)
        return CopyNote(
            number=row.copy_id,
            version=version,
            recipient=self._name,
            draft=False,
            content=code,
            on=max(filter(None, map(day_of, (row.approved_on, row.checked_on))), default=None),
        )

    def _note_of_draft(
        self, paper: Paper, parts: Mapping[str, str], code: str, former: Issued | None
    ) -> CopyNote:
        changed = changed_parts(parts, former.parts) if former is not None else ()
        prompt = reading_prompt_of(paper, is_child=self.person.relationship == "young")
        return CopyNote(
            number=UNNUMBERED,
            version=_next(former),
            recipient=self._name,
            draft=True,
            content=code,
            changed=changed,
            prompt=prompt,
        )

    @property
    def _name(self) -> str:
        """The recipient's name; their relationship to the child where it is not known."""
        if known(self.person.name):
            return str(self.person.name)
        return str(getattr(self.person.relationship, "label", self.person.relationship))


def _is_same_copy(row: CopyGiven, former: Issued | None) -> bool:
    return former is not None and former.copy_number == row.copy_id


def _next(former: Issued | None) -> int:
    return int(former.version) + 1 if former is not None else 1
