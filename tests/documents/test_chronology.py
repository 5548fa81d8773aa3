from __future__ import annotations

from pipeline.documents import chronology
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.naming import named
from tests.rich_case import sparse_case
from tests.rich_wording import DISPLAYED
from tests.whole_case import whole_case


def test_the_wording_is_the_golden_wording():
    assert_golden("chronology - professionals", only(chronology, whole_case()))


def test_its_file_is_named_by_the_day_of_the_latest_entry():
    assert list(printed(chronology, whole_case())) == [named("chronology - 2026-09-16")]


def test_the_entries_stand_in_order_of_time_and_a_further_incident_is_marked():
    text = text_of(only(chronology, whole_case()))
    days = ["3 August 2026", "4 August 2026 at 16:20", "14 September 2026", "16 September 2026 |"]
    places = [text.index(day, text.index("What was decided or done")) for day in days]
    assert places == sorted(places)
    assert text.count("Further incident / ") == 1
    assert "Further incidents | 1" in text


def test_a_case_without_entries_and_the_people_at_a_discussion_get_none():
    assert printed(chronology, sparse_case()) == {}
    assert printed(chronology, whole_case(), at(DISPLAYED)) == {}
