"""No text in one child's record names another child, unless that meeting may know who the other child is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from pipeline.case import Case, CaseDetails, Kind, LinkedChild, Record, StrategyDiscussion, known
from pipeline.finding import Finding, Severity, at

SOURCE = "R02; catalogue 4, sheet 2"
SEVERITY = Severity.ERROR
BLOCKS = True

#: Shorter parts of a name stand in too many other words.
_SHORTEST = 3
_WORD = re.compile(r"\w+")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each text with a word that tells of a child whom its record may not name. The word is never quoted."""
    if not case.linked_children:
        return
    displayed = _telling_words(case.details)
    harmed = {child.link_id: _telling_words(child) for child in case.linked_children}
    discussions = {one.discussion_id: one for one in case.discussions}
    for record in case.records():
        if isinstance(record, (CaseDetails, LinkedChild)) or record.collection == "family":
            continue
        forbidden = _forbidden(_discussion_of(record, discussions), displayed, harmed)
        if not forbidden:
            continue
        for name, field in record.fields.items():
            text = getattr(record, name)
            if field.kind in (Kind.PROSE, Kind.TEXT) and known(text) and not forbidden.isdisjoint(_words(text)):
                yield at(
                    record,
                    name,
                    "this text holds the name, address or reference of a child whom this record may not name.",
                    "Write the child's Link ID, or the child who displayed the behaviour, instead.",
                )


def _discussion_of(record: Record, discussions: dict[str, StrategyDiscussion]) -> StrategyDiscussion | None:
    """The strategy discussion whose record a row is in, if any."""
    owners = (getattr(record, name, None) for name in ("discussion_id", "belongs_to", "meeting_id"))
    if record.collection in ("enquiries", "aim_assessments"):
        return None
    return next((discussions[one] for one in owners if one in discussions), None)


def _forbidden(
    discussion: StrategyDiscussion | None, displayed: frozenset[str], harmed: dict[str, frozenset[str]]
) -> frozenset[str]:
    """The words that may not stand in a record: those that tell of a child not its own. A word that both share tells nothing."""
    own_child = displayed
    others = dict(harmed)
    if discussion is not None and discussion.about == "harmed":
        own_child = others.pop(str(discussion.link_id), frozenset())
        others[""] = displayed
    if discussion is not None and discussion.may_name_other_child is True:
        others = {} if discussion.about == "displayed" else {link: words for link, words in others.items() if link}
    return frozenset().union(*others.values()) - own_child


def _telling_words(record: Record) -> frozenset[str]:
    """The words that can tell who a child is: each part of a name, a reference as one word, the postcode of an address."""
    words: set[str] = set()
    for name, field in record.fields.items():
        value = getattr(record, name)
        if not (field.identifies and known(value)):
            continue
        if name == "child_name":
            words |= {word for word in _words(value) if len(word) >= _SHORTEST}
        elif name == "home_address":
            words |= _postcodes(value)
        else:
            words |= _words(value) if len(str(value).split()) == 1 else {"".join(_words_in_order(value))}
    return frozenset(words)


def _words(text: str) -> set[str]:
    """The words of a text without case, accents or possessive; its postcodes and long numbers as one word each."""
    plain = _words_in_order(text)
    return set(plain) | _postcodes(text) | {"".join(run) for run in _runs_of_figures(plain)}


def _words_in_order(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter)).replace("'s", " ").replace("-", "")
    return _WORD.findall(bare)


def _runs_of_figures(words: list[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for word in [*words, ""]:
        if word.isdigit():
            run.append(word)
            continue
        if len(run) > 1:
            yield run
        run = []


def _postcodes(text: str) -> set[str]:
    return {"".join(parts).casefold() for parts in re.findall(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\b", text)}
