"""The leak check of a run: the batch's identifiers are indexed once, and coincidences cleared by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.access.secrets import identifiers_of, secrets_of
from pipeline.access.view import Audience, Hidden
from pipeline.foundation.council import House
from pipeline.foundation.errors import TemplateError
from pipeline.foundation.text import letters_and_digits
from pipeline.leakcheck import NOTHING, Detector, Hit, Leak, OtherCases, Owner, brought_by, prove
from pipeline.leakcheck.places import towns_of
from pipeline.leakcheck.sentences import Sentence
from pipeline.model import Case, Clearance, Tells, known
from pipeline.model.approval import counts

#: In so many cases' addresses a place is one in which many people live.
_SEVERAL = 3


@dataclass(frozen=True)
class Refused:
    """A file that the leak check refused: its path, and the reasons, which never quote what was found.

    `marked`: the path of a private copy in which the sentences are marked; empty where there is none.
    """

    case_id: str
    path: str
    leaks: tuple[Leak, ...]
    marked: str = ""


def not_whole(document: str, leaks: Iterable[Leak]) -> TemplateError:
    """The fault of a template whose file came out incomplete, so that Word could not open it."""
    found = " ".join(dict.fromkeys(one.sentence for one in leaks))
    return TemplateError(
        f"{document}.docx: the result is not a complete Word document: {found}",
        f"Run 'hsb templates check {document}', and correct the template.",
    )


class LeakChecker:
    """Proves the files of one run. `today`: a clearance with a later date does not count."""

    def __init__(
        self, cases: Iterable[Case], house: House, *, initials: bool = False, today: date = date.max
    ) -> None:
        self._today = today
        self._house = house.words
        self._batch = OtherCases(self._house)
        self._initials = initials
        self._cases_of_town: Counter[str] = Counter()
        for case in cases:
            self.add(case)

    def add(self, case: Case) -> None:
        """Add a case of the batch: none of its identifiers may be in another case's files."""
        identifiers = list(identifiers_of(case))
        self._batch.add(case.id, identifiers)
        addresses = [str(one.value) for one in identifiers if one.tells is Tells.ADDRESS]
        self._cases_of_town.update({town for one in addresses for town in towns_of(one)})

    def knows(self, former: Case, case: Case) -> bool:
        """Know a case of the batch as it is now. False where that needs all cases to be added again.

        That is where it has lost an identifier, or has another address.
        """
        old = {(one.tells, one.value) for one in identifiers_of(former)}
        now = list(identifiers_of(case))
        new = [one for one in now if (one.tells, one.value) not in old]
        is_lost = not old <= {(one.tells, one.value) for one in now}
        if is_lost or any(one.tells is Tells.ADDRESS for one in new):
            return False
        if new:
            self._batch.add(case.id, new)
        return True

    @property
    def _towns(self) -> frozenset[str]:
        """The towns in which several cases have an address."""
        return frozenset(town for town, cases in self._cases_of_town.items() if cases >= _SEVERAL)

    @property
    def digest(self) -> str:
        """A digest of the identifiers of the whole batch and of the options of the search."""
        return f"{self._batch.digest} {self._initials} {self._house} {sorted(self._towns)}"

    def guard(self, case: Case, audience: Audience, hidden: Iterable[Hidden]) -> Detector:
        """A detector for what the files of one audience must not hold."""
        secrets, given = secrets_of(case, audience, hidden)
        return Detector(secrets, given, initials=self._initials, house=self._house, towns=self._towns)

    def leaks(
        self,
        name: str,
        data: bytes,
        case: Case,
        guard: Detector,
        *,
        document: str,
        person_id: str = "",
        must_hold: tuple[str, ...],
        template: bytes = b"",
    ) -> list[Leak]:
        """Every reason to refuse a file. `person_id`: the recipient; empty for professionals.

        `template`: the approved file that it was made from; what is unchanged from there in parts that show
        no text is no reason to refuse it.
        """
        cleared = _cleared(case, document, person_id, self._today)

        def is_cleared(hit: Hit, sentence: Sentence) -> bool:
            items = cleared.get(letters_and_digits(sentence.code), ())
            return any(guard.is_of(hit, item) for item in items)

        owner = Owner(case.id, must_hold, leaves=bool(person_id))
        brought = brought_by(template) if template else NOTHING
        return prove(name, data, owner, guard, self._batch, is_cleared, brought=brought, salt=salt_of(case))


def salt_of(case: Case) -> str:
    """What only those who hold a case know: its codes of sentences say nothing of the words."""
    child = case.details
    return f"{case.id} {child.child_name} {child.dob}"


def _cleared(case: Case, document: str, person_id: str, today: date) -> dict[str, list[str]]:
    """By the code of a sentence in this document for this person, the items that somebody cleared in it."""
    found: dict[str, list[str]] = {}
    for one in case.clearances:
        is_for = one.document == document and (one.person_id if known(one.person_id) else "") == person_id
        if is_for and clearance_counts(case, one, today):
            found.setdefault(letters_and_digits(str(one.sentence)), []).append(str(one.item))
    return found


def clearance_counts(case: Case, one: Clearance, today: date) -> bool:
    """Whether a clearance counts: a person of the staff made it on a past day, of an item in a sentence."""
    return (
        bool(case.staff)
        and counts(case, one, "cleared_by", "cleared_on", today)
        and known(one.item)
        and known(one.sentence)
    )
