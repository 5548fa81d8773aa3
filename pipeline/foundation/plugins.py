"""Finds the plugins in a folder: one file, one plugin, its first line its meaning."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from types import ModuleType


@dataclass(frozen=True)
class Plugin:
    """One rule, duty, withholding, document or measure: its name (the file's), its meaning, its module."""

    name: str
    meaning: str
    module: ModuleType


@cache
def plugins_in(package: str) -> tuple[Plugin, ...]:
    """Every plugin of a package such as "pipeline.procedure.rules", in order of name; folders in it are not.

    A plugin without a docstring raises ValueError: what nobody described cannot be listed.
    """
    folder = importlib.import_module(package)
    names = sorted(entry.name for entry in pkgutil.iter_modules(folder.__path__) if not entry.ispkg)
    return tuple(_plugin(importlib.import_module(f"{package}.{name}"), name) for name in names)


def _plugin(module: ModuleType, name: str) -> Plugin:
    lines = (module.__doc__ or "").strip().splitlines()
    if not lines:
        raise ValueError(f"{module.__name__} does not say what it means: give it a first line.")
    return Plugin(name, lines[0], module)
