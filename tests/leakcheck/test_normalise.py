"""Text as a person reads it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.leakcheck.normalise import Stretch, Text, other_readings, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Oakmoss", "oakmoss"),
        ("ÓAKMÖSS", "oakmoss"),
        ("Ｏａｋｍｏｓｓ", "oakmoss"),
        ("Оаkmоѕѕ", "oakmoss"),
        ("ΟΑΚΜΟSS", "oakmoss"),
        ("O\u200ba\u00adk\u2060moss", "oakmoss"),
        ("Straße", "strasse"),
        ("𝐎𝐚𝐤𝐦𝐨𝐬𝐬", "oakmoss"),
        ("ﬁnd", "find"),
        ("\u202eOakmoss\u202c", "oakmoss"),
        ("Wren’s", "wren's"),
        ("a\u00a0b", "a b"),
        ("4\u20135 May", "4-5 may"),
        ("\x00Oak\x1fmoss", "oakmoss"),
    ],
)
def test_what_looks_the_same_reads_the_same(written, read):
    assert plain(written) == read


@given(st.text())
@example("″")
def test_folding_twice_changes_nothing_more(text):
    assert plain(plain(text)) == plain(text)


def test_a_stretch_of_the_run_together_text_knows_where_its_words_begin_and_end():
    text = Text("The oak-moss grows.")
    start = text.run_together.index("oakmoss")
    assert text.stretch(start, start + 7) == Stretch(1, 2, True, True, ("-",), (3,), 4)
    start = text.run_together.index("heoak")
    assert text.stretch(start, start + 5) == Stretch(0, 1, False, True, (" ",), (2,), 3)


def test_a_word_is_known_as_it_is_written_though_folding_changes_its_length():
    text = Text("Straße: ﬁve Łąki, O’Brien")
    assert [text.as_written(place) for place in range(len(text.words))] == [
        "Straße",
        "ﬁve",
        "Łąki",
        "O",
        "Brien",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("%4Fakmoss", "Oakmoss"),
        ("&#79;akmoss", "Oakmoss"),
        ("T2FrbW9zcyBsaXZlcyBoZXJlIG5vdw==", "Oakmoss lives here now"),
    ],
)
def test_codings_are_undone(written, said):
    assert said in list(other_readings(written))


def test_figures_in_words_are_read_as_letters_and_numbers_are_not():
    assert Text("0akm0ss").figures_as_letters == "oakmoss"
    assert Text("Room 12").figures_as_letters == ""
