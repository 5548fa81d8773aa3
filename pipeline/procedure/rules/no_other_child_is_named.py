"""No text in one child's record names another child, unless that meeting may know who the other child is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.model import RECORDS, Case, Kind, Record
from pipeline.model.finding import Finding, Severity, at
from pipeline.model.identity import (
    doubtful_words,
    given_name,
    may_hold,
    name_words,
    sure_words,
    telling_words,
)

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

#: Collections that identify the children and their families: access is by field, and no document prints a
#: complete row.
_WHO_IS_WHO = {"details", "linked_children", "family"}
#: Fields for a professional's own name. A professional may share a part of a child's name, so only the full
#: name counts.
_OF_A_PROFESSIONAL = {
    "aim_lead",
    "approved_by",
    "chair",
    "dbs_decided_by",
    "decided_by",
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
    """A child whom a text may not name: the parts of the name, the first of them, and all that identifies."""

    name: frozenset[str]
    given: str
    identifying: frozenset[str]


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each text with a word that identifies a child whom its record may not name.

    The word is never quoted.
    """
    for record, name, others in texts_beside_others(case):
        text = getattr(record, name)
        identifies = _name_identifies if is_of_a_professional(record, name) else _text_identifies
        if any(identifies(text, child) for child in others):
            yield at(
                record,
                name,
                (
                    "this text contains the name, postcode or reference of a child who may not be named in "
                    "this record."
                ),
                "Use the child's Link ID instead, or write: the child who displayed the behaviour.",
            )


@lru_cache(maxsize=1)  # two rules ask for them, of one case after the other
def texts_beside_others(case: Case) -> tuple[tuple[Record, str, Collection[Child]], ...]:
    """The record, field and forbidden children of each text that may hold a word that identifies one."""
    return tuple(_texts_beside_others(case))


def _texts_beside_others(case: Case) -> Iterator[tuple[Record, str, Collection[Child]]]:
    forbidden = _forbidden(case)
    words = {
        owner: frozenset().union(*(child.identifying for child in others))
        for owner, others in forbidden.items()
    }
    if not any(words.values()):
        return
    for record in case.records():
        if record.collection in _WHO_IS_WHO:
            continue
        owner = _owner(record, forbidden)
        if not words[owner]:
            continue
        named = _TEXTS[record.collection]
        texts = [(name, text) for name in named if isinstance(text := getattr(record, name), str)]
        # Hardly any row holds one of them in any text, so a row's texts are asked together first.
        if texts and may_hold("\n".join(text for _, text in texts), words[owner]):
            for name, text in texts:
                if may_hold(text, words[owner]):
                    yield record, name, forbidden[owner]


def _text_identifies(text: str, child: Child) -> bool:
    return not child.identifying.isdisjoint(sure_words(text, child.name, child.given))


def _name_identifies(text: str, child: Child) -> bool:
    """Whether a person's name is a child's full name, or holds one of the child's references."""
    words = sure_words(text) | doubtful_words(text).keys()
    is_full_name = len(child.name) > 1 and child.name <= words
    return is_full_name or not words.isdisjoint(child.identifying - child.name)


def is_of_a_professional(record: Record, name: str) -> bool:
    """Whether a field holds a professional's own name."""
    return name in _OF_A_PROFESSIONAL and getattr(record, "agency", None) not in ("Parent", "Child")


def _owner(record: Record, discussions: Collection[str]) -> str:
    """The ID of the strategy discussion to whose record a row belongs, or of the child harmed it is about.

    Empty for the case's own record.
    """
    if record.collection in ("enquiries", "aim_assessments"):
        return ""
    for name in ("discussion_id", "belongs_to", "meeting_id"):
        owner = record.__dict__.get(name)
        if owner in discussions:
            return str(owner)
    about = record.__dict__.get("link_id")
    return str(about) if record.collection in ("sharing", "support") and about in discussions else ""


def _forbidden(case: Case) -> dict[str, list[Child]]:
    """The children whom texts may not name, by discussion and Link ID, and under "" for the rest of the case.

    A word that such a child shares with the record's own child, such as the surname of a brother or sister,
    identifies nobody.
    """
    if not case.linked_children:
        return {"": []}
    words = {id(child): telling_words(child) for child in (case.details, *case.linked_children)}

    def others(own: Record | None, children: Iterable[Record]) -> list[Child]:
        shared = words[id(own)] if own is not None else frozenset()
        return [
            Child(name_words(one), given_name(one), words[id(one)] - shared)
            for one in children
            if one is not own
        ]

    forbidden = {"": others(case.details, case.linked_children)}
    for child in case.linked_children:
        forbidden[child.link_id] = others(child, (*case.linked_children, case.details))
    for discussion in case.discussions:
        may_name = discussion.may_name_other_child is True
        if discussion.about == "harmed":
            children = case.linked_children if may_name else (*case.linked_children, case.details)
            forbidden[discussion.discussion_id] = others(case.linked_child(discussion.link_id), children)
        else:
            children = () if may_name else case.linked_children
            forbidden[discussion.discussion_id] = others(case.details, children)
    return forbidden
