"""The cases of a reading, each packed until it is asked for: ten thousand of them fit where a few hundred would."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Collection, Iterable, Iterator

from pipeline.case import Case

#: How much of a first case zlib is told of beforehand: cases are much alike, so each is packed to about half.
_WORDS = 32 * 1024


class PackedCases(Collection[Case]):
    """Cases in their order, about 6 KB each. One that is asked for twice is two equal cases, and neither stays here."""

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self.ids: list[str] = []
        self._packed: list[bytes] = []
        self._words = b""
        self.extend(cases)

    def extend(self, cases: Iterable[Case]) -> None:
        """Take in more cases, after those that are here."""
        for case in cases:
            data = pickle.dumps(case)
            self._words = self._words or data[-_WORDS:]
            packer = zlib.compressobj(1, zdict=self._words)
            self._packed.append(packer.compress(data) + packer.flush())
            self.ids.append(case.id)

    def only(self, case_ids: Collection[str]) -> PackedCases:
        """The cases of those IDs, in their order here; all where none is given."""
        if not case_ids:
            return self
        some = PackedCases()
        some._words = self._words
        for case_id, packed in zip(self.ids, self._packed, strict=True):
            if case_id in case_ids:
                some.ids.append(case_id)
                some._packed.append(packed)
        return some

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, case: object) -> bool:
        return isinstance(case, Case) and case.id in self.ids

    def __iter__(self) -> Iterator[Case]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> Case:
        """The case in that place, unpacked."""
        data = zlib.decompressobj(zdict=self._words).decompress(self._packed[place])
        case: Case = pickle.loads(data)  # noqa: S301 — this process packed it itself
        return case
