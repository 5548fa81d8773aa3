"""What a run enters in the audit log, and the register of issued copies that is made from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.app.output_kinds import PASSWORDS, kind_of
from pipeline.casefiles.decisions import DECISIONS, key_of
from pipeline.casefiles.given_copies import GivenCopy
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.casefiles.job import CaseResult
from pipeline.casefiles.register_entry import LATER, Issued
from pipeline.casefiles.register_history import GIVEN, ISSUED, RENAMED, register_from
from pipeline.model import Staff, StaffMember, known
from pipeline.storage.atomic_write import write_atomically
from pipeline.storage.audit_log import Chain, entries_of, what_was_done
from pipeline.storage.folder import Change, Outputs, Published, log_of, place_of

#: The acts of a row of the sheet Staff that came, and of one that is gone.
STAFF, STAFF_GONE = "staff", "staff gone"
_NO_REGISTER = "issue_register.xlsx is missing. {} will make it again from audit.log."
#: The most faults of the log that a run names.
_MOST = 5
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
        #: The rows of the sheet Staff by the log, as text.
        self._staff: set[str] = set()
        history = register_from(self._acts(outputs.root), IssueRegister.load(path))
        self.register = history.register
        self.said = _faults_said(self._log.chain)
        if history.said and is_there:
            self.said += [*history.said, _kept_as_found(path)]
        elif history.said and outputs.entry(FILE_NAME):
            self.said.append(_NO_REGISTER.format("This run"))
        if number := len(history.not_logged):
            copies = "1 copy" if number == 1 else f"{number} copies"
            self.said.append(
                f"There was no audit.log. The new one begins with the {copies} in issue_register.xlsx."
            )
        self._run: list[dict[str, Any]] = []
        self._log.append(_issue(one, "register") for one in history.not_logged)
        self._recover(outputs.unended() if is_there else outputs.entries())
        self._to_recall = {(one.copy_number, one.why) for one in self.register.recalls}

    @property
    def end(self) -> str:
        """How many entries the log has, and the first figures of the last hash; empty where it has none."""
        anchor = self._log.anchor
        if not anchor.number:
            return ""
        code = anchor.last[:16].upper()
        groups = "-".join(code[at : at + 4] for at in range(0, 16, 4))
        return f"{anchor.number:,} entries, the code of the last {groups}"

    def began(self, **what: Any) -> None:
        """Note that a run began, and with what; it is entered with the first act of the run."""
        self._run = [{"what": "run", **what}]

    def add_staff(self, staff: Staff) -> None:
        """Enter each row of the sheet Staff that the log does not have as it is, and each that is gone."""
        rows = {json.dumps(_staff_act(one), sort_keys=True) for one in staff.members if known(one.name)}
        acts = [json.loads(one) for one in sorted(rows - self._staff)]
        acts += [{**json.loads(one), "what": STAFF_GONE} for one in sorted(self._staff - rows)]
        self._enter(acts)

    def add_case(self, result: CaseResult, published: Published, folder: str) -> None:
        """Enter what was decided, issued, made, moved and withdrawn in one case, and update the register."""
        acts = [
            *self._decisions(result),
            *self._copies(result),
            *self._moves(result, published),
            *self._drafts(result, folder),
            *self._withdrawn(published),
        ]
        self._enter(acts)
        for copy in result.issued:
            self.register.put(copy)

    def add_renamed(self, names: Mapping[str, str], copies: Sequence[Issued]) -> None:
        """Enter which files of families have new names, and issued copies with their files as named now.

        `names`: new path by old. The files of professionals are in no log, so neither is their renaming.
        """
        of_family = [one for one in names.items() if any(room in one[1] for room in _OF_FAMILY)]
        acts = [{"what": RENAMED, "file": new, "from": old} for old, new in of_family]
        self._enter([*map(_renaming, copies), *acts])
        for one in copies:
            self.register.rename(one.copy_number, one.file)

    def _enter(self, acts: Sequence[dict[str, Any]]) -> None:
        """Enter these acts; before the first of the run, that it began."""
        if acts:
            self._log.append([*self._run, *acts])
            self._run = []

    def _acts(self, root: Path) -> Iterator[Mapping[str, Any]]:
        """The acts of the log; the decisions among them are noted, by numbers, for there may be many."""
        for entry in entries_of(root):
            act = what_was_done(entry)
            if act.get("what") == STAFF:
                self._staff.add(json.dumps(act, sort_keys=True))
            elif act.get("what") == STAFF_GONE:
                self._staff.discard(json.dumps({**act, "what": STAFF}, sort_keys=True))
            elif act.get("what") in DECISIONS:
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
            if former.file != copy.file:
                yield _renaming(copy)
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


def _faults_said(chain: Chain) -> list[str]:
    """The faults of the log that no run has noted yet, the first of them in full."""
    new = [one for one in chain.faults if one not in chain.noted]
    more = [f"audit.log: and {len(new) - _MOST} more; 'hsb verify' names them."] if len(new) > _MOST else []
    return [*(f"audit.log: {one}" for one in new[:_MOST]), *more]


def _kept_as_found(path: Path) -> str:
    """Keep the register as it was found beside it, and say where and what to do."""
    number = 1
    while (kept := path.with_name(f"{path.stem} (as found {number}){path.suffix}")).exists():
        number += 1
    write_atomically(kept, path.read_bytes())
    return (
        f"issue_register.xlsx is now made from audit.log. The file as it was found is kept as {kept.name}. "
        "Find out which of the two is right."
    )


def trail_of(root: Path) -> list[str]:
    """Where the audit log and the register are not as they were written; nothing is changed.

    Raises InputError where the register cannot be read.
    """
    return _found(root, log_of(root))[1]


def _found(root: Path, chain: Chain) -> tuple[IssueRegister, list[str]]:
    """The register by the log, and where the two are not as they were written."""
    path = root / FILE_NAME
    history = register_from(map(what_was_done, entries_of(root)), IssueRegister.load(path))
    said = history.said if path.exists() or not history.said else [_NO_REGISTER.format("The next run")]
    return history.register, [*(f"audit.log: {one}" for one in chain.all_faults), *said]


def taken_away(outputs: Outputs, files: list[str]) -> None:
    """Enter in the log which files were deleted for good: the family's by name, others counted by kind.

    A workbook's file name may hold what its officer wrote, so it is in no log.
    """
    of_family = [path for path in files if any(room in path for room in _OF_FAMILY)]
    others = Counter(kind_of(path) for path in files if path not in of_family)
    acts: list[dict[str, Any]] = [{"what": "taken away", "file": path} for path in of_family]
    for kind, number in others.items():
        acts.append({"what": "taken away", "files": number, **({"kind": kind} if kind else {})})
    outputs.log.append(acts)


def _staff_act(one: StaffMember) -> dict[str, Any]:
    """A row of the sheet Staff as the log has it: who, what they may do, from when to when."""
    values = {name: getattr(one, name) for name in one.fields if known(getattr(one, name))}
    return {
        "what": STAFF,
        **{name: one if one is True or one is False else str(one) for name, one in values.items()},
    }


def passwords_taken_away(outputs: Outputs, names: Iterable[str]) -> None:
    """Enter in the log whose passwords were deleted, by Case ID and Person ID."""
    outputs.log.append({"what": "taken away", "kind": PASSWORDS, "of": name} for name in names)


def issued_by_log(outputs: Outputs) -> tuple[IssueRegister, list[str]]:
    """The register of issued copies by the log, and where they are not as written; no copy is changed.

    Raises InputError where the register cannot be read.
    """
    register, said = _found(outputs.root, outputs.log.chain)
    register.recover(entry["issued"] for entry in outputs.unended() if "issued" in entry)
    return register, said


def exported(outputs: Outputs, case_id: str, person_id: str, copies: Iterable[GivenCopy]) -> None:
    """Enter in the log which copies of one person are exported, which are to be looked at, which are gone."""
    copies = list(copies)
    numbers = {
        "copies": [one.entry.copy_number for one in copies if not one.missing],
        "look_first": [one.entry.copy_number for one in copies if one.why and not one.missing],
        "missing": [one.entry.copy_number for one in copies if one.missing],
    }
    found = {name: values for name, values in numbers.items() if values}
    outputs.log.append([{"what": "exported", "case": case_id, "person": person_id, **found}])


def breach_known(outputs: Outputs, copy: Issued, known: datetime, until: datetime) -> None:
    """Enter in the log of a copy in the wrong hands when the council knew and when the 72 hours end."""
    act = {"what": "breach", "case": copy.case_id, "number": copy.copy_number}
    outputs.log.append([{**act, "known": known.isoformat(), "until": until.isoformat()}])


def _renaming(copy: Issued) -> dict[str, Any]:
    return {"what": RENAMED, "case": copy.case_id, "number": copy.copy_number, "file": copy.file}


def _issue(copy: Issued, found_in: str = "") -> dict[str, Any]:
    act = {"what": ISSUED, "case": copy.case_id, "content": copy.content, "copy": copy.to_json()}
    return {**act, "found_in": found_in} if found_in else act


def _decision_of(act: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(act.get(name) for name in ("by", "on", "content", "rows"))
