"""The identifiers of every case of a batch, indexed once: no file may hold one of another case's."""

from __future__ import annotations

import hashlib
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

    It holds no row of any case, because every worker has a batch of its own: for each form the number of what is told of it, or,
    where several cases have it, such a number for each.
    """

    def __init__(self, house: str = "") -> None:
        self._house = Text(house).run_together
        self._owners: dict[str, int | dict[str, int]] = {}
        self._told: list[str] = []
        self._first: set[str] = set()

    def add(self, case_id: str, identifiers: Iterable[Secret]) -> None:
        """Take in what tells that a file speaks of this case."""
        for secret in identifiers:
            forms = [form for form in _forms_of(secret) if case_id not in self._owners_of(form)]
            if forms:
                self._told.append(f"{case_id}\t{secret.place}\t{secret.item}")
            for form in forms:
                number, others = len(self._told) - 1, self._owners_of(form)
                others[case_id] = number
                self._owners[form] = others if len(others) > 1 else number
                self._first |= {form[:2], form[0]}

    def _owners_of(self, form: str) -> dict[str, int]:
        """The cases that have an identifier of this form, each with the number of what is told of it."""
        found = self._owners.get(form)
        if found is None:
            return {}
        return {self._told[found].partition("\t")[0]: found} if isinstance(found, int) else found

    @property
    def digest(self) -> str:
        """A digest of everything that is looked for: another one wherever a file might be judged otherwise."""
        forms = sorted((form, sorted(self._owners_of(form))) for form in self._owners)
        return hashlib.sha256(repr((self._house, forms)).encode()).hexdigest()[:16]

    def hits_in(self, text: Text, case_id: str) -> Iterator[Hit]:
        """Every identifier in a text that belongs to other cases and not to this one."""
        for run in text.find_once(self, self._runs_in):
            owners = self._owners_of(run)
            if case_id not in owners and run not in self._house:
                _, place, item = self._told[next(iter(owners.values()))].split("\t")
                yield Hit("another case's identifier", Elsewhere(place, item), run)

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
