"""How the drawn cases keep the procedure: each requirement, counted by domain, by part and by case."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import Case
from pipeline.model.finding import address
from pipeline.procedure.audit.domains import DOMAINS, NO_DOMAIN, Domain, domain_of
from pipeline.procedure.audit.drawing import Sample
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import status_words
from pipeline.procedure.duties import duty_named, obligations_of
from pipeline.procedure.implied import Implied, implied_in
from pipeline.procedure.obligation import Obligation, Status


class Kept(enum.Enum):
    """How one requirement is kept. A target date is never missed or overdue, only passed."""

    MET = "Met"
    MISSED = "Missed"
    OVERDUE = "Overdue"
    LATER = "After the target date"
    CANNOT_TELL = "Not clear"
    NOT_ENTERED = "Not entered"


_KEPT = {
    Status.MET: Kept.MET,
    Status.MISSED: Kept.MISSED,
    Status.OVERDUE: Kept.OVERDUE,
    Status.CANNOT_TELL: Kept.CANNOT_TELL,
}


class Line(NamedTuple):
    """One requirement in one case. It has references and cells, and no name of a child or the family.

    `status`: in the words of the compliance sheet, which say more than `kept`.
    """

    case_id: str
    domain: Domain
    source: str
    part: str
    meaning: str
    kept: Kept
    status: str
    why: str
    evidence: str


class Unkept(NamedTuple):
    """A duty or an implied part that is not kept everywhere: how often which, and in which cases."""

    source: str
    meaning: str
    domain: Domain
    counts: Counter[Kept]
    case_ids: tuple[str, ...]

    @property
    def words(self) -> str:
        """How often which: "Missed 2, not entered 1"."""
        said = ", ".join(f"{kept.value.lower()} {self.counts[kept]}" for kept in Kept if self.counts[kept])
        return f"{said[:1].upper()}{said[1:]}"


@dataclass(frozen=True, kw_only=True)
class Audit:
    """The sample, and every requirement in its cases that is over or not clear.

    `as_of`: the day in words. `which`: the cases that could be drawn, as part of a sentence. `left_out`:
    those that could not, because of errors in their rows.
    """

    sample: Sample
    as_of: str
    which: str = "all cases of the workbooks"
    left_out: tuple[str, ...] = ()
    lines: list[Line] = field(default_factory=list)

    def add(self, case: Case, clock: Clock) -> None:
        """Add a drawn case. What is still due, or does not apply, is not counted."""
        self.lines.extend(lines_of(case, clock))

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The domains of the framework; at the end NO_DOMAIN, where something is in none."""
        return (*DOMAINS, *([NO_DOMAIN] if any(one.domain == NO_DOMAIN for one in self.lines) else ()))

    def counts_of(self, *, domain: Domain | None = None, case_id: str = "") -> Counter[Kept]:
        """How many requirements are kept in which way, of one domain, or of one case, or of all."""
        return Counter(
            one.kept
            for one in self.lines
            if (domain is None or one.domain == domain) and (not case_id or one.case_id == case_id)
        )

    def unkept(self) -> list[Unkept]:
        """The parts that are not kept everywhere, those in most cases first, then those most often."""
        by_part: dict[str, list[Line]] = {}
        for one in self.lines:
            if one.kept is not Kept.MET:
                by_part.setdefault(one.part, []).append(one)
        found = [_unkept(those) for those in by_part.values()]
        return sorted(
            found, key=lambda one: (-len(one.case_ids), -one.counts.total(), one.source, one.meaning)
        )


def lines_of(case: Case, clock: Clock) -> list[Line]:
    """Every requirement in a case that is met, not met or not clear, then what was not entered."""
    asked = (_line(one) for one in obligations_of(case, clock) if one.status in _KEPT)
    return [*asked, *map(_implied_line, implied_in(case, clock.today))]


def _line(one: Obligation) -> Line:
    is_later = one.soft and one.status in (Status.MISSED, Status.OVERDUE)
    return Line(
        case_id=one.case_id,
        domain=domain_of(one.duty),
        source=one.source,
        part=one.duty,
        meaning=duty_named(one.duty).meaning,
        kept=Kept.LATER if is_later else _KEPT[one.status],
        status=status_words(one),
        why=one.why,
        evidence=address(*one.evidence) if one.evidence else "Nothing is recorded",
    )


def _implied_line(one: Implied) -> Line:
    return Line(
        case_id=one.case_id,
        domain=domain_of(one.part),
        source=one.source,
        part=one.part,
        meaning=_implied_parts()[one.part].meaning,
        kept=Kept.NOT_ENTERED,
        status=Kept.NOT_ENTERED.value,
        why=f"{one.problem} {one.finding.remedy}",
        evidence=one.finding.place,
    )


@cache
def _implied_parts() -> dict[str, Plugin]:
    return {part.name: part for part in plugins_in("pipeline.procedure.implied")}


def _unkept(lines: Iterable[Line]) -> Unkept:
    those = list(lines)
    first = those[0]
    return Unkept(
        source=first.source,
        meaning=first.meaning,
        domain=first.domain,
        counts=Counter(one.kept for one in those),
        case_ids=tuple(sorted({one.case_id for one in those})),
    )
