"""Findings on what a family may read: words that nobody decided on, and released words never printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.access.view import Audience, Reader, audiences_of
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.possible_copies import has_words_for, reader_of
from pipeline.casefiles.release_decisions import replaced_measures
from pipeline.model import Case, Meeting, Record, Releasable, decision_on, known, recorded
from pipeline.model.finding import Finding, Severity, at

#: The names of these findings, as those of a rule.
UNDECIDED, NOT_PRINTED = "family_words_are_decided_on", "released_words_are_printed"
UNANSWERED = "whether_a_person_may_have_copies"
_NO_COPY = "no family copy is made of this meeting"


def findings_of_releases(case: Case) -> Iterator[Finding]:
    """A finding for each record with words that nobody decided on, and for each released text never printed.

    Also for each person of whom it is not answered whether they may have copies. A withholding that depends
    on the person counts for nobody here: it hides the words from some only.
    """
    readers = {one.reader for one in audiences_of(case) if one.is_family}
    hidden = {reader: _hidden_from_all(case, reader) for reader in (Reader.PARENT, Reader.CHILD)}
    undecided: dict[tuple[str, str], list[Releasable]] = {}
    replaced = replaced_measures(case, ())
    for row in case.records():
        if not isinstance(row, Releasable) or id(row) in replaced:
            continue
        to_read = [one for one in hidden if has_words_for(row, Audience(one))]
        never = [hidden[one][id(row)] for one in to_read if id(row) in hidden[one]]
        if to_read and len(never) == len(to_read):
            if decision_on(case, row).release == "yes":
                yield _not_printed(row, never[0])
        elif not recorded(decision_on(case, row).release) and readers & set(to_read):
            key = (row.collection, str(row.__dict__.get("belongs_to", "")))
            undecided.setdefault(key, []).append(row)
    for rows in undecided.values():
        yield _undecided(rows)
    yield from _unanswered(case)


def _hidden_from_all(case: Case, reader: Reader) -> Mapping[int, str]:
    """By `id`, the rows that no reader of this kind sees, whatever is decided, each with why."""
    reasons = {id(one.record): one.reason for one in hidden_from(case, Audience(reader)) if one.field is None}
    without_copies = {one.meeting_id for one in case.meetings if not _has_copies(one)}
    for row in case.records():
        if row.__dict__.get("belongs_to") in without_copies:
            reasons.setdefault(id(row), _NO_COPY)
    return reasons


def _has_copies(meeting: Meeting) -> bool:
    """Whether a family's copy is or may still be made of a meeting: only the plan is one."""
    return meeting.makes_plan is True or not known(meeting.makes_plan)


def _not_printed(row: Releasable, reason: str) -> Finding:
    why = f"{reason[:1].lower()}{reason[1:].rstrip('.')}"
    # words under a heading are written for the family alone; others are also of use to professionals
    is_for_them = "text_family" in row.fields
    return _named(
        at(
            row,
            _text_of(row),
            f"this is released, but it is never printed in a family copy, because {why}.",
            "If the family should read it, enter it under another heading. If not, clear its release."
            if is_for_them
            else (
                "Nothing to do, unless the family should read it. If so, enter it in a record that they get."
            ),
        ),
        NOT_PRINTED,
        Severity.WARNING if is_for_them else Severity.NOTE,
    )


def _text_of(row: Record) -> str:
    """The first field of a row with words for a family."""
    return next(name for name, field in row.fields.items() if field.on_release and known(getattr(row, name)))


def _undecided(rows: list[Releasable]) -> Finding:
    more = f" The same applies to {len(rows) - 1} more below it." if len(rows) > 1 else ""
    return _named(
        at(
            rows[0],
            "release",
            f"there is text for the family, but nobody has decided whether they may read it.{more}",
            "Enter what was decided, by whom and on which date, or Pending if it is still open. One row of "
            "the sheet Releases decides on all the text of a record.",
        ),
        UNDECIDED,
        Severity.WARNING,
    )


def _unanswered(case: Case) -> Iterator[Finding]:
    """A warning for each person of whom it is not answered, where there are words for them."""
    for person in case.family:
        audience = Audience(reader_of(person), recipient=person.person_id)
        words = any(has_words_for(row, audience) for row in case.records() if isinstance(row, Releasable))
        if words and person.relationship != "sibling" and not known(person.may_receive_copy):
            problem = "the record does not say whether this person may have copies, so none is made for them."
            finding = at(person, "may_receive_copy", problem, "Write Yes or No.")
            yield _named(finding, UNANSWERED, Severity.WARNING)


def _named(finding: Finding, rule: str, severity: Severity) -> Finding:
    return replace(finding, rule=rule, severity=severity)
