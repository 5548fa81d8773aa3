"""What the page keeps of family copies while the workbooks are as they are: in memory, and nowhere else."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from typing import Generic, TypeVar

from pipeline.app.copy_desk import CopyDesk, MadeCopies
from pipeline.app.copy_state import CopyKey
from pipeline.app.progress import Progress
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.formats.pdf import Page, pages_of
from pipeline.web.workplace import Seen, Workplace

T = TypeVar("T")

#: How many people's copies, and how many copies' pages, are kept.
_PEOPLE, _COPIES = 12, 12


class _Kept(OrderedDict[object, T], Generic[T]):
    """The latest of what was made, and no more than so many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: object, value: T) -> T:
        """Keep one, and drop the oldest."""
        self[key] = value
        while len(self) > self._most:
            self.popitem(last=False)
        return value


class CopyRoom:
    """The copies of the folder as it was last seen. Whatever changes, they are made again."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace, self._mark = workplace, ""
        self._desk: CopyDesk | None = None
        self._checker: LeakChecker | None = None
        self._made: _Kept[MadeCopies] = _Kept(_PEOPLE)
        self._pages: _Kept[list[Page]] = _Kept(_COPIES)

    def desk(self, seen: Seen) -> CopyDesk:
        """All that is known of the family copies. Raises InputError where the register cannot be read."""
        mark = self._mark_of(seen.mark)
        if self._desk is not None and seen.since and self._mark == self._mark_of(seen.since):
            self._desk, self._mark = self._after(self._desk, seen), mark
        elif self._desk is None or self._mark != mark:
            settings = seen.inputs.settings
            self._checker = None
            self._desk = CopyDesk(
                cases=seen.inputs.reading.cases,
                house=settings.house(),
                templates=self._workplace.templates,
                out=self._workplace.out,
                clock=self._workplace.clock(seen.inputs),
                held=seen.overview.held,
                stopped=seen.overview.stopped,
                initials=settings.copies.search_for_initials,
            )
            self._mark = mark
        return self._desk

    def made(self, seen: Seen, key: CopyKey) -> MadeCopies | None:
        """The files of a person's copies, if they were made since anything changed."""
        return self._made.get((self._mark_of(seen.mark), key.case_id, key.person_id))

    def make(self, seen: Seen, key: CopyKey, progress: Progress) -> MadeCopies:
        """Make the files of a person's copies, in memory, each checked for what they may not read."""
        mark, desk = self._mark_of(seen.mark), self.desk(seen)
        checker = self._checker = self._checker or desk.checker(progress)
        progress.stage("Preparing the copies", 1)
        made = desk.made(key.case_id, key.person_id, checker)
        progress.step()
        return self._made.keep((mark, key.case_id, key.person_id), made)

    def pages(self, seen: Seen, key: CopyKey) -> list[Page]:
        """A copy's pages; none where it was not made. Raises OutputError where it cannot be laid out."""
        kept = (self._mark_of(seen.mark), key)
        if kept in self._pages:
            return self._pages[kept]
        made = self.made(seen, key)
        data = made.files.get((key.document, key.owner)) if made is not None else None
        return self._pages.keep(kept, pages_of(data)) if data is not None else []

    def _after(self, desk: CopyDesk, seen: Seen) -> CopyDesk:
        """The desk after rows of one case were entered; its leak check stays where it knows them."""
        cases, case_id = seen.inputs.reading.cases, seen.changed
        (former,), (case,) = desk.cases.only([case_id]), cases.only([case_id])
        if self._checker is not None and not self._checker.knows(former, case):
            self._checker = None
        return desk.after(cases, case_id, seen.overview.held, seen.overview.stopped)

    def _mark_of(self, seen: str) -> str:
        """Changes with the workbooks, the settings, the outputs, the day, and the templates."""
        found = [seen]
        for path in sorted(self._workplace.templates.glob("*.docx")):
            with suppress(OSError):
                state = path.stat()
                found.append(f"{path.name} {state.st_mtime_ns} {state.st_size}")
        return "\n".join(found)
