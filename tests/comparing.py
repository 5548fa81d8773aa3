"""Comparisons that print the difference: of texts, of the parts of a package, of the files of a folder."""

from __future__ import annotations

import difflib
import io
import os
import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

#: What the manifest keeps of the audit log.
_LOG = re.compile(rb',"log":\[[^]]*\]')
#: The most lines of a difference that are printed: enough for a document that differs completely.
MOST_LINES = 80


def assert_golden(path: Path, text: str) -> None:
    """Assert that a text is that of the golden file; with HSB_GOLDEN=1 write it there instead."""
    if os.environ.get("HSB_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"There is no golden text {path.name}: run 'make golden', and read what it writes."
    try:
        assert_same_text(text, path.read_text(encoding="utf-8"), path.name)
    except AssertionError as fault:
        raise AssertionError(f"{fault}\nIf this is meant, run 'make golden', and review the diff.") from None


def assert_same_text(found: str, expected: str, name: str) -> None:
    """Assert that two texts are equal; if not, print the lines that differ."""
    if found != expected:
        raise AssertionError("\n".join(_difference(found, expected, name)))


def assert_same_bytes(found: bytes, expected: bytes, name: str) -> None:
    """Assert that two files are equal; if not, print the text that differs, of a package part by part."""
    if found != expected:
        raise AssertionError("\n".join(_difference_of_files(found, expected, name)))


def assert_same_files(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> None:
    """Assert that two folders hold the same files; if not, print the files and the text that differ."""
    lines = [f"missing: {name}" for name in sorted(expected.keys() - found.keys())]
    lines += [f"not expected: {name}" for name in sorted(found.keys() - expected.keys())]
    for name in sorted(found.keys() & expected.keys()):
        if found[name] != expected[name]:
            lines += _difference_of_files(found[name], expected[name], name)
    if lines:
        raise AssertionError("\n".join(lines))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, except those in hidden places, which are no part of a result.

    The audit log says when and by whom, so it is not the same twice, nor is what the manifest keeps of it.
    """
    return {
        path.relative_to(folder).as_posix(): _LOG.sub(b"", path.read_bytes())
        if path.name == "manifest.json"
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name != "audit.log"
        and not any(one.startswith(".") for one in path.relative_to(folder).parts)
    }


def _difference(found: str, expected: str, name: str) -> list[str]:
    lines = list(
        difflib.unified_diff(
            expected.splitlines(), found.splitlines(), f"{name} as expected", f"{name} as found", lineterm=""
        )
    )
    more = len(lines) - MOST_LINES
    if not lines:
        return [f"{name}: only the ends of its lines differ"]
    return lines[:MOST_LINES] + ([f"... and {more} more lines of {name}"] if more > 0 else [])


def _difference_of_files(found: bytes, expected: bytes, name: str) -> list[str]:
    here, there = _parts(found), _parts(expected)
    if here is None or there is None:
        return _difference(_text(found), _text(expected), name)
    lines = [f"{name} has no part {one}" for one in there if one not in here]
    lines += [f"{name} has a part {one} that is not expected" for one in here if one not in there]
    for one in here:
        if one in there and here[one] != there[one]:
            lines += _difference(_text(here[one]), _text(there[one]), f"{name}: {one}")
    return lines or [f"{name}: its parts are equal, and packed otherwise"]


def _parts(data: bytes) -> dict[str, bytes] | None:
    try:
        with ZipFile(io.BytesIO(data)) as package:
            return {one: package.read(one) for one in package.namelist()}
    except BadZipFile:
        return None


def _text(data: bytes) -> str:
    """The bytes as comparable lines: markup with a line for each tag; what is no text as its size."""
    try:
        return data.decode("utf-8").replace("><", ">\n<")
    except UnicodeDecodeError:
        return f"{len(data)} bytes that are no text, beginning with {data[:16]!r}"
