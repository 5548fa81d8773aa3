"""The settings as forms: what each section holds, and what becomes of settings.toml when a form is sent.

The forms are made from the settings' own models, and each value is checked by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.app.entry_kinds import Entry, NoValue
from pipeline.app.limit_fields import duty_of, limit_changes
from pipeline.app.setting_fields import about_of, entries_of, is_one_file
from pipeline.app.settings import Settings, settings_for
from pipeline.app.settings_faults import plain_fault
from pipeline.app.settings_toml import FILE_NAME, with_place_of_logo, without_retired
from pipeline.app.toml_text import REMOVED, Key, TomlText, data_with
from pipeline.foundation.errors import InputError
from pipeline.model.finding import Finding


@dataclass(frozen=True)
class SettingsForm:
    """One section as a form: its entries with what is written in them now.

    `digest`: of the file that it shows. `faults`: by the entry's key, what is wrong with it; under an empty
    key, what is wrong with the file otherwise.
    """

    section: str
    title: str
    about: str
    entries: tuple[Entry, ...]
    digest: str
    faults: Mapping[str, str] = field(default_factory=dict)


def form_of(inputs: Path, section: str) -> SettingsForm:
    """The form of a section, as the file is now. Raises InputError where the file cannot be understood."""
    file = TomlText.of(inputs / FILE_NAME)
    data = file.data()
    title, about = about_of(section) or (section, "")
    return SettingsForm(section, title, about, tuple(entries_of(section, data)), file.digest)


def file_faults(inputs: Path) -> list[str]:
    """What is wrong with the settings file, in sentences; none where it can be used."""
    try:
        found = _faults(TomlText.of(inputs / FILE_NAME).data(), inputs)
    except InputError as fault:
        return [f"{fault.message} {fault.remedy}"]
    return [f"{sentence[:1].upper()}{sentence[1:]}." for sentence in found.values()]


def warnings_of(inputs: Path) -> list[Finding]:
    """What is worth a look in settings that can be used; none where they cannot."""
    try:
        return settings_for(inputs).findings()
    except InputError:
        return []


def change_settings(inputs: Path, section: str, given: Mapping[str, str], digest: str) -> SettingsForm | None:
    """Write the values of a section's form into the settings file, and return None.

    Only what was changed is written; the rest of the file stays byte for byte, and the former one is kept as
    settings.toml.before. Returns the form with its faults where a value cannot be used: then nothing was
    written. Raises OutputError where the file has changed since the form was shown, or cannot be written, and
    InputError where it cannot be understood.
    """
    shown, file = form_of(inputs, section), TomlText.of(inputs / FILE_NAME)
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    entries = []
    for entry in shown.entries:
        text = "\n".join(given.get(entry.name, entry.text).split("\r\n")).strip()
        entries.append(entry.with_text(text))
        if text == entry.text:
            continue
        try:
            values[entry.name] = _value(entry, text, inputs)
        except NoValue as fault:
            faults[entry.name] = str(fault)
    changes, more = _changes(section, values, file.data())
    faults = more | faults
    new = data_with(file.data(), changes)
    faults = {**_of_section(section, _faults(new, inputs)), **faults} if changes else faults
    if faults:
        return replace(shown, entries=tuple(entries), digest=digest, faults=faults)
    remarks = {(section, one.name): one.meaning for one in shown.entries if not one.is_free}
    file.write(file.changed(changes, remarks) if changes else file.former, digest=digest)
    return None


def _changes(
    section: str, values: Mapping[str, Any], written: Mapping[str, Any]
) -> tuple[dict[Key, Any], dict[str, str]]:
    """What is to be written over what is `written`, and by entry what is wrong with it."""
    if duty_of(section) is None:
        return {(section, name): value for name, value in values.items()}, {}
    try:
        return limit_changes(section, values, written), {}
    except NoValue as fault:
        return {}, {fault.name: str(fault)}


def _value(entry: Entry, text: str, inputs: Path) -> Any:
    """The value of an entry's text; REMOVED where an empty text means that there is none."""
    if entry.is_free and not text:
        return REMOVED
    if entry.name == "logo" and text and not is_one_file(text):
        raise NoValue("The picture must lie beside settings.toml: write its name only, such as logo.png.")
    if entry.name == "password_folder" and text and not _is_apart(inputs / text, inputs):
        raise NoValue("Name a folder that exists and lies outside the folder outputs, such as ../passwords.")
    return entry.value_of(text)


def _is_apart(folder: Path, inputs: Path) -> bool:
    """Whether passwords can be kept in a folder: never beside the files that they open."""
    try:
        return folder.is_dir() and not folder.resolve().is_relative_to((inputs.parent / "outputs").resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def _faults(data: dict[str, Any], inputs: Path) -> dict[tuple[str, ...], str]:
    """What is wrong with settings, by section and name."""
    try:
        settings = Settings.model_validate(with_place_of_logo(without_retired(data)[0], inputs))
        settings.all_limits()
    except ValidationError as fault:
        return {tuple(map(str, one["loc"])): plain_fault(one) for one in reversed(fault.errors())}
    except ValueError as fault:
        return {("limits",): str(fault)}
    return {}


def _of_section(section: str, found: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """The faults by the entry of a form that they are in; of the others the first, under an empty key."""
    faults: dict[str, str] = {}
    for place, sentence in found.items():
        of_entry = len(place) > 1 and place[0] == section
        said = sentence.replace(f'"{".".join(place)}"', "it") if of_entry else sentence
        faults.setdefault(place[1] if of_entry else "", f"{said[:1].upper()}{said[1:]}.")
    return faults
