"""Rules and duties are named in words."""

from __future__ import annotations

import pytest

from pipeline.procedure.clock import Clock
from pipeline.procedure.part_names import name_in_words
from pipeline.procedure.sample import AS_OF


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("aim_report_answers_its_contents", "AIM report has all 10 contents"),
        ("conference_held_in_time", "Initial child protection conference held within 15 working days"),
        ("child_in_need_meeting_held", "Child in need meeting within 10 working days"),
        ("late_assessment_has_its_reason", "Reason recorded where the single assessment takes longer"),
        ("aim_planning_meeting_held", "AIM planning meeting"),
        ("nhs_number_has_its_check_digit", "NHS number has its check digit"),
        ("cell_is_a_date", "Cell is a date"),
    ],
)
def test_a_duty_has_its_own_words_with_its_limit_and_a_rule_those_of_its_file(rule, words):
    assert name_in_words(rule, Clock(AS_OF)) == words
