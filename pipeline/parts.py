"""Finds the parts in a folder: one file, one part, its first line its meaning."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from types import ModuleType


@dataclass(frozen=True)
class Part:
    """One rule, withholding or document: its name (the file's), its meaning, and its module."""

    name: str
    meaning: str
    module: ModuleType


@cache
def parts_in(package: str) -> tuple[Part, ...]:
    """Every part of a package such as "pipeline.rules", in order of name.

    A part without a docstring raises ValueError: a part whose meaning nobody wrote down cannot be listed.
    """
    folder = importlib.import_module(package)
    found = []
    for entry in sorted(pkgutil.iter_modules(folder.__path__), key=lambda entry: entry.name):
        module = importlib.import_module(f"{package}.{entry.name}")
        if not (module.__doc__ or "").strip():
            raise ValueError(f"{package}.{entry.name} does not say what it means: give it a first line.")
        meaning = (module.__doc__ or "").strip().splitlines()[0]
        found.append(Part(entry.name, meaning, module))
    return tuple(found)
