"""The sample workbook in inputs/ is what the program makes today."""

from __future__ import annotations

import io
from pathlib import Path

from pipeline.app.settings import Settings, settings_for
from pipeline.app.template_tools import sample_of
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.procedure.sample import AS_OF
from tests.comparing import assert_same_bytes

INPUTS = Path(__file__).parent.parent / "inputs"


def test_the_committed_workbook_is_what_the_sample_is():
    made = io.BytesIO()
    settings = settings_for(INPUTS)
    cases = sample_of(30, 1, INPUTS.parent / "templates", settings.house())
    write_cases(made, cases, settings.rows(), names=settings.list_names())
    # Where this fails: run `make inputs` and look at what changed.
    assert_same_bytes((INPUTS / "cases.xlsx").read_bytes(), made.getvalue(), "cases.xlsx")


def test_the_committed_settings_name_every_setting():
    import tomllib

    written = tomllib.loads((INPUTS / "settings.toml").read_text(encoding="utf-8"))
    names = {f"{part}.{name}" for part, values in written.items() for name in values}
    assert names == {name for name, _, _ in Settings().rows() if not name.startswith("limits.")}


def test_the_sample_reads_back_without_a_finding():
    reading = read([INPUTS / "cases.xlsx"], names=settings_for(INPUTS).list_names())
    assert len(reading.cases) == 30
    assert reading.findings == []
    assert AS_OF.isoformat() == "2026-10-30"
