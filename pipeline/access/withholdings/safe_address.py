"""An address that is kept safe stands in nobody's copy, nor does anything that gives it away (F2, F6)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, known

REASON = "It gives away an address that is kept safe."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = ("family.address_confidential", "family.address", "details.home_address")
#: What of the child's row tells where the child lives.
_OF_THE_CHILD = ("home_address", "school", "gp_practice", "court")


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each such address from every reader; from the family, the child's school, surgery and court too.

    The address is the child's as well where both rows hold the same one.
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
    bare = [
        "".join(letter for letter in str(text).casefold() if letter.isalnum())
        for text in (one, other)
        if known(text)
    ]
    return len(bare) == 2 and bare[0] == bare[1]
