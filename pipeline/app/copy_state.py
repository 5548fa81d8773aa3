"""One family copy as it is now, and what may be decided on it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from pipeline.casefiles.copy_approval import is_its_code
from pipeline.casefiles.copy_lines import DRAFT
from pipeline.casefiles.copy_status import CopyLine
from pipeline.casefiles.family_copies import FINISHED_BY_HAND, FamilyCopy
from pipeline.casefiles.register_entry import Issued
from pipeline.model import Case, CopyGiven
from pipeline.model.approval import faults_of_approval

#: The cells of an approval by one person; the others are the second person's.
OF_THE_FIRST = frozenset({"approved_by", "approved_content", "approved_on"})


class What(Enum):
    """What may be decided on a copy, or recorded of it."""

    APPROVE = "approve"
    CHECK = "check"
    STOP = "stop"
    GIVEN = "given"


class CopyKey(NamedTuple):
    """Which copy: the case, the person, the document's template, and the ID of what it is about, if any."""

    case_id: str
    person_id: str
    document: str
    owner: str


@dataclass(frozen=True, kw_only=True, repr=False)
class CopyState:
    """What is so of one copy that a person of the family could have.

    `title`: its document's. `copy`: None where it may not be made. `row`: the row of the sheet Copies given
    that decides on it, if any. `out`: the copy of that row, where it has gone out. `former`: the number and
    version of the last copy that went out.
    """

    case: Case
    today: date
    key: CopyKey
    title: str
    line: CopyLine
    copy: FamilyCopy | None = None
    row: CopyGiven | None = None
    out: Issued | None = None
    former: Issued | None = None

    @property
    def content(self) -> str:
        """The content code of the copy as it is now; empty where it may not be made."""
        return self.copy.note.content if self.copy is not None else ""

    @property
    def why(self) -> str:
        """Why it is in no other state, for who decides on the page.

        Where an approval on the page mends all of it, that alone is said.
        """
        if self.copy is None or self.line.state != DRAFT:
            return self.line.why
        said = [one.on_page for one in self.copy.lacks if one.on_page]
        return " Also: ".join(said or [one.sentence for one in self.copy.lacks])

    @property
    def mark(self) -> str:
        """Changes with what the copy says, with its row, and with its state."""
        row = "" if self.row is None else repr((self.row.id, self.row.values()))
        said = (self.content, row, self.line.state, self.line.why, self.out is not None)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:24]

    @property
    def may(self) -> tuple[What, ...]:
        """What may be decided now, by whoever may decide it."""
        found = []
        if self.out is not None:
            found.append(What.GIVEN)
        if self._is_draft:
            found.append(What.CHECK if self.is_approved else What.APPROVE)
        is_stopped = self.row is not None and self.row.is_stopped
        is_current = self.copy is not None or self.out is not None
        if is_current and not is_stopped:
            found.append(What.STOP)
        return tuple(found)

    @property
    def is_approved(self) -> bool:
        """Whether the first of two people has approved the copy as it is now, and nobody has stopped it."""
        row = self.row
        if row is None or self.copy is None or row.is_stopped or not is_its_code(row, self.content):
            return False
        faults = faults_of_approval(self.case, row, self.today)
        return bool(self.case.staff) and not any(one.field in OF_THE_FIRST for one in faults)

    @property
    def _is_draft(self) -> bool:
        copy = self.copy
        return copy is not None and not copy.issue and copy.document != FINISHED_BY_HAND
