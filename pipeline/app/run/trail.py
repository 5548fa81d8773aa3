"""What a run enters in the audit log, and the register of issued copies that is made from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.casefiles.decisions import DECISIONS, key_of
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.casefiles.job import CaseResult
from pipeline.casefiles.register_entry import Issued
from pipeline.casefiles.register_history import GIVEN, ISSUED, LATER, register_from
from pipeline.storage.audit_log import entries_of, what_was_done
from pipeline.storage.folder import Change, Outputs, Published, log_of, place_of

#: The rooms of a case whose files are for the family, or were.
_OF_FAMILY = ("/family/", "/drafts/", "/recalled/")


class Trail:
    """The audit log of one run. `register`: made from it; `said`: what was changed by hand since."""

    def __init__(self, outputs: Outputs) -> None:
        """Read the log and the register. Raises InputError where the register cannot be read."""
        self._outputs, self._log = outputs, outputs.log
        path = outputs.root / FILE_NAME
        is_there = path.exists()
        self._decided: dict[int, int] = {}
        history = register_from(self._acts(outputs.root), IssueRegister.load(path))
        self.register = history.register
        self.said = [f"audit.log: {one}" for one in self._log.chain.all_faults]
        if is_there or not any(self.register):
            self.said += history.said
        else:
            self.said.append("issue_register.xlsx is gone. It is made again from audit.log.")
        self._run: list[dict[str, Any]] = []
        self._log.append(_issue(one, "register") for one in history.not_logged)
        self._recover(outputs.unended() if is_there else outputs.entries())
        self._to_recall = {(one.copy_number, one.why) for one in self.register.recalls}

    def began(self, **what: Any) -> None:
        """Note that a run began, and with what; it is entered with the first act of the run."""
        self._run = [{"what": "run", **what}]

    def add_case(self, result: CaseResult, published: Published, folder: str) -> None:
        """Enter what was decided, issued, made, moved and withdrawn in one case, and update the register."""
        acts = [
            *self._decisions(result),
            *self._copies(result),
            *self._moves(result, published),
            *self._drafts(result, folder),
            *self._withdrawn(published),
        ]
        if acts:
            self._log.append([*self._run, *acts])
            self._run = []
        for copy in result.issued:
            self.register.put(copy)

    def _acts(self, root: Path) -> Iterator[Mapping[str, Any]]:
        """The acts of the log; the decisions among them are noted, by numbers, for there may be many."""
        for entry in entries_of(root):
            act = what_was_done(entry)
            if act.get("what") in DECISIONS:
                self._decided[hash(key_of(act))] = hash(_decision_of(act))
            yield act

    def _recover(self, kept: Iterator[Mapping[str, Any]]) -> None:
        """Enter the copies of a run that was cut off before it could."""
        known = {one.copy_number for one in self.register}
        self.register.recover(entry["issued"] for entry in kept if "issued" in entry)
        self._log.append(
            _issue(one, "a run that was cut off") for one in self.register if one.copy_number not in known
        )

    def _decisions(self, result: CaseResult) -> Iterator[dict[str, Any]]:
        for one in result.decisions:
            act, key = one.to_json(), hash(one.key)
            former = self._decided.get(key)
            self._decided[key] = hash(_decision_of(act))
            if former != self._decided[key]:
                yield act if former is None else {**act, "changed": True}

    def _copies(self, result: CaseResult) -> Iterator[dict[str, Any]]:
        for copy in result.issued:
            former = self.register.get(copy.copy_number)
            if former is None or former.sha256 != copy.sha256:
                yield _issue(copy)
                continue
            later = {name: new for name in LATER if (new := getattr(copy, name)) != getattr(former, name)}
            if later:
                yield {"what": GIVEN, "case": copy.case_id, "number": copy.copy_number, **later}

    def _moves(self, result: CaseResult, published: Published) -> Iterator[dict[str, Any]]:
        for one in result.recalls:
            if (one.copy_number, one.why) not in self._to_recall:
                yield {"what": "to recall", "case": one.case_id, "number": one.copy_number, "why": one.why}
        for old, new in published.moved:
            yield {"what": "recalled" if "/recalled/" in new else "put back", "file": new, "from": old}

    def _drafts(self, result: CaseResult, folder: str) -> Iterator[dict[str, Any]]:
        for one in result.status.copies:
            path = place_of(folder, one.path)
            if not one.issued and self._outputs.change(path) is not Change.NONE:
                yield {"what": "made", "file": path, "content": one.content}

    def _withdrawn(self, published: Published) -> Iterator[dict[str, Any]]:
        for path in published.withdrawn:
            if any(room in path for room in _OF_FAMILY):
                yield {"what": "withdrawn", "file": path}


def trail_of(root: Path) -> list[str]:
    """Where the audit log and the register are not as they were written; nothing is changed.

    Raises InputError where the register cannot be read.
    """
    acts = (what_was_done(one) for one in entries_of(root))
    history = register_from(acts, IssueRegister.load(root / FILE_NAME))
    return [*(f"audit.log: {one}" for one in log_of(root).all_faults), *history.said]


def taken_away(outputs: Outputs, files: list[str]) -> None:
    """Enter in the log which files were deleted for good: those of the family by name, the others counted."""
    of_family = [path for path in files if any(room in path for room in _OF_FAMILY)]
    others = len(files) - len(of_family)
    acts: list[dict[str, Any]] = [{"what": "taken away", "file": path} for path in of_family]
    if others:
        acts.append({"what": "taken away", "files": others})
    outputs.log.append(acts)


def _issue(copy: Issued, found_in: str = "") -> dict[str, Any]:
    act = {"what": ISSUED, "case": copy.case_id, "content": copy.content, "copy": copy.to_json()}
    return {**act, "found_in": found_in} if found_in else act


def _decision_of(act: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(act.get(name) for name in ("by", "on", "content", "rows"))
