"""Where a report may not be handed out, the team's own edition and a draft are still made."""

from __future__ import annotations

import io

import openpyxl
import pytest

import pipeline.reporting.build as reporting
from pipeline.reporting.build import report_of
from pipeline.reporting.edition import edition_of
from pipeline.reporting.published_counts import COUNTED, OPEN, Control, Earlier, GivenAway
from tests.figures import QUARTER
from tests.reporting.making import cases, order, three_measures

BEFORE = [Earlier("K01", QUARTER, COUNTED, 4)]


@pytest.fixture(autouse=True)
def _few_measures():
    with three_measures():
        yield


def title(made, name):
    return str(openpyxl.load_workbook(io.BytesIO(made.files[name]))["Cover"]["A1"].value)


@pytest.fixture
def refusing(monkeypatch):
    """An edition that cannot be published with an earlier one; its own proof is left out, to be quick."""

    def refusing(tallies, periods, quarters, control, earlier=(), trend_of=None):
        if earlier:
            raise GivenAway([("K01", QUARTER, "No")])
        return edition_of(tallies, periods, quarters, OPEN, (), trend_of)

    monkeypatch.setattr(reporting, "edition_of", refusing)


def test_beside_an_earlier_report_there_is_a_draft_made_as_if_there_were_none(refusing):
    made = report_of(cases(6), order(quarters=8), BEFORE, lambda case: None)
    (why,) = made.refused
    assert why.exit_code == 5
    assert "K01 in July to September 2026" in why.message
    assert sorted(made.files) == ["partnership.docx", "partnership.xlsx", "restricted.xlsx"]
    for name in ("partnership.xlsx", "restricted.xlsx"):
        assert title(made, name).startswith("DRAFT, not to be handed out.")


def test_where_nothing_was_handed_out_before_nothing_is_refused(refusing):
    made = report_of(cases(6), order(quarters=8), [], lambda case: None)
    assert not made.refused
    assert not title(made, "partnership.xlsx").startswith("DRAFT")


def test_where_rounding_gives_it_away_by_itself_the_draft_hides(monkeypatch):
    methods = []

    def rounding_fails(tallies, periods, quarters, control, earlier=(), trend_of=None):
        methods.append(control.method)
        if control.method == "round":
            raise GivenAway([("K01", QUARTER, "No")])
        return edition_of(tallies, periods, quarters, OPEN, (), trend_of)

    monkeypatch.setattr(reporting, "edition_of", rounding_fails)
    made = report_of(cases(6), order(quarters=8, control=Control(method="round")), BEFORE, lambda case: None)
    assert made.refused
    assert methods == ["round", "round", "hide", "none"]
