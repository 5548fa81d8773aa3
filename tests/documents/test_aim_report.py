from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.documents import aim_report
from pipeline.model import DOMAINS, PARTS_OF_CONTENT, Blank, Case, ReportPart, codes
from pipeline.model.section_headings import AIM_REPORT
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.rich_case import rich_case, sparse_case
from tests.rich_wording import AIM, DISPLAYED


def with_aim(**changes: object) -> Case:
    case = rich_case()
    return replace(case, aim_assessments=(replace(case.aim_assessments[0], **changes),))


@pytest.mark.parametrize(
    ("case", "ending"), [(rich_case(), ""), (sparse_case(), " (sparse)")], ids=["rich", "sparse"]
)
def test_the_wording_is_the_golden_wording(case: Case, ending: str):
    assert_golden(f"aim_report - professionals{ending}", only(aim_report, case))


@pytest.mark.parametrize("case", [rich_case(), sparse_case()], ids=["rich", "sparse"])
def test_all_ten_contents_stand_in_order(case: Case):
    headings = re.findall(r"^### (\d+)\. (.+)$", text_of(only(aim_report, case)), re.MULTILINE)
    assert headings == [(str(number), title) for number, title in enumerate(AIM_REPORT.titles, start=1)]


def test_an_aim3_report_has_no_risk_band_even_where_one_was_recorded():
    text = text_of(only(aim_report, with_aim(risk_band=codes.RISK_BAND["medium"])))
    assert "Risk band" not in text
    assert "Medium" not in text


def test_an_aim2_report_has_the_band_that_was_recorded():
    text = text_of(
        only(aim_report, with_aim(model=codes.AIM_MODEL["AIM2"], risk_band=codes.RISK_BAND["medium"]))
    )
    assert "Risk band (AIM2) | Medium" in text
    assert "AIM3 describes" not in text


def test_an_aim2_report_without_a_band_has_no_line_for_it():
    assert "Risk band" not in text_of(only(aim_report, with_aim(model=codes.AIM_MODEL["AIM2"])))


def test_a_report_that_is_not_final_is_a_draft_on_every_page():
    text = text_of(only(aim_report, with_aim(report_final_on=Blank.NOT_RECORDED)))
    assert "DRAFT, OFFICIAL-SENSITIVE" in text
    assert "DRAFT: this report is not final." in text
    assert "DRAFT" not in text_of(only(aim_report, rich_case()))


def test_an_assessment_with_nothing_written_has_no_report():
    case = replace(with_aim(report_final_on=Blank.NOT_RECORDED), sections=(), report_parts=())
    assert printed(aim_report, case) == {}


def test_an_assessment_with_a_part_written_has_a_draft():
    case = replace(with_aim(report_final_on=Blank.NOT_RECORDED), sections=())
    assert "DRAFT: this report is not final." in text_of(only(aim_report, case))


def test_a_disagreement_is_attached_in_the_persons_own_words_with_its_lines():
    text = text_of(only(aim_report, rich_case()))
    appendix = text[text.index("## Appendix: areas of disagreement") :]
    assert "We asked for the support worker to come on a different day.\nNobody told us why" in appendix
    assert "about heading 3, Need for services" in appendix


def test_where_nobody_disagreed_the_report_says_so():
    assert "No disagreement was recorded." in text_of(
        only(aim_report, replace(rich_case(), disagreements=()))
    )


def test_education_is_asked_about_only_where_the_child_has_a_disability():
    case = rich_case()
    without = replace(case, details=replace(case.details, disability=(codes.DISABILITY["NONE"],)))
    assert "Education involved | Yes" in text_of(only(aim_report, case))
    assert "Education involved" not in text_of(only(aim_report, without))


def test_the_people_at_a_strategy_discussion_get_no_report():
    assert printed(aim_report, rich_case(), at(DISPLAYED)) == {}


def test_contents_1_and_4_are_answered_part_by_part_in_the_guidances_order():
    text = text_of(only(aim_report, rich_case()))
    for number, parts in PARTS_OF_CONTENT.items():
        under = text[text.index(f"### {number}. ") : text.index(f"### {number + 1}. ")]
        rows = re.findall(r"^([^|\n]+) \| (?:Not e|E)stablished", under, re.MULTILINE)
        said = sorted(one.casefold() for row in rows for one in row.split(", "))
        assert said == sorted(one.label.casefold() for one in parts)


def test_what_is_only_not_established_is_in_one_row():
    text = text_of(only(aim_report, rich_case()))
    assert ", secrecy, coercion or bribery, violence | Not established | No reason needed" in text
    assert "None given" not in text


def test_a_part_without_a_row_is_not_recorded_and_without_any_row_nothing_is_printed():
    case = rich_case()
    some = replace(case, report_parts=case.report_parts[:2])
    assert "Violence | Not recorded | Not recorded" in text_of(only(aim_report, some))
    text = text_of(only(aim_report, replace(case, report_parts=())))
    assert "Part | Answer" not in text
    assert "The domains" not in text


@pytest.mark.parametrize(
    ("model", "domains"),
    [("AIM3", ["Sexual behaviour", "Self-regulation"]), ("AIM2", ["Sexual and non-sexual", "Environment"])],
)
def test_the_domains_are_those_of_the_model_that_was_used(model, domains):
    case = with_aim(model=codes.AIM_MODEL[model])
    rows = [ReportPart(aim_id=AIM, part=one, reason="In words.") for one in DOMAINS[model]]
    text = text_of(only(aim_report, replace(case, report_parts=(*case.report_parts, *rows))))
    section = text[text.index(f"## The domains of {model}") : text.index("## Recommended actions")]
    assert all(one in section for one in domains)
    assert ("Self-regulation" in section) is (model == "AIM3")


def test_another_model_has_no_section_of_domains():
    assert "The domains" not in text_of(only(aim_report, with_aim(model=codes.AIM_MODEL["other"])))


def born(displayed: object, harmed: object, *, may_know: bool = True) -> str:
    """The line of the report on the difference in age, where the discussions may know who the child is."""
    case = rich_case()
    child = replace(case.linked_children[0], dob=harmed)
    discussions = (replace(one, may_name_other_child=may_know) for one in case.discussions)
    case = replace(
        case,
        details=replace(case.details, dob=displayed),
        linked_children=(child,),
        discussions=tuple(discussions),
    )
    (line,) = re.findall(r"^Difference in age \| Established \| (.+)$", text_of(only(aim_report, case)), re.M)
    return str(line).partition(" / ")[0]


@pytest.mark.parametrize(
    ("displayed", "harmed", "said"),
    [
        (date(2012, 5, 2), date(2015, 3, 9), "the child of the case is 2 years and 10 months older"),
        (date(2012, 5, 2), date(2013, 5, 2), "the child of the case is 1 year older"),
        (date(2012, 5, 2), date(2012, 4, 1), "the child of the case is 1 month younger"),
        (date(2012, 5, 2), date(2012, 5, 20), "less than a month apart"),
        (date(2012, 2, 29), date(2013, 2, 28), "the child of the case is 1 year older"),
        (date(2012, 5, 2), Blank.NOT_RECORDED, "no date of birth of this child is recorded"),
        (Blank.NOT_KNOWN, date(2012, 5, 2), "no date of birth of the child of the case is recorded"),
    ],
)
def test_the_difference_in_age_is_worked_out_by_reference_and_no_birthday_is_printed(displayed, harmed, said):
    assert born(displayed, harmed) == f"L-0001: {said}."


def test_where_the_children_are_kept_apart_the_difference_in_age_is_withheld():
    assert born(date(2012, 5, 2), date(2015, 3, 9), may_know=False) == (
        "L-0001: withheld, because the records of the children are kept apart."
    )
