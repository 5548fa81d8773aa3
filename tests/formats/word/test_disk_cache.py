"""Compiled templates kept on disk."""

from __future__ import annotations

import io
import os

import pytest

from pipeline.formats.word import Template
from pipeline.formats.word.compile import compiler
from tests.formats.word.drawing import drawn, lines, paragraphs


@pytest.fixture
def package():
    return drawn(paragraphs("{{ x }}", "{%p for y in ys %}", "{{ y }}", "{%p endfor %}"))


def opened(package, folder):
    return Template(io.BytesIO(package), cache=folder)


CONTEXT = {"x": "- a\n- b", "ys": ["c"]}


def test_a_second_opening_compiles_nothing_and_fills_the_same(package, tmp_path, monkeypatch):
    folder = tmp_path / "plans"
    first = opened(package, folder).fill(CONTEXT)
    monkeypatch.setattr(compiler, "plan_of", lambda *given: pytest.fail("compiled again"))
    assert opened(package, folder).fill(CONTEXT) == first == Template.fill(opened(package, folder), CONTEXT)


def test_an_edited_template_is_compiled_anew(package, tmp_path):
    opened(package, tmp_path)
    edited = opened(drawn(paragraphs("New {{ x }}")), tmp_path)
    assert lines(edited.fill({"x": 1})) == ["New 1"]
    assert len(list(tmp_path.glob("*.plan"))) == 2


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]]
)
def test_a_damaged_plan_is_compiled_again(package, tmp_path, damage):
    first = opened(package, tmp_path).fill(CONTEXT)
    (plan,) = tmp_path.glob("*.plan")
    plan.write_bytes(damage(plan.read_bytes()))
    assert opened(package, tmp_path).fill(CONTEXT) == first


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows says who may write in another way")
def test_a_plan_that_others_may_write_is_not_trusted(package, tmp_path, monkeypatch):
    opened(package, tmp_path)
    (plan,) = tmp_path.glob("*.plan")
    assert plan.stat().st_mode & 0o077 == 0
    plan.chmod(0o666)
    monkeypatch.setattr(compiler, "plan_of", lambda *given: pytest.fail("compiled again"))
    with pytest.raises(pytest.fail.Exception):
        opened(package, tmp_path)


def test_a_folder_that_cannot_be_written_is_done_without(package, tmp_path):
    (tmp_path / "file").write_text("")
    assert opened(package, tmp_path / "file" / "plans").fill(CONTEXT)


def test_a_plan_holds_nothing_of_a_case(package, tmp_path):
    opened(package, tmp_path).fill({"x": "SECRET", "ys": ["SECRET"]})
    (plan,) = tmp_path.glob("*.plan")
    assert b"SECRET" not in plan.read_bytes()
