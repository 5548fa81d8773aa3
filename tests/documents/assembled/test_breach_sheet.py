from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.casefiles.breach import breach_of, example_of_breach, until
from pipeline.casefiles.register_entry import Issued
from pipeline.documents.assembled import breach_sheet
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from tests.documents.printing import TEMPLATES, assert_golden, text_of
from tests.rich_case import HOUSE

KNOWN = datetime(2026, 10, 30, 9, 15)


def copy(**changes):
    values = {
        "copy_number": "CG-0501",
        "case_id": "C-0501",
        "person_id": "F-0001",
        "document": "aim_report",
        "belongs_to": "AIM-0001",
        "version": "1",
        "sent_at": "28 October 2026",
        "method": "By post",
        "issued_on": "27 October 2026",
        "approved_by": "Osprey Candlewharf",
        "second_checker": "Vetch Teacupple",
        "parts": {"Need for services": "3f9a", "Who does what": "02c1"},
        "withheld": "Police information: 2 rows",
        **changes,
    }
    return Issued(**values)


def sheet_of(breach):
    (paper,) = breach_sheet.papers(breach, HOUSE)
    return Template(TEMPLATES / "breach_sheet.docx", form=written).fill(paper.context)


def test_the_wording_is_the_golden_wording():
    found = breach_of(
        copy(),
        KNOWN,
        recalls=["Changed since: Need for services."],
        cells=["Cases!C2", "Actions!B7:B10", "Actions!E7"],
    )
    assert_golden("breach_sheet - professionals", sheet_of(found))


@pytest.mark.parametrize(
    ("known", "end"),
    [
        (datetime(2026, 11, 27, 9, 15), datetime(2026, 11, 30, 9, 15)),  # over a weekend
        (datetime(2026, 12, 24, 17, 0), datetime(2026, 12, 27, 17, 0)),  # over Christmas
        (datetime(2026, 10, 23, 9, 0), datetime(2026, 10, 26, 8, 0)),  # the clocks go back
        (datetime(2027, 3, 27, 9, 0), datetime(2027, 3, 30, 10, 0)),  # the clocks go forward
        (datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 28, 0, 30)),  # a time that comes twice: the first
    ],
)
def test_the_72_hours_are_hours_of_the_clock_by_day_and_night_on_any_day(known, end):
    assert until(known) == end


def test_the_time_of_the_ico_stands_beside_it_and_at_the_top():
    text = text_of(sheet_of(breach_of(copy(), KNOWN)))
    end = "2 November 2026 at 09:15"
    assert f"The 72 hours end | {end}" in text
    assert f"Information Commissioner's Office (ICO), unless a risk is unlikely | {end}" in text


def test_it_is_marked_and_says_what_the_copy_holds_by_kind_and_by_sheet_each_once():
    text = text_of(sheet_of(breach_of(copy(), KNOWN, cells=["Actions!B7", "Actions!E7", "Cases!C2"])))
    assert HOUSE.marking in text[: text.index("[page]")]
    assert "From these sheets of the workbook | Actions, Cases" in text
    assert "Need for services" in text


def test_what_the_register_and_the_manifest_do_not_know_leaves_no_gap():
    bare = copy(parts={}, sent_at="", method="", issued_on="", approved_by="", second_checker="", withheld="")
    text = text_of(sheet_of(breach_of(bare, KNOWN)))
    assert "The register has no list of its parts." in text
    assert "From these sheets of the workbook" not in text
    assert "Why it is to be recalled or checked" not in text
    assert "Given or sent | Not recorded" in text


def test_the_file_is_named_by_the_copy_and_the_day_and_nothing_else():
    (paper,) = breach_sheet.papers(breach_of(copy(), KNOWN), HOUSE)
    assert paper.stem == "CG-0501 - 2026-10-30"


def test_the_example_fills_the_template():
    assert "Copy CG-000101, case C-0001" in text_of(sheet_of(example_of_breach()))
