"""Rows are entered in a workbook on disk whole or not at all, and what was there before is kept."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.app import enter_in_workbook as module
from pipeline.app.enter_in_workbook import Changed, enter_in_workbook, mark_of
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.formats.excel.input_files import workbooks_in
from pipeline.formats.excel.package import open_package, protect
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import NOT_RECORDED, Blank, Referral, codes
from pipeline.procedure.sample import sample_cases

NEW = EnteredRow(
    kind=Referral,
    values={
        "referral_id": "R-9",
        "case_id": "C-0001",
        "received_at": datetime(2026, 10, 5, 9, 41),
        "decision_at": date(2026, 10, 5),
        "source": codes.REFERRAL_SOURCE.codes[0],
        "crime_concern": True,
        "police_contacted_at": Blank.NOT_APPLICABLE,
    },
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "cases.xlsx"
    write_cases(path, sample_cases(1, 9))
    return path


def referrals(path, passwords=()):
    (case,) = read([path], passwords).cases
    return case.referrals


def test_a_new_row_and_a_changed_one_are_read_as_they_were_meant_and_no_other_changes(path):
    (first,) = referrals(path)
    changed = EnteredRow(kind=Referral, values={"source": NOT_RECORDED}, row=first.read_from.row)
    numbers = enter_in_workbook(path, [NEW, changed], mark=mark_of(path)).numbers
    one, new = referrals(path)
    assert numbers == [new.read_from.row, one.read_from.row]
    assert one.source is NOT_RECORDED
    assert {name: getattr(new, name) for name in NEW.values} == NEW.values


def test_the_former_workbook_is_kept_under_a_name_that_is_not_read(path):
    before = path.read_bytes()
    enter_in_workbook(path, [NEW], mark=mark_of(path))
    assert path.with_name("cases.xlsx.before").read_bytes() == before
    assert workbooks_in(path.parent) == [path]


def test_a_workbook_that_somebody_changed_is_not_written_over(path):
    mark = mark_of(path)
    write_cases(path, sample_cases(2, 9))
    now = path.read_bytes()
    with pytest.raises(Changed, match="Somebody changed this meanwhile"):
        enter_in_workbook(path, [NEW], mark=mark)
    assert path.read_bytes() == now


def test_a_protected_workbook_stays_protected(path):
    path.write_bytes(protect(path.read_bytes(), "meadow"))
    enter_in_workbook(path, [NEW], mark=mark_of(path), passwords=["wrong", "meadow"])
    with pytest.raises(InputError, match="protected by a password"):
        open_package(path)
    assert len(referrals(path, ["meadow"])) == 2


def test_nothing_is_written_while_the_workbook_is_open(path):
    before = path.read_bytes()
    path.with_name("~$cases.xlsx").write_bytes(b"x")
    with pytest.raises(OutputError, match="is open in Excel"):
        enter_in_workbook(path, [NEW], mark=mark_of(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("harm", ["another row", "another value", "no row"])
def test_what_would_not_be_read_as_it_was_meant_is_not_written(path, monkeypatch, harm):
    before, enter = path.read_bytes(), module.with_rows
    (first,) = referrals(path)
    other = {
        "another row": [NEW, EnteredRow(kind=Referral, values={"source": None}, row=first.read_from.row)],
        "another value": [EnteredRow(kind=Referral, values={**NEW.values, "crime_concern": False})],
        "no row": [],
    }[harm]
    monkeypatch.setattr(module, "with_rows", lambda package, rows, tables: enter(package, other, tables))
    with pytest.raises(InputError, match="so nothing was entered"):
        enter_in_workbook(path, [NEW], mark=mark_of(path))
    assert path.read_bytes() == before


def test_what_does_not_arrive_on_the_disk_is_put_back(path, monkeypatch):
    before, write = path.read_bytes(), module.write_atomically
    calls = []

    def torn(target, data, **how):
        calls.append(target)
        write(target, data[:100] if target == path and calls.count(path) == 1 else data, **how)

    monkeypatch.setattr(module, "write_atomically", torn)
    with pytest.raises(OutputError, match="was put back as it was"):
        enter_in_workbook(path, [NEW], mark=mark_of(path))
    assert path.read_bytes() == before
