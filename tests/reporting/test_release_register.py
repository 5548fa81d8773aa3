from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.foundation.errors import OutputError
from pipeline.reporting.edition import edition_of
from pipeline.reporting.published_counts import Control
from pipeline.reporting.release_register import FILE_NAME, Released, released_in
from tests.figures import QUARTER, QUARTERS, YEAR, tally

MADE = date(2026, 10, 30)


def edition(**answers):
    return edition_of([tally({QUARTER: answers})], (QUARTER, YEAR), tuple(QUARTERS[-8:]), Control())


def test_what_was_shown_comes_back_from_the_file(tmp_path):
    made = edition(Yes=40, No=20)
    (tmp_path / FILE_NAME).write_bytes(Released().with_edition(made, MADE).as_file())
    assert set(released_in(tmp_path).shown()) == set(made.released())
    assert released_in(tmp_path).methods() == {"hide"}


def test_it_holds_nothing_that_was_hidden():
    file = Released().with_edition(edition(Yes=40, No=3), MADE).as_file()
    (entry,) = json.loads(file)["editions"]
    numbers = {
        number for spans in entry["shown"].values() for words in spans.values() for number in words.values()
    }
    assert numbers == {0, 43}


def test_the_same_edition_is_entered_once_and_a_changed_one_beside_it():
    once = Released().with_edition(edition(Yes=40, No=20), MADE)
    again = once.with_edition(edition(Yes=40, No=20), date(2026, 11, 2))
    assert again.as_file() == once.as_file()
    assert len(once.with_edition(edition(Yes=60, No=20), MADE).editions) == 2


def test_without_a_file_nothing_was_handed_out(tmp_path):
    assert released_in(tmp_path).shown() == []


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b'{"editions": 3}', b'{"editions": [{"shown": {"K01": {"x": {}}}}]}', b"\xff"],
)
def test_a_register_that_cannot_be_read_stops_the_report(tmp_path, damaged):
    (tmp_path / FILE_NAME).write_bytes(damaged)
    with pytest.raises(OutputError, match="cannot be read") as fault:
        released_in(tmp_path)
    assert "backup" in fault.value.remedy
