from __future__ import annotations

import dataclasses
from datetime import datetime

from pipeline.documents import further_incident_notice
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.naming import named
from tests.rich_wording import DISPLAYED
from tests.whole_case import AHEAD, changed, whole_case


def test_the_wording_is_the_golden_wording():
    assert_golden("further_incident_notice - professionals", only(further_incident_notice, whole_case()))


def test_only_a_further_incident_gives_notice():
    assert list(printed(further_incident_notice, whole_case())) == [
        named("further_incident_notice - E-0103 - 2026-09-14")
    ]
    assert (
        printed(further_incident_notice, changed(whole_case(), "chronology", 2, further_incident=False)) == {}
    )
    assert printed(further_incident_notice, whole_case(), at(DISPLAYED)) == {}


ON_THE_DAY = datetime(2026, 9, 14, 16, 0)


def test_it_says_whether_the_safety_plan_was_reviewed_on_the_same_day():
    assert "Not yet recorded: review it now" in text_of(only(further_incident_notice, whole_case()))
    plans = whole_case().safety_plans
    same_day = [dataclasses.replace(one, agreed_on=ON_THE_DAY.date()) for one in plans if one.version == 2]
    case = dataclasses.replace(whole_case(), safety_plans=(plans[0], *same_day))
    assert "Version 2 agreed on 14 September 2026" in text_of(only(further_incident_notice, case))


def test_it_says_whether_a_discussion_was_held_on_the_same_day_and_the_hsb_team_invited():
    number = next(place for place, one in enumerate(whole_case().discussions) if one.discussion_id == AHEAD)
    text = text_of(
        only(further_incident_notice, changed(whole_case(), "discussions", number, held_at=ON_THE_DAY))
    )
    assert f"Held 14 September 2026 at 16:00, {AHEAD}" in text
    assert "Not recorded: invite it" in text
    without = dataclasses.replace(whole_case(), discussions=whole_case().discussions[:1])
    assert "decide whether to hold one, and record why" in text_of(only(further_incident_notice, without))
