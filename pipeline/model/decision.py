"""The decision that holds on whether a family may read a row: the row's own, else that of its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from weakref import WeakKeyDictionary

from pipeline.foundation.dates import day_of
from pipeline.model import codes
from pipeline.model.as_of import AsOf
from pipeline.model.case import Case, headings_of
from pipeline.model.code import Code
from pipeline.model.fields import Record
from pipeline.model.missing_values import Blank, known, recorded
from pipeline.model.name_matching import why_no_person
from pipeline.model.release import Release, pieces_of
from pipeline.model.release_fields import Releasable
from pipeline.model.staff import NOBODY, Staff

#: The fields of a row that are a decision of its own, once one of them is filled in.
_OWN = ("release", "withhold_ground", "release_by", "release_on")
#: The fields of a decision; on the sheet Releases some have another name.
Part = Literal["release", "withhold_ground", "release_by", "release_on"]
_ON_RELEASES = {"release_by": "decided_by", "release_on": "decided_on", "withhold_ground": "withhold_ground"}


@dataclass(frozen=True, repr=False)
class Decision:
    """One row's decision. `of_record`: the row of Releases that made it, None where it is the row's own.

    `is_excepted`: that row excepts this one. `others`: the rows of Releases about the same record and
    heading. From whom they withhold it holds in any case: what withholds adds up.
    """

    row: Releasable
    of_record: Release | None = None
    is_excepted: bool = False
    others: tuple[Release, ...] = ()
    staff: Staff = NOBODY

    @property
    def release(self) -> Code | Blank:
        """What was decided."""
        if self.of_record is None:
            return self.row.release
        return codes.RELEASE["withhold" if self.is_excepted else "yes"]

    @property
    def withhold_ground(self) -> Code | Blank:
        """On which ground it is withheld."""
        if self.of_record is None:
            return self.row.withhold_ground
        return self.of_record.withhold_ground if self.is_excepted else Blank.NOT_RECORDED

    @property
    def release_by(self) -> str | Blank:
        """Who decided."""
        return self.row.release_by if self.of_record is None else self.of_record.decided_by

    @property
    def release_on(self) -> date | Blank:
        """When."""
        return self.row.release_on if self.of_record is None else self.of_record.decided_on

    @property
    def decided(self) -> bool:
        """Whether there is a valid decision, with a date and a name. A role is not a name."""
        by = self.release_by
        named = known(by) and (bool(self.staff.named(by)) or not why_no_person(by))
        return self.release in ("yes", "withhold") and named and known(self.release_on)

    @property
    def shows_mark(self) -> bool:
        """Whether a mark is shown where the row is withheld: only a row's own decision can ask for one."""
        return self.of_record is None and self.decided and self.row.show_withheld is True

    @property
    def rows(self) -> tuple[Releasable | Release, ...]:
        """Every row whose "Withhold from" holds: the row itself, and those of Releases about its record."""
        return (self.row, *self.others)

    @property
    def kept_from(self) -> frozenset[str]:
        """The Person IDs, in lower case, from whom the row is withheld although the family may read it."""
        return frozenset[str]().union(*(one.kept_from for one in self.rows))

    def released_to(self, person_id: str) -> bool:
        """Whether a valid decision released the row, and it is not withheld from this person."""
        return self.release == "yes" and self.decided and person_id.casefold() not in self.kept_from

    def cell(self, part: Part) -> tuple[Record, str]:
        """The row and the field that hold a part of the decision, for a sentence with the cell."""
        if self.of_record is None:
            return self.row, part
        if part == "release":
            return self.of_record, "excepted" if self.is_excepted else "record_id"
        return self.of_record, _ON_RELEASES[part]


#: Weak, because a run holds only the cases that it is at work on.
_FOUND: WeakKeyDictionary[Case, Mapping[int, Decision]] = WeakKeyDictionary()
_ROWS: WeakKeyDictionary[Case, Mapping[str, list[Releasable]]] = WeakKeyDictionary()


def decision_on(case: Case, row: Releasable) -> Decision:
    """The decision that holds on a row of this case, by whichever sheet."""
    return _of_records(case).get(id(row)) or Decision(row, staff=case.staff)


def rows_of(case: Case, release: Release) -> Iterator[Releasable]:
    """The rows of the record that a release is about, whether or not it covers them.

    Not the chronology's: an event's day does not say when its entry was written, so nothing shows which
    entries a decision had seen.
    """
    if case not in _ROWS:
        _ROWS[case] = _rows_by_owner(case)
    yield from _ROWS[case].get(_id(release.record_id), ())


def _rows_by_owner(case: Case) -> Mapping[str, list[Releasable]]:
    """The rows of each record, by its ID: each release of a case asks for those of its own several times."""
    found: dict[str, list[Releasable]] = {}
    for row in case.records():
        if isinstance(row, Releasable):
            for owner in {_id(row.__dict__.get("belongs_to")), _id(row.__dict__.get("plan_id"))} - {""}:
                found.setdefault(owner, []).append(row)
    return found


def record_of(case: Case, release: Release) -> Record | None:
    """The meeting, assessment, review or discussion, or a row of the plan, that a release is about."""
    owner = _id(release.record_id)
    records = (*case.meetings, *case.aim_assessments, *case.reviews, *case.discussions)
    named = (one for one in records if owner and _id(one.id) == owner)
    plans = (one for one in case.safety_plans if owner and _id(one.plan_id) == owner)
    return next(named, None) or next(plans, None)


def covers(release: Release, row: Releasable, then: AsOf | None) -> bool:
    """Whether a release is about a row: its heading, and known on the day of the decision.

    A row without a date of its own (a heading, an action, a disagreement) counts as known with its record.
    What is written into one later changes the content's code, so that the copy is approved again. `then`: the
    case on the day of the decision.
    """
    pieces = pieces_of(release.headings)
    if pieces is None:
        return False
    numbers = pieces[0]
    if known(release.headings) and row.__dict__.get("section_no") not in numbers:
        return False
    return then is None or then.knows(row)


def then_of(case: Case, release: Release) -> AsOf | None:
    """The case on the day of a decision; None where it has no day."""
    on = day_of(release.decided_on)
    return AsOf(case, on) if on is not None else None


def excepts(release: Release, row: Releasable) -> bool:
    """Whether a release excepts a row of its record."""
    pieces = pieces_of(release.excepted)
    if pieces is None:
        return False
    numbers, ids = pieces
    return row.__dict__.get("section_no") in numbers or (bool(row.key) and row.id.casefold() in ids)


def is_readable(case: Case, release: Release) -> bool:
    """Whether the record is known, and both cells with headings can be read and name only what it has.

    Otherwise nothing is released: what it leaves out may be in the piece that cannot be read.
    """
    return record_of(case, release) is not None and all(
        is_readable_in(case, release, name) for name in ("headings", "excepted")
    )


def is_readable_in(case: Case, release: Release, name: str) -> bool:
    """Whether one of these cells can be read, and names only what the record has."""
    owner = record_of(case, release)
    titles = headings_of(owner) if owner is not None else None
    numbers = set(range(1, len(titles.titles) + 1)) if titles is not None else set[int]()
    ids = {row.id.casefold() for row in rows_of(case, release) if row.key and name == "excepted"}
    pieces = pieces_of(getattr(release, name))
    return pieces is not None and pieces[0] <= numbers and pieces[1] <= ids


def _of_records(case: Case) -> Mapping[int, Decision]:
    """By `id`, the decisions of the sheet Releases on the rows that have none of their own."""
    if case not in _FOUND:
        _FOUND[case] = _find(case)
    return _FOUND[case]


def _find(case: Case) -> Mapping[int, Decision]:
    found: dict[int, Decision] = {}
    together: dict[str, list[Release]] = {}
    for release in case.releases:
        together.setdefault(_id(release.record_id), []).append(release)
    for releases in together.values():
        are_readable = all(is_readable(case, one) for one in releases)
        thens = [then_of(case, one) for one in releases]
        for row in rows_of(case, releases[0]):
            if has_own(row) or not are_readable:
                found[id(row)] = Decision(row, others=_about(releases, row), staff=case.staff)
            else:
                found[id(row)] = _of_these(case, list(zip(releases, thens, strict=True)), row)
    return found


def _about(releases: list[Release], row: Releasable) -> tuple[Release, ...]:
    """The releases whose headings include the row's, or may include it."""
    number = row.__dict__.get("section_no")
    return tuple(
        one
        for one in releases
        if not known(one.headings)
        or not isinstance(number, int)
        or (pieces := pieces_of(one.headings)) is None
        or pieces[1]
        or number in pieces[0]
    )


def has_own(row: Releasable) -> bool:
    """Whether a row has a decision of its own, or a part of one: then no release of its record covers it."""
    return any(recorded(getattr(row, name)) for name in _OWN)


def _of_these(case: Case, releases: list[tuple[Release, AsOf | None]], row: Releasable) -> Decision:
    """The decision of these rows about one record; what one of them withholds is withheld."""
    others = _about([one for one, _ in releases], row)
    excepting = [one for one, _ in releases if excepts(one, row)]
    covering = [one for one, then in releases if covers(one, row, then)]
    those = excepting or covering
    decisions = [Decision(row, one, bool(excepting), others, case.staff) for one in those]
    none = Decision(row, others=others, staff=case.staff)
    return next((one for one in decisions if one.decided), decisions[0] if decisions else none)


def _id(written: object) -> str:
    return written.strip().casefold() if isinstance(written, str) and known(written) else ""
