"""Each referral that was decided on, and each incident, is judged on the continuum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, ChronologyEntry, Recognition, Referral, known, recorded
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Cell, Strength
from pipeline.procedure.queries import about_the_child, says_something

SOURCE = "Guidance, Key principles"
STRENGTH = Strength.WILL
WHO = "Social worker"

_TO_DO = "Add a row to the sheet Recognition: the step, the tool, who judged, and whether it was online."
_ASKED = ("step", "tool", "judged_by", "online")


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each of these that nobody judged, and for each judgement that does not say all that it should.

    A judgement of the referral counts for the incidents that led to it, and theirs for the referral.
    """
    if not case.keeps("recognitions"):
        return
    judged = {one.subject_id for one in case.recognitions}
    before = date.min
    referrals = sorted(_dated(case), key=lambda one: day_of(one.received_at) or date.max)
    for referral in referrals:
        day = day_of(referral.received_at) or date.max
        yield from _not_judged(case, referral, _incidents(case, before, day), judged)
        before = day
    for entry in _incidents(case, before, date.max):
        if entry.entry_id not in judged:
            yield _of_incident(entry)
    for row in case.recognitions:
        yield from _not_said(row)


def _dated(case: Case) -> list[Referral]:
    return [one for one in case.referrals if known(one.received_at)]


def _incidents(case: Case, after: date, until: date) -> list[ChronologyEntry]:
    days = [(one, day_of(one.event_at)) for one in case.chronology if one.entry_type == "incident"]
    return [one for one, day in days if day is not None and after < day <= until]


def _not_judged(
    case: Case, referral: Referral, incidents: list[ChronologyEntry], judged: set[str]
) -> Iterator[Missing]:
    """What was not judged of a referral and the incidents that led to it."""
    if referral.referral_id in judged:
        return
    if any(one.entry_id in judged for one in incidents):
        yield from (_of_incident(one) for one in incidents if one.entry_id not in judged)
    elif _is_answered(case, referral):
        yield Missing(
            referral,
            "received_at",
            "a decision was made on this referral, but nobody judged where the behaviour is on the continuum",
            _TO_DO,
            referral.received_at,
        )


def _is_answered(case: Case, referral: Referral) -> bool:
    """Whether the referral was decided on, or a discussion about the child was held since."""
    received = day_of(referral.received_at) or date.max
    held = [day_of(one.held_at) for one in about_the_child(case)]
    return known(referral.decision) or any(day is not None and day >= received for day in held)


def _of_incident(entry: ChronologyEntry) -> Missing:
    return Missing(
        entry,
        "event_at",
        "nobody judged where the behaviour of this incident is on the continuum",
        _TO_DO,
        entry.event_at,
    )


def _not_said(row: Recognition) -> Iterator[Missing]:
    """What a judgement leaves out. An answer such as Not known is one, but not for the step itself."""
    lacking = [name for name in _ASKED if Cell(row, name).is_kept and not recorded(getattr(row, name))]
    if known(row.judged_by) and not says_something(row.judged_by):
        lacking.append("judged_by")
    if not known(row.step) and "step" not in lacking:
        lacking.insert(0, "step")
    if lacking:
        headings = " and ".join(f'"{row.fields[name].heading}"' for name in lacking)
        yield Missing(
            row,
            lacking[0],
            f"the judgement has nothing under {headings}",
            "Enter the judgement, the tool, who judged, and whether the behaviour was online.",
            row.judged_on,
        )
