"""Places as a map says them, and telephone numbers that look like one."""

from __future__ import annotations

import pytest

from pipeline.leakcheck.map_places import ON_A_MAP


@pytest.mark.parametrize(
    "text", ["tq 1234 5678", "su38711484", "no 1234 5678", "hy 440 112", "51.5072, -0.1276", "9c3w9qcj+2vx"]
)
def test_a_place_is_found(text):
    assert ON_A_MAP.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "ring childline on 0800 1111",
        "telephone no 0800 1111",
        "so 0345 6789",
        "ring 01632 960154",
        "at 900 1700",
    ],
)
def test_a_telephone_number_after_a_word_is_none(text):
    assert not ON_A_MAP.search(text)
