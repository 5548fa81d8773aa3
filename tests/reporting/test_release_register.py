"""The register of what was handed out: what comes back from its file, taking back, and both of its forms."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.foundation.errors import OutputError
from pipeline.reporting.published_counts import CountRange
from pipeline.reporting.published_edition import TakenBack
from pipeline.reporting.release_register import FILE_NAME, Released, released_in
from tests.figures import QUARTER, QUARTERS
from tests.reporting.test_edition import counts_of, edition

MADE = date(2026, 10, 30)
BACK = TakenBack("A. Officer", date(2026, 11, 3), "sent too early")


def made(period=QUARTER, history=(), **answers):
    return edition(counts_of({QUARTER: answers}), period=period, history=history)


def written(tmp_path, register):
    (tmp_path / FILE_NAME).write_bytes(register.as_file())
    return released_in(tmp_path)


def test_what_was_shown_comes_back_from_the_file(tmp_path):
    one = made(Yes=40, No=20)
    back = written(tmp_path, Released().with_edition(one, MADE))
    assert {figure.key: figure.said for figure in back.published()} == {
        figure.key: figure.said for figure in one.released()
    }
    assert {figure.on for figure in back.published()} == {MADE}
    assert back.plan().months == {"K24": 3}


def test_it_holds_nothing_that_was_hidden():
    file = Released().with_edition(made(Yes=40, No=3), MADE).as_file()
    (entry,) = json.loads(file)["editions"]
    said = [part for one in entry["figures"] for part in (one.get("total"), *one.get("answers", ())) if part]
    assert {(least, most) for _, least, most in said} <= {(0, 0), (43, 43), (0, 5)}


def test_the_same_edition_is_entered_once():
    once = Released().with_edition(made(Yes=40, No=20), MADE)
    again = once.with_edition(made(history=once.published(), Yes=60, No=20), date(2026, 11, 2))
    assert again.as_file() == once.as_file()


def test_an_edition_that_is_taken_back_is_out_no_more_but_stays_with_who_and_why(tmp_path):
    register = Released().with_edition(made(Yes=40, No=20), MADE)
    back = written(tmp_path, register.with_taken_back(QUARTER, MADE, BACK))
    assert back.published() == []
    assert {one.key for one in back.replaced()} == {one.key for one in register.published()}
    assert register.replaced() == []
    assert not back.is_out(QUARTER)
    (entry,) = back.entries
    assert (entry.taken_back.by, entry.taken_back.on, entry.taken_back.reason) == (
        "A. Officer",
        date(2026, 11, 3),
        "sent too early",
    )


def test_what_a_year_was_revised_to_takes_the_place_of_what_went_out_about_it():
    before = {one: {"Yes": 20, "No": 8} for one in QUARTERS[-8:-1]}
    year = QUARTERS[-2].blocks_to_its_end(12, 1)[0]
    register = Released().with_edition(edition(counts_of(before), period=year), MADE)
    changed = {QUARTERS[-4]: {"Yes": 20, "No": 20}}
    again = edition(counts_of({**before, **changed}), period=year, history=register.published(), revises=year)
    register = register.with_edition(again, date(2027, 1, 15), year)
    assert register.is_revised(year)
    (figure,) = [one for one in register.published() if one.period == year]
    assert {one.words: one.count for one in figure.answers}["No",] == 44
    kept = {one.period for one in register.published()}
    assert QUARTERS[-8] in kept
    replaced = [one for one in register.replaced() if one.period == year]
    assert [{one.words: one.count for one in old.answers}["No",] for old in replaced] == [32]
    assert all(one.on == MADE for one in register.replaced())


def test_it_keeps_the_lowest_threshold_that_an_edition_was_made_with(tmp_path):
    assert Released().threshold_before() is None
    back = written(tmp_path, Released().with_edition(made(Yes=40, No=20), MADE))
    assert back.threshold_before() == 5


def test_without_a_file_nothing_was_handed_out(tmp_path):
    assert released_in(tmp_path).published() == []


FIRST_FORM = {
    "format": 1,
    "editions": [
        {
            "period": "2026-27-Q2",
            "made": "2026-10-30",
            "method": "hide",
            "threshold": 5,
            "shown": {"K24": {"2026-07-01/2026-09-30": {"Yes": 40, "Counted": 46, "In progress": 0}}},
        }
    ],
}


def test_a_register_of_the_first_form_is_read(tmp_path):
    (tmp_path / FILE_NAME).write_text(json.dumps(FIRST_FORM), encoding="utf-8")
    register = released_in(tmp_path)
    (figure,) = register.published()
    assert (figure.measure, figure.period, figure.total.count) == ("K24", QUARTER, 46)
    assert [one.count for one in figure.answers] == [40]
    shown = made(history=register.published(), Yes=41, No=6).figure("K24", QUARTER)
    assert (shown.total, shown.count("Yes"), shown.is_revised) == (46, 40, True)


def test_a_rounded_edition_of_the_first_form_is_known_to_be_about_right(tmp_path):
    rounded = json.loads(json.dumps(FIRST_FORM))
    rounded["editions"][0]["method"] = "round"
    (tmp_path / FILE_NAME).write_text(json.dumps(rounded), encoding="utf-8")
    (figure,) = released_in(tmp_path).published()
    assert figure.total.count == CountRange(37, 55)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 2, "editions": 3}',
        b'{"format": 9, "editions": []}',
        b'{"format": 1, "editions": [{"made": "", "method": "hide", "shown": {"K01": {"x": {}}}}]}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_a_register_that_cannot_be_read_says_so(tmp_path, damaged):
    (tmp_path / FILE_NAME).write_bytes(damaged)
    with pytest.raises(OutputError, match="cannot be read") as fault:
        released_in(tmp_path)
    assert "backup" in fault.value.remedy
