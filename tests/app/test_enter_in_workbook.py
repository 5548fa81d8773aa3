"""Rows are entered in a workbook on disk whole or not at all, and what was there before is kept."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import date, datetime
from pathlib import Path

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
from tests.shared import shared_folder

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
    folder = shared_folder(
        "a workbook of one case", lambda to: write_cases(to / "cases.xlsx", sample_cases(1, 9))
    )
    return Path(shutil.copy(folder / "cases.xlsx", tmp_path))


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


POSIX = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no such modes, and links need an administrator"
)


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_nobody_may_read_a_copy_who_may_not_read_the_workbook(path, monkeypatch, mode):
    path.chmod(mode)
    path.with_name(".cases.xlsx.part").write_bytes(b"left by a killed run, for everybody")
    partly, replace = [], type(path).replace

    def seen(self, target):
        partly.append(stat.S_IMODE(self.stat().st_mode))
        return replace(self, target)

    fsync = os.fsync

    def flushed(file):
        partly.append(stat.S_IMODE(os.fstat(file).st_mode))
        fsync(file)

    monkeypatch.setattr(type(path), "replace", seen)
    monkeypatch.setattr(os, "fsync", flushed)
    enter_in_workbook(path, [NEW])
    assert partly == [0o600, mode] * 2, "while it is being written, and before it has the workbook's name"
    for name in ("cases.xlsx", "cases.xlsx.before"):
        assert stat.S_IMODE(path.with_name(name).stat().st_mode) == mode


@POSIX
def test_a_group_that_cannot_be_kept_gets_no_more_than_everybody(path, monkeypatch):
    path.chmod(0o664)
    kept, group = path.with_name("kept"), path.stat().st_gid
    monkeypatch.setattr(os, "chown", lambda *of: (_ for _ in ()).throw(PermissionError))
    real = type(path).stat

    class OfAnother:
        st_mode, st_gid = 0o100664, group + 1

    monkeypatch.setattr(
        type(path), "stat", lambda self, **how: OfAnother if self == path else real(self, **how)
    )
    module.write_atomically(kept, b"x", rights_of=path)
    assert stat.S_IMODE(real(kept).st_mode) == 0o644


@POSIX
def test_a_link_stays_one_and_the_file_to_which_it_leads_has_the_row(path, tmp_path_factory):
    real = tmp_path_factory.mktemp("elsewhere") / "real.xlsx"
    before = path.read_bytes()
    path.rename(real)
    path.symlink_to(real)
    assert enter_in_workbook(path, [NEW], mark=mark_of(path)).workbook == "cases.xlsx"
    assert path.is_symlink()
    assert len(referrals(real)) == 2
    assert real.with_name("real.xlsx.before").read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if "before" in one.name or "lock" in one.name] == []
    real.with_name("~$real.xlsx").write_bytes(b"x")
    assert module.is_open(path)
    with pytest.raises(OutputError, match="is open in Excel"):
        enter_in_workbook(path, [NEW])
