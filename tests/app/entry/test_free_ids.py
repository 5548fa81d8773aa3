"""The next free ID is proposed in the form that the workbook uses."""

from __future__ import annotations

import pytest

from pipeline.app.entry.free_ids import alike, free_id


@pytest.mark.parametrize(
    ("collection", "case_id", "own", "others", "taken", "expected"),
    [
        pytest.param(
            "referrals", "C-0031", [], [("R-000201", "C-0002")], (), "R-003101", id="as another case"
        ),
        pytest.param("referrals", "C-0031", ["R-003101"], [], (), "R-003102", id="after its own"),
        pytest.param(
            "referrals", "C-0031", ["R-003101"], [], ["r-003102"], "R-003103", id="the next is taken"
        ),
        pytest.param("details", "", [], [("C-0009", "C-0009")], (), "C-0010", id="a new case"),
        pytest.param("details", "", [], [], (), "C-0001", id="the first case"),
        pytest.param("discussions", "C-0001", [], [], (), "SD-000101", id="the first of a workbook"),
        pytest.param("discussions", "North", [], [], (), "SD-000101", id="a case without a number"),
        pytest.param("meetings", "C-7", [], [("M-18", "C-2"), ("M-21", "C-3")], (), "M-22", id="counted on"),
        pytest.param(
            "meetings", "C-7", ["First meeting"], [], (), "First meeting-2", id="no number at its end"
        ),
        pytest.param(
            "enquiries", "C-0031", [], [("S47-000201", "C-0002")], (), "S47-003101", id="a digit before"
        ),
        pytest.param("referrals", "C-0031", ["R-99"], [], (), "R-100", id="a digit more"),
    ],
)
def test_the_proposed_id_is(collection, case_id, own, others, taken, expected):
    assert free_id(collection, case_id, own, others, taken) == expected


def test_it_is_never_one_that_differs_in_capitals_or_punctuation_alone():
    taken = {alike(one) for one in ("c-0001", "C:0002", "C-0003")}
    assert free_id("details", "", [], [("c-0001", "c-0001")], taken) == "c-0004"
