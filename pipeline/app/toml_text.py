"""A TOML file that a person wrote, changed value by value: its comments, order and encoding stay."""

from __future__ import annotations

import codecs
import copy
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from pipeline.app.settings_toml import data_in, text_in
from pipeline.foundation.errors import InputError, OutputError
from pipeline.storage.atomic_write import real_file, write_atomically

#: A value that is to be taken out.
REMOVED = object()
#: A setting, by its section, with dots between the parts of its name, and by its own name.
Key = tuple[str, str]


@dataclass(frozen=True)
class TomlText:
    """A TOML file as it is on disk; an empty one where there is none.

    `digest`: says whether it is still the same.
    """

    path: Path
    former: bytes

    @classmethod
    def of(cls, path: Path) -> TomlText:
        """The file at a path. Raises InputError where it is there and cannot be read."""
        try:
            return cls(path, path.read_bytes())
        except FileNotFoundError:
            return cls(path, b"")
        except OSError:
            raise InputError(
                f"{path.name} cannot be read.",
                "Check that it is there and that you may read it, and try again.",
            ) from None

    @property
    def digest(self) -> str:
        """Changes with each byte of the file."""
        return hashlib.sha256(self.former).hexdigest()

    def data(self) -> dict[str, Any]:
        """What it holds. Raises InputError where it cannot be understood."""
        return data_in(text_in(self.former, self.path.name)[0], self.path.name)

    def changed(self, changes: Mapping[Key, Any], remarks: Mapping[Key, str]) -> bytes:
        """The file with these values in their places, or without those that are REMOVED.

        What is new gets its remark as a comment above it. Raises InputError where the file is written in a
        way in which that cannot be done.
        """
        text, encoding = text_in(self.former, self.path.name)
        has_crlf = "\r\n" in text
        new = _text_with(text.replace("\r\n", "\n"), changes, remarks)
        if new is None or not _means(new, data_with(self.data(), changes)):
            raise InputError(
                f"{self.path.name} is written in a way in which this page cannot change it.",
                "Open the file in a text editor, and change the value there.",
            )
        data = (new.replace("\n", "\r\n") if has_crlf else new).encode(
            "utf-16-le"
            if self.former.startswith(codecs.BOM_UTF16_LE)
            else "utf-16-be"
            if encoding == "utf-16"
            else encoding
        )
        return self.former[:2] + data if encoding == "utf-16" else data

    def write(self, data: bytes, *, digest: str) -> None:
        """Write it, and keep the former one beside it under its name and .before, with the same mode.

        Where the path is a link, all this is done to the file to which it leads.
        Raises OutputError where the file is not the one of the digest any more, or cannot be written.
        """
        if digest != self.digest or TomlText.of(self.path).former != self.former:
            raise OutputError(
                f"{self.path.name} was changed by somebody else meanwhile, so nothing was written.",
                "Load the page again, and make your change once more.",
            )
        if data == self.former:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        path = real_file(self.path)
        if not self.former:
            write_atomically(path, data)
            return
        write_atomically(path.with_name(f"{path.name}.before"), self.former, rights_of=path)
        write_atomically(path, data, rights_of=path)


def data_with(data: Mapping[str, Any], changes: Mapping[Key, Any]) -> dict[str, Any]:
    """The data with these values. A section that is not there is added for a value in it."""
    new = copy.deepcopy(dict(data))
    for (section, name), value in changes.items():
        table: Any = new
        for part in section.split("."):
            if isinstance(table, dict):
                table = table.get(part) if value is REMOVED else table.setdefault(part, {})
        if isinstance(table, dict):
            if value is REMOVED:
                table.pop(name, None)
            else:
                table[name] = value
    return new


def _means(text: str, data: Mapping[str, Any]) -> bool:
    """Whether a text says exactly this."""
    try:
        return tomllib.loads(text) == data
    except ValueError:
        return False


def _text_with(text: str, changes: Mapping[Key, Any], remarks: Mapping[Key, str]) -> str | None:
    """The text with these values; None where a section is none."""
    try:
        document = tomlkit.parse(text)
        added: list[Key] = []
        for (section, name), value in changes.items():
            table: Any = document
            for part in section.split("."):
                table = table.get(part) if table is not None else None
            if value is REMOVED:
                if table is not None and name in table:
                    del table[name]
            elif table is not None and name in table:
                table[name] = list(value) if isinstance(value, tuple) else value
            else:
                added.append((section, name))
        text = tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError):
        return None
    for section, name in added:
        line = tomlkit.dumps({name: changes[section, name]})
        remark = remarks.get((section, name), "")
        text = _with_line(text, section, f"# {remark}\n{line}" if remark else line)
    return text


def _with_line(text: str, section: str, lines: str) -> str:
    """The text with lines after the last value of a section; in a new section at the end, if it has none."""
    found = text.splitlines(keepends=True)
    name = r"\s*\.\s*".join(rf"\"?{re.escape(part)}\"?" for part in section.split("."))
    heading = re.compile(rf"\s*\[\s*{name}\s*\]\s*(#.*)?\n?")
    begin = next((place for place, line in enumerate(found) if heading.fullmatch(line)), None)
    if begin is None:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[{section}]\n{lines}"
    last = begin
    for place in range(begin + 1, len(found)):
        line = found[place].strip()
        if line.startswith("["):
            break
        if line and not line.startswith("#"):
            last = place
    if not found[last].endswith("\n"):
        found[last] += "\n"
    return "".join((*found[: last + 1], lines, *found[last + 1 :]))
