"""S12: visited within a week, where a council asks for it."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import ChronologyEntry, codes
from pipeline.procedure.duties import child_visited_after_placement as duty
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import judged, stands


def case(*visits, looked_after=True):
    entries = tuple(
        placed(ChronologyEntry(entry_id=f"E-{row}", event_at=day, entry_type=codes.ENTRY_TYPE["visit"]), row)
        for row, day in enumerate(visits, 2)
    )
    one = ordinary_case(chronology=entries)
    details = dataclasses.replace(one.details, looked_after=looked_after, looked_after_from=date(2026, 8, 5))
    return dataclasses.replace(one, details=details)


@pytest.mark.parametrize(
    ("visits", "status"),
    [
        ([date(2026, 8, 12)], "met"),
        ([date(2026, 8, 13)], "missed"),
        ([date(2026, 8, 1)], "overdue"),
        ([date(2026, 9, 1), date(2026, 8, 6)], "met"),
        ([], "overdue"),
    ],
)
def test_the_first_visit_since_answers(visits, status):
    assert stands(duty, case(*visits)) == [status]


def test_it_is_asked_for_only_where_a_council_says_so():
    assert not shipped_limits().of("child_visited_after_placement").switched_on
    assert judged(duty, case(looked_after=False)) == []
