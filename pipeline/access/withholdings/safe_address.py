"""An address that is kept safe is in nobody's copy, nor is anything that gives it away (F2, F6)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, known

REASON = "It gives away an address that is kept safe."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ("family.address_confidential", "family.address", "details.home_address")
#: The fields of the child's row that show where the child lives.
_OF_THE_CHILD = ("home_address", "school", "gp_practice", "court")


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each such address from every reader, and the child's school, surgery and court from the family.

    The child's own address is hidden as well where it is the same.
    """
    safe = [one for one in case.family if one.keeps_address_safe]
    for person in safe:
        for name in ("address", "telephone", "gives_away"):
            yield Hidden(person, name, REASON, Ground.ADDRESS, never_shown=True)
    if not safe:
        return
    if any(_same(person.address, case.details.home_address) for person in safe):
        yield Hidden(case.details, "home_address", REASON, Ground.ADDRESS, never_shown=True)
    if audience.is_family:
        for name in _OF_THE_CHILD:
            yield Hidden(case.details, name, REASON, Ground.ADDRESS, never_shown=True)


def _same(one: object, other: object) -> bool:
    letters = [
        "".join(letter for letter in str(text).casefold() if letter.isalnum())
        for text in (one, other)
        if known(text)
    ]
    return len(letters) == 2 and letters[0] == letters[1]
