"""Finds the plugins in a folder. Each is one file, and its first line is its meaning."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

#: The kinds of plugin, and the folder of each.
FOLDERS = {
    "rules": "pipeline.procedure.rules",
    "duties": "pipeline.procedure.duties",
    "implied": "pipeline.procedure.implied",
    "withholdings": "pipeline.access.withholdings",
    "documents": "pipeline.documents",
    "measures": "pipeline.reporting.measures",
}
#: A folder of code that several plugins share. It holds no plugins.
_SHARED = "shared"


@dataclass(frozen=True)
class Plugin:
    """One part of a folder of plugins, such as a rule: its name (that of its file), meaning and module."""

    name: str
    meaning: str
    module: ModuleType


@cache
def plugins_in(package: str) -> tuple[Plugin, ...]:
    """Every plugin in a package such as "pipeline.procedure.rules" and its folders, sorted by name.

    Raises ValueError for a plugin without a docstring, which could not be listed.
    """
    plugins = (_plugin(importlib.import_module(name)) for name in _modules_in(package))
    return tuple(sorted(plugins, key=lambda plugin: plugin.name))


def _modules_in(package: str) -> Iterator[str]:
    for entry in pkgutil.iter_modules(importlib.import_module(package).__path__):
        name = f"{package}.{entry.name}"
        if not entry.ispkg:
            yield name
        elif entry.name != _SHARED:
            yield from _modules_in(name)


def _plugin(module: ModuleType) -> Plugin:
    meaning = " ".join((module.__doc__ or "").strip().partition("\n\n")[0].split())
    if not meaning:
        raise ValueError(f"{module.__name__} does not say what it means: give it a first sentence.")
    return Plugin(module.__name__.rsplit(".", 1)[-1], meaning, module)
