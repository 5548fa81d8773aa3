"""Every workbook that the program makes says with which release it was made."""

from __future__ import annotations

import io

import openpyxl
import pytest

from pipeline.formats.excel.blank_workbook import write_blank
from pipeline.formats.excel.decisions_workbook import blank_decisions
from pipeline.foundation.release import MADE_BY, RELEASE


def _blank() -> bytes:
    held = io.BytesIO()
    write_blank(held)
    return held.getvalue()


@pytest.mark.parametrize("make", [_blank, blank_decisions])
def test_a_workbook_names_the_release_in_its_properties(make):
    properties = openpyxl.load_workbook(io.BytesIO(make())).properties
    assert properties.description == MADE_BY == f"hsb {RELEASE}"
