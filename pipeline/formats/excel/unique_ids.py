"""Finds rows whose IDs are the same, or would give the same file name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.formats.excel.parsed_cell import quoted
from pipeline.foundation.filenames import safe_name
from pipeline.model import Record
from pipeline.model.finding import at


class IdProblem(NamedTuple):
    """What is wrong with the ID of a record, in its field `key`, and what to do about it."""

    record: Record
    key: str
    rule: str
    problem: str
    remedy: str


def duplicates(key: str, first: Record, second: Record) -> Iterator[IdProblem]:
    """The problem at each of two rows of one sheet that have the same ID."""
    heading = second.fields[key].heading
    for record, other in ((second, first), (first, second)):
        yield IdProblem(
            record,
            key,
            "id_names_one_row",
            f'"{heading}" appears twice: {quoted(record.id)} is also at {_place(other, key, record)}.',
            "Give each row its own ID, or delete the row that was entered twice.",
        )


def same_file_names(key: str, records: Iterable[Record]) -> Iterator[IdProblem]:
    """The problem at two rows whose IDs give the same file name: one's papers would replace the other's."""
    named: dict[str, Record] = {}
    for record in records:
        first = named.setdefault(safe_name(record.id).casefold(), record)
        if first is not record:
            for one, other in ((first, record), (record, first)):
                yield IdProblem(
                    one,
                    key,
                    "ids_differ_as_file_names",
                    f"{quoted(one.id)} and {quoted(other.id)} (at {_place(other, key, one)}) would "
                    "give the same file name.",
                    "Change one of them, and not only in capitals or punctuation.",
                )


def shared_by_owners(owners: Sequence[Record]) -> Iterator[IdProblem]:
    """The problem at each two discussions, meetings, assessments and reviews that have the same ID."""
    seen: dict[str, Record] = {}
    for record in owners:
        first = seen.setdefault(record.id, record)
        if first is not record and record.key and first.key:
            for one, other, key in ((first, record, first.key), (record, first, record.key)):
                yield IdProblem(
                    one,
                    key,
                    "id_names_one_row",
                    f"{quoted(one.id)} is also used on the sheet {other.sheet}, at "
                    f"{_place(other, other.key, one)}.",
                    "Give each discussion, meeting, assessment and review an ID of its own.",
                )


def _place(record: Record, field: str | None, seen_from: Record) -> str:
    """Where a record is, with its workbook if that is not the one it is seen from."""
    place = at(record, field, "", "").place
    elsewhere = record.read_from.workbook != seen_from.read_from.workbook
    return f"{place} of {record.read_from.workbook}" if elsewhere else place
