"""The register of published reports: lost, changed by hand, older than what went out, and its copy."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.app.published_reports import COPY, keep_register, register_in, take_back
from pipeline.procedure.clock import Clock
from pipeline.reporting.release_register import FILE_NAME, Released, released_in
from pipeline.storage.folder import Outputs
from tests.figures import QUARTER, QUARTERS
from tests.reporting.test_edition import counts_of, edition

MADE, LATER = date(2026, 10, 30), Clock(date(2026, 11, 27))
BEFORE = QUARTERS[-2]
BY = {"by": "A. Officer", "reason": "never sent", "clock": LATER}


def entered(register, period, **answers):
    """The register with one more edition."""
    made = edition(counts_of({period: answers}), period=period, history=register.published())
    return register.with_edition(made, MADE)


def keep(out, register):
    with Outputs(out) as outputs:
        assert keep_register(outputs, register, {})
    return register


@pytest.fixture
def out(tmp_path):
    """A folder with the register of two reports, and its copy."""
    keep(tmp_path, entered(entered(Released(), BEFORE, Yes=40, No=20), QUARTER, Yes=30, No=12))
    return tmp_path


def register_of(out):
    return out / "reports" / FILE_NAME


def changed(file, edit):
    content = json.loads(file.read_bytes())
    edit(content["editions"])
    file.write_text(json.dumps(content), encoding="utf-8")


def without_the_first(editions):
    del editions[0]


def without_its_figures(editions):
    editions[0]["figures"] = []


def with_other_figures(editions):
    editions[0]["figures"][0]["total"][1:] = [9, 9]


EDITS = [without_the_first, without_its_figures, with_other_figures]


@pytest.mark.parametrize("content", [None, b'{"format": 2, "editions": []}', b"damaged"])
def test_of_a_register_that_was_lost_the_copy_is_read(out, content):
    whole = released_in(out / "reports")
    register_of(out).write_bytes(content) if content else register_of(out).unlink()
    found = register_in(out)
    assert found.released == whole
    assert found.copy == out / COPY
    assert found.fault is None


@pytest.mark.parametrize("edit", EDITS)
def test_of_a_register_that_was_changed_by_hand_the_copy_is_read(out, edit):
    whole = released_in(out / "reports")
    changed(register_of(out), edit)
    assert register_in(out).released == whole
    take_back(out, period=QUARTER, **BY)
    back = released_in(out / "reports")
    assert [one.taken_back is None for one in back.entries] == [True, False]
    assert [one.figures for one in back.entries] == [one.figures for one in whole.entries]


@pytest.mark.parametrize("edit", EDITS)
def test_a_register_that_was_changed_by_hand_and_has_no_copy_lacks_what_was_changed(out, edit):
    (out / COPY).unlink()
    changed(register_of(out), edit)
    found = register_in(out)
    assert found.lacking == [BEFORE]
    assert "as published: " in found.fault.message
    take_back(out, period=BEFORE, **BY)
    assert register_in(out).fault is None
    assert [one.period for one in register_in(out).released.out] == [QUARTER]


def test_that_a_report_was_taken_back_is_known_from_the_copy(out):
    kept = register_of(out).read_bytes()
    take_back(out, period=QUARTER, **BY)
    register_of(out).write_bytes(kept)
    found = register_in(out)
    assert [one.taken_back is None for one in found.released.entries] == [True, False]
    assert found.copy


def test_a_copy_that_is_not_as_it_was_written_is_not_read(out):
    changed(out / COPY, without_its_figures)
    assert register_in(out).copy is None
    register_of(out).unlink()
    assert register_in(out).lacking == [BEFORE, QUARTER]


def test_a_register_and_a_copy_of_before_a_report_went_out_again_are_not_the_last(out):
    before = register_of(out).read_bytes()
    take_back(out, period=QUARTER, **BY)
    keep(out, entered(released_in(out / "reports"), QUARTER, Yes=31, No=12))
    register_of(out).write_bytes(before)
    (out / COPY).write_bytes(before)
    assert register_in(out).lacking == [QUARTER]


def test_what_was_entered_before_the_run_was_killed_is_not_forgotten(out):
    """The register has the last report; the manifest and the copy have not yet."""
    others = {file: file.read_bytes() for file in (out / "manifest.json", out / COPY)}
    third = QUARTERS[-3]
    whole = keep(out, entered(released_in(out / "reports"), third, Yes=50, No=10))
    for file, content in others.items():
        file.write_bytes(content)
    found = register_in(out)
    assert [one.period for one in found.released.entries] == [one.period for one in whole.entries]
    assert found.fault is None


def test_of_several_that_are_lost_each_is_taken_back_by_itself(out):
    register_of(out).unlink()
    (out / COPY).unlink()
    take_back(out, period=BEFORE, **BY)
    assert register_in(out).lacking == [QUARTER]
    take_back(out, period=QUARTER, **BY)
    assert register_in(out).fault is None


def test_a_manifest_of_an_earlier_version_names_the_periods_alone(out):
    manifest = out / "manifest.json"
    digests = [f" {one.digest}" for one in released_in(out / "reports").entries]
    text = manifest.read_text(encoding="utf-8")
    for one in digests:
        assert one in text
        text = text.replace(one, "")
    manifest.write_text(text, encoding="utf-8")
    assert register_in(out).fault is None
    (out / COPY).unlink()
    changed(register_of(out), without_the_first)
    assert register_in(out).lacking == [BEFORE]


def test_while_one_was_interrupted_the_last_that_is_out_can_be_taken_back(out):
    folder = out / "reports" / QUARTERS[-3].name
    folder.mkdir()
    (folder / "partnership.xlsx").write_bytes(b"not a draft")
    assert register_in(out).interrupted == (QUARTERS[-3],)
    take_back(out, period=QUARTER, **BY)
    assert [one.period for one in register_in(out).released.out] == [BEFORE]
    take_back(out, period=QUARTERS[-3], **BY)
    assert register_in(out).fault is None
