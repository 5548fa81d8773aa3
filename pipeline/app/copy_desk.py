"""The family copies of the cases as they are now: what is so of each, and what may be decided on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from pipeline.access.view import audiences_of
from pipeline.app.copy_state import CopyKey, CopyState
from pipeline.app.progress import SILENT, Progress
from pipeline.casefiles.content_code import Words
from pipeline.casefiles.copy_approval import row_of
from pipeline.casefiles.copy_lines import lines_of, lines_of_others
from pipeline.casefiles.copy_status import CopyLine
from pipeline.casefiles.drafts_to_read import FilledDraft
from pipeline.casefiles.family_copies import Recipient, recipient_of
from pipeline.casefiles.family_files import copies_for
from pipeline.casefiles.issue_register import FILE_NAME as REGISTER
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.render_context import RenderContext, readable_in, words_of
from pipeline.casefiles.withheld_schedule import withheld_from
from pipeline.documents import MadeFrom, documents_from
from pipeline.documents.assembled.withheld import Withheld
from pipeline.formats.excel.case_store import PackedCases
from pipeline.foundation.council import House
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock

#: By Case ID, the findings for which something of a case is not made.
Findings = Mapping[str, Sequence[Finding]]


@dataclass(frozen=True, kw_only=True, repr=False)
class PersonsCopies:
    """The copies of one member of the family. `relationship`: who they are to the child."""

    person_id: str
    relationship: str
    copies: Sequence[CopyState]


@dataclass(frozen=True, kw_only=True, repr=False)
class MadeCopies:
    """One person's copies as they would be made now: files and lines, by template and owner.

    `withheld`: what they withhold. A copy that holds what this person may not read, or whose template has a
    fault, has no file.
    """

    files: Mapping[tuple[str, str], bytes] = field(default_factory=dict)
    lines: Mapping[tuple[str, str], CopyLine] = field(default_factory=dict)
    withheld: Withheld | None = None


@dataclass(frozen=True, kw_only=True)
class CopyDesk:
    """All that is known of the family copies of the cases that were read.

    `held` and `stopped`: by Case ID, the findings for which no documents, or no family copies, are made.
    """

    cases: PackedCases
    house: House
    templates: Path
    out: Path
    clock: Clock
    held: Findings = field(default_factory=dict)
    stopped: Findings = field(default_factory=dict)
    initials: bool = False

    @cached_property
    def register(self) -> IssueRegister:
        """The copies that went out. Raises InputError where the register cannot be read."""
        return IssueRegister.load(self.out / REGISTER)

    @cached_property
    def _render(self) -> RenderContext:
        templates, faulty = readable_in(self.templates)
        return RenderContext(
            templates=templates,
            house=self.house,
            leak_checker=LeakChecker((), self.house, initials=self.initials, today=self.clock.today),
            clock=self.clock,
            faulty=dict(faulty),
        )

    @cached_property
    def _words(self) -> Words:
        words = cache(words_of(self._render.templates))
        return lambda name: words(name)

    @cached_property
    def copy_ids(self) -> frozenset[str]:
        """The IDs of the copies of all cases, in small letters."""
        return frozenset(row.copy_id.casefold() for case in self.cases for row in case.copies)

    def after(self, cases: PackedCases, case_id: str, held: Findings, stopped: Findings) -> CopyDesk:
        """What is known after rows of one case were entered: the others as they are now."""
        now = replace(self, cases=cases, held=held, stopped=stopped)
        own = {row.copy_id.casefold() for case in cases.only([case_id]) for row in case.copies}
        # What is cached is said by every case, or by the templates: nothing of it is worked out twice.
        vars(now).update(copy_ids=self.copy_ids | own, _render=self._render, _words=self._words)
        return now

    def case(self, case_id: str) -> Case | None:
        """The case; None where it is not in the workbooks, or no family copies of it are made."""
        if case_id in self.held or case_id in self.stopped:
            return None
        return next(iter(self.cases.only([case_id])), None)

    def people(self, case: Case, only: str = "") -> Iterator[PersonsCopies]:
        """Each member of a case's family who could have copies, with what is so of each copy.

        `only`: the ID of the one member who is asked for; all where it is empty.
        """
        by_person: dict[str, list[CopyState]] = {}
        for recipient in self._recipients(case, only):
            lines = lines_of(recipient, self.house, _PARTS, self.clock.today)
            by_person[recipient.person.person_id] = [self._state(case, one, recipient) for one in lines]
        for line in lines_of_others(case, self.house, _PARTS):
            by_person.setdefault(line.person_id, []).append(self._state(case, line, None))
        for person in case.family:
            if person.person_id in by_person and only in ("", person.person_id):
                relationship = str(getattr(person.relationship, "label", person.relationship))
                yield PersonsCopies(
                    person_id=person.person_id, relationship=relationship, copies=by_person[person.person_id]
                )

    def state(self, key: CopyKey) -> CopyState | None:
        """What is so of one copy; None where there is no such copy."""
        case = self.case(key.case_id)
        copies = (
            one for person in (self.people(case, key.person_id) if case else ()) for one in person.copies
        )
        return next((one for one in copies if one.key == key), None)

    def made(self, case_id: str, person_id: str, checker: LeakChecker) -> MadeCopies:
        """The files of one person's copies, each checked for what they may not read, in memory alone.

        `checker`: knows every case, so that nothing of another case is in them.
        """
        case = self.case(case_id)
        recipient = next(self._recipients(case, person_id), None) if case is not None else None
        if recipient is None:
            return MadeCopies()
        render = RenderContext(
            templates=self._render.templates,
            house=self.house,
            leak_checker=checker,
            clock=self.clock,
            faulty=self._render.faulty,
        )
        result = copies_for(recipient, _PARTS, render)
        made = [(one.file.copy, one.file.data) for one in result.documents if one.file and one.file.copy]
        drafts = [
            FilledDraft(copy, data, render.templates[copy.part.name]) for copy, data in made if not copy.issue
        ]
        return MadeCopies(
            files={(copy.part.name, copy.paper.owner): data for copy, data in made},
            lines={(one.document, one.owner): one for one in result.lines},
            withheld=withheld_from(result.recipient, result.lines, drafts).rows,
        )

    def checker(self, progress: Progress = SILENT) -> LeakChecker:
        """A leak check that knows every case."""
        checker = LeakChecker((), self.house, initials=self.initials, today=self.clock.today)
        progress.stage("Looking at what no copy may hold", len(self.cases))
        ids: set[str] = set()
        for case in self.cases:
            checker.add(case)
            ids.update(row.copy_id.casefold() for row in case.copies)
            progress.step()
        vars(self).setdefault("copy_ids", frozenset(ids))  # to unpack each case once more takes time
        return checker

    def _recipients(self, case: Case, only: str) -> Iterator[Recipient]:
        """Those of a case's family who may have copies, with the copies that each is due.

        `only`: the ID of the one who is asked for; all where it is empty.
        """
        of_case = IssueRegister(self.register.of_case(case.id))
        for audience in audiences_of(case):
            if audience.is_family and only in ("", audience.recipient):
                yield recipient_of(
                    case, audience, self.house, _PARTS, of_case,
                    words=self._words, today=self.clock.today,
                )  # fmt: skip

    def _state(self, case: Case, line: CopyLine, recipient: Recipient | None) -> CopyState:
        key = CopyKey(case.id, line.person_id, line.document, line.owner)
        copies = recipient.copies if recipient is not None else ()
        row = row_of(case, line.person_id, line.kind, line.owner)
        out = self.register.get(row.copy_id) if row is not None else None
        return CopyState(
            case=case,
            today=self.clock.today,
            key=key,
            title=_TITLES[line.document],
            line=line,
            copy=next(
                (one for one in copies if (one.part.name, one.paper.owner) == (line.document, line.owner)),
                None,
            ),
            row=row,
            out=out if out is not None and out.person_id == line.person_id else None,
            former=self.register.latest((case.id, line.person_id, line.kind, line.owner)),
        )


_PARTS = plugins_in("pipeline.documents")
_TITLES = {part.name: str(part.module.TITLE) for part in documents_from(MadeFrom.VIEW)}
