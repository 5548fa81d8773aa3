"""No text in one child's record names another child, unless that meeting may know who the other child is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.model import RECORDS, Case, Kind, Record, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.model.identity import doubtful_words, may_hold, name_words, sure_words, telling_words

SOURCE = "R02; catalogue 4, sheet 2"
SEVERITY = Severity.ERROR
BLOCKS = True
NEEDS = (
    "linked_children.child_name",
    "linked_children.child_ref",
    "linked_children.home_address",
    "details.child_name",
    "discussions.about",
    "discussions.link_id",
    "discussions.may_name_other_child",
)

#: Sheets that hold who the children and their families are: they are seen field by field, and no document
#: prints them whole.
_WHO_IS_WHO = {"details", "linked_children", "family"}
#: Where a professional's own name stands. One who shares a part of a child's name is another person: the
#: whole name counts.
_OF_A_PROFESSIONAL = {
    "aim_lead",
    "approved_by",
    "chair",
    "dbs_decided_by",
    "minute_taker",
    "name",
    "other_work_by",
    "referrer",
    "release_by",
    "s47_lead",
    "second_checker",
}
_TEXTS = {
    kind.collection: [name for name, field in kind.fields.items() if field.kind in (Kind.PROSE, Kind.TEXT)]
    for kind in RECORDS
}


@dataclass(frozen=True)
class Child:
    """A child as a text may tell of them: the parts of the name, and every word that tells of this child and no own one."""

    name: frozenset[str]
    telling: frozenset[str]


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each text with a word that tells of a child whom its record may not name.

    The word is never quoted.
    """
    for record, name, others in texts_beside_others(case):
        text = getattr(record, name)
        tells = _tells_in_a_name if _is_of_a_professional(record, name) else _tells
        if any(tells(text, child) for child in others):
            yield at(
                record,
                name,
                "this text holds the name, postcode or reference of a child whom this record may not name.",
                "Write the child's Link ID, or the child who displayed the behaviour, instead.",
            )


def texts_beside_others(
    case: Case, among: frozenset[str] | None = None
) -> Iterator[tuple[Record, str, Collection[Child]]]:
    """Each text that may hold a word of a child whom its record may not name: the row, the field, and those children.

    `among`: the only words to look for, if not all that tell of a child.
    """
    forbidden = _forbidden(case)
    words = {
        owner: frozenset().union(*(child.telling for child in others)) for owner, others in forbidden.items()
    }
    if among is not None:
        words = {owner: these & among for owner, these in words.items()}
    if not any(words.values()):
        return
    for record in case.records():
        if record.collection in _WHO_IS_WHO:
            continue
        owner = _owner(record, forbidden)
        for name in _TEXTS[record.collection] if words[owner] else ():
            text = getattr(record, name)
            if known(text) and may_hold(text, words[owner]):
                yield record, name, forbidden[owner]


def _tells(text: str, child: Child) -> bool:
    return not child.telling.isdisjoint(sure_words(text))


def _tells_in_a_name(text: str, child: Child) -> bool:
    """Whether a person's name is the whole of a child's, or holds one of the child's references."""
    words = sure_words(text) | doubtful_words(text)
    return (len(child.name) > 1 and child.name <= words) or not words.isdisjoint(child.telling - child.name)


def _is_of_a_professional(record: Record, name: str) -> bool:
    return name in _OF_A_PROFESSIONAL and getattr(record, "agency", None) not in ("Parent", "Child")


def _owner(record: Record, discussions: Collection[str]) -> str:
    """The ID of the strategy discussion whose record a row is in; empty for the record of the child who displayed it."""
    if record.collection in ("enquiries", "aim_assessments"):
        return ""
    for name in ("discussion_id", "belongs_to", "meeting_id"):
        owner = record.__dict__.get(name)
        if owner in discussions:
            return str(owner)
    return ""


def _forbidden(case: Case) -> dict[str, list[Child]]:
    """For each discussion, and for the rest of the case under "": the children whom its texts may not name.

    A word that such a child shares with the record's own child tells nothing, such as the surname of a
    brother or sister.
    """
    telling = (
        {id(one): telling_words(one) for one in (case.details, *case.linked_children)}
        if case.linked_children
        else {}
    )

    def apart(own: Record | None, others: Iterable[Record]) -> list[Child]:
        shared = telling[id(own)] if own is not None else frozenset()
        return [Child(name_words(one), telling[id(one)] - shared) for one in others if one is not own]

    forbidden = {"": apart(case.details if telling else None, case.linked_children)}
    for discussion in case.discussions if telling else ():
        may_know = discussion.may_name_other_child is True
        if discussion.about == "harmed":
            children = case.linked_children if may_know else (*case.linked_children, case.details)
            forbidden[discussion.discussion_id] = apart(case.linked_child(discussion.link_id), children)
        else:
            forbidden[discussion.discussion_id] = apart(
                case.details, () if may_know else case.linked_children
            )
    return forbidden
