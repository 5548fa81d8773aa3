"""References as file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.foundation.filenames import safe_name


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("C-0001", "C-0001"),
        ("2026/0012", "2026-0012"),
        ("con", "_con"),
        ("LPT1.x", "_LPT1.x"),
        ("C-1. ", "C-1"),
        ("~$x", "_~$x"),
    ],
)
def test_a_reference_becomes_a_name_that_every_system_takes(reference, name):
    assert safe_name(reference) == name


@given(st.text())
def test_no_reference_leaves_its_folder(reference):
    name = safe_name(reference)
    assert name
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")
    assert len(name) <= 81
