"""Family copies: what each recipient is due, whether it may be made, and whether it is still a draft (F1 to F10)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from pipeline.access.secrets import name_of
from pipeline.access.view import GROUNDS, Audience, Ground, Hidden, Read, Reader, Seen, View, see
from pipeline.casefiles.issue_register import Issued, IssueRegister
from pipeline.casefiles.provenance import papers_with_reads
from pipeline.casefiles.release_decisions import Pending, pending_of
from pipeline.documents import CopyNote, Paper
from pipeline.documents.assembled.withheld import schedule
from pipeline.documents.shared.readability import prompt_of, readability_of
from pipeline.foundation.council import House
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import RECORDS, Case, CopyGiven, FamilyMember, Releasable, known
from pipeline.model.approval import columns_to_add, faults_of_approval
from pipeline.model.finding import address

SCHEDULE = "withheld"
#: A draft has no number: that is given when it is issued.
UNNUMBERED = "not yet given"
#: What a part of a copy's context is called where it is told what changed.
_PARTS = {
    "actions": "Who does what",
    "disagreements": "Where people did not agree",
    "safety_plan": "The safety plan",
    "reviews_arranged": "The next review",
    "attendance": "Who was there",
    "assessors": "Who made the assessment",
    "chronology": "What happened, and when",
    "went_well": "What went well",
    "child": "About this copy",
    "recipient": "About this copy",
    "chair": "About this copy",
    "when": "When it is",
    "name": "Which meeting",
    "purpose": "What it is about",
    "topics": "What we will talk about",
    "parts": "The words",
    "aim": "About this copy",
    "meeting": "About this copy",
    "review": "About this copy",
}
#: What is the same in every copy, or the council's: a change there is no change of what this person was told.
_NOT_CONTENT = {"title", "house", "glossary", "marks", "is_long", "helps", "choices", "bring", "latest"}
#: By the name of a document, the words in its template's tags; None where every field counts.
Words = Callable[[str], Collection[str] | None]
#: How many words a sentence should have on average (F12).
_WORDS_FOR_A_CHILD, _WORDS_FOR_PARENTS = 15, 20
_BY_A_PERSON = {"easy": "Easy Read", "audio": "an audio copy", "translated": "a translation"}


@dataclass(frozen=True)
class FamilyCopy:
    """One copy that may be made: its document, its paper, which copy it is, and what the register says of it.

    `row`: the row of the sheet Copies given that approves it. `former`: the version that this person has
    already. `issue`: it goes out clean; otherwise it is a draft. `reads`: what was read to prepare it.
    `waits`: the cell of the code where another content was approved; empty where there is none.
    """

    part: Plugin
    paper: Paper
    copy: CopyNote
    parts: Mapping[str, str]
    row: CopyGiven | None
    former: Issued | None
    issue: bool
    reads: Mapping[Read, Any] = field(default_factory=dict)
    waits: str = ""

    @property
    def stem(self) -> str:
        """Its file's name without the ending: it says at once whether it may go out."""
        return f"{self.paper.stem} - {f'version {self.copy.version}' if self.issue else 'DRAFT'}"

    @property
    def again(self) -> bool:
        """Whether it was issued already, and nothing in it has changed."""
        return self.issue and self.former is not None and self.former.copy_number == self.copy.number

    @property
    def state(self) -> str:
        """What became of it, as the schedule says it."""
        if self.issue:
            return f"Issued: copy {self.copy.number}, version {self.copy.version}"
        if self.former is not None and self.copy.changed:
            return (
                f"Copy {self.former.copy_number} was issued, and has changed since: "
                f"{'; '.join(self.copy.changed)}"
            )
        return f"Draft, not yet approved. Content code {self.copy.content}"


@dataclass(frozen=True)
class Recipient:
    """One of the family, and everything that concerns their copies."""

    case: Case
    audience: Audience
    person: FamilyMember
    hidden: Sequence[Hidden]
    view: View
    made: Sequence[FamilyCopy]
    stopped: Sequence[tuple[str, Paper, Sequence[Pending]]]

    @property
    def needs(self) -> str:
        """What a person has to make because no program can: Easy Read, audio, a translation; empty where nothing."""
        return _BY_A_PERSON.get(str(self.person.format_needed), "")


def hidden_from(case: Case, audience: Audience) -> list[Hidden]:
    """Everything that the withholdings hide from one audience."""
    return [
        one for part in plugins_in("pipeline.access.withholdings") for one in part.module.hide(case, audience)
    ]


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
    """The copies that one of the family is due, those that are stopped with what is pending, and what is withheld.

    A decision or an approval of a day after `today` does not count. `words`: what a template names counts as
    a copy's content; without it every field does that the reader may see.
    """
    hidden = hidden_from(case, audience)
    view = see(case, audience, hidden)
    person = next(one for one in case.family if one.person_id == audience.recipient)
    made: list[FamilyCopy] = []
    stopped: list[tuple[str, Paper, Sequence[Pending]]] = []
    for part in documents:
        for paper, prepared in papers_with_reads(part.module.papers, view, house):
            if pending := pending_of(case, audience, paper, hidden, today):
                stopped.append((part.name, paper, pending))
            else:
                with view.recording() as reads:
                    parts = parts_of(paper.context, words(part.name))
                    one = _made(case, person, part, paper, parts, register, drafts_only, today)
                made.append(replace(one, reads=prepared | reads))
    return Recipient(case, audience, person, hidden, view, made, stopped)


def _made(
    case: Case,
    person: FamilyMember,
    part: Plugin,
    paper: Paper,
    parts: Mapping[str, str],
    register: IssueRegister,
    drafts_only: bool,
    today: date,
) -> FamilyCopy:
    document = part.module.COPY_OF
    code = content_code(parts)
    row = row_of(case, person.person_id, document, paper.owner)
    former = register.latest((case.id, person.person_id, document, paper.owner))
    approved = row is not None and is_approved(case, row, code, today) and not drafts_only
    of_another = row is not None and known(row.approved_content) and not _is_its_code(row, code)
    is_same_copy = former is not None and row is not None and former.copy_number == row.copy_id
    issue = approved and (not is_same_copy or (former is not None and former.content == code))
    recipient = (
        str(person.name)
        if known(person.name)
        else str(getattr(person.relationship, "label", person.relationship))
    )
    if issue and row is not None:
        version = (
            row.version
            if known(row.version)
            else int(former.version)
            if is_same_copy and former
            else _next(former)
        )
        copy = CopyNote(row.copy_id, version, recipient, draft=False, content=code)
    else:
        changed = _changed(parts, former.parts) if former is not None else ()
        copy = CopyNote(
            UNNUMBERED,
            _next(former),
            recipient,
            draft=True,
            content=code,
            changed=changed,
            prompt=_prompt_of(paper, is_child=person.relationship == "young"),
        )
    paper = replace(paper, context={**paper.context, "copy": copy})
    return FamilyCopy(
        part,
        paper,
        copy,
        parts,
        row if issue else None,
        former,
        issue,
        waits=address(row, "approved_content") if of_another and row is not None else "",
    )


def _prompt_of(paper: Paper, *, is_child: bool) -> str:
    """How what people wrote for this reader reads, for whoever approves the copy; empty where nobody wrote anything."""
    context = paper.context
    rows = [*context.get("headings", ()), *context.get("disagreements", ())]
    texts = [one[name] for one in rows for name in ("text", "response") if name in one]
    texts += [row.family_wording for row in context.get("actions", ())] + [
        row.measure for row in context.get("safety_plan", ())
    ]
    texts += [row.summary for row in context.get("chronology", ())]
    found = readability_of(
        [str(one) for one in texts if known(one)], [one["term"] for one in context["glossary"]]
    )
    return prompt_of(found, _WORDS_FOR_A_CHILD if is_child else _WORDS_FOR_PARENTS) if found else ""


def row_of(case: Case, person_id: str, document: str, owner: str) -> CopyGiven | None:
    """The row of Copies given that decides whether a copy goes out: that of the latest version; None where there is none."""
    rows = [
        one
        for one in case.copies
        if one.person_id == person_id and one.document == document and (not owner or one.belongs_to == owner)
    ]
    return max(rows, key=lambda one: one.version if known(one.version) else 0, default=None)


def is_approved(case: Case, row: CopyGiven, content: str, today: date) -> bool:
    """Whether one person approved this content, and another checked it, on days that have been."""
    faults = any(faults_of_approval(case, row, today)) or columns_to_add(row)
    return not faults and _is_its_code(row, content)


def _is_its_code(row: CopyGiven, content: str) -> bool:
    return known(row.approved_content) and _squash(row.approved_content) == _squash(content)


def parts_of(context: Mapping[str, Any], words: Collection[str] | None = None) -> dict[str, str]:
    """A digest of each part of what a copy says, by the name that a person knows the part by.

    Of a row of the workbook only those fields count that are among `words`: no copy shows the others.
    """
    said: dict[str, list[str]] = {}
    for name, value in context.items():
        if name == "headings":
            for heading in value:
                said.setdefault(heading["title"], []).append(_said(heading["text"], words))
        elif name not in _NOT_CONTENT:
            said.setdefault(_PARTS.get(name, name), []).append(_said(value, words))
    return {name: hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16] for name, texts in said.items()}


def content_code(parts: Mapping[str, str]) -> str:
    """The code at the top of a draft: the same only for the same content."""
    digest = hashlib.sha256(repr(sorted(parts.items())).encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}-{digest[8:12]}"


def schedule_of(
    recipient: Recipient, house: House, refused: Iterable[str] = (), unmade: Iterable[str] = ()
) -> Paper:
    """The schedule for the chair: this recipient's copies, what is pending, what was decided, what is never shown (F3)."""
    lost = dict.fromkeys(refused, "REFUSED by the proof: it held something withheld")
    lost |= dict.fromkeys(unmade, "NOT MADE: its template has a fault")
    copies = [
        {
            "document": one.part.module.TITLE,
            "owner": one.paper.owner or "The case",
            "state": lost.get(one.stem, one.state),
        }
        for one in recipient.made
    ] + [
        {
            "document": _title(name),
            "owner": paper.owner or "The case",
            "state": "Stopped: a decision is pending",
        }
        for name, paper, _ in recipient.stopped
    ]
    pending = {
        (address(one.record, one.field), one.question): one.who
        for _, _, all_of in recipient.stopped
        for one in all_of
    }
    rows = {
        "copies": copies,
        "pending": [
            {"place": place, "question": question, "who": who} for (place, question), who in pending.items()
        ],
        "decided": list(_decided(recipient)),
        "never": list(_never(recipient)),
    }
    person = recipient.person
    relationship = str(getattr(person.relationship, "label", person.relationship))
    return schedule(house, recipient.case.id, (person.person_id, relationship), rows)


def _decided(recipient: Recipient) -> Iterator[dict[str, Any]]:
    """Each item that a person decided to withhold from this recipient."""
    for record in recipient.case.records():
        if not isinstance(record, Releasable) or not record.decided:
            continue
        from_this_one = recipient.audience.recipient.casefold() in record.kept_from
        if record.release == "withhold" or from_this_one:
            ground = GROUNDS.get(str(record.withhold_ground), Ground.OTHER)
            shown = ", shown as a mark" if record.show_withheld is True else ""
            yield {
                "place": address(record, "release"),
                "what": name_of(record),
                "ground": ground.words + shown,
                "by": record.release_by,
                "on": record.release_on,
            }


def _never(recipient: Recipient) -> Iterator[dict[str, str]]:
    """What no decision is needed for: what the labels keep from every such reader, then what the withholdings hide besides."""
    yield from never_by_label(recipient.audience.reader)
    counts: dict[tuple[str, str], int] = {}
    for one in recipient.hidden:
        if one.field is None:
            key = (one.record.sheet, one.ground.words)
            counts[key] = counts.get(key, 0) + 1
    for (sheet, ground), count in counts.items():
        yield {"sheet": sheet, "what": f"{count} row{'' if count == 1 else 's'}", "ground": ground}


@cache
def never_by_label(reader: Reader) -> tuple[dict[str, str], ...]:
    """For each sheet, the columns that no reader of this kind is ever given."""
    found = []
    for kind in RECORDS:
        kept = [field.heading for field in kind.fields.values() if reader not in field.readers]
        if kept:
            what = "Everything" if len(kept) == len(kind.fields) else ", ".join(kept)
            found.append({"sheet": kind.sheet, "what": what, "ground": "For professionals only"})
    return tuple(found)


def _changed(now: Mapping[str, str], then: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys([*now, *then]) if now.get(name) != then.get(name))


def _next(former: Issued | None) -> int:
    return int(former.version) + 1 if former is not None else 1


def _said(value: Any, words: Collection[str] | None) -> str:
    """A value of a context as one text: a row by its fields, a list by its items."""
    if isinstance(value, Seen):
        return "; ".join(
            f"{name}={_said(getattr(value, name), words)}"
            for name in dir(value)
            if words is None or name in words
        )
    if isinstance(value, Mapping):
        return "; ".join(f"{name}={_said(one, words)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return "\n".join(_said(one, words) for one in value)
    return str(value)


def _squash(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _title(name: str) -> str:
    return next(str(part.module.TITLE) for part in plugins_in("pipeline.documents") if part.name == name)
