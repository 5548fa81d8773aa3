from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.documents import aim_report
from pipeline.model import Blank, Case, codes
from pipeline.model.section_headings import AIM_REPORT
from tests.documents.printing import assert_golden, at, only, printed, text_of
from tests.rich_case import rich_case, sparse_case
from tests.rich_wording import DISPLAYED


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
    case = replace(with_aim(report_final_on=Blank.NOT_RECORDED), sections=())
    assert printed(aim_report, case) == {}


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
