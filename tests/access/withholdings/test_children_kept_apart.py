"""Each child's record keeps the other child out of it."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.access.view import Audience, audiences_of, see
from pipeline.access.withholdings.children_kept_apart import hide
from pipeline.model import Action, Attendance, Blank, Reader, Section
from tests.builders import ordinary_case, placed

GENERAL = Audience(Reader.PROFESSIONAL)
DISPLAYED = Audience(Reader.PROFESSIONAL, meeting="SD-0001")
HARMED = Audience(Reader.PROFESSIONAL, meeting="SD-0002")


def seen(audience, case=None):
    case = case or ordinary_case()
    return see(case, audience, hide(case, audience))


def told(view):
    """Everything that a view shows, as one text."""
    rows = [view.details, *(row for rows in view.rows.values() for row in rows)]
    return " ".join(str(getattr(row, name)) for row in rows for name in dir(row))


def with_both_records():
    both = ("SD-0001", "SD-0002")
    sections = [
        Section(belongs_to=owner, section_no=1, text_professional=f"Kept in {owner}.") for owner in both
    ]
    actions = [Action(action_id=f"A-{owner}", belongs_to=owner, task=f"Task of {owner}.") for owner in both]
    attendance = [Attendance(meeting_id=owner, name=f"Person at {owner}") for owner in both]
    return ordinary_case(
        sections=tuple(map(placed, sections)),
        actions=tuple(map(placed, actions)),
        attendance=tuple(map(placed, attendance)),
    )


def may_know(case, discussion_id):
    return dataclasses.replace(
        case,
        discussions=tuple(
            dataclasses.replace(one, may_name_other_child=True) if one.discussion_id == discussion_id else one
            for one in case.discussions
        ),
    )


def test_every_discussion_has_an_audience_of_its_own():
    assert list(audiences_of(ordinary_case())) == [GENERAL, DISPLAYED, HARMED]


def test_the_child_harmed_is_only_a_reference_in_the_other_childs_record():
    for audience in (GENERAL, DISPLAYED):
        child = seen(audience).linked_children[0]
        assert child.link_id == "L-0001"
        assert child.child_name is Blank.WITHHELD
        assert "Oakmoss" not in told(seen(audience))


def test_the_child_who_displayed_the_behaviour_is_not_in_the_harmed_childs_record():
    text = told(seen(HARMED))
    assert "Fernhollow" not in text
    assert "C-0001" not in text
    assert "Oakmoss" in text


def test_the_harmed_childs_discussion_and_its_rows_are_not_in_the_other_record():
    for audience in (GENERAL, DISPLAYED):
        text = told(seen(audience, with_both_records()))
        assert "Kept in SD-0002" not in text
        assert "Task of SD-0002" not in text
        assert "Person at SD-0002" not in text
        assert "Kept in SD-0001" in text


def test_only_its_own_rows_are_in_the_harmed_childs_record():
    text = told(seen(HARMED, with_both_records()))
    assert "Kept in SD-0002" in text
    assert "Person at SD-0002" in text
    assert "SD-0001" not in text


def test_a_second_child_harmed_is_not_in_the_firsts_record():
    case = ordinary_case()
    second = dataclasses.replace(
        case.linked_children[0], link_id="L-0002", child_name="Yarrow Brackenby", discussion_id="SD-0003"
    )
    case = dataclasses.replace(case, linked_children=(*case.linked_children, second))
    assert "Brackenby" not in told(seen(HARMED, case))
    assert "L-0002" not in told(seen(HARMED, case))


def test_a_discussion_that_may_know_the_name_is_given_it_and_no_other_is():
    case = may_know(ordinary_case(), "SD-0002")
    assert "Robin Fernhollow" in told(seen(HARMED, case))
    assert "Oakmoss" not in told(seen(DISPLAYED, case))
    case = may_know(ordinary_case(), "SD-0001")
    assert "Wren Oakmoss" in told(seen(DISPLAYED, case))
    assert "Oakmoss" not in told(seen(GENERAL, case))
    assert "Fernhollow" not in told(seen(HARMED, case))


def test_the_order_of_what_is_hidden_does_not_matter():
    case = with_both_records()
    hidden = list(hide(case, HARMED))
    assert told(see(case, HARMED, hidden)) == told(see(case, HARMED, reversed(hidden)))


def born_known(case, **may):
    """The case with the date of birth of the child harmed, and who may know of the other child."""
    (child,) = case.linked_children
    return dataclasses.replace(
        case,
        linked_children=(dataclasses.replace(child, dob=date(2015, 3, 9)),),
        discussions=tuple(
            dataclasses.replace(one, may_name_other_child=may.get(one.discussion_id.replace("-", "_"), False))
            for one in case.discussions
        ),
    )


def test_the_date_of_birth_is_for_the_cases_professionals_only_where_each_discussion_may_know_who_it_is():
    case = born_known(ordinary_case(), SD_0001=True)
    assert seen(GENERAL, case).linked_children[0].dob == date(2015, 3, 9)
    assert seen(GENERAL, case).linked_children[0].child_name is Blank.WITHHELD
    for audience in (DISPLAYED, Audience(Reader.PROFESSIONAL, agency="Education")):
        assert seen(audience, case).linked_children[0].dob is Blank.WITHHELD
    second = dataclasses.replace(
        case.discussions[0], discussion_id="SD-0003", may_name_other_child=Blank.NOT_RECORDED
    )
    not_all = dataclasses.replace(case, discussions=(*case.discussions, second))
    for kept in (not_all, born_known(ordinary_case(), SD_0002=True), born_known(ordinary_case())):
        assert seen(GENERAL, kept).linked_children[0].dob is Blank.WITHHELD
