"""The cases that were read, each pickled until it is needed, so that ten thousand fit in memory."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.foundation.encrypted_spool import Spool
from pipeline.model import BY_COLLECTION, NOBODY, Case

#: The rows that stay as they were read for a command that looks at every case: those of some 2,000 cases,
#: which take 130 MB more than packed.
ROWS_AT_HAND = 400_000


class PackedCases(Collection[Case]):
    """Cases in order, unpickled on each access: two accesses give two equal cases, and neither is kept.

    `at_hand`: so many rows stay as they were read, and an access to a case of theirs gives the same case.
    """

    def __init__(self, cases: Iterable[Case] = (), *, at_hand: int = 0) -> None:
        self.ids: list[str] = []
        self._packed: Spool[int] = Spool()
        self._at_hand: dict[int, Case] = {}
        self._room = at_hand
        self._places: Sequence[int] = range(0)
        #: Who may decide on them, for all of them together.
        self.staff = NOBODY
        #: The collections of which no workbook that was read has the sheet.
        self.unkept: frozenset[str] = frozenset()
        self._has_read = False
        self.extend(cases)

    def extend(self, cases: Iterable[Case]) -> None:
        """Append more cases. Their own staff are added to everybody's."""
        for case in cases:
            self.staff = self.staff.joined(case.staff)
            self._store(len(self.ids), replace(case, staff=NOBODY) if case.staff else case)
            self.ids.append(case.id)
        self._places = range(len(self.ids))

    def _store(self, place: int, case: Case) -> None:
        if self._room > 0:
            self._room -= sum(1 for _ in case.records())
            self._at_hand[place] = case
        else:
            self._packed[place] = pickle.dumps(case)

    def keep(self, collections: Iterable[str]) -> None:
        """Note the sheets that one more workbook has, whether or not there are rows on them."""
        absent = frozenset(BY_COLLECTION).difference(collections)
        self.unkept = self.unkept & absent if self._has_read else absent
        self._has_read = True

    def with_case(self, case: Case) -> PackedCases:
        """The same cases with this one in the place of the one that has its ID."""
        others, at = self.only(self.ids), self.ids.index(case.id)
        key = len(self._packed) + len(self._at_hand)
        self._packed[key] = pickle.dumps(replace(case, staff=NOBODY, unkept=frozenset()))
        others._places = [key if place == at else one for place, one in enumerate(others._places)]
        return others

    def only(self, case_ids: Collection[str]) -> PackedCases:
        """The cases with these IDs, in the order of this collection; all of them where no ID is given."""
        if not case_ids:
            return self
        some = PackedCases()
        some._packed, some._at_hand = self._packed, self._at_hand
        some.staff, some.unkept = self.staff, self.unkept
        some._places = [
            place for place, case_id in zip(self._places, self.ids, strict=True) if case_id in case_ids
        ]
        some.ids = [case_id for case_id in self.ids if case_id in case_ids]
        return some

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, case: object) -> bool:
        return isinstance(case, Case) and case.id in self.ids

    def __iter__(self) -> Iterator[Case]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> Case:
        """The case at that index."""
        key = self._places[place]
        case = self._at_hand.get(key) or self._unpacked(key)
        return replace(case, staff=self.staff, unkept=self.unkept) if self.staff or self.unkept else case

    def _unpacked(self, key: int) -> Case:
        case: Case = pickle.loads(self._packed[key])  # noqa: S301 — this process pickled it itself
        return case
