"""Other fillers of Word templates, at fixed versions, each installed at first use into its own folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HOME = HERE.parent.parent / ".bench"


@dataclass(frozen=True)
class Rival:
    """One way to fill a template: its name in the table, its syntax, its call, and what to install."""

    name: str
    syntax: str
    kind: str
    python: tuple[str, ...] = ()
    node: tuple[str, ...] = ()
    remark: str = ""


OURS = Rival("ours", "docxtpl", "ours")
DOCXTPL = Rival(
    "docxtpl 0.20", "docxtpl", "docxtpl", remark="a fresh DocxTemplate for each document, autoescape=True"
)
RUST = Rival("rust-docxtpl 0.1.2", "docxtpl", "docxtpl", ("rust-docxtpl==0.1.2",), remark="docxtpl's syntax")
RIVALS = (
    OURS,
    DOCXTPL,
    Rival("docxtpl-ng 0.2.0", "docxtpl", "docxtpl", ("docxtpl-ng==0.2.0",), remark="docxtpl's syntax"),
    RUST,
    Rival(
        "docx-mailmerge2 1.0.3",
        "merge fields",
        "mailmerge",
        ("docx-mailmerge2==1.0.3",),
        remark="a plain mail merge",
    ),
    Rival(
        "docxtemplater 3.71.0",
        "braces",
        "docxtemplater",
        node=("docxtemplater@3.71.0", "pizzip@3.3.0"),
        remark="Node",
    ),
    Rival("carbone 3.8.2", "carbone", "carbone", node=("carbone@3.8.2",), remark="Node"),
    Rival(
        "easy-template-x 7.2.8", "braces", "easy-template-x", node=("easy-template-x@7.2.8",), remark="Node"
    ),
    Rival(
        "docx-templates 4.15.0",
        "commands",
        "docx-templates",
        node=("docx-templates@4.15.0",),
        remark="Node, noSandbox",
    ),
)


class SkippedError(Exception):
    """A rival that cannot run on this machine; the message says why."""


def command(rival: Rival, template: Path, out: Path) -> list[str]:
    """The command that starts the rival's filler, once the rival is installed.

    Raises SkippedError, saying why, where it cannot be installed.
    """
    if rival.node:
        folder = _installed(
            rival,
            HOME / f"node-{rival.kind}",
            ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"],
        )
        return ["node", str(HERE / "fillers" / "fill.cjs"), rival.kind, str(template), str(out), str(folder)]
    program = sys.executable
    if rival.python:
        folder = HOME / f"python-{rival.python[0].partition('=')[0]}"
        program = str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        _installed(rival, folder, [program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
    return [program, str(HERE / "fillers" / "fill.py"), rival.kind, str(template), str(out)]


def _installed(rival: Rival, folder: Path, install: list[str]) -> Path:
    """The folder with exactly the pinned packages, installed again if the pins have changed."""
    pins = "\n".join(rival.python + rival.node)
    mark = folder / "pins.txt"
    if mark.exists() and mark.read_text(encoding="utf-8") == pins:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if rival.node:
        (folder / "package.json").write_text("{}", encoding="utf-8")
        program = shutil.which("npm")
        if program is None or shutil.which("node") is None:
            raise SkippedError("Node is not on this machine")
        install = [program, *install[1:]]
    else:
        _run([sys.executable, "-m", "venv", str(folder)], folder)
    _run([*install, *rival.python, *rival.node], folder)
    mark.write_text(pins, encoding="utf-8")
    return folder


def _run(words: list[str], folder: Path) -> None:
    try:
        subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as fault:
        said = (getattr(fault, "stderr", None) or str(fault)).strip().splitlines() or ["no reason given"]
        raise SkippedError(f"it could not be installed ({said[0][:80]})") from None
