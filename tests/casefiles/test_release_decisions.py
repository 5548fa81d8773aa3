"""What stops a family copy: an open question, with its cell and who decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.provenance import case_digest
from pipeline.foundation.plugins import plugins_in
from pipeline.model import NOBODY, Blank, codes
from pipeline.model.approval import decisions_ahead
from tests.builders import STAFF, TODAY, staff_of
from tests.documents.copies import text_of_copy
from tests.family_case import AIM, DECIDED, FATHER, MEETING, MOTHER, REVIEWED, YOUNG, changed, family_case
from tests.released import release, released
from tests.rich_case import HOUSE

NOTHING = Blank.NOT_RECORDED
PARTS = plugins_in("pipeline.documents")


def stopped(case, audience=MOTHER):
    """The documents that are stopped, each with its questions."""
    recipient = recipient_of(
        case, audience, HOUSE, plugins_in("pipeline.documents"), IssueRegister(), today=TODAY
    )
    return {one.part.name: [each.question for each in one.pending] for one in recipient.stopped}


def section(**values):
    return changed(family_case(), "sections", {"belongs_to": AIM, "section_no": 2}, **values)


def test_nothing_is_stopped_where_everything_is_decided():
    for audience in (MOTHER, FATHER, YOUNG):
        assert stopped(family_case(), audience) == {}


@pytest.mark.parametrize("release", [codes.RELEASE["pending"], NOTHING])
def test_a_decision_that_is_pending_or_was_never_made_stops_the_copy_and_no_other(release):
    assert stopped(section(release=release)) == {"parents_aim_report": ["May the family read this?"]}


@pytest.mark.parametrize("missing", ["release_by", "release_on"])
def test_a_decision_without_a_name_or_a_date_does_not_count(missing):
    (questions,) = stopped(section(**{missing: NOTHING})).values()
    assert questions == ["The decision does not count until it says who made it, and when."]


@pytest.mark.parametrize("written", ["-", "pending", "see email", "The chair", "HQ", "Quaverly", " "])
def test_a_decision_by_what_is_no_person_does_not_count(written):
    (questions,) = stopped(section(release_by=written)).values()
    assert questions == ["The decision does not count until it says who made it, and when."]


@pytest.mark.parametrize(
    ("day", "why"), [(date(1999, 1, 1), "is before the case began"), (date(2026, 10, 31), "is in the future")]
)
def test_a_decision_of_a_day_that_cannot_be_does_not_count(day, why):
    (questions,) = stopped(section(release_on=day)).values()
    assert questions == [f"The day of the decision {why}, so it does not count: when was it?"]


@pytest.mark.parametrize(
    ("values", "is_stopped"),
    [
        ({"copy_agreed_by": "Heron Quaverly, chair", "copy_agreed_on": date(2026, 9, 1)}, False),
        ({"copy_agreed_by": "-", "copy_agreed_on": date(2026, 9, 1)}, True),
        ({"copy_agreed_by": "The chair", "copy_agreed_on": date(2026, 9, 1)}, True),
        ({"copy_agreed_by": "Heron Quaverly", "copy_agreed_on": date(2026, 10, 31)}, True),
        ({"copy_agreed_by": "Heron Quaverly", "copy_agreed_on": date(1999, 1, 1)}, True),
    ],
)
def test_copies_are_agreed_for_a_person_by_a_person_on_a_day_that_has_been(values, is_stopped):
    case = changed(family_case(), "family", {"person_id": "F-0001"}, parental_responsibility=False, **values)
    assert bool(stopped(case)) is is_stopped


def test_a_row_that_is_released_and_has_a_ground_for_withholding_is_a_question():
    (questions,) = stopped(section(withhold_ground=codes.WITHHOLD_GROUND["other"])).values()
    assert questions == ["It is released, but has a ground for withholding: which is right?"]


def test_a_person_id_that_nobody_has_stops_every_copy():
    for audience, name in ((MOTHER, "parents_aim_report"), (YOUNG, "childs_aim_report")):
        assert list(stopped(section(withhold_from="F-9999"), audience)) == [name]


def test_a_released_heading_without_a_text_for_parents_is_a_question_for_their_copy_alone():
    case = section(text_family=NOTHING)
    assert stopped(case) == {
        "parents_aim_report": ["It is released, but nothing is written for parents and carers."]
    }
    assert stopped(case, YOUNG) == {}


def test_a_heading_that_is_always_withheld_asks_nothing():
    case = changed(
        family_case(), "sections", {"belongs_to": MEETING, "section_no": 9}, release=codes.RELEASE["pending"]
    )
    assert stopped(case) == {}


def test_a_measure_that_was_replaced_asks_nothing_and_one_in_force_does():
    case = changed(family_case(), "safety_plans", {"version": 1}, release=NOTHING)
    assert stopped(case) == {}
    case = changed(family_case(), "safety_plans", {"version": 2}, release=NOTHING, measure="Another measure.")
    assert set(stopped(case)) == {"parents_review_minutes"} | set()


@pytest.mark.parametrize("responsibility", [False, Blank.NOT_KNOWN, NOTHING])
def test_without_parental_responsibility_nothing_goes_until_somebody_agreed(responsibility):
    case = changed(family_case(), "family", {"person_id": "F-0001"}, parental_responsibility=responsibility)
    assert set(stopped(case)) == {
        "parents_aim_report",
        "parents_plan",
        "parents_review_minutes",
        "parents_safety_plan",
        "parents_chronology",
    }
    from datetime import date

    agreed = changed(
        case,
        "family",
        {"person_id": "F-0001"},
        copy_agreed_by="Heron Quaverly",
        copy_agreed_on=date(2026, 10, 1),
    )
    assert stopped(agreed) == {}
    assert set(stopped(case, FATHER)) == set()


def test_where_the_child_wishes_that_a_person_reads_nothing_somebody_has_to_decide():
    case = changed(family_case(), "family", {"person_id": "F-0002"}, child_wish=codes.SHARING_WISH["none"])
    assert all("The child asked" in one for questions in stopped(case, FATHER).values() for one in questions)
    assert len(stopped(case, FATHER)) == 5
    assert stopped(case, MOTHER) == {}


def test_a_person_who_stands_there_twice_gets_nothing_while_one_row_says_no():
    case = changed(
        family_case(), "family", {"person_id": "F-0002"}, name="BRYONY Fernhollow", may_receive_copy=False
    )
    assert len(stopped(case)) == 5


def test_an_exclusion_that_does_not_say_of_whom_stops_the_record_of_that_meeting():
    case = changed(
        family_case(),
        "attendance",
        {"meeting_id": REVIEWED, "person_id": "F-0002"},
        excluded=True,
        excluded_items="1",
        person_id=NOTHING,
    )
    assert stopped(case) == {"parents_review_minutes": ["A parent or carer was excluded: who?"]}


@pytest.mark.parametrize(
    ("staff", "who"),
    [
        (staff_of("Osprey Candlewharf"), "Somebody who may release"),
        (staff_of("Heron Quaverly", may_release=False), "Somebody who may release"),
        (STAFF, "Heron Quaverly, chair"),
        (staff_of("Heron Quaverly", "Cedar Inkpenny"), "Cedar Inkpenny"),
        (NOBODY, "Cedar Inkpenny"),
    ],
)
def test_who_decides_is_somebody_whose_decision_would_count(staff, who):
    case = replace(section(release=NOTHING, release_by=NOTHING), staff=staff)
    recipient = recipient_of(case, MOTHER, HOUSE, PARTS, IssueRegister(), today=TODAY)
    assert recipient.stopped[0].pending[0].who == who


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, 'If so, fill in "Copy agreed by", with somebody who may release, and "Copy agreed on".'),
        ({"copy_agreed_by": "Wren Alderbrook"}, '"Copy agreed by" is not on the sheet Staff, so it does not'),
        ({"copy_agreed_by": "Heron Quaverly"}, '"Copy agreed on" is not recorded. Enter the date.'),
        ({"copy_agreed_by": "Bryony Fernhollow"}, '"Copy agreed by" may be a family member'),
    ],
)
def test_the_question_about_a_person_says_what_to_fill_in_and_why_a_name_does_not_count(values, said):
    case = changed(family_case(), "family", {"person_id": "F-0001"}, parental_responsibility=False, **values)
    question = stopped(case)["parents_plan"][0]
    assert question.startswith('Parental responsibility is "No": may this person have copies? ')
    assert said in question
    wish = codes.SHARING_WISH["none"]
    case = changed(family_case(), "family", {"person_id": "F-0001"}, child_wish=wish, **values)
    assert said in stopped(case)["parents_plan"][0]


def test_a_sibling_and_a_person_who_may_not_have_copies_get_none():
    from pipeline.access.view import audiences_of

    no_relation = {"relationship": NOTHING}
    for values in (
        {"relationship": codes.RELATIONSHIP["sibling"]},
        {"may_receive_copy": False},
        {"may_receive_copy": NOTHING},
        no_relation,
    ):
        case = changed(family_case(), "family", {"person_id": "F-0002"}, **values)
        assert FATHER not in list(audiences_of(case))


def test_a_later_version_of_the_safety_plan_asks_about_the_copies_of_its_own_day_and_of_no_earlier_one():
    case = family_case()
    later = replace(case.safety_plans[1], version=3, agreed_on=date(2026, 10, 28), release=NOTHING)
    case = replace(case, safety_plans=(*case.safety_plans, later))
    assert stopped(case) == {"parents_safety_plan": ["May the family read this?"]}
    same_day = changed(case, "safety_plans", {"version": 3}, agreed_on=date(2026, 10, 22))
    assert set(stopped(same_day)) == {"parents_safety_plan", "parents_review_minutes"}


def test_an_earlier_version_asks_about_the_copy_of_a_meeting_at_which_it_was_in_force():
    case = changed(family_case(), "reviews", {"review_id": REVIEWED}, held_at=date(2026, 9, 14))
    assert set(stopped(case)) == {"parents_review_minutes"}


def test_who_may_read_nothing_of_the_plan_in_force_is_not_given_an_earlier_one_instead():
    case = changed(family_case(), "safety_plans", {"version": 1}, **DECIDED)
    case = changed(case, "safety_plans", {"version": 2}, withhold_from="F-0001")
    mine, fathers = (
        {
            one.part.name: one.paper
            for one in recipient_of(case, audience, HOUSE, PARTS, IssueRegister()).copies
        }
        for audience in (MOTHER, FATHER)
    )
    assert "parents_safety_plan" not in mine
    assert mine["parents_review_minutes"].context["safety_plan"] == []
    assert [row.version for row in fathers["parents_review_minutes"].context["safety_plan"]] == [2]


@pytest.mark.parametrize("by", ["Bryony Fernhollow", "Fernhollow, Bryony", "Robin Fernhollow"])
def test_a_decision_by_one_of_the_family_does_not_count(by):
    (questions,) = stopped(section(release_by=by)).values()
    assert len(questions) == 1


def codes_of(case, audience):
    """By document, the content codes of a person's copies."""
    recipient = recipient_of(case, audience, HOUSE, PARTS, IssueRegister(), today=TODAY)
    assert recipient.stopped == []
    return {one.part.name: one.note.content for one in recipient.copies}


def test_one_row_releases_what_every_row_of_the_record_released_before():
    for audience in (MOTHER, FATHER, YOUNG):
        assert codes_of(released(release()), audience) == codes_of(family_case(), audience)
    assert "parents_plan" not in codes_of(released(), MOTHER)


def test_what_is_always_withheld_is_not_released_by_it_and_asks_nothing():
    case = changed(
        released(release()),
        "sections",
        {"belongs_to": MEETING, "section_no": 13},
        text_family="The council has its answer.",
    )
    assert stopped(case) == {}
    recipient = recipient_of(case, MOTHER, HOUSE, PARTS, IssueRegister(), today=TODAY)
    (plan,) = [one for one in recipient.copies if one.part.name == "parents_plan"]
    assert "The council has its answer." not in str([one["text"] for one in plan.paper.context["headings"]])


@pytest.mark.parametrize(
    ("values", "question", "cell"),
    [
        ({"decided_by": "Bryony Fernhollow"}, "A family member cannot decide", "decided_by"),
        ({"decided_by": "The chair"}, "The decision does not count until it says who", "decided_by"),
        ({"decided_on": NOTHING}, "The decision does not count until it says who", "decided_on"),
        ({"decided_on": date(2026, 10, 31)}, "The day of the decision is in the future", "decided_on"),
        ({"withhold_from": Blank.NOT_KNOWN}, "This does not say from whom", "withhold_from"),
        ({"withhold_from": "F-9999"}, "It is withheld from a Person ID that is not", "withhold_from"),
    ],
)
def test_a_release_that_does_not_count_is_a_question_at_its_own_cell(values, question, cell):
    # one heading has a decision of its own, so that there is a copy to stop
    case = changed(
        released(release(**values)), "sections", {"belongs_to": MEETING, "section_no": 1}, **DECIDED
    )
    recipient = recipient_of(case, MOTHER, HOUSE, PARTS, IssueRegister(), today=TODAY)
    (copy,) = recipient.stopped
    assert {(one.record.sheet, one.field) for one in copy.pending} == {("Releases", cell)}
    assert all(one.question.startswith(question) for one in copy.pending)


def test_a_release_that_comes_into_force_later_is_counted_as_a_decision_ahead():
    ahead = date(2026, 10, 31)
    assert decisions_ahead(released(release(decided_on=ahead)), TODAY) == 1
    assert decisions_ahead(released(release()), TODAY) == 0


def test_a_release_that_is_added_makes_the_case_another():
    assert case_digest(released()) != case_digest(released(release()))


def test_the_schedule_names_the_cell_of_an_exception_who_decided_and_on_which_ground():
    case = released(release(excepted="3", withhold_ground=codes.WITHHOLD_GROUND["third"]))
    text = text_of_copy(case, "withheld", "F-0001")
    what = "Heading 3 of M-0001: Managing risk at home, in school and in the wider community"
    assert what in text
    for one in (
        "All the family",
        "Information about another person",
        "Heron Quaverly, chair",
        "1 October 2026",
    ):
        assert one in text.replace("\u00a0", " ")
    assert f"Releases!E2 | {what}" in text
