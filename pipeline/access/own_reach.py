"""Where the reader of a copy lives and is reached, which is no secret from them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.audience import Audience
from pipeline.model import Case, Tells

_FIELDS = ("address", "telephone")


def reach_of_reader(case: Case, audience: Audience) -> Iterator[tuple[Tells, object]]:
    """The reader's own address and telephone number, each with what a field of its kind discloses.

    The same address in another row is no secret either: it is where they live. One that is kept safe stays a
    secret, because a copy may be seen by others. Nothing where the reader is none of the family.
    """
    for person in case.family if audience.is_family else ():
        if person.person_id == audience.recipient:
            yield from ((person.fields[name].tells, getattr(person, name)) for name in _FIELDS)
