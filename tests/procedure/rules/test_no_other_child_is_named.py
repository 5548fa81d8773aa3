"""No other child is named."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import Attendance, ChronologyEntry, Section, codes
from pipeline.procedure.rules import no_other_child_is_named as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def written(owner, text, **child):
    case = ordinary_case(sections=(placed(Section(belongs_to=owner, section_no=1, text_professional=text)),))
    return dataclasses.replace(case, linked_children=(dataclasses.replace(case.linked_children[0], **child),))


def knowing(case, discussion_id):
    changed = tuple(
        dataclasses.replace(one, may_name_other_child=True) if one.discussion_id == discussion_id else one
        for one in case.discussions
    )
    return dataclasses.replace(case, discussions=changed)


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


@pytest.mark.parametrize(
    "text", ["Spoke with Wren.", "OAKMOSS was told.", "Wren’s school was told.", "wren", "Wrén rang."]
)
def test_the_child_harmed_in_the_other_childs_record_is_found_and_never_quoted(text):
    (said,) = found(rule, written("SD-0001", text))
    assert said.startswith("Document sections!C2: this text contains the name")
    assert "wren" not in said.casefold()


@pytest.mark.parametrize("text", ["Spoke with Robin.", "The Fernhollow family", "fern-hollow"])
def test_the_child_who_displayed_the_behaviour_in_the_harmed_childs_record_is_found(text):
    assert len(found(rule, written("SD-0002", text))) == 1


def test_each_child_may_be_named_in_their_own_record():
    assert found(rule, written("SD-0001", "Robin lives at home.")) == []
    assert found(rule, written("SD-0002", "Wren lives at home.")) == []


@pytest.mark.parametrize(
    "text", ["A wrench was left in the hall.", "Robinson rang.", "The oak and the moss."]
)
def test_a_word_that_only_holds_a_name_is_not_found(text):
    assert found(rule, written("SD-0001", text)) == found(rule, written("SD-0002", text)) == []


def test_a_surname_that_both_share_tells_nothing():
    assert found(rule, written("SD-0001", "The Fernhollow family", child_name="Wren Fernhollow")) == []
    assert len(found(rule, written("SD-0001", "Wren Fernhollow", child_name="Wren Fernhollow"))) == 1


def test_an_address_and_a_reference_tell_too():
    child = {"home_address": "4 Lantern Row, ZZ9 4ZZ", "child_ref": "LA900001"}
    assert len(found(rule, written("SD-0001", "Visited zz94zz.", **child))) == 1
    assert len(found(rule, written("SD-0001", "See LA900001.", **child))) == 1


def test_a_discussion_that_may_know_the_other_child_may_name_them():
    assert found(rule, knowing(written("SD-0001", "Spoke with Wren."), "SD-0001")) == []
    assert found(rule, knowing(written("SD-0002", "Spoke with Robin."), "SD-0002")) == []


def test_the_chronology_belongs_to_the_child_who_displayed_the_behaviour():
    case = ordinary_case(chronology=(placed(ChronologyEntry(entry_id="E-1", summary="Wren's school rang.")),))
    assert len(found(rule, case)) == 1


@pytest.mark.parametrize(
    "text", ["Spoke with Will.", "Mr and Mrs Oakmoss will ring.", "Will Oakmoss was told."]
)
def test_an_everyday_word_with_a_capital_inside_its_sentence_is_a_name(text):
    assert len(found(rule, written("SD-0001", text, child_name="Will Oakmoss"))) == 1


@pytest.mark.parametrize(
    "text", ["The social worker will ring.", "This is agreed. Will the school ring?", "A review in May."]
)
def test_an_everyday_word_that_may_be_no_name_does_not_hold_up_the_case(text):
    assert found(rule, written("SD-0001", text, child_name="Will May")) == []


def attended(name, agency="Police"):
    return ordinary_case(
        attendance=(placed(Attendance(meeting_id="SD-0001", agency=codes.AGENCY[agency], name=name)),)
    )


def test_a_professional_may_share_a_part_of_a_childs_name():
    assert found(rule, attended("Wren Larchfield")) == found(rule, attended("DC Oakmoss")) == []
    assert len(found(rule, attended("Wren Oakmoss"))) == 1


def test_a_parent_may_not_give_the_other_child_away():
    assert len(found(rule, attended("Ms Oakmoss", "Parent"))) == 1


def test_a_discussion_about_a_child_harmed_does_not_name_a_second_one():
    case = written("SD-0002", "Linnet was told.")
    second = dataclasses.replace(case.linked_children[0], link_id="L-0002", child_name="Linnet Ashgrove")
    assert len(found(rule, dataclasses.replace(case, linked_children=(*case.linked_children, second)))) == 1


def test_a_short_reference_tells_nothing():
    assert found(rule, written("SD-0001", "Heading 7 was agreed.", child_ref="7")) == []
