"""What retention no longer allows."""

from __future__ import annotations

import os
from datetime import date, datetime

import pytest

from pipeline.app.purge_old_files import day_before, older_than, take_away
from pipeline.app.said.of_outputs import clean_lines, stays_lines
from pipeline.storage.folder import Outputs, state_of
from tests.locked import locked

DAY = date(2026, 1, 1)


def aged(path, day):
    moment = datetime(day.year, day.month, day.day, 12).timestamp()
    os.utime(path, (moment, moment))


@pytest.fixture
def out(tmp_path):
    """A case long over, one with a newer file, one edited by hand; an old and a new report."""
    with Outputs(tmp_path) as outputs:
        for case in ("C-1", "C-2", "C-3"):
            outputs.publish(
                f"cases/{case}", {"plan.docx": b"plan", "family/F-1/copy.docx": b"copy"}, all_of_folder=True
            )
        outputs.publish("reports/2025-26-Q1", {"partnership.xlsx": b"x"}, all_of_folder=True)
        outputs.publish("due", {"due.xlsx": b"x"}, all_of_folder=True)
        outputs.keep("issue_register.xlsx", b"register", {})
        outputs.keep("reports/released.json", b"{}", {})
        outputs.keep("released_copy.json", b"{}", {})
    (tmp_path / "cases/C-3/plan.docx").write_bytes(b"typed by hand")
    (tmp_path / "cases/C-1/letter.docx").write_bytes(b"put there by hand")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            aged(path, date(2025, 6, 1))
    aged(tmp_path / "cases/C-2/plan.docx", date(2026, 3, 1))
    aged(tmp_path / "due/due.xlsx", date(2026, 3, 1))
    return tmp_path


def test_a_case_goes_whole_once_its_newest_file_is_too_old(out):
    with Outputs(out) as outputs:
        going = older_than(outputs, DAY)
    assert going.files == [
        "cases/C-1/family/F-1/copy.docx",
        "cases/C-1/plan.docx",
        "cases/C-3/family/F-1/copy.docx",
        "reports/2025-26-Q1/partnership.xlsx",
    ]
    assert going.by_hand == ["cases/C-1/letter.docx", "cases/C-3/plan.docx"]


def test_what_is_taken_away_is_gone_from_the_disk_and_from_the_manifest_and_the_registers_stay(out):
    with Outputs(out) as outputs:
        going = older_than(outputs, DAY)
        outputs.remove([*going.files, *going.by_hand])
    left = {
        path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file() and path.name[0] != "."
    }
    assert left == {
        "cases/C-2/plan.docx",
        "cases/C-2/family/F-1/copy.docx",
        "due/due.xlsx",
        "issue_register.xlsx",
        "manifest.json",
        "released_copy.json",
        "reports/released.json",
    }
    assert not (out / "cases/C-1").exists()
    assert state_of(out)[:2] == ([], [])


def cleaned(out, *, by_hand_too=False):
    """The result of purging what is too old."""
    with Outputs(out) as outputs:
        going = older_than(outputs, DAY)
        return take_away(outputs, [*going.files, *(going.by_hand if by_hand_too else ())])


def test_where_a_folder_may_not_be_changed_its_case_stays_whole_and_everything_else_goes_with_the_page(out):
    with Outputs(out) as outputs:
        outputs.keep("index.html", b"links", {})
    with locked(out / "cases/C-1/family/F-1", mode=0o500):
        removed = cleaned(out)
    assert removed.gone == ["cases/C-3/family/F-1/copy.docx", "reports/2025-26-Q1/partnership.xlsx"]
    ((places, fault),) = removed.stays
    assert places == ["cases/C-1/family/F-1/copy.docx", "cases/C-1/plan.docx"]
    assert "copy.docx cannot be written" in fault.message
    assert all((out / place).exists() for place in places)
    assert not any((out / place).exists() for place in (*removed.gone, "index.html"))
    assert state_of(out)[:2] == (["cases/C-3/plan.docx"], []), "the manifest names what is there"
    assert not list(out.glob(".staging-*"))
    assert cleaned(out).gone == places


@pytest.mark.parametrize("by_hand_too", [False, True])
def test_a_document_that_is_open_in_word_stays_with_what_else_there_is_of_its_case(out, by_hand_too):
    lock = out / "cases/C-1/~$plan.docx"
    lock.write_bytes(b"somebody")
    aged(lock, date(2025, 6, 1))
    removed = cleaned(out, by_hand_too=by_hand_too)
    assert (out / "cases/C-1/plan.docx").exists()
    ((places, fault),) = removed.stays
    assert "cases/C-1/plan.docx" in places
    assert "plan.docx is open in Word" in fault.message
    assert not any(one.startswith("cases/C-1") for one in removed.gone)
    assert "cases/C-3/family/F-1/copy.docx" in removed.gone


def test_a_page_that_cannot_be_taken_away_is_named_and_what_was_taken_away_is_told(out):
    (out / "index.html").mkdir()
    removed = cleaned(out)
    assert "cases/C-1/plan.docx" in removed.gone
    ((places, _),) = removed.stays
    assert places == ["index.html"]
    assert not any("The page index.html" in line for line in clean_lines([], [], DAY, removed))


def test_the_page_stays_where_nothing_was_taken_away(out):
    (out / "index.html").write_bytes(b"links")
    with locked(out / "cases/C-1", out / "cases/C-3/family/F-1", out / "reports/2025-26-Q1", mode=0o500):
        removed = cleaned(out)
    assert removed.gone == []
    assert (out / "index.html").exists()


@pytest.mark.parametrize("place", ["cases/C-1/plan.docx", "cases/C-1/family/F-1", "cases/C-1"])
def test_what_cannot_be_read_is_named_and_stays_with_its_case_and_everything_else_is_listed(out, place):
    with locked(out / place), Outputs(out) as outputs:
        going = older_than(outputs, DAY)
    assert list(going.unread) == [place]
    assert going.files == ["cases/C-3/family/F-1/copy.docx", "reports/2025-26-Q1/partnership.xlsx"]
    assert going.by_hand == ["cases/C-3/plan.docx"]
    assert next(stays_lines([], going.unread)).startswith(
        f"{place} stays, with everything else from its case, because it cannot be read: "
    )


def test_a_folder_whose_files_may_not_be_looked_at_is_told_file_by_file(out):
    with locked(out / "reports/2025-26-Q1", mode=0o400), Outputs(out) as outputs:
        assert list(older_than(outputs, DAY).unread) == ["reports/2025-26-Q1/partnership.xlsx"]


@pytest.mark.parametrize(
    ("span", "day"),
    [
        ("90 days", date(2026, 1, 30)),
        ("1d", date(2026, 4, 29)),
        ("12 weeks", date(2026, 2, 5)),
        ("6 months", date(2025, 10, 30)),
        ("2 years", date(2024, 4, 30)),
        ("2Y", date(2024, 4, 30)),
        ("2 m", date(2026, 2, 28)),
    ],
)
def test_a_time_is_counted_back_from_today(span, day):
    assert day_before(date(2026, 4, 30), span) == day


@pytest.mark.parametrize("span", ["", "soon", "90", "days", "-1 days", "1.5 years", "99999 years"])
def test_what_is_no_time_is_refused(span):
    with pytest.raises(ValueError, match=span or "^$"):
        day_before(date(2026, 4, 30), span)
