"""R15: the core group addresses the behaviour and the risk to others."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import Meeting, codes
from pipeline.procedure.duties import core_group_addresses_the_behaviour as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, answered, judged


def case(answer, kind="core_group", held=True):
    meeting = Meeting(
        meeting_id="M-1",
        kind=codes.MEETING_KIND[kind],
        behaviour_addressed=answer,
        **({"held_at": datetime(2026, 9, 1, 10, 0)} if held else {}),
    )
    return ordinary_case(meetings=(placed(meeting),))


test_the_answers = answered(duty, case, date(2026, 9, 1))


def test_other_meetings_and_core_groups_to_come_are_not_asked():
    assert judged(duty, case(NOT_RECORDED, "plan")) == []
    assert judged(duty, case(NOT_RECORDED, held=False)) == []
