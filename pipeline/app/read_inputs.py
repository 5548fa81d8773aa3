"""Reads the inputs of a command: the workbooks, and the settings in the same folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.progress import SILENT, Progress
from pipeline.app.settings import Settings, settings_for
from pipeline.app.settings_toml import settings_file
from pipeline.formats.excel.input_files import workbooks_in
from pipeline.formats.excel.reader import Reading, read


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """The settings in force and the reading. `names_council`: whether there is a settings.toml."""

    settings: Settings
    reading: Reading
    names_council: bool


def read_inputs(
    inputs: Path,
    *,
    passwords: Sequence[str] = (),
    ask: Callable[[str], str | None] | None = None,
    progress: Progress = SILENT,
    keep: bool = False,
    at_hand: bool = False,
) -> Inputs:
    """Read a workbook, or a folder of them, by its settings; the settings' findings are added to its own.

    `ask`: returns the password for a workbook's name, or None. `keep`: keep the workbooks' bytes, so that
    they can be returned marked. `at_hand`: leave cases unpacked, for a caller that looks at every one. Raises
    InputError where there is no workbook, or the settings are unusable.
    """
    settings, paths = settings_for(inputs), workbooks_in(inputs)
    progress.stage("Reading workbooks", len(paths))
    reading = read(
        paths,
        passwords,
        ask,
        lambda path: progress.step(),
        keep=keep,
        at_hand=at_hand,
        own_sheets=settings.workbooks.own_sheets,
        names=settings.list_names(),
    )
    reading.findings.extend(settings.findings())
    return Inputs(settings=settings, reading=reading, names_council=settings_file(inputs) is not None)
