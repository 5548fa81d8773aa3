"""A release of a whole record names a record, headings that it has, a person who decided, and a past day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from pipeline.foundation.dates import day_of
from pipeline.model import Case, Record, Release, StrategyDiscussion, headings_of, known
from pipeline.model.approval import fault_of_day, fault_of_decider, is_of_the_family
from pipeline.model.decision import covers, excepts, is_readable, is_readable_in, record_of, rows_of, then_of
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "F1, F3"
SEVERITY = Severity.WARNING
BLOCKS = False
DAYS = ("releases.decided_on",)
ORDERS = (("releases.decided_on", "referrals.received_at"),)
NEEDS = (
    "releases.record_id",
    "releases.headings",
    "releases.excepted",
    "releases.withhold_ground",
    "releases.withhold_from",
    "releases.decided_by",
    "releases.decided_on",
)
_NOTHING = "so nothing is released by this row."


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell because of which a release does not count, or that another row contradicts."""
    for release in case.releases:
        owner = record_of(case, release)
        if owner is None or isinstance(owner, StrategyDiscussion):
            yield _no_record(release, owner)
        else:
            yield from _headings(case, release, owner)
        yield from _released_all_the_same(case, release)
        yield from _ground(release)
        yield from _decider(case, release)
        held = day_of(getattr(owner, owner.record_day, None)) if owner and owner.record_day else None
        for fault in fault_of_day(case, release, "decided_on", today, not_before=held):
            yield at(release, *fault)
    for first, second in combinations(case.releases, 2):
        yield from _contradiction(case, first, second)


def _no_record(release: Release, owner: Record | None) -> Finding:
    if owner is not None:
        problem = f"families may not read anything from a strategy discussion, {_NOTHING}"
        return at(release, "record_id", problem, "Delete the row, or correct the ID.")
    problem = f"the case has no meeting, AIM assessment, review or safety plan with this ID, {_NOTHING}"
    return at(release, "record_id", problem, "Enter the ID as it is on the record's own sheet.")


def _headings(case: Case, release: Release, owner: Record) -> Iterator[Finding]:
    """A finding at each cell of headings that cannot be read, or that names what the record has not."""
    titles = headings_of(owner)
    has = f"headings 1 to {len(titles.titles)}" if titles is not None else "no numbered headings"
    for name in ("headings", "excepted"):
        if not is_readable_in(case, release, name):
            ids = " or the ID of one of its actions" if name == "excepted" else ""
            problem = (
                f'"{release.fields[name].heading}" cannot be read, or does not belong to this record, '
                f"{_NOTHING}"
            )
            remedy = f"The record has {has}. Enter numbers, such as 1 to 8, 10{ids}; or leave the cell empty."
            yield at(release, name, problem, remedy)


def _released_all_the_same(case: Case, release: Release) -> Iterator[Finding]:
    """A finding at each row that is excepted, and released by its own decision."""
    for row in rows_of(case, release):
        if row.release == "yes" and excepts(release, row):
            where = address(release, "excepted")
            problem = f"it is released here, but excepted at {where}. The decision in the row itself counts."
            yield at(row, "release", problem, "Keep one of the two.")


def _ground(release: Release) -> Iterator[Finding]:
    """A finding where what is excepted has no ground, or a ground has no exception."""
    if known(release.excepted) and not known(release.withhold_ground):
        problem = "there is an exception, but no ground is recorded."
        yield at(release, "withhold_ground", problem, "Choose the ground.")
    if known(release.withhold_ground) and not known(release.excepted):
        problem = "there is a ground, but no exception."
        yield at(release, "excepted", problem, "Enter what is excepted, or clear the ground.")


def _decider(case: Case, release: Release) -> Iterator[Finding]:
    if not known(release.decided_by):
        problem = f'"{release.fields["decided_by"].heading}" is not recorded, {_NOTHING}'
        yield at(release, "decided_by", problem, "Enter the first name and surname of who decided.")
        return
    if is_of_the_family(case, release.decided_by):
        problem = f"a family member cannot decide what the family may read, {_NOTHING}"
        yield at(release, "decided_by", problem, "Enter who decided.")
        return
    for fault in fault_of_decider(case, release, "decided_by"):
        yield at(release, *fault)


def _contradiction(case: Case, first: Release, second: Release) -> Iterator[Finding]:
    """A finding where two rows say different things of a row of the same record: what is withheld holds."""
    rows = list(rows_of(case, first))
    if not {id(one) for one in rows} & {id(one) for one in rows_of(case, second)}:
        return
    if not (is_readable(case, first) and is_readable(case, second)):
        return
    remedy = "Keep one row for each heading of a record."
    thens = then_of(case, first), then_of(case, second)
    for row in rows:
        mine, theirs = excepts(second, row), excepts(first, row)
        both = covers(first, row, thens[0]) and covers(second, row, thens[1])
        if both and mine != theirs:
            problem = (
                f"{address(first, 'excepted')} says something different about the same heading or row, "
                "so it is withheld."
            )
            yield at(second, "excepted", problem, remedy)
            return
        if both and first.kept_from != second.kept_from:
            problem = (
                f"{address(first, 'withhold_from')} names other people for the same record, so it is "
                "withheld from all of them."
            )
            yield at(second, "withhold_from", problem, remedy)
            return
