"""Finds the workbooks that a command is to read."""

from __future__ import annotations

from pathlib import Path

from pipeline.foundation.errors import InputError

_WORKBOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm"}
_OTHER_TABLES = {".xls", ".xlsb", ".ods", ".csv", ".numbers"}


def workbooks_in(inputs: Path) -> list[Path]:
    """The workbook that INPUTS names, or the workbooks in that folder, in order of name.

    Skips the lock files (~$...) of open workbooks. Includes spreadsheets in other formats, so that each is
    refused by name. Raises InputError where there is no workbook.
    """
    if not inputs.exists():
        raise InputError(
            f"{inputs} does not exist.", "Give the name of a workbook, or of a folder that holds workbooks."
        )
    if inputs.is_file():
        return [inputs]
    try:
        files = sorted(inputs.iterdir())
    except OSError:
        raise InputError(
            f"{inputs} cannot be opened: you do not have permission to open this folder.",
            "Ask its owner for permission.",
        ) from None
    workbooks = [
        path
        for path in files
        if path.suffix.casefold() in _WORKBOOKS | _OTHER_TABLES and not path.name.startswith(("~$", "."))
    ]
    if not workbooks:
        raise InputError(
            f"There is no workbook in {inputs}.",
            "Put a workbook there; 'hsb workbook blank FILE' makes an empty one.",
        )
    return workbooks
