"""Writes the empty input workbook, drawn from the declarations of the case model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from pipeline.formats.excel.writer import write_cases


def write_blank(target: Path | BinaryIO, settings: Sequence[Sequence[str]] = ()) -> None:
    """Write an empty workbook to a path or an open binary file: what `write_cases` writes, without a case."""
    write_cases(target, (), settings)
