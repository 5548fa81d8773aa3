"""Every copy that a member of the family could have, if all were written, released and withheld from none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pipeline.access.view import Audience, Reader, see
from pipeline.documents import MadeFrom, Paper, made_from
from pipeline.foundation.council import House
from pipeline.foundation.plugins import Plugin
from pipeline.model import Blank, Case, FamilyMember, Record, Releasable, Section, codes, headings_of, known

#: A decision that counts, whatever the case: only IDs are read from what it releases.
_RELEASED: dict[str, Any] = {
    "release": codes.RELEASE["yes"],
    "release_by": "Any Person",
    "release_on": date(2000, 1, 1),
    "withhold_from": Blank.NOT_RECORDED,
    "withhold_ground": Blank.NOT_RECORDED,
}
#: The day of a record that has none yet: later than any other.
_LATE = datetime(9000, 1, 1)
#: By collection, the field with the day of a record of which copies are made.
_DAYS = {"aim_assessments": "report_final_on", "meetings": "held_at", "reviews": "held_at"}


def possible_copies(
    case: Case, audience: Audience, house: House, documents: Iterable[Plugin]
) -> list[tuple[Plugin, Paper]]:
    """Each document with a paper of what it is about, once. The papers may hold anything: show only `owner`.

    A record that has no day yet counts once there are words for this reader in it.
    """
    parts = [one for one in documents if made_from(one) is MadeFrom.VIEW and hasattr(one.module, "COPY_OF")]
    found: dict[tuple[str, str], tuple[Plugin, Paper]] = {}
    for opened in _opened(case, audience):
        view = see(opened, audience)
        for part in parts:
            for paper in part.module.papers(view, house):
                found.setdefault((part.name, paper.owner), (part, paper))
    return list(found.values())


def reader_of(person: FamilyMember) -> Reader:
    """Which kind of copies a person would have."""
    return Reader.CHILD if person.relationship == "young" else Reader.PARENT


def has_words_for(row: Record, audience: Audience) -> bool:
    """Whether a row has words that were written for this kind of reader."""
    return any(
        field.on_release and audience.reader in field.readers and known(getattr(row, name))
        for name, field in row.fields.items()
    )


def undated(case: Case, audience: Audience) -> Iterator[Record]:
    """The records that have words for this reader, and no day yet."""
    written = {one.belongs_to for one in case.sections if has_words_for(one, audience)}
    for collection, day in _DAYS.items():
        for record in getattr(case, collection):
            if not known(getattr(record, day)) and record.id in written:
                yield record


def day_field(record: Record) -> str:
    """The field with the day of a record of which copies are made."""
    return _DAYS[record.collection]


def _opened(case: Case, audience: Audience) -> Iterator[Case]:
    """The case with everything written and released; then, if any record has no day, with one in each."""
    opened = _released(case)
    yield opened
    later = {one.id for one in undated(case, audience)}
    if later:
        dated: dict[str, Any] = {
            collection: tuple(
                replace(one, **{day: _LATE}) if one.id in later else one
                for one in getattr(opened, collection)
            )
            for collection, day in _DAYS.items()
        }
        yield replace(opened, **dated)


def _released(case: Case) -> Case:
    """The case with words in every row, a section for every record that has headings, and all released."""
    collections: dict[str, Any] = {
        name: tuple(_open(one) for one in rows)
        for name, rows in vars(case).items()
        if isinstance(rows, tuple) and rows and isinstance(rows[0], Releasable)
    }
    written = tuple(
        Section(belongs_to=one.id, section_no=1, text_family="-", text_child="-", **_RELEASED)
        for one in (*case.aim_assessments, *case.meetings, *case.reviews)
        if headings_of(one) is not None
    )
    collections["sections"] = (*written, *collections.get("sections", ()))
    return replace(case, **collections)


def _open(row: Releasable) -> Releasable:
    words: dict[str, Any] = {
        name: "-" for name, field in row.fields.items() if field.on_release and not known(getattr(row, name))
    }
    return replace(row, **_RELEASED, **words)
