"""The identifiers of every case of a batch, indexed once: no file may hold one of another case's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pipeline.case import Tells
from pipeline.proof.forms import lines_of_address, numbers_of, postcodes, whole_names
from pipeline.proof.guard import Hit
from pipeline.proof.plain import Text
from pipeline.secrecy import Secret

#: A form is made of at most so many words: a name, a postcode, a number in groups, the first line of an address.
_MOST_WORDS = 6


class Batch:
    """Whose each identifier is. `add` every case, then ask for the hits in a text. `house`: the council's own words."""

    def __init__(self, house: str = "") -> None:
        self._house = Text(house).run_together
        self._owners: dict[str, dict[str, Secret]] = {}
        self._first: set[str] = set()

    def add(self, case_id: str, identifiers: Iterable[Secret]) -> None:
        """Take in what tells that a file speaks of this case."""
        for secret in identifiers:
            for form in _forms_of(secret):
                self._owners.setdefault(form, {}).setdefault(case_id, secret)
                self._first |= {form[:2], form[0]}

    @property
    def digest(self) -> str:
        """A digest of everything that is looked for: another one wherever a file might be judged otherwise."""
        forms = sorted((form, sorted(owners)) for form, owners in self._owners.items())
        return hashlib.sha256(repr((self._house, forms)).encode()).hexdigest()[:16]

    def hits_in(self, text: Text, case_id: str) -> Iterator[Hit]:
        """Every identifier in a text that belongs to other cases and not to this one."""
        for run in text.find_once(self, self._runs_in):
            owners = self._owners[run]
            if case_id not in owners and run not in self._house:
                yield Hit("another case's identifier", next(iter(owners.values())), run)

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
