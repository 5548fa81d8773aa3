"""Makes the zip for Windows: wheels, hashes, what installs them, the guides: `python -m tools.wheelhouse`.

Nothing but the download of the wheels needs a network, and the machine that installs needs none.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from packaging.utils import parse_wheel_filename

from pipeline.foundation.release import RELEASE
from tools.guides_page import build_guides
from tools.runtime import PYTHONS, ROOT, WINDOWS, needed

_SCRIPTS = Path(__file__).parent / "windows"
#: The folder of the zip with the guides as pages, for an officer without a network.
GUIDES = "Guides"
_DATE = (2026, 1, 1, 0, 0, 0)


def main(out: Path = ROOT / "dist") -> Path:
    """Make the zip in `out` and return its path. Ends with an error where a wheel for Windows is missing."""
    folder = out / f"hsb-paperwork-{RELEASE}-windows"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    for python in PYTHONS:
        download(needed(WINDOWS, python), python, wheels)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    subprocess.run(build, cwd=ROOT, check=True)
    (folder / "requirements.txt").write_text(
        with_hashes(wheels.glob("*.whl")), encoding="ascii", newline="\r\n"
    )
    for script in _SCRIPTS.iterdir():
        text = script.read_text(encoding="ascii")
        (folder / script.name).write_text(text, encoding="ascii", newline="\r\n")
    build_guides(folder / GUIDES)
    (folder / "SHA256SUMS").write_text(sums_of(folder), encoding="ascii", newline="\n")
    return zipped(folder)


def download(packages: Mapping[str, str], python: str, folder: Path) -> None:
    """Download the wheels of these versions for Windows and a Python release into a folder."""
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
        "--platform", "win_amd64", "--implementation", "cp", "--python-version", python,
        "--dest", str(folder), *(f"{name}=={version}" for name, version in packages.items()),
    ]  # fmt: skip
    subprocess.run(command, check=True)


def with_hashes(wheels: Iterable[Path]) -> str:
    """A requirements file with each package once, and the hashes of its wheels. It names no host."""
    found: dict[str, list[str]] = {}
    for wheel in sorted(wheels):
        name, version, *_ = parse_wheel_filename(wheel.name)
        found.setdefault(f"{name}=={version}", []).append(hash_of(wheel))
    return "".join(
        " \\\n".join([package, *(f"    --hash=sha256:{one}" for one in hashes)]) + "\n"
        for package, hashes in found.items()
    )


def hash_of(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def sums_of(folder: Path) -> str:
    """The SHA-256 of every file, in the form that sha256sum --check reads."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(f"{hash_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def zipped(folder: Path) -> Path:
    """The folder as a zip beside it, the same bytes for the same files."""
    target = Path(f"{folder}.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _DATE)
            package.writestr(entry, path.read_bytes())
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{main()}\n")
