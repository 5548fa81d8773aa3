"""A run that is cut off or cannot read or write one thing: no copy that is out is forgotten, and every other case goes on."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.outputs import Outputs
from pipeline.register import FILE_NAME, Register
from pipeline.run import Order, run
from pipeline.sample import sample_cases
from pipeline.settings import settings_for
from pipeline.workbook.packed import PackedCases
from pipeline.workbook.read import Reading
from tests.documents.printing import text_of
from tests.family_case import AIM, approved, family_case, told
from tests.making import ROOT, TEMPLATES

SETTINGS = settings_for(ROOT / "inputs")
COPY = f"cases/C-0501/family/F-0001/aim_report - {AIM} - 2026-10-06 - version 1.docx"


def ran(out, *cases, day=30, **order):
    """What a run on a day of October comes to."""
    clock = SETTINGS.clock(date(2026, 10, day))
    return run(Reading(PackedCases(cases)), Order(SETTINGS.house(), out, TEMPLATES, clock, **order))


def cut_off_before_the_register(out, monkeypatch, fault, **order):
    """A run that issues a copy and does not come to enter it in the register."""

    def cut_off(outputs, name, data, origin, keep=Outputs.keep):
        if name == FILE_NAME:
            raise fault
        keep(outputs, name, data, origin)

    with monkeypatch.context() as patch:
        patch.setattr(Outputs, "keep", cut_off)
        if isinstance(fault, KeyboardInterrupt):
            with pytest.raises(KeyboardInterrupt):
                ran(out, approved(family_case()), day=28, **order)
            return None
        return ran(out, approved(family_case()), day=28, **order)


def test_a_copy_that_went_out_by_a_run_that_was_cut_off_is_never_written_over_and_is_entered_by_the_next(tmp_path, monkeypatch):
    cut_off_before_the_register(tmp_path, monkeypatch, KeyboardInterrupt())
    issued = (tmp_path / COPY).read_bytes()
    assert not (tmp_path / FILE_NAME).exists()
    outcome = ran(tmp_path, told(approved(family_case()), "We changed this.", number=3), day=30)
    assert (tmp_path / COPY).read_bytes() == issued
    assert [one.why for one in outcome.recalls] == ["Changed since: Need for services."]
    (entry,) = Register.load(tmp_path / FILE_NAME)
    assert (entry.copy_number, entry.issued_on, entry.approved_by) == ("CG-0501", "28 October 2026", "Osprey Candlewharf")
    assert "We changed this." in text_of((tmp_path / COPY.replace("version 1", "DRAFT")).read_bytes())


def test_the_next_run_enters_it_as_an_undisturbed_run_would_have_and_no_child_is_named_meanwhile(tmp_path, monkeypatch):
    ran(tmp_path / "undisturbed", approved(family_case()), day=28)
    cut_off_before_the_register(tmp_path / "cut off", monkeypatch, KeyboardInterrupt())
    kept = (tmp_path / "cut off" / "manifest.json").read_text()
    assert '"issued":{"copy_number":"CG-0501"' in kept
    assert not [name for name in ("Robin", "Fernhollow", "Wrenna") if name in kept]
    ran(tmp_path / "cut off", approved(family_case()), day=28)
    assert list(Register.load(tmp_path / "cut off" / FILE_NAME)) == list(Register.load(tmp_path / "undisturbed" / FILE_NAME))


def test_a_copy_with_a_password_is_entered_by_the_next_run_too(tmp_path, monkeypatch):
    passwords = tmp_path / "kept apart"
    cut_off_before_the_register(tmp_path / "out", monkeypatch, KeyboardInterrupt(), passwords=passwords)
    issued = (tmp_path / "out" / COPY).read_bytes()
    ran(tmp_path / "out", approved(family_case()), day=28, passwords=passwords)
    (entry,) = Register.load(tmp_path / "out" / FILE_NAME)
    assert entry.encrypted == "Yes"
    assert (tmp_path / "out" / COPY).read_bytes() == issued


def test_where_the_register_is_open_in_excel_it_is_named_and_brought_up_to_date_by_the_next_run(tmp_path):
    ran(tmp_path, family_case(), day=27)
    before = (tmp_path / FILE_NAME).read_bytes()
    lock = tmp_path / f"~${FILE_NAME}"
    lock.write_bytes(b"somebody")
    outcome = ran(tmp_path, approved(family_case()), day=28)
    assert [f"{FILE_NAME} is open in Excel" in one.message for one in outcome.unwritten] == [True]
    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert FILE_NAME in (tmp_path / "index.html").read_text()
    lock.unlink()
    ran(tmp_path, approved(family_case()), day=30)
    (entry,) = Register.load(tmp_path / FILE_NAME)
    assert entry.issued_on == "28 October 2026"


@pytest.mark.parametrize("path", [COPY, COPY.replace("aim_report", "chronology")])
def test_a_file_that_cannot_be_read_is_named_and_every_other_case_goes_on(tmp_path, path):
    other = next(sample_cases(1, 3))
    ran(tmp_path, approved(family_case()), other, day=28)
    (tmp_path / path).unlink(missing_ok=True)
    held = next((tmp_path / "cases/C-0501").glob("plan*.docx")) if path != COPY else tmp_path / path
    held.unlink(missing_ok=True)
    held.mkdir()  # what no program can read as a file, as where OneDrive holds it
    reworded = dataclasses.replace(other.actions[0], task="Send the minutes to the school.")
    changed = dataclasses.replace(other, actions=(reworded, *other.actions[1:]))
    outcome = ran(tmp_path, approved(family_case()), changed, day=28)
    (fault,) = outcome.unwritten
    assert held.name in fault.message
    assert outcome.cases_written == [other.id]
    assert not outcome.told["C-0501"].copies, "none counts as issued"
    assert any(
        "Send the minutes to the school." in text_of(file.read_bytes()) for file in (tmp_path / "cases" / other.id).glob("*.docx")
    )
    held.rmdir()
    assert not ran(tmp_path, approved(family_case()), changed, day=28).unwritten
    assert held.is_file()
