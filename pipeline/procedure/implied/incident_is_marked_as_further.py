"""An incident after the referral is marked as a further incident, or is another kind of entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R33"
STRENGTH = Strength.WILL
WHO = "Social worker"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each incident after the first referral that is not said to be a further one."""
    received = [day_of(one.received_at) for one in case.referrals if known(one.received_at)]
    if not received:
        return
    for entry in case.chronology:
        after = known(entry.event_at) and day_of(entry.event_at) > min(received)
        if after and entry.entry_type == "incident" and entry.further_incident is not True:
            yield Missing(
                entry,
                "further_incident",
                "this incident is after the referral, but is not marked as a further incident",
                "Enter Yes if it is a further incident of harmful sexual behaviour. If it is not, choose "
                "another kind of entry.",
                entry.event_at,
            )
