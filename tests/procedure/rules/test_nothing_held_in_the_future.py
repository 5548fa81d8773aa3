"""Nothing held in the future."""

from __future__ import annotations

from datetime import date

from pipeline.model import Action, LinkedChild, Review, Section47
from pipeline.procedure.rules import nothing_held_in_the_future as rule
from tests.builders import TODAY, ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_review_held_tomorrow_is_found():
    case = ordinary_case(reviews=(placed(Review(review_id="RV-1", held_at=date(2026, 10, 31))),))
    assert found(rule, case) == [
        "Reviews!G2: 31/10/2026 is in the future, but this says that it has happened."
    ]


def test_a_review_held_today_and_one_arranged_for_tomorrow_are_in_order():
    held = placed(Review(review_id="RV-1", held_at=date(2026, 10, 30), next_review=date(2027, 1, 4)))
    assert (
        found(
            rule,
            ordinary_case(reviews=(held, placed(Review(review_id="RV-2", arranged_for=date(2026, 10, 31))))),
        )
        == []
    )


def test_a_linked_child_who_is_not_born_yet_is_found():
    case = ordinary_case(linked_children=(placed(LinkedChild(link_id="L-0001", dob=date(2026, 10, 31))),))
    assert len(found(rule, case)) == 1


def test_the_remedy_names_the_column_for_what_is_arranged_where_the_sheet_has_one():
    enquiry = placed(Section47(s47_id="S-1", conference_on=date(2026, 11, 2)))
    (finding,) = rule.find(ordinary_case(enquiries=(enquiry,)), TODAY)
    assert (
        finding.remedy
        == 'Correct the date, or enter it under "Conference arranged for" until it has happened.'
    )
    (finding,) = rule.find(
        ordinary_case(actions=(placed(Action(action_id="A-1", done_on=date(2026, 11, 2))),)), TODAY
    )
    assert finding.remedy == "Correct the date, or leave the cell empty until it has happened."
