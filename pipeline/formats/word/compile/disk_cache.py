"""Compiled templates cached on disk, so that the first document does not wait for its template."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2

from pipeline.formats.word.compiled_template import PartPlan, Plan
from pipeline.formats.word.opc import Entry
from pipeline.foundation.release import RELEASE

#: Increased with every change to the content of a plan or to the compilation of a template.
_FORM = 3
_LIBRARIES = ("docxtpl", "isal", "jinja2", "lxml", "markupsafe", "python_docx")


def cached(folder: Path, package: bytes, compiled: Callable[[], Plan]) -> Plan:
    """The plan of a template, from the folder if it is there undamaged, otherwise compiled and saved.

    The key is the content of the template and the versions of the program, of Python and the libraries, so an
    edited template is compiled again. The folder holds code and no case data; it is created so that nobody
    else may write to it. The cache is skipped where the folder cannot be written.
    """
    file = folder / f"{_key(package)}.plan"
    try:
        mark, held = (data := file.read_bytes())[:32], data[32:]
        if hashlib.sha256(held).digest() == mark and _is_ours(file):
            return _plan(marshal.loads(held))  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        pass
    plan = compiled()
    held = marshal.dumps(_fields(plan))
    _leave(file, hashlib.sha256(held).digest() + held)
    return plan


def _key(package: bytes) -> str:
    about = (_FORM, RELEASE, sys.implementation.cache_tag, *_versions())
    return hashlib.sha256(repr(about).encode() + package).hexdigest()


def _versions() -> list[str]:
    """The libraries with their versions.

    Read from the names of their folders: importlib.metadata takes longer than everything else.
    """
    names = [name.casefold() for name in os.listdir(Path(jinja2.__file__).parent.parent)]  # noqa: PTH208
    found = sorted(
        name
        for name in names
        if name.endswith(".dist-info") and name.startswith(tuple(f"{one}-" for one in _LIBRARIES))
    )
    if len(found) == len(_LIBRARIES):
        return found
    from importlib.metadata import version

    return [version(name) for name in _LIBRARIES]


def _is_ours(file: Path) -> bool:
    """Whether only this user can have written the file (on Windows the folder's permissions ensure it)."""
    if not hasattr(os, "getuid"):
        return True
    found = file.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _leave(file: Path, data: bytes) -> None:
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(data)
        partial.replace(file)


def _fields(plan: Plan) -> dict[str, Any]:
    fields = {one.name: getattr(plan, one.name) for one in dataclasses.fields(plan)}
    fields["parts"] = [
        {one.name: getattr(part, one.name) for one in dataclasses.fields(part)} for part in plan.parts
    ]
    fields["entries"] = [tuple(one) for one in plan.entries]
    return fields


def _plan(fields: dict[str, Any]) -> Plan:
    fields["parts"] = [PartPlan(**part) for part in fields["parts"]]
    fields["entries"] = [Entry(*one) for one in fields["entries"]]
    return Plan(**fields)
