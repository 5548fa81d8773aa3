"""The duties of a case for its compliance sheet: what is not met first, then each duty with its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.casefiles.case_timeline import timeline_of_case
from pipeline.documents.assembled.compliance_sheet import (
    Compliance,
    DutiesOfCase,
    DutyListed,
    EditionOfLimits,
    NotMet,
)
from pipeline.documents.shared.timeline import shown_timeline
from pipeline.foundation.dates import shown
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import Case
from pipeline.model.finding import address
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import status_words
from pipeline.procedure.duties import duties_in_force, duty_named, obligations_of
from pipeline.procedure.implied import Implied, implied_in
from pipeline.procedure.obligation import Obligation, Status
from pipeline.procedure.part_names import name_in_words

_NOT_ENTERED = "Not entered"
#: The order in which an auditor reads what is not as it should be: what can still be put right comes first.
_FIRST = {
    word: place
    for place, word in enumerate(("Overdue", _NOT_ENTERED, "Past the target date", "Missed", "Not clear"))
}
_FAULTS = (Status.MISSED, Status.OVERDUE, Status.CANNOT_TELL)
_SWITCHED_OFF = "switched off in the council's settings."


def duties_of_case(case: Case, clock: Clock) -> DutiesOfCase:
    """Every duty in a case at the clock's time. It names rows by their reference, and no person."""
    obligations: dict[str, list[Obligation]] = {}
    for one in obligations_of(case, clock):
        obligations.setdefault(one.duty, []).append(one)
    implied = list(implied_in(case, clock.today, clock.roles))
    faults = [*_faults(obligations.values()), *_not_entered(implied)]
    faults.sort(key=lambda fault: _FIRST.get(fault["status"], len(_FIRST)))
    rows = Compliance(
        in_short=_in_short(obligations.values(), len(implied)),
        timeline=shown_timeline(timeline_of_case(case, clock)),
        faults=faults,
        duties=_duties(obligations, clock),
        editions=_editions(clock),
    )
    return DutiesOfCase(reference=case.id, as_of=shown(clock.now), rows=rows)


def _in_short(obligations: Iterable[list[Obligation]], implied: int) -> str:
    """How many requirements have which status: "12 requirements apply: 1 overdue, 2 due, 9 met."."""
    asked = [one for found in obligations for one in found if one.status is not Status.NOT_APPLICABLE]
    counts = Counter(status_words(one) for one in asked)
    said = []
    if counts:
        each = ", ".join(f"{number} {word.lower()}" for word, number in sorted(counts.items(), key=_by_words))
        apply = "1 requirement applies" if len(asked) == 1 else f"{len(asked)} requirements apply"
        said.append(f"{apply}: {each}.")
    if implied:
        said.append(f"Entries that the record implies but that are missing: {implied}.")
    return " ".join(said) or "Nothing is recorded yet to which the procedure applies."


def _by_words(counted: tuple[str, int]) -> tuple[int, str]:
    """What is not kept comes first, as in the table below it."""
    return _FIRST.get(counted[0], len(_FIRST)), counted[0]


def _faults(obligations: Iterable[list[Obligation]]) -> Iterator[NotMet]:
    """A row for each duty and status that is not as it should be, with the paragraph of the duty."""
    for found in obligations:
        by_status: dict[str, list[Obligation]] = {}
        for one in found:
            if one.status in _FAULTS:
                by_status.setdefault(status_words(one), []).append(one)
        for status, same in by_status.items():
            yield NotMet(
                status=status,
                reasons=[one.why for one in same],
                paragraph=duty_named(same[0].duty).module.PARAGRAPH,
                evidence=_evidence(same),
            )


def _not_entered(implied: Iterable[Implied]) -> Iterator[NotMet]:
    """A row for each thing that the record implies and nobody entered, with all its cells."""
    by_words: dict[str, list[Implied]] = {}
    for one in implied:
        by_words.setdefault(one.problem_without_age, []).append(one)
    for words, same in by_words.items():
        ages = [one.age for one in same if one.age is not None]
        oldest = f" Days since: {max(ages)}{' (the oldest)' if len(same) > 1 else ''}." if ages else ""
        number = f" {len(same)} times." if len(same) > 1 else ""
        evidence = _joined(one.finding.place for one in same)
        yield NotMet(
            status=_NOT_ENTERED, reasons=[f"{words}{number}{oldest}"], paragraph="", evidence=evidence
        )


def _duties(obligations: dict[str, list[Obligation]], clock: Clock) -> list[DutyListed]:
    """Every duty: those that apply in this case, those that do not, and those that are switched off."""
    asked: list[DutyListed] = []
    not_asked: list[DutyListed] = []
    in_force = duties_in_force(clock)
    for duty in in_force:
        found = obligations.get(duty.name, [])
        applying = [one for one in found if one.status is not Status.NOT_APPLICABLE]
        if applying:
            asked.append(_listed(duty, list(_by_status(applying))))
        else:
            not_asked.append(
                _listed(duty, [f"Not applicable: {found[0].why if found else duty.module.NONE}"])
            )
    off = (part for part in plugins_in("pipeline.procedure.duties") if part not in in_force)
    by_source = sorted(off, key=lambda part: str(part.module.SOURCE))
    return asked + not_asked + ([_switched_off(by_source, clock)] if by_source else [])


def _switched_off(parts: list[Plugin], clock: Clock) -> DutyListed:
    """The duties that the council's settings switch off, in one row by their names."""
    return DutyListed(
        source=_joined(str(part.module.SOURCE) for part in parts),
        meaning=". ".join(name_in_words(part.name, clock) for part in parts) + ".",
        here=[f"Not applicable: {_SWITCHED_OFF}"],
    )


def _listed(duty: Plugin, here: list[str]) -> DutyListed:
    return DutyListed(source=duty.module.SOURCE, meaning=duty.meaning, here=here)


def _by_status(obligations: Iterable[Obligation]) -> Iterator[str]:
    """Each status of a duty with its cells: "Met: Reviews!J2, Reviews!J3"."""
    by_status: dict[str, list[Obligation]] = {}
    for one in obligations:
        due = f" {shown(one.due)}" if one.status is Status.DUE and one.due else ""
        by_status.setdefault(f"{status_words(one)}{due}", []).append(one)
    for status, same in by_status.items():
        yield f"{status}: {_evidence(same)}"


def _evidence(obligations: Iterable[Obligation]) -> str:
    """The cells that show these, each once."""
    return _joined(address(*one.evidence) if one.evidence else "nothing is recorded" for one in obligations)


def _joined(places: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(places))


def _editions(clock: Clock) -> list[EditionOfLimits]:
    """Each edition that a limit in force is from, with the sources of these limits."""
    sources: dict[str, dict[str, None]] = {}
    for duty in duties_in_force(clock):
        terms = clock.limits.of(duty.name)
        if terms.has_limit and terms.edition.title:
            sources.setdefault(str(terms.edition), {})[duty.module.SOURCE] = None
    return [EditionOfLimits(edition=one, sources=", ".join(found)) for one, found in sources.items()]
