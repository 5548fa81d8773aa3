"""After an entry, only its rows are read again; what comes of it is what reading everything gives."""

from __future__ import annotations

import pytest

from pipeline.app.enter_in_workbook import enter_in_workbook
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.formats.excel.package import open_package
from pipeline.formats.excel.read_again import read_again
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.model import CaseDetails, ChronologyEntry, CopyGiven, Referral, StaffMember
from pipeline.procedure.sample import sample_cases
from tests.family_case import family_case
from tests.shared import shared_folder


@pytest.fixture
def path(tmp_path):
    made = shared_folder(
        "six cases to read again", lambda to: write_cases(to / "cases.xlsx", sample_cases(6, 3))
    )
    path = tmp_path / "cases.xlsx"
    path.write_bytes((made / "cases.xlsx").read_bytes())
    return path


def entered(path, *rows):
    before = read([path])
    done = enter_in_workbook(path, rows)
    return before, done, read_again(before, open_package(path), done.by_kind, "C-0002")


def said(case):
    return [
        case.unkept,
        [one.values() for one in case.staff.members],
        *((one.collection, one.read_from, one.values()) for one in case.records()),
    ]


def row_of(path, collection):
    case = next(one for one in read([path]).cases if one.id == "C-0002")
    return getattr(case, collection)[0]


def new_referral(**values):
    return EnteredRow(kind=Referral, values={"referral_id": "R-999901", "case_id": "C-0002", **values})


def test_a_new_row_and_one_that_changed_are_read_as_the_whole_workbook_would_be(path):
    one = row_of(path, "chronology")
    changed = EnteredRow(kind=ChronologyEntry, values={"incident_ref": "IR-77"}, row=one.read_from.row)
    _, _, again = entered(path, new_referral(), changed)
    whole = read([path])
    assert again is not None
    assert [said(one) for one in again.cases] == [said(one) for one in whole.cases]
    assert again.cases.ids == whole.cases.ids
    assert any(one.blocks for one in again.findings), "a referral needs more than its ID"
    assert sorted(map(repr, again.findings)) == sorted(map(repr, whole.findings))
    assert (again.likenesses, again.workbooks) == (whole.likenesses, whole.workbooks)
    assert [(one.sheet, one.rows, one.refused) for one in again.counts] == [
        (one.sheet, one.rows, one.refused) for one in whole.counts
    ]


def test_the_first_row_of_copies_given_is_read_as_the_whole_workbook_would_be(tmp_path):
    path = tmp_path / "cases.xlsx"
    write_cases(path, [family_case()])
    before = read([path])
    row = EnteredRow(kind=CopyGiven, values={"copy_id": "CG-0001", "belongs_to": "AIM-0001"})
    done = enter_in_workbook(path, [row])
    again = read_again(before, open_package(path), done.by_kind, "C-0501")
    whole = read([path])
    assert again is not None
    assert [said(one) for one in again.cases] == [said(one) for one in whole.cases]
    assert sorted(map(repr, again.findings)) == sorted(map(repr, whole.findings))


def test_what_was_read_before_stays_as_it_was(path):
    before, _, again = entered(path, new_referral())
    assert again is not None
    assert len(next(one for one in again.cases if one.id == "C-0002").referrals) == 1 + len(
        next(one for one in before.cases if one.id == "C-0002").referrals
    )


@pytest.mark.parametrize(
    "row",
    [
        EnteredRow(kind=CaseDetails, values={"case_id": "C-0099"}),
        EnteredRow(kind=StaffMember, values={"name": "Imogen Vane"}),
        EnteredRow(kind=Referral, values={"referral_id": "R-999901", "case_id": "C-0003"}),
        EnteredRow(kind=Referral, values={"referral_id": "R-999901", "case_id": "C-9999"}),
        EnteredRow(kind=Referral, values={"referral_id": "C-0003", "case_id": "C-0002"}),
    ],
)
def test_what_these_rows_alone_do_not_say_is_read_in_the_whole_workbook(path, row):
    assert entered(path, row)[2] is None
