"""The identifiers of every case of a batch, indexed once: no file may hold one of another case's."""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.case import Tells
from pipeline.proof.forms import lines_of_address, numbers_of, postcodes, whole_names
from pipeline.proof.guard import Elsewhere, Hit
from pipeline.proof.plain import Text
from pipeline.secrecy import Secret

#: A form is made of at most so many words: a name, a postcode, a number in groups, the first line of an address.
_MOST_WORDS = 6


class Batch:
    """Whose each identifier is. `add` every case, then ask for the hits in a text. `house`: the council's own words.

    It holds no row of any case, because every worker has a batch of its own: for each form the number of the identifier that has
    it, or, where several cases do, such a number for each. What is told of an identifier, its cell and what it is, stays packed,
    case by case: that is asked for only of what was found.
    """

    def __init__(self, house: str = "") -> None:
        self._house = Text(house).run_together
        self._owners: dict[str, int | dict[str, int]] = {}
        self._cases: list[str] = []
        self._told: list[bytes] = []
        self._starts = array("Q")
        self._number = 0
        self._first: set[str] = set()

    def add(self, case_id: str, identifiers: Iterable[Secret]) -> None:
        """Take in what tells that a file speaks of this case."""
        self._cases.append(case_id)
        self._starts.append(self._number)
        told: list[tuple[str, str]] = []
        for secret in identifiers:
            forms = [form for form in _forms_of(secret) if case_id not in self._owners_of(form)]
            for form in forms:
                others = self._owners_of(form)
                others[case_id] = self._number
                self._owners[form] = others if len(others) > 1 else self._number
                self._first |= {form[:2], form[0]}
            if forms:
                told.append((secret.place, secret.item))
                self._number += 1
        self._told.append(zlib.compress(json.dumps(told).encode()))

    def _owners_of(self, form: str) -> dict[str, int]:
        """The cases that have an identifier of this form, each with its number."""
        found = self._owners.get(form)
        if found is None:
            return {}
        return {self._cases[self._place_of(found)]: found} if isinstance(found, int) else found

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
        digest = hashlib.sha256(self._house.encode())
        for form in sorted(self._owners):
            digest.update(repr((form, sorted(self._owners_of(form)))).encode())
        return digest.hexdigest()[:16]

    def hits_in(self, text: Text, case_id: str) -> Iterator[Hit]:
        """Every identifier in a text that belongs to other cases and not to this one."""
        for run in text.find_once(self, self._runs_in):
            owners = self._owners_of(run)
            if case_id not in owners and run not in self._house:
                yield Hit("another case's identifier", self._elsewhere(next(iter(owners.values()))), run)

    def _runs_in(self, text: Text) -> Iterator[str]:
        """Every stretch of words that is an identifier of some case."""
        words, owners, first = text.words, self._owners, self._first
        for start, word in enumerate(words):
            if word[:2] in first:
                run = ""
                for one in words[start : start + _MOST_WORDS]:
                    run += one
                    if run in owners:
                        yield run


def _forms_of(secret: Secret) -> Iterator[str]:
    value = str(secret.value)
    if secret.tells is Tells.NAME:
        yield from whole_names(value)
    elif secret.tells is Tells.ADDRESS:
        for first, second in postcodes(value):
            yield first + second
        yield from (line for line in lines_of_address(value, wide=False) if any(letter.isdigit() for letter in line))
    elif secret.tells is Tells.TELEPHONE or value.replace(" ", "").isdigit():
        yield from numbers_of(value)
    else:
        run = "".join(Text(value).words)
        if any(letter.isdigit() for letter in run) and any(letter.isalpha() for letter in run) and len(run) >= 4:
            yield run
