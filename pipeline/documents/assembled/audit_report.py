"""The summary of a case file audit: how a drawn sample keeps the procedure, domain by domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from pipeline.documents import MadeFrom, Paper, paper_of
from pipeline.documents.shared.context import ForProfessionals, for_professionals
from pipeline.foundation.council import House
from pipeline.procedure.audit.drawing import Part
from pipeline.procedure.audit.tally import Audit, Kept

TITLE = "Case file audit"
MADE_FROM = MadeFrom.AUDIT
#: So many duties the report names; all of them are in the workbook.
_MOST = 10


class Counted(TypedDict):
    """How many requirements are kept in which way, of one domain or one case."""

    name: Annotated[str, "The domain, or the case's reference"]
    met: Annotated[int, "How many were met"]
    missed: Annotated[int, "How many were missed"]
    overdue: Annotated[int, "How many are overdue"]
    later: Annotated[int, "How many were, or are, after the target date"]
    unknown: Annotated[int, "How many are not clear"]
    not_entered: Annotated[int, "How much was not entered, though the record implies it"]
    not_kept: Annotated[int, "All that was not met or not entered, in or out of time"]


class NotKept(TypedDict):
    """One duty, or one thing that the record implies, that is not kept in every drawn case."""

    source: Annotated[str, "Where the procedure asks for it"]
    meaning: Annotated[str, "What it asks"]
    how: Annotated[str, "How often it was missed, is overdue, is not clear or was not entered"]
    cases: Annotated[str, "The references of the cases"]


class Drawn(TypedDict):
    """One stratum or group, and how many of its cases were drawn."""

    name: Annotated[str, "The stratum or group"]
    of: Annotated[int, "How many cases it has"]
    drawn: Annotated[int, "How many of them were drawn"]


class Context(ForProfessionals):
    """The context of its template."""

    as_of: Annotated[str, "The day as of which it is made"]
    which: Annotated[str, "Which cases could be drawn"]
    number: Annotated[int, "How many cases were drawn"]
    of: Annotated[int, "From how many"]
    seed: Annotated[int, "The number from which chance begins"]
    case_list: Annotated[str, "The references of the drawn cases"]
    domains: Annotated[list[Counted], "The requirements by domain"]
    total: Annotated[list[Counted], "All of them together"]
    cases: Annotated[list[Counted], "The requirements by case"]
    unkept: Annotated[list[NotKept], "What is not kept in most cases, first"]
    more: Annotated[int, "How many more there are"]
    strata: Annotated[list[Drawn], "The strata"]
    groups: Annotated[list[Drawn], "The groups within the strata"]
    left_out: Annotated[str, "The cases that could not be drawn, because of errors in their rows"]


def papers(audit: Audit, house: House) -> Iterator[Paper]:
    """Yield the summary of one audit. It is made from many cases, and holds references and no name."""
    sample, unkept = audit.sample, audit.unkept()
    reference = f"{len(sample.case_ids)} of {sample.of} cases, seed {sample.seed}"
    context = Context(
        **for_professionals(house, TITLE, reference, version=f"as at {audit.as_of}"),
        as_of=audit.as_of,
        which=audit.which,
        number=len(sample.case_ids),
        of=sample.of,
        seed=sample.seed,
        case_list=", ".join(sample.case_ids),
        domains=[_counted(one.words, audit.counts_of(domain=one)) for one in audit.domains],
        total=[_counted("All", audit.counts_of())],
        cases=[_counted(one, audit.counts_of(case_id=one)) for one in sample.case_ids],
        unkept=[
            NotKept(source=one.source, meaning=one.meaning, how=one.words, cases=", ".join(one.case_ids))
            for one in unkept[:_MOST]
        ],
        more=max(0, len(unkept) - _MOST),
        strata=_drawn(sample.strata),
        groups=_drawn(sample.groups),
        left_out=", ".join(audit.left_out),
    )
    yield paper_of("audit_report", context, day=None)


def _counted(name: str, counts: Counter[Kept]) -> Counted:
    return Counted(
        name=name,
        met=counts[Kept.MET],
        missed=counts[Kept.MISSED],
        overdue=counts[Kept.OVERDUE],
        later=counts[Kept.LATER],
        unknown=counts[Kept.CANNOT_TELL],
        not_entered=counts[Kept.NOT_ENTERED],
        not_kept=sum(counts[one] for one in (Kept.MISSED, Kept.OVERDUE, Kept.LATER, Kept.NOT_ENTERED)),
    )


def _drawn(parts: Sequence[Part]) -> list[Drawn]:
    return [Drawn(name=one.name, of=one.of, drawn=one.drawn) for one in parts]
