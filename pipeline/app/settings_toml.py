"""Reads settings.toml: which file is in force, and its data before any setting is checked."""

from __future__ import annotations

import codecs
import os
import re
import tomllib
from pathlib import Path
from typing import Any

from pipeline.foundation.errors import InputError

FILE_NAME = "settings.toml"
#: What to do about a setting that cannot be used.
CORRECT = "Correct the file, and try again."
#: Names by which a settings file may be saved by mistake, because Windows hides the endings of names.
_MEANT = ("settings", "settings.txt", "settings.toml", "settings.toml.txt")
_LARGEST, _LONGEST, _DEEPEST = 1_000_000, 500, 9
#: What XML, and so a document, cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def settings_file(inputs: Path) -> Path | None:
    """The settings file for INPUTS: in that folder or next to that workbook, else in inputs/; or None."""
    next_to_it = (inputs if inputs.is_dir() else inputs.parent) / FILE_NAME
    return next((path for path in (next_to_it, Path("inputs") / FILE_NAME) if os.path.lexists(path)), None)


def refuse_other_names(folder: Path) -> None:
    """Raises InputError where the folder has settings under a name by which they are not read."""
    try:
        names = sorted(
            one.name for one in folder.iterdir() if one.name.casefold() in _MEANT and one.is_file()
        )
    except OSError:
        return
    if names:
        raise InputError(
            f"{names[0]} is not read. The settings are read only from {FILE_NAME}.",
            f"Rename it to {FILE_NAME}.",
        )


def read_toml(path: Path) -> dict[str, Any]:
    """The file's data. Raises InputError where it is no file, cannot be read, or holds no settings."""
    again = "Restore your last good copy, or take the one that 'hsb init' writes into a new folder."
    try:
        if not path.is_file():
            raise InputError(f"{path.name} is a folder, or does not exist.", again)
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path.name} is too large to be a settings file.", again)
        data = path.read_bytes()
    except OSError:
        raise InputError(
            f"{path.name} cannot be read.", "Check that it is there and that you may read it, and try again."
        ) from None
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(f"{path.name} is empty.", f"{again} To use the program's own settings, delete it.")
    settings = data_in(text_in(data, path.name)[0], path.name)
    if not is_printable(settings):
        held = f"a control character, a text of more than {_LONGEST} letters, or brackets within brackets"
        raise InputError(f"{path.name} contains something that no setting can be: {held}.", CORRECT)
    return settings


def text_in(data: bytes, name: str) -> tuple[str, str]:
    """The text of a settings file, and the encoding that it is saved in.

    Raises InputError where it is not saved as UTF-8 or, by its first bytes, as UTF-16.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        raise InputError(
            f"{name} is not saved as UTF-8 text.",
            "Open it in Notepad, choose Save as, and choose UTF-8 beside Encoding. Look at letters with "
            "accents and at the pound sign afterwards.",
        ) from None


def data_in(text: str, name: str) -> dict[str, Any]:
    """The data of a settings file's text. Raises InputError, with the line, where it cannot be understood."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        where = f" ({fault})" if isinstance(fault, tomllib.TOMLDecodeError) else ""
        raise InputError(
            f"{name} cannot be understood{where}.", 'Write each line as name = "value".'
        ) from None


def is_printable(value: object, depth: int = 0) -> bool:
    """Whether every name and text in a value can be printed in a document."""
    if isinstance(value, (dict, list)):
        held = (*value, *value.values()) if isinstance(value, dict) else value
        return depth < _DEEPEST and all(is_printable(one, depth + 1) for one in held)
    return not isinstance(value, str) or (len(value) <= _LONGEST and _CONTROL.search(value) is None)


def with_place_of_logo(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The settings as written, with the full path of the logo, which is in the same folder."""
    council = data.get("council")
    logo = council.get("logo") if isinstance(council, dict) else None
    if not isinstance(council, dict) or not isinstance(logo, str):
        return data
    return {**data, "council": {**council, "logo": folder / logo.strip() if logo.strip() else None}}


#: What used to be settings, by part. A council's file may still have them: they change nothing.
_RETIRED = {"report": ("method", "rounding_base")}


#: What parts, limits and roles used to be called. A council's file may still have those names.
_FORMERLY = {
    "virtual_team": "hsb_team",
    "virtual_team_invited": "hsb_team_invited",
    "virtual_team_invited_to_the_conference": "hsb_team_invited_to_the_conference",
    "disability_discussed_with_the_virtual_team": "disability_discussed_with_the_hsb_team",
    "Virtual team": "HSB team",
    "Access and Response Team or allocated team": "Referral team or allocated team",
}


def with_names_of_today(data: dict[str, Any]) -> dict[str, Any]:
    """The settings as written, with what has another name now under that name, if it is not there too."""

    def renamed(values: dict[str, Any]) -> dict[str, Any]:
        return {
            new if (new := _FORMERLY.get(name, name)) not in values else name: value
            for name, value in values.items()
        }

    return {
        part: renamed(values) if part in ("limits", "roles") and isinstance(values, dict) else values
        for part, values in renamed(data).items()
    }


def without_retired(data: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The settings as written without those that are none any more, and the names of these."""
    found = [
        (part, name)
        for part, names in _RETIRED.items()
        for name in names
        if isinstance(data.get(part), dict) and name in data[part]
    ]
    kept = {
        part: {name: value for name, value in values.items() if (part, name) not in found}
        if isinstance(values, dict)
        else values
        for part, values in data.items()
    }
    return kept, tuple(f"{part}.{name}" for part, name in found)
