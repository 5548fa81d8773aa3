"""Where something better is known than "Not recorded", it is printed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.documents import agenda, aim_report, minutes_to_complete, safety_plan, section_47_record
from pipeline.model import Blank, codes
from tests.documents.printing import only, printed, text_of
from tests.rich_case import rich_case
from tests.rich_wording import AIM
from tests.whole_case import changed, whole_case


def report(**values) -> str:
    case = rich_case()
    unanswered = tuple(one for one in case.sections if one.belongs_to != AIM)
    without = {"report_final_on": Blank.NOT_RECORDED, "supervision_level": Blank.NOT_RECORDED}
    unread = {"read_through_on": Blank.NOT_RECORDED, "child_version": Blank.NOT_RECORDED}
    case = changed(replace(case, sections=unanswered), "aim_assessments", 0, **without, **unread, **values)
    return text_of(only(aim_report, case))


def test_a_report_that_the_family_declined_says_so_and_one_that_is_not_written_that():
    declined = report(family_response=codes.RESPONSE["declined"])
    assert "Level of supervision | No report: the family declined the assessment" in declined
    assert "No report: the family declined the assessment." in declined
    unwritten = report(family_response=codes.RESPONSE["accepted"])
    assert "Report final | Not final yet" in unwritten
    assert "Level of supervision | Not written yet" in unwritten
    assert "Child-friendly version | Not due yet" in unwritten
    assert "declined" not in unwritten.casefold()


def test_other_kinds_of_blank_are_printed_as_they_are():
    level = text_of(
        only(aim_report, changed(rich_case(), "aim_assessments", 0, supervision_level=Blank.NOT_KNOWN))
    )
    assert "Level of supervision | Not known" in level


def test_an_enquiry_under_way_has_no_outcome_due():
    case = changed(whole_case(), "enquiries", 0, ended_on=Blank.NOT_RECORDED, outcome=Blank.NOT_RECORDED)
    text = text_of(only(section_47_record, case))
    assert "Ended | Not yet" in text
    assert "Outcome | Not due yet: the enquiry is under way" in text


def test_the_route_of_an_enquiry_that_led_to_a_conference_is_decided_there():
    led = {"outcome": codes.S47_OUTCOME["icpc"], "route": Blank.NOT_RECORDED}
    text = text_of(only(section_47_record, changed(whole_case(), "enquiries", 0, **led)))
    assert "Route | To be decided at the child protection conference" in text


def test_who_is_not_known_yet_is_to_be_confirmed_on_an_agenda_and_a_cell_to_type_in_on_a_form():
    sheets = [text_of(one) for one in printed(agenda, whole_case()).values()]
    assert any("| To be confirmed" in one for one in sheets)
    for form in printed(minutes_to_complete, whole_case()).values():
        invited = text_of(form).partition("## Who was invited and who attended")[2].partition("###")[0]
        assert "Not recorded" not in invited


def test_a_version_that_was_not_reviewed_says_not_yet():
    for one in printed(safety_plan, whole_case()).values():
        assert "Not recorded | First plan" not in text_of(one)
    assert any("Not yet" in text_of(one) for one in printed(safety_plan, whole_case()).values())
