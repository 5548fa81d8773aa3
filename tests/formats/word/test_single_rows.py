"""A table of one row is said in lines."""

from __future__ import annotations

import pytest

from tests.formats.word.test_repeated_columns import COLUMNS, SAME, filled

ROW = {**SAME, "task": "Write to the school."}


def lines(page):
    return [one.text.replace("\u00a0", " ") for one in page.paragraphs][2:]


def test_one_row_is_a_line_for_each_column(tmp_path):
    page = filled(tmp_path, [ROW])
    assert not page.tables
    assert lines(page) == [
        "Task: Write to the school.",
        "Agreed: 1 May 2026, Version: 2",
        "Invited: Yes",
        "Due: 3 June 2026",
    ]
    kept = [one.paragraph_format.keep_with_next for one in page.paragraphs[2:]]
    assert kept == [True, True, True, None]


def test_of_two_columns_the_first_heads_the_line(tmp_path):
    columns = [("Word", 6.0, "{{ one.task }}"), ("Meaning", 11.0, "{{ one.due }}")]
    assert lines(filled(tmp_path, [{**ROW, "task": "Date"}], columns)) == ["Date: 3 June 2026"]


@pytest.mark.parametrize(
    ("things", "columns", "own"),
    [
        (
            [
                ROW,
                {
                    **ROW,
                    "task": "Another",
                    "due": "4 June 2026",
                    "invited": "No",
                    "on": "2 May 2026",
                    "who": "Other",
                },
            ],
            COLUMNS,
            False,
        ),
        ([{**ROW, "due": ""}], COLUMNS, False),
        ([ROW], COLUMNS, True),
        ([ROW], [("Task", 9.0, "Now **{{ one.task }}**"), ("Due", 8.0, "{{ one.due }}")], False),
    ],
    ids=["two rows", "an empty cell", "a place to fill in", "a bold part"],
)
def test_other_tables_stay(tmp_path, things, columns, own):
    page = filled(tmp_path, things, columns, own=own)
    assert [one.text for one in page.paragraphs] == ["Title", "Before"]


def test_lines_and_tabs_of_a_text_are_kept(tmp_path):
    page = filled(tmp_path, [{**ROW, "task": "One.\nTwo\tthree."}])
    assert lines(page)[0] == "Task: One.\nTwo\tthree."
