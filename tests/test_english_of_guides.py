"""The mechanical part of plain British English in the guides, as in every string that the program prints."""

from __future__ import annotations

import re

import pytest

from tests import guides
from tests.test_english import AMERICAN, LONGEST, TRANSLATED
from tools.guides import ROOT

#: The README is a summary of its own; data-protection.md is a record that its officer words.
READ = [one for one in guides.pages() if one.name not in ("README.md", "data-protection.md")]


def prose_of(text):
    """The sentences of a page, without its code; a cell of a table and an entry of a list are their own."""
    text = re.sub(r"`[^`]*`", "X", guides.FENCED.sub("\n\n", text))
    text = re.sub(r"\n\s*(?=[-|>#]|\d+\.)", "\n\n", text)
    lines = [" ".join(one.split()) for one in text.split("\n\n")]
    return [one for line in lines for one in re.split(r"[.!?:;|](?=\s|$)", line)]


@pytest.mark.parametrize("page", READ, ids=lambda one: str(one.relative_to(ROOT)))
def test_a_guide_reads_as_plain_british_english(page):
    for sentence in prose_of(guides.text_of(page)):
        assert len(re.findall(r"[A-Za-z][\w'’-]*", sentence)) <= LONGEST, sentence
        for pattern in (*TRANSLATED, *AMERICAN):
            found = re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", sentence, re.IGNORECASE)
            assert not found, f"{found[0]}: {sentence}"


def test_a_sentence_is_read_by_itself_and_code_is_not_read():
    text = "One `long command` here.\nTwo\nlines. | a cell | b |\n\n```\nnot read\n```\n- an entry"
    assert [one.strip() for one in prose_of(text) if one.strip(" -")] == [
        "One X here", "Two lines", "a cell", "b", "- an entry",
    ]  # fmt: skip
