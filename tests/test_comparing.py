"""A comparison that fails prints the difference, not the bytes."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from tests.comparing import assert_golden, assert_same_bytes, assert_same_files, tree


def package(**parts: str) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(f"{name}.xml", text)
    return made.getvalue()


PAGE = "<p><t>One line.</t></p>"


def test_what_is_equal_passes(tmp_path, monkeypatch):
    monkeypatch.delenv("HSB_GOLDEN", raising=False)
    (tmp_path / "plan.txt").write_text("One\n", encoding="utf-8")
    assert_golden(tmp_path / "plan.txt", "One\n")
    assert_same_bytes(package(page=PAGE), package(page=PAGE), "plan.docx")
    assert_same_files({"a": b"1"}, {"a": b"1"})


def test_a_golden_text_that_differs_prints_its_lines(tmp_path, monkeypatch):
    monkeypatch.delenv("HSB_GOLDEN", raising=False)
    (tmp_path / "plan.txt").write_text("One\nTwo\n", encoding="utf-8")
    with pytest.raises(AssertionError) as found:
        assert_golden(tmp_path / "plan.txt", "One\nThree\n")
    assert "-Two\n+Three" in str(found.value)
    assert (tmp_path / "plan.txt").read_text(encoding="utf-8") == "One\nTwo\n"


def test_a_golden_text_is_written_where_that_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setenv("HSB_GOLDEN", "1")
    assert_golden(tmp_path / "plan.txt", "One\n")
    assert (tmp_path / "plan.txt").read_text(encoding="utf-8") == "One\n"


def test_a_package_that_differs_prints_the_part_and_the_text():
    with pytest.raises(AssertionError) as found:
        assert_same_bytes(
            package(page="<p><t>Another line.</t></p>", new=""), package(page=PAGE, old=""), "plan.docx"
        )
    said = str(found.value)
    assert "plan.docx: page.xml" in said
    assert "-<t>One line.</t>\n+<t>Another line.</t>" in said
    assert "plan.docx has no part old.xml" in said
    assert "plan.docx has a part new.xml that is not expected" in said
    assert "PK" not in said


@pytest.mark.parametrize(
    ("found", "expected", "said"),
    [
        (package(page=PAGE) + b"more", package(page=PAGE), "packed otherwise"),
        (b"\xff\xfe", b"\xff", "2 bytes that are no text"),
        (b"One\r\n", b"One\n", "only the ends of its lines differ"),
    ],
)
def test_bytes_that_differ_in_no_text_still_fail(found, expected, said):
    with pytest.raises(AssertionError, match=said):
        assert_same_bytes(found, expected, "plan.docx")


def test_a_folder_that_differs_prints_each_file():
    with pytest.raises(AssertionError) as found:
        assert_same_files({"a": b"1", "b": b"2\n"}, {"b": b"3\n", "c": b"4"})
    assert "missing: c\nnot expected: a\n" in str(found.value)
    assert "-3\n+2" in str(found.value)


def test_what_is_hidden_belongs_to_no_result(tmp_path):
    for name in ("plan.docx", ".lock", ".staging-1/plan.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert tree(tmp_path) == {"plan.docx": b"x"}
