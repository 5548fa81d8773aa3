"""Finding the plugins in a folder."""

from __future__ import annotations

import sys

import pytest

from pipeline.foundation.plugins import plugins_in


def folder(tmp_path, monkeypatch, name, **files):
    package = tmp_path / name
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    for module, text in files.items():
        (package / f"{module}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_plugins_are_sorted_by_name_with_their_first_line(tmp_path, monkeypatch):
    name = folder(
        tmp_path, monkeypatch, "some_parts", second='"""Comes second.\n\nMore."""', first='"""Comes first."""'
    )
    assert [(part.name, part.meaning) for part in plugins_in(name)] == [
        ("first", "Comes first."),
        ("second", "Comes second."),
    ]
    assert "some_parts.first" in sys.modules


def test_a_plugin_without_a_first_line_is_refused(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="does not say what it means"):
        plugins_in(folder(tmp_path, monkeypatch, "silent_parts", silent="x = 1"))
