"""Proves what names cases by reference only: no name, address or number of a child or the family is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.access.secrets import Known, identifiers_of, secrets_of
from pipeline.access.view import Audience, Ground, Hidden, Reader
from pipeline.foundation.council import House
from pipeline.leakcheck import NOTHING, Detector, Leak, OtherCases, Owner, brought_by, prove
from pipeline.leakcheck.normalise import Text
from pipeline.model import Case, Tells

#: A reader who knows nobody, so that every name counts.
_NOBODY = Known(frozenset(), frozenset(), frozenset(), for_family=False)


class NameChecker:
    """Searches texts and finished files for the people that cases are about. `add` every case first."""

    def __init__(self, house: House, *, initials: bool = False) -> None:
        self._house = house.words
        self._initials = initials
        self._names = OtherCases(self._house)

    def add(self, case: Case) -> None:
        """Add the names, addresses and numbers of a case. Its references may be printed."""
        self._names.add(case.id, [one for one in identifiers_of(case) if one.tells is not Tells.REFERENCE])

    def _detector(self, case: Case) -> Detector:
        reader = Audience(Reader.PROFESSIONAL)
        everything = [Hidden(record, None, "", Ground.NOT_NEEDED) for record in case.records()]
        found, given = secrets_of(case, reader, everything)
        secrets = [one for one in found if one.tells is not Tells.REFERENCE]
        staff = replace(_NOBODY, staff=given.staff, for_family=True)  # so that "Robin" counts, too
        return Detector(secrets, staff, initials=self._initials, house=self._house)

    def in_case(self, case: Case) -> Callable[[str], bool]:
        """Return whether a text names somebody of one case, also by a part of a name, or of any other.

        The professionals of the case may be named. The search is prepared when a text first needs it.
        """
        made: list[Detector] = []

        def is_named(text: str) -> bool:
            if not made:
                made.append(self._detector(case))
            return any(made[0].hits_in(Text(text))) or self.is_any_in(text)

        return is_named

    def is_any_in(self, text: str) -> bool:
        """Whether a text identifies any case otherwise than by a reference."""
        return any(self._names.hits_in(Text(text), ""))

    def leaks(self, name: str, data: bytes, must_hold: Sequence[str], template: bytes = b"") -> list[Leak]:
        """Every reason to refuse a finished file: whom it identifies, and which of `must_hold` it lacks."""
        nobody = Detector((), _NOBODY, house=self._house)
        brought = brought_by(template) if template else NOTHING
        owner = Owner("", tuple(must_hold), leaves=False)
        return prove(name, data, owner, nobody, self._names, brought=brought)
