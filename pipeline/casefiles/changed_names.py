"""The names under which people were given copies, kept as digests and compared with the workbook's."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.model.name_matching import name_words

RULE = "name_is_that_of_earlier_copies"
#: By case and person, the number of a copy that went out and the digests of the name's words.
Former = Mapping[tuple[str, str], tuple[str, frozenset[str]]]


def digest_of_name(case_id: str, person_id: str, name: str) -> str:
    """A digest of 8 figures for each word of a name; it hides the name, and differs for every person."""
    digests = (
        hashlib.sha256(f"{case_id}\n{person_id}\n{word}".encode()).hexdigest()[:8]
        for word in name_words(name)
    )
    return " ".join(dict.fromkeys(digests))


def other_names(case: Case, former: Former) -> Iterator[Finding]:
    """A finding at each person who was given a copy under a name that shares no word with theirs (F11).

    A name that shares a word was corrected.
    """
    for person in case.family:
        if known(person.name) and (case.id, person.person_id) in former:
            number, before = former[case.id, person.person_id]
            if before.isdisjoint(digest_of_name(case.id, person.person_id, person.name).split()):
                finding = at(
                    person,
                    "name",
                    f"this is not the name that {person.person_id} had when copy {number} was given.",
                    "If the names were sorted or overwritten, restore them. If this is another person, "
                    "enter them in a new row with a new Person ID.",
                )
                yield dataclasses.replace(
                    finding, rule=RULE, severity=Severity.ERROR, stops_copies=True, case_id=case.id
                )
