"""The cases of a reading, each packed until it is asked for: ten thousand of them fit where a few hundred would."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.foundation.encrypted_spool import Spool
from pipeline.model import Case


class PackedCases(Collection[Case]):
    """Cases in their order. One that is asked for twice is two equal cases, and neither stays here."""

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self.ids: list[str] = []
        self._packed: Spool[int] = Spool()
        self._places: Sequence[int] = range(0)
        self.extend(cases)

    def extend(self, cases: Iterable[Case]) -> None:
        """Take in more cases, after those that are here."""
        for case in cases:
            self._packed[len(self.ids)] = pickle.dumps(case)
            self.ids.append(case.id)
        self._places = range(len(self.ids))

    def only(self, case_ids: Collection[str]) -> PackedCases:
        """The cases of those IDs, in their order here; all where none is given."""
        if not case_ids:
            return self
        some = PackedCases()
        some._packed = self._packed
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
        """The case in that place, unpacked."""
        case: Case = pickle.loads(self._packed[self._places[place]])  # noqa: S301 — this process packed it itself
        return case
