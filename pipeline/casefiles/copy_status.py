"""What a run tells of one case's family copies: it travels from a worker, and stands in the manifest until the case changes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from pipeline.casefiles.family_copies import Recipient
from pipeline.foundation.encrypted_spool import Spool
from pipeline.model.finding import address


@dataclass(frozen=True)
class CopyMade:
    """One copy that may be made.

    `issued`: it goes out; otherwise it is a draft. `again`: it went out by an earlier run.
    """

    person_id: str
    stem: str
    issued: bool
    again: bool


@dataclass(frozen=True)
class CopyStopped:
    """One question that stops a copy: the cell it is about, the question, and who decides."""

    person_id: str
    stem: str
    place: str
    question: str
    who: str


@dataclass(frozen=True)
class CopyWaits:
    """One copy that is a draft because another content was approved, and the cell of that code."""

    person_id: str
    stem: str
    place: str


@dataclass(frozen=True)
class CopyStatus:
    """What became of one case's family copies.

    `needs`: what a person has to make for whom; `recalls`: copy numbers, and why.

    `waits`: the copies whose approval is of another content; what else an approval lacks, the rules say.
    """

    copies: tuple[CopyMade, ...] = ()
    stopped: tuple[CopyStopped, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    recalls: tuple[tuple[str, str], ...] = ()
    waits: tuple[CopyWaits, ...] = ()

    def once_issued(self) -> CopyStatus:
        """The same, as a later run tells it that finds nothing changed."""
        return replace(self, copies=tuple(replace(one, again=one.issued) for one in self.copies))

    def to_json(self) -> dict[str, Any]:
        """As the manifest holds it."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """As it was kept. Raises KeyError or TypeError where it is damaged."""
        return cls(
            tuple(CopyMade(**one) for one in kept["copies"]),
            tuple(CopyStopped(**one) for one in kept["stopped"]),
            tuple((person, what) for person, what in kept["needs"]),
            tuple((number, why) for number, why in kept["recalls"]),
            tuple(CopyWaits(**one) for one in kept["waits"]),
        )


def status_of(recipients: Iterable[Recipient], recalls: Iterable[tuple[str, str]]) -> CopyStatus:
    """What there is to tell of these recipients of one case."""
    copies: list[CopyMade] = []
    stopped: list[CopyStopped] = []
    needs: list[tuple[str, str]] = []
    waits: list[CopyWaits] = []
    for one in recipients:
        person = one.person.person_id
        copies.extend(CopyMade(person, made.stem, made.issue, made.again) for made in one.made)
        waits.extend(CopyWaits(person, made.stem, made.waits) for made in one.made if made.waits)
        for _, paper, pending in one.stopped:
            for why in pending:
                place = address(why.record, why.field)
                stopped.append(CopyStopped(person, paper.stem, place, why.question, why.who))
        if one.needs and one.made:
            needs.append((person, one.needs))
    return CopyStatus(tuple(copies), tuple(stopped), tuple(needs), tuple(recalls), tuple(waits))


class CopyStatuses(MutableMapping[str, CopyStatus]):
    """What became of each case's copies, by the case: packed until it is asked for."""

    def __init__(self) -> None:
        self._packed: Spool[str] = Spool()

    def __setitem__(self, case_id: str, told: CopyStatus) -> None:
        """Take in what became of a case's copies."""
        self._packed[case_id] = pickle.dumps(told)

    def __getitem__(self, case_id: str) -> CopyStatus:
        """What became of a case's copies."""
        told: CopyStatus = pickle.loads(self._packed[case_id])  # noqa: S301 — this process packed it itself
        return told

    def __delitem__(self, case_id: str) -> None:
        """Take a case out."""
        del self._packed[case_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def in_order(self, key: Callable[[str], int]) -> None:
        """Have the cases in this order from now on."""
        self._packed.sort(key)
