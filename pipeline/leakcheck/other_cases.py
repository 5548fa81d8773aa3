"""An index of the identifiers of every case in a batch: no file may hold an identifier of another case."""

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
from pipeline.leakcheck.house_words import runs_of_house
from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.places import Weight, parts_of_address
from pipeline.leakcheck.variants import numbers_of, postcodes, whole_names
from pipeline.model import Tells

#: The most words in a form: a name, a postcode, a number in groups, the first line of an address.
_MAX_WORDS = 6
#: A prefix of this length rules most words out as the start of an identifier.
_PREFIX = 4


class OtherCases:
    """The owner of each identifier in a batch.

    `add` every case, then look for hits in a text. `house`: the council's own words.

    It holds no rows of cases, because every worker has a batch of its own: only a hash of each form, and the
    number of the identifier with that form. An identifier's cell and description are packed case by case, and
    unpacked only for a hit.
    """

    def __init__(self, house: str = "") -> None:
        self._house, self._words_of_house = runs_of_house(house), house
        self._forms, self._identifiers, self._is_sorted = array("Q"), array("I"), True
        self._prefixes: set[str] = set()
        self._longest = 0
        self._cases: list[str] = []
        self._details: list[bytes] = []
        self._starts = array("Q")
        self._number = 0

    def add(self, case_id: str, identifiers: Iterable[Secret]) -> None:
        """Add the identifiers that show that a file is about this case."""
        self._cases.append(case_id)
        self._starts.append(self._number)
        details: list[tuple[str, str]] = []
        known: set[str] = set()
        for secret in identifiers:
            forms = [form for form in dict.fromkeys(_forms_of(secret)) if form not in known]
            known.update(forms)
            for form in forms:
                self._forms.append(_hash(form))
                self._identifiers.append(self._number)
                self._prefixes.update(form[:length] for length in range(1, _PREFIX + 1))
                self._longest = max(self._longest, len(form))
            if forms:
                details.append((secret.place, secret.item))
                self._number += 1
        self._details.append(zlib.compress(json.dumps(details).encode()))
        self._is_sorted = False

    def _sort(self) -> None:
        """Sort the forms by hash. Identifiers of the same form stay in the order in which they were added."""
        if not self._is_sorted:
            order = sorted(range(len(self._forms)), key=self._forms.__getitem__)
            self._forms = array("Q", map(self._forms.__getitem__, order))
            self._identifiers = array("I", map(self._identifiers.__getitem__, order))
            self._is_sorted = True

    def _owners_of(self, form: str) -> dict[str, int]:
        """The cases that have an identifier of this form, each with the identifier's number."""
        number = _hash(form)
        at, owners = bisect_left(self._forms, number), dict[str, int]()
        while at < len(self._forms) and self._forms[at] == number:
            owners.setdefault(self._cases[self._case_index(self._identifiers[at])], self._identifiers[at])
            at += 1
        return owners

    def _case_index(self, number: int) -> int:
        """The index of the case that has the identifier of this number."""
        return bisect_right(self._starts, number) - 1

    def _elsewhere(self, number: int) -> Elsewhere:
        """The cell and the description of the identifier of this number."""
        at = self._case_index(number)
        return Elsewhere(*json.loads(zlib.decompress(self._details[at]))[number - self._starts[at]])

    @property
    def digest(self) -> str:
        """A digest of everything searched for: it changes whenever a file might be judged differently."""
        self._sort()
        digest = hashlib.sha256(self._words_of_house.encode())
        for form, those in groupby(zip(self._forms, self._identifiers, strict=True), itemgetter(0)):
            digest.update(
                repr((form, sorted({self._cases[self._case_index(one)] for _, one in those}))).encode()
            )
        return digest.hexdigest()[:16]

    def hits_in(self, text: Text, case_id: str) -> Iterator[Hit]:
        """Every identifier in a text that belongs to other cases and not to this one."""
        self._sort()
        for run, owners in text.find_once(self, self._runs_in):
            if case_id not in owners and run not in self._house:
                yield Hit("another case's identifier", self._elsewhere(next(iter(owners.values()))), run)

    def _runs_in(self, text: Text) -> Iterator[tuple[str, dict[str, int]]]:
        """Every sequence of words that is an identifier of some case, with its owners."""
        words, prefixes, longest = text.words, self._prefixes, self._longest
        for start, word in enumerate(words):
            if word[:_PREFIX] in prefixes:
                run = ""
                for piece in words[start : start + _MAX_WORDS]:
                    run += piece
                    if len(run) > longest or run[:_PREFIX] not in prefixes:
                        break
                    if owners := self._owners_of(run):
                        yield run, owners


def _hash(form: str) -> int:
    """A 64-bit number: no two identifiers of a batch are expected to share one."""
    return int.from_bytes(hashlib.blake2b(form.encode(), digest_size=8).digest(), "big")


def _forms_of(secret: Secret) -> Iterator[str]:
    value = str(secret.value)
    if secret.tells is Tells.NAME:
        yield from map("".join, whole_names(value))
    elif secret.tells is Tells.ADDRESS:
        for first, second in postcodes(value):
            yield first + second
        for words, weight in parts_of_address(value, wide=False):
            line = "".join(words)
            if weight is Weight.ALONE and any(letter.isdigit() for letter in line):
                yield line
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
