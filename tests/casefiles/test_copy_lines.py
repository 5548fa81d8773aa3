"""One line for each copy that a person could have, whatever becomes of it."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings

from pipeline.access.view import audiences_of
from pipeline.casefiles.copy_lines import lines_of, lines_of_others
from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.release_findings import findings_of_releases
from pipeline.documents import MadeFrom, documents_from
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Blank, codes
from tests.any_case import cases
from tests.extent import few_or_all
from tests.family_case import AIM, MEETING, REVIEWED, WITHHELD, approved, changed, family_case, told
from tests.making import TODAY, made_of
from tests.rich_case import HOUSE

PARTS = plugins_in("pipeline.documents")
#: Only copies have lines, so no paper for professionals is made.
FAMILY = frozenset(part.name for part in documents_from(MadeFrom.VIEW) if hasattr(part.module, "COPY_OF"))
NOTHING, AHEAD = Blank.NOT_RECORDED, datetime(2026, 11, 20, 10, 0)
LEAK = "We will tell Wrenna on Monday."
PARENTS = {
    f"aim_report - {AIM}",
    f"plan - {MEETING}",
    f"review_minutes - {REVIEWED}",
    "safety_plan",
    "chronology",
}
PLAN = f"plan - {MEETING}"


def lines(case, person="F-0001", **more):
    """By copy, the lines of one person."""
    found = [one for one in made_of(case, only=FAMILY, **more).status.lines if one.person_id == person]
    assert len({one.copy for one in found}) == len(found)
    return {one.copy: one for one in found}


def plan_of(**values):
    """The case with these values in every heading and action of the plan."""
    case = changed(family_case(), "sections", {"belongs_to": MEETING}, **values)
    values = {name: one for name, one in values.items() if name in case.actions[0].fields}
    return changed(case, "actions", {"belongs_to": MEETING}, **values)


def test_each_person_has_one_line_for_each_copy_made_or_not():
    for case in (family_case(), plan_of(release=NOTHING), approved(family_case())):
        assert lines(case).keys() == PARENTS
        assert lines(case, "F-0003").keys() == PARENTS
        assert "nothing is written in it for the child" in lines(case, "F-0003")["chronology"].why


def test_a_copy_that_is_approved_is_issued_and_one_that_is_not_says_what_to_add():
    found = lines(approved(family_case()))
    assert found[f"aim_report - {AIM}"].state == "issued"
    assert found[PLAN].sentence == (
        f"{PLAN} for F-0001: a draft, because nobody has approved it: Copies given has no row for it."
    )
    assert not any(one.acts for one in found.values())


def test_a_draft_that_one_person_approved_and_checked_says_so_with_the_cell():
    line = lines(approved(family_case(), second_checker="Osprey Candlewharf"))[f"aim_report - {AIM}"]
    assert (line.state, line.acts) == ("a draft", True)
    assert "the same person seems to have approved and checked the copy" in line.why
    assert "(Copies given!K2)" in line.why


def test_a_number_that_is_out_with_other_content_needs_a_row_of_its_own():
    case, register = approved(family_case()), IssueRegister()
    for one in made_of(case).issued:
        register.put(one)
    again = approved(told(family_case(), "We changed this."))
    line = lines(again, register=register)[f"aim_report - {AIM}"]
    assert (line.state, line.acts) == ("a draft", True)
    assert "copy CG-0501 was given with other content" in line.why
    assert "(Copies given!A2)" in line.why


def test_words_with_no_release_are_said_with_their_cells_and_who_decides():
    line = lines(plan_of(release=NOTHING))[PLAN]
    assert (line.state, line.acts, line.who) == ("not made", True, "Heron Quaverly, chair")
    assert line.why == (
        "none of its text is released. May the family read this? (Document sections!H12 and 13 more)."
    )


def test_a_decision_that_somebody_wrote_is_pending_is_said_and_is_no_problem():
    line = lines(plan_of(release=codes.RELEASE["pending"]))[PLAN]
    assert (line.state, line.acts) == ("not made", False)
    one = changed(
        family_case(), "sections", {"belongs_to": MEETING, "section_no": 2}, release=codes.RELEASE["pending"]
    )
    assert (lines(one)[PLAN].state, lines(one)[PLAN].acts) == ("stopped", False)


def test_one_open_question_stops_a_copy_and_more_are_counted():
    case = changed(family_case(), "sections", {"belongs_to": MEETING}, release=NOTHING)
    line = lines(case)[PLAN]
    assert (line.state, line.acts) == ("stopped", True)
    assert line.why == (
        "a question is open. May the family read this? (Document sections!H12). 11 more questions."
    )


def test_words_that_are_not_written_are_said_and_nobody_has_to_act():
    case = plan_of(text_family=NOTHING, went_well=NOTHING)
    case = changed(case, "actions", {"belongs_to": MEETING}, family_wording=NOTHING)
    line = lines(case)[PLAN]
    assert (line.state, line.acts) == ("not made", False)
    assert line.why == (
        "nothing is written in it for parents and carers (Document sections!D12 and 13 more)."
    )
    none = family_case(sections=(), actions=(), disagreements=())
    assert lines(none)[PLAN].why == "nothing is written in it for parents and carers (no row is about it)."


def test_words_that_are_all_withheld_name_the_decisions():
    line = lines(plan_of(**WITHHELD, withhold_ground=codes.WITHHOLD_GROUND["other"]))[PLAN]
    assert (line.state, line.acts) == ("not made", False)
    assert line.why.startswith("all its text is withheld: it was decided to withhold its text (Document")
    line = lines(plan_of(withhold_from="F-0001"))[PLAN]
    assert "(Document sections!J12 and 13 more)" in line.why
    assert lines(plan_of(withhold_from="F-0001"), "F-0002")[PLAN].state == "a draft"


@pytest.mark.parametrize(
    ("answer", "why", "acts"),
    [
        (False, "this person may not receive copies (Family members!F3).", False),
        (NOTHING, '"May receive a copy" is not answered (Family members!F3).', True),
    ],
)
def test_a_person_for_whom_no_copy_is_made_has_a_line_for_each_with_the_cell(answer, why, acts):
    found = lines(
        changed(family_case(), "family", {"person_id": "F-0002"}, may_receive_copy=answer), "F-0002"
    )
    assert found.keys() == PARENTS
    assert {(one.state, one.why, one.acts) for one in found.values()} == {("not made", why, acts)}


def test_a_brother_or_sister_has_no_lines():
    case = changed(
        family_case(), "family", {"person_id": "F-0002"}, relationship=codes.RELATIONSHIP["sibling"]
    )
    assert lines(case, "F-0002") == {}


def test_a_report_that_is_not_final_says_so_once_words_are_written():
    case = changed(family_case(), "aim_assessments", {"aim_id": AIM}, report_final_on=NOTHING)
    assert lines(case)[f"aim_report - {AIM}"].why == '"Report final on" is empty (AIM assessments!O2).'
    empty = changed(case, "sections", {"belongs_to": AIM}, text_family=NOTHING, went_well=NOTHING)
    assert f"aim_report - {AIM}" not in lines(empty)


def test_who_is_not_invited_reads_why_there_is_no_invitation():
    case = changed(family_case(), "meetings", {"meeting_id": MEETING}, held_at=NOTHING, arranged_for=AHEAD)
    assert f"invitation - {MEETING}" in lines(case)
    apart = changed(case, "attendance", {"meeting_id": MEETING, "person_id": "F-0001"}, invited=False)
    line = lines(apart)[f"invitation - {MEETING}"]
    assert (line.state, line.acts) == ("not made", False)
    assert line.why.startswith("the recipient is not invited to this meeting (Attendance!")


def test_a_refused_copy_says_so():
    found = lines(told(family_case(), LEAK))
    assert (found[f"aim_report - {AIM}"].state, found[f"aim_report - {AIM}"].acts) == ("refused", True)


def test_with_drafts_only_the_line_says_so():
    assert (
        "the run was asked for drafts only"
        in lines(approved(family_case()), drafts_only=True)[f"aim_report - {AIM}"].why
    )


def test_the_lines_are_kept_with_the_status():
    status = made_of(plan_of(release=NOTHING)).status
    assert CopyStatus.from_json("C-0501", status.to_json()) == status


@settings(max_examples=few_or_all(8, 60), deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_whatever_is_recorded_each_copy_has_one_line_that_says_why(case):
    keyed = [one.id for one in (*case.meetings, *case.reviews, *case.aim_assessments, *case.discussions)]
    assume(len({*keyed, *(one.person_id for one in case.family)}) == len(keyed) + len(case.family))
    list(findings_of_releases(case))
    found = list(lines_of_others(case, HOUSE, PARTS))
    for audience in audiences_of(case):
        if audience.is_family:
            recipient = recipient_of(case, audience, HOUSE, PARTS, IssueRegister(), today=TODAY)
            mine = lines_of(recipient, HOUSE, PARTS, TODAY)
            assert len({(one.document, one.owner) for one in mine}) == len(mine)
            assert {one.document for one in mine} >= {one.part.name for one in recipient.copies}
            found += mine
    for line in found:
        assert line.state == "issued" or line.why.endswith(".")
