"""The state of one case's family copies after a run; the manifest keeps it until the case changes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from pipeline.casefiles.register_entry import Recall
from pipeline.foundation.encrypted_spool import Spool
from pipeline.foundation.filenames import safe_name


@dataclass(frozen=True, kw_only=True)
class CopyMade:
    """One copy that may be made.

    `issued`: it goes out; otherwise it is a draft. `again`: it went out by an earlier run. `content`: its
    content code.
    """

    person_id: str
    stem: str
    issued: bool
    again: bool
    content: str = ""

    @property
    def path(self) -> str:
        """The path of its file below the case's folder, as it is made."""
        return f"{'family' if self.issued else 'drafts'}/{safe_name(self.person_id)}/{self.stem}.docx"


@dataclass(frozen=True, kw_only=True)
class CopyStopped:
    """One question that stops a copy: the cell it is about, the question, and who decides."""

    person_id: str
    stem: str
    place: str
    question: str
    who: str


@dataclass(frozen=True, kw_only=True)
class CopyLine:
    """What is so of one copy that a person of the family could have: its state, and why it is no other.

    `document`: the name of its template; `kind`: its code on the sheet Copies given; `owner`: the ID of what
    it is about, if any. `who`: who decides, where a decision is missing. `acts`: whether a person has to
    correct or decide something.
    """

    person_id: str
    document: str
    kind: str
    owner: str
    state: str
    why: str = ""
    who: str = ""
    acts: bool = False

    @property
    def copy(self) -> str:
        """The copy as its file is named, without its day."""
        return f"{self.kind} - {self.owner}" if self.owner else self.kind

    @property
    def sentence(self) -> str:
        """The line as a sentence, without the name of who decides."""
        return f"{self.copy} for {self.person_id}: {self.state}{f', because {self.why}' if self.why else '.'}"


@dataclass(frozen=True, kw_only=True)
class CopyStatus:
    """The state of one case's family copies.

    `needs`: by Person ID, the format that has to be made by hand. `lines`: one for each copy that could be,
    made or not.
    """

    copies: tuple[CopyMade, ...] = ()
    stopped: tuple[CopyStopped, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    recalls: tuple[Recall, ...] = ()
    lines: tuple[CopyLine, ...] = ()

    def once_issued(self) -> CopyStatus:
        """This status as a later run reports it where nothing has changed."""
        return replace(self, copies=tuple(replace(one, again=one.issued) for one in self.copies))

    def without_the_new(self) -> CopyStatus:
        """This status where none of the case's files could be written: only copies that are out already."""
        return replace(self, copies=tuple(one for one in self.copies if one.again), lines=())

    def to_json(self) -> dict[str, Any]:
        """The status as kept in the manifest, at the folder of its case."""
        return {**asdict(self), "recalls": [(one.copy_number, one.why) for one in self.recalls]}

    @classmethod
    def from_json(cls, case_id: str, kept: dict[str, Any]) -> Self:
        """The status from the manifest. Raises KeyError, TypeError or ValueError where it is damaged."""
        return cls(
            copies=tuple(CopyMade(**one) for one in kept["copies"]),
            stopped=tuple(CopyStopped(**one) for one in kept["stopped"]),
            needs=tuple((person, what) for person, what in kept["needs"]),
            recalls=tuple(Recall(case_id, number, why) for number, why in kept["recalls"]),
            lines=tuple(CopyLine(**one) for one in kept["lines"]),
        )


class CopyStatuses(MutableMapping[str, CopyStatus]):
    """The status of each case's copies, by Case ID, packed until it is read."""

    def __init__(self) -> None:
        self._packed: Spool[str] = Spool()

    def __setitem__(self, case_id: str, status: CopyStatus) -> None:
        """Set the status of a case's copies."""
        self._packed[case_id] = pickle.dumps(status)

    def __getitem__(self, case_id: str) -> CopyStatus:
        """The status of a case's copies."""
        status: CopyStatus = pickle.loads(self._packed[case_id])  # noqa: S301 — packed here
        return status

    def __delitem__(self, case_id: str) -> None:
        """Remove a case."""
        del self._packed[case_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def in_order(self, key: Callable[[str], int]) -> None:
        """Sort the cases by this key."""
        self._packed.sort(key)
