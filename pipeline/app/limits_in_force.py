"""The limits in force, for a command that reads no workbook and so not the rest of the settings."""

from __future__ import annotations

from pathlib import Path

from pipeline.app.settings_toml import read_toml, settings_file
from pipeline.foundation.errors import InputError
from pipeline.procedure.time_limits import Limits, shipped_limits


def limits_in_force(inputs: Path) -> Limits:
    """The shipped limits with the council's own over them; those shipped where its settings cannot be read.

    Every command that counts a limit refuses such settings and says why.
    """
    path = settings_file(inputs)
    try:
        written = read_toml(path).get("limits", {}) if path else {}
        return shipped_limits().changed_by(written)
    except (InputError, ValueError, AttributeError):
        return shipped_limits()
