"""After a page of entry nothing is read but its rows, unless somebody else changed something too."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.app.entry import entering as module
from pipeline.app.entry.entering import read_for_entering
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.formats.excel.writer import write_cases
from pipeline.model import Referral
from pipeline.procedure.sample import sample_cases
from tests.shared import shared_folder

NOW = date(2026, 10, 30)
ROW = EnteredRow(
    kind=Referral, values={"referral_id": "R-999901", "case_id": "C-0002", "received_at": date(2026, 10, 5)}
)


@pytest.fixture
def folder(tmp_path):
    made = shared_folder(
        "six cases to read again", lambda to: write_cases(to / "cases.xlsx", sample_cases(6, 3))
    )
    (tmp_path / "cases.xlsx").write_bytes((made / "cases.xlsx").read_bytes())
    return tmp_path


@pytest.fixture
def whole_readings(monkeypatch):
    """How often all was read."""
    real, times = module.read_inputs, []

    def counted(*given, **more):
        times.append(1)
        return real(*given, **more)

    monkeypatch.setattr(module, "read_inputs", counted)
    return times


def test_the_rows_of_a_page_are_read_and_nothing_else(folder, whole_readings):
    first = read_for_entering(folder, NOW)
    first.enter("cases.xlsx", [ROW], "C-0002")
    second = read_for_entering(folder, NOW, former=first)
    assert len(whole_readings) == 1
    whole = read_for_entering(folder, NOW)
    assert [one.referral_id for one in second.case("C-0002").referrals] == [
        one.referral_id for one in whole.case("C-0002").referrals
    ]
    assert (second.ids, second.marks) == (whole.ids, whole.marks)
    assert second.problems_in("C-0002") == whole.problems_in("C-0002")


@pytest.mark.parametrize("what", ["the workbook", "another workbook", "the settings"])
def test_what_somebody_else_changed_meanwhile_is_read(folder, whole_readings, what):
    first = read_for_entering(folder, NOW)
    first.enter("cases.xlsx", [ROW], "C-0002")
    if what == "the workbook":
        write_cases(folder / "cases.xlsx", sample_cases(5, 3))
    elif what == "another workbook":
        write_cases(folder / "more.xlsx", sample_cases(1, 4))
    else:
        (folder / "settings.toml").write_text('[council]\nname = "Another"\n', encoding="utf-8")
    read_for_entering(folder, NOW, former=first)
    assert len(whole_readings) == 2


def test_a_page_that_was_read_before_the_last_entry_enters_nothing(folder):
    first, other = read_for_entering(folder, NOW), read_for_entering(folder, NOW)
    first.enter("cases.xlsx", [ROW], "C-0002")
    now = (folder / "cases.xlsx").read_bytes()
    with pytest.raises(module.InputError, match="Somebody changed this meanwhile"):
        other.enter("cases.xlsx", [ROW], "C-0002")
    assert (folder / "cases.xlsx").read_bytes() == now
