"""Lines of which some are indented, as sentences with those under them."""

from __future__ import annotations

from pipeline.app.said.outline import outline


def shape(sentences):
    return [(one.sentence, shape(one.under)) for one in sentences]


def test_a_line_that_is_indented_further_is_under_the_one_before_it():
    found = outline(["a", "  b", "    c", "  d", "e"])
    assert shape(found) == [("a", [("b", [("c", [])]), ("d", [])]), ("e", [])]


def test_a_first_line_that_is_indented_is_a_sentence_all_the_same():
    assert shape(outline(["  a", "b"])) == [("a", []), ("b", [])]
