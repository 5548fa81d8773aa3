"""The register of issued copies, issue_register.xlsx: who has which version of what (F10)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from python_calamine import CalamineError

from pipeline.casefiles.changed_names import Former
from pipeline.casefiles.register_entry import Issued, Recall, entry_from_json
from pipeline.casefiles.register_workbook import read_register, register_workbook
from pipeline.foundation.encrypted_spool import Spool
from pipeline.foundation.errors import InputError

FILE_NAME = "issue_register.xlsx"
#: The state of an entry that somebody typed into the workbook.
UNKNOWN = "Not in the audit log"
#: The state in the workbook of a copy that is out and must come back.
TO_RECALL = "Issued, to be recalled"


class IssueRegister:
    """Every copy that was issued, in the order of issue.

    Only one case's copies are unpacked at a time.
    """

    def __init__(self, copies: Iterable[Issued] = ()) -> None:
        self._case_of: dict[str, str] = {}
        self._packed: Spool[str] = Spool()
        self._open: tuple[str, dict[str, Issued]] = ("", {})
        self._is_changed = False
        for one in copies:
            self._enter(one)
        self.recalls: tuple[Recall, ...] = ()

    @classmethod
    def load(cls, path: Path) -> IssueRegister:
        """The register at `path`; an empty one where there is none.

        Raises InputError where it cannot be read: without it nobody knows which copies are out.
        """
        if not path.exists():
            return cls()
        try:
            copies, recalled = read_register(path.read_bytes())
        except (CalamineError, OSError, ValueError, TypeError, KeyError, StopIteration) as fault:
            remedy = "Restore the last good copy. If no copy was ever issued, move this file away."
            raise InputError(
                f"{path.name} cannot be read, so nobody knows which copies have been given.", remedy
            ) from fault
        register = cls(copies)
        found = ((register.get(number), why) for number, why in recalled)
        register.recalls = tuple(
            copy.recall(why, stays=copy.state != TO_RECALL) for copy, why in found if copy is not None
        )
        return register

    def __iter__(self) -> Iterator[Issued]:
        return (self._of_case(case_id)[number] for number, case_id in self._case_of.items())

    def get(self, copy_number: str) -> Issued | None:
        """The copy of that number, or None."""
        case_id = self._case_of.get(copy_number)
        return self._of_case(case_id)[copy_number] if case_id is not None else None

    def former_names(self) -> Former:
        """The latest name of each person who was given a copy, as digests."""
        return {
            (one.case_id, one.person_id): (one.copy_number, frozenset(one.recipient.split()))
            for one in self
            if one.recipient
        }

    def of_case(self, case_id: str) -> list[Issued]:
        """The copies of one case, in the order of issue."""
        return list(self._of_case(case_id).values())

    def latest(self, key: tuple[str, str, str, str]) -> Issued | None:
        """The newest issued copy of one document for one person, or None."""
        found = [one for one in self.known_of_case(key[0]) if one.key == key]
        return max(found, key=lambda one: int(one.version)) if found else None

    def put(self, copy: Issued) -> None:
        """Enter a copy, or update its entry. The version before it is marked as replaced."""
        former = self.latest(copy.key)
        if former is not None and int(former.version) < int(copy.version):
            self._enter(replace(former, state=f"Replaced by {copy.copy_number}"))
        self._enter(copy)

    def rename(self, copy_number: str, file: str) -> None:
        """Enter the new name of a copy's file; nothing else of the copy changes."""
        copy = self.get(copy_number)
        if copy is not None and file:
            self._enter(replace(copy, file=file))

    def keep_unknown(self, copy: Issued) -> None:
        """Keep an entry that the audit log does not know. It replaces no other, and decides nothing."""
        self._enter(replace(copy, state=UNKNOWN))

    def known_of_case(self, case_id: str) -> list[Issued]:
        """The copies of one case that the audit log knows, in the order of issue."""
        return [one for one in self.of_case(case_id) if one.state != UNKNOWN]

    def recover(self, kept: Iterable[object]) -> None:
        """Enter the copies issued by a run that was cut off before it entered them; see `Issued.to_json`.

        Damaged entries are skipped.
        """
        for one in kept:
            copy = entry_from_json(one)
            if copy is not None and self.get(copy.copy_number) is None:
                self.put(copy)

    def _enter(self, copy: Issued) -> None:
        self._of_case(copy.case_id)[copy.copy_number] = copy
        self._is_changed = True
        self._case_of[copy.copy_number] = copy.case_id

    def _of_case(self, case_id: str) -> dict[str, Issued]:
        """The copies of one case by their numbers, unpacked; entries added to the dict are kept."""
        now, copies = self._open
        if now != case_id:
            if self._is_changed:
                self._packed[now] = json.dumps([asdict(one) for one in copies.values()]).encode()
            packed = self._packed.get(case_id)
            kept = (Issued(**one) for one in json.loads(packed)) if packed else ()
            self._open, self._is_changed = (case_id, {one.copy_number: one for one in kept}), False
        return self._open[1]

    def to_xlsx(self) -> bytes:
        """The register as a workbook: what was issued, and what to recall. Nothing in it is a formula."""
        found = ((self.get(one.copy_number), one.why) for one in self.recalls)
        back = {one.copy_number for one in self.recalls if not one.stays}
        shown = (replace(one, state=TO_RECALL) if one.copy_number in back else one for one in self)
        return register_workbook(shown, [(copy, why) for copy, why in found if copy is not None])
