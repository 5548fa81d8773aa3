from __future__ import annotations

from pipeline.access.withholdings import strategy_discussions
from pipeline.model import Section
from tests.access.withholdings.hiding import PROFESSIONALS, rows, sections
from tests.builders import placed
from tests.family_case import DECIDED, MOTHER, YOUNG, family_case


def test_every_discussion_is_hidden_from_every_one_of_the_family():
    for audience in (MOTHER, YOUNG):
        assert {"discussions SD-0501", "discussions SD-0502"} <= rows(
            strategy_discussions, family_case(), audience
        )


def test_what_belongs_to_one_is_hidden_even_where_somebody_wrote_and_released_a_text_for_the_family():
    section = placed(Section(belongs_to="SD-0501", section_no=1, text_family="For you.", **DECIDED))
    case = family_case(sections=(section,))
    assert sections(strategy_discussions, case, MOTHER) == {("SD-0501", 1)}
    assert rows(strategy_discussions, case, PROFESSIONALS) == set()
