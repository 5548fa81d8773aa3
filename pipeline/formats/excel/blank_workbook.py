"""Writes the blank input workbook from the declarations of the case model."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from pipeline.formats.excel.writer import write_cases
from pipeline.model.continuum import AS_THEY_ARE, STEPS


def write_blank(
    target: Path | BinaryIO,
    settings: Sequence[Sequence[str]] = (),
    continuum: Collection[str] = STEPS,
    names: Mapping[str, str] = AS_THEY_ARE,
) -> None:
    """Write a blank workbook to a path or an open binary file, as `write_cases` does with no cases."""
    write_cases(target, (), settings, continuum, names)
