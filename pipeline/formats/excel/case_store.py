"""The cases that were read, each pickled until it is needed, so that ten thousand fit in memory."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.foundation.encrypted_spool import Spool
from pipeline.model import BY_COLLECTION, NOBODY, Case


class PackedCases(Collection[Case]):
    """Cases in order, unpickled on each access: two accesses give two equal cases, and neither is kept."""

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self.ids: list[str] = []
        self._packed: Spool[int] = Spool()
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
            self._packed[len(self.ids)] = pickle.dumps(replace(case, staff=NOBODY) if case.staff else case)
            self.ids.append(case.id)
        self._places = range(len(self.ids))

    def keep(self, collections: Iterable[str]) -> None:
        """Note the sheets that one more workbook has, whether or not there are rows on them."""
        absent = frozenset(BY_COLLECTION).difference(collections)
        self.unkept = self.unkept & absent if self._has_read else absent
        self._has_read = True

    def with_case(self, case: Case) -> PackedCases:
        """The same cases with this one in the place of the one that has its ID."""
        others, at = self.only(self.ids), self.ids.index(case.id)
        key = len(self._packed)
        self._packed[key] = pickle.dumps(replace(case, staff=NOBODY, unkept=frozenset()))
        others._places = [key if place == at else one for place, one in enumerate(others._places)]
        return others

    def only(self, case_ids: Collection[str]) -> PackedCases:
        """The cases with these IDs, in the order of this collection; all of them where no ID is given."""
        if not case_ids:
            return self
        some = PackedCases()
        some._packed, some.staff, some.unkept = self._packed, self.staff, self.unkept
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
        """The case at that index, unpickled."""
        packed = self._packed[self._places[place]]
        case: Case = pickle.loads(packed)  # noqa: S301 — this process pickled it itself
        return replace(case, staff=self.staff, unkept=self.unkept) if self.staff or self.unkept else case
