"""The view: what one audience may see of one case, with the reads recorded. It is made in view.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pipeline.access.audience import Audience
from pipeline.access.rows import CaseDetailsRow, FamilyMemberRow, SectionRow, Sheets
from pipeline.access.seen import Read, Rows, Seen, Words, unnoted
from pipeline.foundation.dates import day_of
from pipeline.model import Blank, Reader, known
from pipeline.model.as_of import fact_dates
from pipeline.model.section_headings import Headings


@dataclass(frozen=True)
class Answer:
    """One heading of the paperwork, numbered from 1: whether it is mandatory, and its answer or a blank."""

    number: int
    title: str
    mandatory: bool
    text: Words


@dataclass(frozen=True, kw_only=True)
class View(Sheets):
    """What one audience may see of one case.

    `day`: the day that the case is seen as of, None for now; such a view holds no fact of a later day.
    `withheld_in`: for an agency, the IDs of the meetings of whose record something is withheld from it.
    `reads`: the fields read so far in the open block of `recording`. `taken`: returns the view as of a day.
    """

    audience: Audience
    details: CaseDetailsRow
    rows: Mapping[str, Rows[Any]]
    headings: Mapping[str, Headings]
    recipient: FamilyMemberRow | None = None
    withheld_in: frozenset[str] = frozenset()
    reads: dict[Read, Any] = field(default_factory=dict, compare=False, repr=False)
    day: date | None = None
    taken: Callable[[date], View] | None = field(default=None, compare=False, repr=False)

    def as_of(self, moment: object) -> View:
        """Return the view as of the day of a moment, or this view where the moment is a blank."""
        day = day_of(moment)
        return self.taken(day) if day is not None and self.taken is not None else self

    @property
    def latest(self) -> date | Blank:
        """The latest day on which anything happened that this audience may see, or NOT_RECORDED.

        A document that shows the current record says that it is current as at this day.
        """
        if self._latest is None:
            return Blank.NOT_RECORDED
        row, name = self._latest
        return day_of(getattr(row, name)) or Blank.NOT_RECORDED

    @cached_property
    def _latest(self) -> tuple[Seen, str] | None:
        """The row and the field that hold the latest day; None where no row has a date."""
        rows = (self.details, *(row for sheet in self.rows.values() for row in sheet))
        dated = [
            (day, row, name)
            for row in rows
            for name in fact_dates(row.collection)
            if (day := day_of(unnoted(row, name))) is not None
        ]
        return max(dated, key=lambda fact: fact[0])[1:] if dated else None

    @contextmanager
    def recording(self) -> Iterator[dict[Read, Any]]:
        """Record each field that is read within the block, with its value.

        The mapping is filled as the block ends.
        Reads of the same view as of another day are recorded too. Blocks may be nested: each has its own
        reads, and the outer one includes those of the inner. Reads before the block are not included.
        """
        before, recorded = dict(self.reads), dict[Read, Any]()
        self.reads.clear()
        try:
            yield recorded
        finally:
            recorded.update(self.reads)
            self.reads.update(before)

    def answers(self, owner: str) -> list[Answer]:
        """Return every heading of the paperwork of `owner` (an ID), in order, with its answer or a blank."""
        headings = self.headings[owner]
        column = {Reader.PARENT: "text_family", Reader.CHILD: "text_child"}.get(
            self.audience.reader, "text_professional"
        )
        written = {section.section_no: section for section in self.sections if section.belongs_to == owner}
        return [
            Answer(number, title, number <= headings.mandatory, _answer(written.get(number), column))
            for number, title in enumerate(headings.titles, start=1)
        ]


def _answer(section: SectionRow | None, column: str) -> Words:
    if section is None:
        return Blank.NOT_RECORDED
    text: Words = getattr(section, column)
    reason = getattr(section, "na_reason", Blank.NOT_RECORDED)
    if not known(text) and text in (Blank.NOT_RECORDED, Blank.NOT_APPLICABLE) and known(reason):
        return f"{Blank.NOT_APPLICABLE}: {reason}"
    return text
