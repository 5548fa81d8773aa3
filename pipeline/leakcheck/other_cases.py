"""The identifiers of every case of a batch, indexed once: no file may hold one of another case's."""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pipeline.access.secrets import Secret
from pipeline.leakcheck.detector import Elsewhere, Hit
from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.variants import lines_of_address, numbers_of, postcodes, whole_names
from pipeline.model import Tells

#: A form is made of at most so many words: a name, a postcode, a number in groups, the first line of an
#: address.
_MOST_WORDS = 6
#: By so many first letters most words are known to begin no identifier.
_BEGIN = 4


class OtherCases:
    """Whose each identifier is.

    `add` every case, then ask for the hits in a text. `house`: the council's own words.

    It holds no row of any case, because every worker has a batch of its own: of each form a number that
    stands for it (its hash), and the number of the identifier that has it. What is told of an identifier, its
    cell and what it is, stays packed, case by case: that is asked for only of what was found.
    """

    def __init__(self, house: str = "") -> None:
        self._house = Text(house).run_together
        self._forms, self._identifiers, self._is_sorted = array("Q"), array("I"), True
        self._begin: set[str] = set()
        self._longest = 0
        self._cases: list[str] = []
        self._told: list[bytes] = []
        self._starts = array("Q")
        self._number = 0

    def add(self, case_id: str, identifiers: Iterable[Secret]) -> None:
        """Take in what tells that a file speaks of this case."""
        self._cases.append(case_id)
        self._starts.append(self._number)
        told: list[tuple[str, str]] = []
        known: set[str] = set()
        for secret in identifiers:
            forms = [form for form in dict.fromkeys(_forms_of(secret)) if form not in known]
            known.update(forms)
            for form in forms:
                self._forms.append(_hash(form))
                self._identifiers.append(self._number)
                self._begin.update(form[:length] for length in range(1, _BEGIN + 1))
                self._longest = max(self._longest, len(form))
            if forms:
                told.append((secret.place, secret.item))
                self._number += 1
        self._told.append(zlib.compress(json.dumps(told).encode()))
        self._is_sorted = False

    def _sort(self) -> None:
        """Bring the forms into the order of their hashes; of the same form, the identifier taken in first stays the first."""
        if not self._is_sorted:
            order = sorted(range(len(self._forms)), key=self._forms.__getitem__)
            self._forms = array("Q", map(self._forms.__getitem__, order))
            self._identifiers = array("I", map(self._identifiers.__getitem__, order))
            self._is_sorted = True

    def _owners_of(self, form: str) -> dict[str, int]:
        """The cases that have an identifier of this form, each with its number."""
        number = _hash(form)
        at, owners = bisect_left(self._forms, number), dict[str, int]()
        while at < len(self._forms) and self._forms[at] == number:
            owners.setdefault(self._cases[self._place_of(self._identifiers[at])], self._identifiers[at])
            at += 1
        return owners

    def _place_of(self, number: int) -> int:
        """At which place the case was taken in that has the identifier of this number."""
        return bisect_right(self._starts, number) - 1

    def _elsewhere(self, number: int) -> Elsewhere:
        """Where the identifier of this number stands, and what it is."""
        at = self._place_of(number)
        return Elsewhere(*json.loads(zlib.decompress(self._told[at]))[number - self._starts[at]])

    @property
    def digest(self) -> str:
        """A digest of everything that is looked for: another one wherever a file might be judged otherwise."""
        self._sort()
        digest = hashlib.sha256(self._house.encode())
        for form, those in groupby(zip(self._forms, self._identifiers, strict=True), itemgetter(0)):
            digest.update(
                repr((form, sorted({self._cases[self._place_of(one)] for _, one in those}))).encode()
            )
        return digest.hexdigest()[:16]

    def hits_in(self, text: Text, case_id: str) -> Iterator[Hit]:
        """Every identifier in a text that belongs to other cases and not to this one."""
        self._sort()
        for run, owners in text.find_once(self, self._runs_in):
            if case_id not in owners and run not in self._house:
                yield Hit("another case's identifier", self._elsewhere(next(iter(owners.values()))), run)

    def _runs_in(self, text: Text) -> Iterator[tuple[str, dict[str, int]]]:
        """Every stretch of words that is an identifier of some case, and whose it is."""
        words, begin, longest = text.words, self._begin, self._longest
        for start, word in enumerate(words):
            if word[:_BEGIN] in begin:
                run = ""
                for one in words[start : start + _MOST_WORDS]:
                    run += one
                    if len(run) > longest or run[:_BEGIN] not in begin:
                        break
                    if owners := self._owners_of(run):
                        yield run, owners


def _hash(form: str) -> int:
    """A number of 64 bits: among all identifiers of a batch no two have the same."""
    return int.from_bytes(hashlib.blake2b(form.encode(), digest_size=8).digest(), "big")


def _forms_of(secret: Secret) -> Iterator[str]:
    value = str(secret.value)
    if secret.tells is Tells.NAME:
        yield from whole_names(value)
    elif secret.tells is Tells.ADDRESS:
        for first, second in postcodes(value):
            yield first + second
        yield from (
            line for line in lines_of_address(value, wide=False) if any(letter.isdigit() for letter in line)
        )
    elif secret.tells is Tells.TELEPHONE or value.replace(" ", "").isdigit():
        yield from numbers_of(value)
    else:
        run = "".join(Text(value).words)
        if (
            any(letter.isdigit() for letter in run)
            and any(letter.isalpha() for letter in run)
            and len(run) >= 4
        ):
            yield run
