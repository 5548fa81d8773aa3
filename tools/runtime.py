"""The packages that the installed program needs, with their versions: `python -m tools.runtime` writes them.

They follow from pyproject.toml and from what the installed packages say of themselves; versions are those of
constraints.txt. The file is for Linux and Windows alike: what only one needs has its marker.
"""

from __future__ import annotations

import importlib.metadata
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
FILE = ROOT / "constraints-runtime.txt"
_HEAD = "# Only what the installed program needs, from constraints.txt. Made by `make constraints`.\n"
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
#: The Python releases that the zip for Windows is for.
PYTHONS = ("3.12", "3.13")


def versions() -> dict[str, str]:
    """Each package of constraints.txt by its canonical name, with its version."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if "==" in line)
    return {canonicalize_name(name): version.strip() for name, version in pairs}


def needed(platform: dict[str, str], python: str = PYTHONS[0]) -> dict[str, str]:
    """Every package that the program needs on a platform, with its version.

    Raises KeyError for one that constraints.txt does not name.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    environment = {**platform, "python_version": python, "python_full_version": f"{python}.0"}
    known, found, waiting = versions(), dict[str, str](), [*project["dependencies"]]
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if not _holds(requirement, environment, ("",)) or name in found:
            continue
        found[name] = known[name]
        waiting += _asked_by(name, environment, requirement.extras)
    return dict(sorted(found.items()))


def _asked_by(name: str, environment: dict[str, str], extras: Iterable[str]) -> Iterator[str]:
    """What a package says that it needs; nothing of one that is not installed on this platform."""
    try:
        asked = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return
    for line in asked:
        requirement = Requirement(line)
        if _holds(requirement, environment, ("", *extras)):
            requirement.marker = None
            yield str(requirement)


def _holds(requirement: Requirement, environment: dict[str, str], extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in extras)


def constraints() -> str:
    """The text of constraints-runtime.txt."""
    here, there = needed(LINUX, "3.11"), needed(WINDOWS)
    lines = [
        f"{name}=={version}" + ("" if name in here else '; sys_platform == "win32"')
        for name, version in sorted({**here, **there}.items())
    ]
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(constraints(), encoding="utf-8")
