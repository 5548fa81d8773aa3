"""What a code list is, and how it finds the entry that a person wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


class Code(str):
    """One entry of a code list: a string that is its code, with its label and its name in documents.

    `in_full`: what documents print, so that a number says what it is; the label, where that says enough.
    """

    label: str
    in_full: str
    __slots__ = ("in_full", "label")

    def __new__(cls, value: str, label: str, in_full: str = "") -> Code:
        """A code with its label, and what documents print if that is not the label."""
        code = super().__new__(cls, value)
        code.label, code.in_full = label, in_full or label
        return code

    def __reduce__(self) -> tuple[type[Code], tuple[str, str, str]]:
        """Pickle the label and the name with the code."""
        return (Code, (str.__str__(self), self.label, self.in_full))


#: The letter or number of an answer on a form, as in "b) Female".
_ANSWER_LETTER = re.compile(r"^[a-z0-9]{1,3}\s*[).:\-]\s+")
_NOISE = re.compile(r"[^\w+]+")
_LABELS: Mapping[str, str] = MappingProxyType({})


def squash(text: str) -> str:
    """A text's letters, digits and plus signs in lower case, for comparison."""
    return _NOISE.sub("", text.casefold()).replace("_", "")


@dataclass(frozen=True)
class CodeList:
    """A named list of codes, its source, and the entry that each usual spelling means."""

    name: str
    source: str
    codes: tuple[Code, ...]
    spellings: dict[str, Code] = field(hash=False, compare=False)

    def find(self, written: str) -> Code | None:
        """The entry that a person means by "F", "female" or "b) Female"; None where there is none."""
        entry = self.spellings.get(squash(written))
        if entry is None:
            entry = self.spellings.get(squash(_ANSWER_LETTER.sub("", written.strip().casefold())))
        return entry

    def called(self, names: Mapping[str, str]) -> CodeList:
        """The same list with other labels, by those that it has; every spelling means what it meant.

        An entry without another label is the same. `names` may have labels of other lists.
        """
        entries = {code: Code(code, names[code.label]) for code in self.codes if code.label in names}
        if not entries:
            return self
        spellings = {squash(entry.label): entry for entry in entries.values()}
        spellings.update(
            (spelling, entries.get(code, code))
            for spelling, code in self.spellings.items()
            if spelling not in spellings
        )
        return CodeList(
            self.name, self.source, tuple(entries.get(code, code) for code in self.codes), spellings
        )

    def __getitem__(self, value: str) -> Code:
        """The entry whose code is `value`; KeyError where there is none."""
        for entry in self.codes:
            if str.__eq__(entry, value):
                return entry
        raise KeyError(value)


def code_list(
    name: str, source: str, in_full: Mapping[str, str] = _LABELS, /, **entries: str | tuple[str, ...]
) -> CodeList:
    """A list of the entries code="label" or code=("label", "other spelling", ...).

    A leading underscore, for a code that begins with a digit, is not part of the code. `in_full`: by code,
    what documents print where the label would not say enough. Raises ValueError where two entries share a
    spelling.
    """
    codes: list[Code] = []
    spellings: dict[str, Code] = {}
    for key, written in entries.items():
        value = key.removeprefix("_")
        label, *others = (written,) if isinstance(written, str) else written
        entry = Code(value, label, in_full.get(value, ""))
        codes.append(entry)
        for spelling in (value, label, *others):
            if spellings.setdefault(squash(spelling), entry) != entry:
                raise ValueError(f"{name}: {spelling!r} means two things.")
    return CodeList(name, source, tuple(codes), spellings)
