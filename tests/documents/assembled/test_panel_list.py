"""The HSB team's list of a month: what one case has on it, and what never is."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from docx import Document

from pipeline.casefiles.case_timeline import timeline_of_case
from pipeline.casefiles.name_checker import NameChecker
from pipeline.casefiles.panel_list import PanelRows, panel_of
from pipeline.documents.assembled import panel_list
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.month import Month
from pipeline.foundation.timeline import State
from pipeline.model import (
    Action,
    AimAssessment,
    Assessor,
    Attendance,
    Meeting,
    Review,
    StrategyDiscussion,
    codes,
)
from pipeline.procedure.clock import Clock
from tests.builders import ordinary_case, placed
from tests.documents.printing import TEMPLATES, assert_golden, text_of
from tests.rich_case import HOUSE, rich_case

AUGUST = Month(2026, 8)
CLOCK = Clock(date(2026, 8, 20))


def heard(meeting="SD-0001", row=2, **changes):
    """A row of the HSB team on the sheet Attendance."""
    answers = {"invited": True, "attended": codes.ATTENDED["yes"], "excluded": False, **changes}
    team = codes.AGENCY["HSBTeam"]
    return placed(Attendance(meeting_id=meeting, agency=team, name="Saffron Larchmere", **answers), row)


def case(*attendance, discussion=None, **changes):
    """An ordinary case whose discussion about the child the HSB team came to."""
    ordinary = ordinary_case(attendance=attendance or (heard(),), **changes)
    first, second = ordinary.discussions
    return replace(ordinary, discussions=(replace(first, **(discussion or {})), second))


def rows(*cases, month=AUGUST, clock=CLOCK):
    found, names = PanelRows(), NameChecker(HOUSE)
    for one in cases:
        names.add(one)
    for one in cases:
        found.add(one, month, clock, names.in_case(one))
    return found.in_order()


def asked(*cases, **options):
    found = rows(*cases, **options)
    return [(one["step"], one["state"]) for one in (*found.meetings, *found.others)]


def list_of(*cases, **options):
    month = options.get("month", AUGUST)
    (paper,) = panel_list.papers(panel_of(rows(*cases, **options), month, CLOCK), HOUSE)
    return Template(TEMPLATES / "panel_list.docx", form=written).fill(paper.context)


def test_the_wording_is_the_golden_wording():
    assert_golden("panel_list - HSB team", list_of(rich_case(), month=Month(2026, 8)))


def test_its_title_has_the_teams_name_as_the_guides_and_the_council_have_it():
    (paper,) = panel_list.papers(panel_of(rows(case()), AUGUST, CLOCK), HOUSE)
    assert paper.context["title"] == panel_list.TITLE == "HSB team's list"
    called = replace(HOUSE, roles=replace(HOUSE.roles, hsb_team="Advice team"))
    (paper,) = panel_list.papers(panel_of(rows(case()), AUGUST, CLOCK), called)
    assert paper.context["title"] == "Advice team's list"


def test_a_discussion_to_which_the_team_was_invited_is_asked_for_and_its_decision_is_given_with_reasons():
    decided = {
        "aim_decision": codes.AIM_DECISION["yes"],
        "aim_lead_agency": codes.LEAD_AGENCY["YOS"],
        "aim_reason": "An assessment will say what work is needed.",
        "s47_decision": False,
    }
    (found,) = rows(case(discussion=decided)).meetings
    assert (found["case"], found["step"], found["state"]) == ("C-0001", "Strategy discussion SD-0001", "held")
    assert found["decided"] == [
        "AIM assessment: Yes, led by Youth Offending Service.",
        "Reasons: An assessment will say what work is needed.",
        "Section 47 enquiry: No.",
    ]


def test_the_discussion_about_the_child_harmed_is_never_on_the_list_even_where_the_team_came():
    found = rows(case(heard(), heard("SD-0002", 3)))
    assert [one["step"] for one in (*found.meetings, *found.others)] == ["Strategy discussion SD-0001"]


@pytest.mark.parametrize("invited", [False, None])
def test_a_discussion_without_an_invitation_of_the_team_is_not_on_the_list_and_is_named(invited):
    row = heard(invited=invited, attended=codes.ATTENDED["no"]) if invited is not None else heard("SD-9", 2)
    found = rows(case(row))
    assert not found.meetings
    assert found.left_out == ["SD-0001"]


def test_of_a_discussion_that_is_marked_as_not_for_the_team_nothing_is_on_the_list():
    kept = (codes.AGENCY_KEPT_AWAY["HSBTeam"],)
    found = rows(case(discussion={"not_for": kept, "aim_reason": "Kept from the team."}))
    assert not found.meetings
    assert not found.others


def test_another_month_has_nothing():
    found = rows(case(), month=Month(2026, 9))
    assert not found.meetings
    assert not found.left_out


@pytest.mark.parametrize("name", ["Robin Fernhollow", "Wren Oakmoss", "Fernhollow"])
def test_a_reason_that_names_a_child_is_not_printed_and_its_place_is_named(name):
    found = rows(
        case(discussion={"aim_decision": codes.AIM_DECISION["no"], "aim_reason": f"{name} is seen first."})
    )
    said = " ".join(found.meetings[0]["decided"])
    assert name not in said
    assert "not printed here, because the text names somebody: see SD-0001." in said
    assert found.unnamed == ["SD-0001"]


def test_a_reason_that_names_the_child_of_another_case_is_not_printed():
    other = replace(
        ordinary_case(),
        details=placed(replace(ordinary_case().details, case_id="C-0002", child_name="Quill Emberwick"), 3),
    )
    reason = {"aim_decision": codes.AIM_DECISION["no"], "aim_reason": "As for Quill Emberwick."}
    assert "Emberwick" not in str(rows(case(discussion=reason), other).meetings)


def test_a_long_reason_is_cut_short_at_a_word_and_says_where_all_of_it_is():
    reason = "The question is looked at again when more is known. " * 9
    said = {"aim_decision": codes.AIM_DECISION["no"], "aim_reason": reason}
    (decided,) = rows(case(discussion=said)).meetings
    assert decided["decided"][1].endswith("… (all of it: SD-0001)")
    assert len(decided["decided"][1]) < 310


def test_whether_the_team_was_consulted_is_said_where_its_advice_is_not_recorded():
    assert rows(case()).meetings[0]["advised"] == ["Not recorded."]
    consulted = rows(case(discussion={"hsb_team_consulted": True})).meetings[0]
    assert consulted["advised"] == ["Consulted. Its advice is not recorded."]


@pytest.mark.skipif("advice" not in StrategyDiscussion.fields, reason="the sheet has no column for it")
def test_what_the_team_advised_is_given_with_its_reasons_and_who_gave_it():
    advice = {
        "advice": codes.HSB_TEAM_ADVICE["other_work"],
        "advice_reasons": "Six sessions first, and the question again after them.",
        "advice_by": "Saffron Larchmere",
        "advice_on": date(2026, 8, 5),
    }
    assert rows(case(discussion=advice)).meetings[0]["advised"] == [
        "Other work instead of an AIM assessment.",
        "Reasons: Six sessions first, and the question again after them.",
        "By: Saffron Larchmere.",
    ]


def test_a_referral_to_camhs_asks_the_team_first_and_says_whether_it_was():
    referred = {"camhs_referral_on": date(2026, 8, 12), "hsb_team_consulted": True}
    assert ("Referral, SD-0001", "Discussed") in asked(case(discussion=referred))
    referred["hsb_team_consulted"] = False
    assert ("Referral, SD-0001", "Not recorded as discussed") in asked(case(discussion=referred))


def test_where_a_disability_is_recorded_the_team_is_asked_about_it():
    ordinary = ordinary_case()
    details = replace(ordinary.details, disability=(codes.DISABILITY["LD"],))
    (one,) = rows(case(details=details)).meetings
    assert "A disability is recorded" in one["asked"]
    (one,) = rows(case()).meetings
    assert "disability" not in one["asked"]


def meeting(kind, **changes):
    return placed(Meeting(meeting_id="M-0001", case_id="C-0001", kind=codes.MEETING_KIND[kind], **changes))


def test_meetings_that_the_procedure_asks_the_team_for_are_listed_and_others_where_it_is_invited():
    ahead = datetime(2026, 8, 25, 10, 0)
    planning = case(meetings=(meeting("aim_planning", arranged_for=ahead),))
    assert ("AIM planning meeting M-0001", "ahead") in asked(planning)
    core = case(meetings=(meeting("core_group", arranged_for=ahead),))
    assert len(asked(core)) == 1
    invited = case(heard(), heard("M-0001", 3), meetings=core.meetings)
    assert ("Core group M-0001", "ahead") in asked(invited)


def test_a_review_is_listed_and_once_held_with_what_was_decided():
    review = Review(review_id="RV-0001", date_first_set=date(2026, 8, 27), kind=codes.REVIEW_TYPE["first"])
    assert ("First AIM review RV-0001", "ahead") in asked(case(reviews=(placed(review),)))
    held = replace(review, held_at=date(2026, 8, 18), intervention_plan_agreed=True)
    found = rows(case(heard(), heard("RV-0001", 3), reviews=(placed(held),)))
    assert found.meetings[1]["decided"] == ["Intervention plan agreed: Yes."]


def assessment(*assessors):
    planned = AimAssessment(
        aim_id="AIM-1", planning_meeting_on=date(2026, 7, 1), model=codes.AIM_MODEL["AIM3"]
    )
    return case(aim_assessments=(placed(planned),), assessors=assessors)


def test_a_report_is_listed_in_the_month_of_its_date_where_the_team_has_part_in_the_assessment():
    own = placed(Assessor(aim_id="AIM-1", name="Saffron Larchmere", agency=codes.AGENCY["HSBTeam"]))
    assert ("AIM report AIM-1", "Due") in asked(assessment(own))
    assert not [step for step, _ in asked(assessment()) if step.startswith("AIM report")]


def test_the_teams_own_open_actions_are_listed_until_they_are_done():
    action = Action(
        action_id="A-1",
        belongs_to="SD-0001",
        task="Send the dates of the sessions.",
        owner_agency=codes.AGENCY["HSBTeam"],
        due=date(2026, 7, 31),
        status=codes.ACTION_STATUS["open"],
    )
    (one,) = [one for one in rows(case(actions=(placed(action),))).others if one["step"] == "Action A-1"]
    assert (one["state"], one["asked"]) == ("Overdue", "Send the dates of the sessions.")
    done = replace(action, status=codes.ACTION_STATUS["done"])
    assert len(asked(case(actions=(placed(done),)))) == 1
    others = replace(action, owner_agency=codes.AGENCY["Health"])
    assert len(asked(case(actions=(placed(others),)))) == 1


def test_a_finished_list_that_names_a_child_is_refused():
    names = NameChecker(HOUSE)
    names.add(ordinary_case())
    assert not names.leaks("panel.docx", list_of(case()), ("August 2026",))
    (paper,) = panel_list.papers(panel_of(rows(case()), AUGUST, CLOCK), HOUSE)
    paper.context["meetings"][0]["asked"] = "Ask Robin Fernhollow."
    data = Template(TEMPLATES / "panel_list.docx", form=written).fill(paper.context)
    (leak,) = names.leaks("panel.docx", data, ("August 2026",))
    assert leak.place == "Cases!C2"
    assert "Robin" not in leak.sentence


def pictures(*cases, **options):
    return [(one["case"], one["picture"]) for one in rows(*cases, **options).pictures]


def steps(*cases, **options):
    return [
        (one.kind, one.reference, one.state)
        for _, timeline in pictures(*cases, **options)
        for one in timeline.steps
    ]


def test_each_case_of_the_list_is_there_in_one_picture_and_no_other_case_is():
    assert [case for case, _ in pictures(case())] == ["C-0001"]
    assert not pictures(case(), month=Month(2026, 9))


def test_the_picture_has_the_steps_that_the_team_may_see_and_not_the_discussion_about_the_child_harmed():
    assert ("Strategy discussion", "SD-0001", State.DONE) in steps(case())
    assert "child harmed" in timeline_of_case(case(heard(), heard("SD-0002", 3)), CLOCK).description
    ((_, shown),) = pictures(case(heard(), heard("SD-0002", 3)))
    assert "child harmed" not in shown.description
    assert "SD-0002" not in shown.description


def test_a_review_past_its_first_date_is_overdue_and_a_meeting_that_is_arranged_is_due():
    late = Review(review_id="RV-0001", date_first_set=date(2026, 8, 10), kind=codes.REVIEW_TYPE["first"])
    found = steps(
        case(
            reviews=(placed(late),),
            meetings=(meeting("aim_planning", arranged_for=datetime(2026, 8, 25, 10, 0)),),
        )
    )
    assert ("Review", "RV-0001", State.OVERDUE) in found
    assert ("AIM planning meeting", "M-0001", State.DUE) in found


def test_a_meeting_that_was_arranged_and_is_not_recorded_as_held_is_not_done():
    passed = case(meetings=(meeting("aim_planning", arranged_for=datetime(2026, 8, 10, 10, 0)),))
    assert ("AIM planning meeting", "M-0001", State.NOT_DONE) in steps(passed)


def test_of_many_steps_the_table_has_what_is_open_or_late_and_the_last_and_the_sentence_counts_them():
    reviews = [
        Review(
            review_id=f"RV-{number:04}",
            date_first_set=date(2026, number, 5),
            held_at=date(2026, number, 9 if number == 1 else 5),
            kind=codes.REVIEW_TYPE["later"],
        )
        for number in range(1, 9)
    ]
    there = [heard(one.review_id, row) for row, one in enumerate(reviews, 3)]
    (shown,) = rows(case(heard(), *there, reviews=tuple(placed(one) for one in reviews))).pictures
    assert [one["reference"] for one in shown["rows"]][:2] == ["RV-0001", "RV-0006"]
    assert len(shown["rows"]) == 6
    total = len(shown["picture"].steps)
    assert shown["in_short"].startswith(f"{total} steps: 1 done late, {total - 1} done. The earliest")


def test_the_list_prints_each_picture_with_its_alternative_text_and_its_table():
    document = Document(io.BytesIO(list_of(case())))
    described = [one.get("descr") for one in document.element.body.iter("{*}docPr")]
    assert [one for one in described if one.startswith("Timeline of the case")]
    assert [cell.text for cell in document.tables[-1].rows[0].cells] == [
        "Step",
        "Reference",
        "Due",
        "Done",
        "Status",
    ]


def test_an_empty_month_says_so():
    text = text_of(list_of(month=Month(2026, 9)))
    assert "No meeting involving the team is recorded." in text


@pytest.mark.parametrize("number", range(7, 13))
def test_no_month_of_a_case_with_everything_in_it_names_anybody(number):
    from tests.whole_case import whole_case

    names, whole = NameChecker(HOUSE), whole_case()
    names.add(whole)
    month = Month(2026, number)
    assert not names.leaks("panel.docx", list_of(whole, month=month), (month.words,))
