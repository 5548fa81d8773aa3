from __future__ import annotations

import pytest

from pipeline.access.withholdings import excluded_sessions
from pipeline.model import Blank
from tests.access.withholdings.hiding import PROFESSIONALS, rows, sections
from tests.family_case import FATHER, MOTHER, REVIEWED, YOUNG, changed, family_case


def excluded(**values):
    where = {"meeting_id": REVIEWED, "person_id": "F-0001"}
    return changed(
        family_case(), "attendance", where, **{"excluded": True, "excluded_items": "1, 3", **values}
    )


def test_the_headings_that_a_parent_was_excluded_from_are_hidden_from_that_parent_alone():
    assert sections(excluded_sessions, excluded(), MOTHER) == {(REVIEWED, 1), (REVIEWED, 3)}
    assert rows(excluded_sessions, excluded(), FATHER) == rows(excluded_sessions, excluded(), YOUNG) == set()
    assert rows(excluded_sessions, excluded(), PROFESSIONALS) == set()


def test_the_actions_of_those_headings_go_with_them():
    assert "actions A-0503" in rows(excluded_sessions, excluded(), MOTHER)
    case = changed(excluded(), "actions", {"action_id": "A-0503"}, section_no=2)
    assert "actions A-0503" not in rows(excluded_sessions, case, MOTHER)


def test_an_action_that_names_no_heading_may_come_from_such_a_part():
    case = changed(excluded(), "actions", {"action_id": "A-0503"}, section_no=Blank.NOT_RECORDED)
    assert "actions A-0503" in rows(excluded_sessions, case, MOTHER)


@pytest.mark.parametrize("written", [Blank.NOT_RECORDED, "1-3", "all", "the first part", "", "1, two"])
def test_where_the_numbers_cannot_be_read_the_whole_record_is_hidden(written):
    case = excluded(excluded_items=written)
    assert {number for _, number in sections(excluded_sessions, case, MOTHER)} == {1, 2, 3, 4}


@pytest.mark.parametrize("answer", [False, Blank.NOT_RECORDED])
def test_headings_written_down_count_though_the_answer_says_otherwise(answer):
    assert sections(excluded_sessions, excluded(excluded=answer), MOTHER) == {(REVIEWED, 1), (REVIEWED, 3)}


def test_a_row_that_does_not_say_who_was_excluded_counts_for_each_parent():
    case = excluded(person_id=Blank.NOT_RECORDED)
    for audience in (MOTHER, FATHER):
        assert sections(excluded_sessions, case, audience) == {(REVIEWED, 1), (REVIEWED, 3)}
    assert sections(excluded_sessions, case, YOUNG) == set()
