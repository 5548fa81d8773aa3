"""The records of a family copy, all made here: register entry, status line, manifest entry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.access.view import Hidden
from pipeline.casefiles.changed_names import digest_of_name
from pipeline.casefiles.copy_status import CopyLine, CopyMade, CopyStatus, CopyStopped
from pipeline.casefiles.family_copies import FamilyCopy, Recipient
from pipeline.casefiles.job import CaseResult
from pipeline.casefiles.provenance import digest_of, rules_version
from pipeline.casefiles.register_entry import LATER, Issued, Recall
from pipeline.formats.printed_values import written
from pipeline.model import Blank, CopyGiven, FamilyMember, known
from pipeline.model.finding import address


def register_entry_of(copy: FamilyCopy, path: str, data: bytes, *, template: bytes, today: date) -> Issued:
    """The entry in the register of a copy that goes out with this file. Raises ValueError for a draft."""
    row = copy.row
    if row is None:
        raise ValueError("A draft has no entry in the register.")
    person = copy.person
    return Issued(
        copy_number=row.copy_id,
        case_id=copy.case.id,
        person_id=person.person_id,
        document=copy.document,
        belongs_to=copy.paper.owner,
        version=str(copy.note.version),
        file=path,
        sha256=hashlib.sha256(data).hexdigest(),
        content=copy.note.content,
        withheld=_rows_withheld(copy.hidden),
        approved_by=text_of_value(row.approved_by),
        second_checker=text_of_value(row.second_checker),
        method=text_of_value(row.method),
        sent_at=text_of_value(row.sent_at),
        read_through_on=text_of_value(row.read_through_on),
        supersedes=text_of_value(row.supersedes),
        issued_on=text_of_value(today),
        template=digest_of(template),
        rules=rules_version(),
        parts=copy.parts,
        recipient=_name_code(copy.case.id, person),
    )


def given_since(copy: Issued, row: CopyGiven) -> Issued:
    """The entry of a copy that is out, with how and when it was given as the row of Copies given says now.

    What the row says nothing about stays.
    """
    later: dict[str, Any] = {name: text_of_value(getattr(row, name)) for name in LATER}
    return replace(copy, **{name: value for name, value in later.items() if value})


def status_of(
    recipients: Iterable[Recipient], recalls: Iterable[Recall], lines: Iterable[CopyLine]
) -> CopyStatus:
    """The status of the copies of these recipients, all of one case. `lines`: of each copy that could be."""
    recipients = list(recipients)
    copies = [copy for one in recipients for copy in one.copies]
    return CopyStatus(
        copies=tuple(map(_status_line, copies)),
        stopped=tuple(line for one in recipients for line in _stopped_lines(one)),
        needs=tuple((one.person.person_id, one.needs) for one in recipients if one.needs and one.copies),
        recalls=tuple(recalls),
        lines=tuple(lines),
    )


def manifest_entries_of(result: CaseResult) -> dict[str, dict[str, Any]]:
    """By path, each file's provenance, with the register entry of a copy that goes out.

    The entry is kept there in case the run is cut off before the register is written.
    """
    entries = {path: origin.to_json() for path, origin in result.origins.items()}
    for one in result.issued:
        if one.file in result.files:
            entries[one.file]["issued"] = one.to_json()
    return entries


def _status_line(copy: FamilyCopy) -> CopyMade:
    return CopyMade(
        person_id=copy.person.person_id,
        stem=copy.stem,
        issued=copy.issue,
        again=copy.again,
        content=copy.note.content,
    )


def _stopped_lines(recipient: Recipient) -> Iterator[CopyStopped]:
    for copy in recipient.stopped:
        for one in copy.pending:
            yield CopyStopped(
                person_id=recipient.person.person_id,
                stem=copy.paper.stem,
                place=address(one.record, one.field),
                question=one.question,
                who=one.who,
            )


def _rows_withheld(hidden: Iterable[Hidden]) -> str:
    """The number of rows withheld on each ground, as text for the register."""
    counts: dict[str, int] = {}
    for one in hidden:
        if one.field is None:
            counts[one.ground.words] = counts.get(one.ground.words, 0) + 1
    return "; ".join(
        f"{ground}: {count} row{'' if count == 1 else 's'}" for ground, count in sorted(counts.items())
    )


def _name_code(case_id: str, person: FamilyMember) -> str:
    return digest_of_name(case_id, person.person_id, person.name) if known(person.name) else ""


def text_of_value(value: object) -> str:
    """A value of a row as the register has it; empty where it is not recorded."""
    return "" if isinstance(value, Blank) else str(written(value)).replace("\u00a0", " ")
