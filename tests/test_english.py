"""The mechanical part of plain British English, in every string that the program or a template prints."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted([*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "templates").rglob("*.py")])
#: Regular expressions, XML, format strings and lists of words are not read by anybody.
_NOT_PROSE = re.compile(r"\(\?|\\[bdsw]|</?[a-z]+[: />]|%[dbYH]|\n {4}|::|\bw:[a-z]+=")
_WORDS = re.compile(r"[A-Za-z][\w'’-]*")
#: The most words of a sentence. Most have fewer than 25.
LONGEST = 40
#: What reads as translated, with what an officer writes.
TRANSLATED = {
    r"anew": "again",
    r"reckon(s|ed|ing)?": "count, work out",
    r"mend(s|ed)?": "correct",
    r"what it comes to": "the total",
    r"is to be said": "must be said",
    r"gives? out": "give",
    r"of a day": "of one day",
    r"no more than is known": "what is known",
    r"not have come yet|has not come yet": "is in the future",
    r"cannot be told": "is not clear",
    r"aimed for": "target",
    r"lies (before|after|in|from)": "is before, after, in",
    r"leads? nowhere": "does not exist",
    r"no whole": "not a complete",
    r"otherwise than": "differently from",
    r"spelt otherwise": "spelt differently",
    r"bring(s)? the two together": "combine",
    r"goes? on living": "stay",
    r"knows? no": "does not have",
    r"holds? no": "has no",
    r"tells? (who|where)": "show",
    r"speak with|speaks with": "speak to",
}
#: What earlier versions of the program wrote into their files, which later ones read.
_KEPT_IN_FILES = {"Cannot be told"}
#: American spellings that British readers notice; the first letters are enough.
AMERICAN = (
    r"(behavi|col|fav|hon|neighb|lab|hum|harb)or(s|ed|ing|al|ally|able)?",
    r"(?<!lower )center(s|ed)?",
    r"(organi|recogni|summari|minimi|prioriti|criminali|apologi|emphasi|authori|finali|anonymi)z\w*",
    r"analyz\w*",
    r"program(m)?ed (of|for)|enrollment|fulfill(s|ment)?|defense|offense|gray|judgment",
    r"(travel|cancel|label|model)(ed|ing)",
    r"among ?st|gotten|while ?st",
)


def prose(path: Path) -> Iterator[tuple[str, str]]:
    """Each text of a file that a person may read, with its place; what is put in later is an X."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unread = {id(part) for node in ast.walk(tree) for part in _parts_not_read(node)}
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(one.value) if isinstance(one, ast.Constant) else "X" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if " " in text.strip() and not _NOT_PROSE.search(text) and not _is_list_of_words(text):
            yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def _parts_not_read(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the pieces of a text with values in it, which is read as a whole."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield from (one for one in node.values if isinstance(one, ast.Constant))


def _is_list_of_words(text: str) -> bool:
    return len(text.split()) > 9 and text == text.lower() and not re.search(r"[.,:;'\"]", text)


@cache
def texts() -> list[tuple[str, str]]:
    """Every text of the program: read by the worker that runs these tests, and not as they are collected."""
    return [found for path in FILES for found in prose(path)]


def found_in(pattern: str) -> list[str]:
    search = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE).search
    return [f"{place}: {text}" for place, text in texts() if search(text) and text not in _KEPT_IN_FILES]


def test_there_are_texts_to_read():
    assert len(texts()) > 4000


@pytest.mark.parametrize(("pattern", "instead"), TRANSLATED.items())
def test_no_text_reads_as_translated(pattern, instead):
    assert found_in(pattern) == [], f"write: {instead}"


@pytest.mark.parametrize("pattern", AMERICAN)
def test_no_text_is_spelt_as_in_america(pattern):
    assert found_in(pattern) == []


def test_no_text_has_two_spaces_or_a_space_before_a_stop():
    wrong = re.compile(r"(?<=\S)  +(?=\S)| [.,;](?=\s|$)")
    assert [
        f"{place}: {text}"
        for place, text in texts()
        if wrong.search(text.replace(" X", "X")) and "{%" not in text
    ] == []


def test_one_thing_has_no_plural():
    assert found_in(r"1 (cases|rows|copies|files|findings|days|workbooks|sheets|drafts|meetings)") == []


def test_no_sentence_is_too_long_to_read_aloud():
    long = []
    for place, text in texts():
        for sentence in re.split(r"[.!?:;](?=\s|$)|\n", re.sub(r"\{[%{].*?[%}]\}", "X", text)):
            if len(_WORDS.findall(sentence)) > LONGEST:
                long.append(f"{place}: {sentence.strip()}")
    assert long == []


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Correct the date, or leave it.", True),
        ("the cell is empty", True),
        ("agreed also and arrived asked asks attended attends became called came", False),
        (r"\b(a|b) c", False),
        ("<w:p> and so on", False),
    ],
)
def test_what_counts_as_read(text, is_read, tmp_path, monkeypatch):
    file = tmp_path / "one.py"
    file.write_text(f"SAID = {text!r}\n", encoding="utf-8")
    monkeypatch.setattr("tests.test_english.ROOT", tmp_path)
    assert [said for _, said in prose(file)] == ([text] if is_read else [])
