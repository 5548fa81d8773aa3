"""What is installed by `pip install` works by itself: the wheel, used from an empty folder."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.extent import ALL, few_or_all

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    found = list(folder.glob("*.whl"))
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment with the wheel; its libraries are those of this one."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.parent


def ran(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(installed / "hsb"), *words], cwd=folder, env=clean(), capture_output=True, text=True
    )


def clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


#: Packages that are only imported where an extra of that name is installed, behind a sentence that says so.
_OF_EXTRAS = {"dask", "docxcompose"}


def test_the_program_imports_only_what_it_declares_to_need():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(one).name) for one in project["dependencies"]}
    distributions = importlib.metadata.packages_distributions()
    for path in (ROOT / "pipeline").rglob("*.py"):
        for name in _imported(ast.parse(path.read_text(encoding="utf-8"))):
            if name not in {*sys.stdlib_module_names, "pipeline", *_OF_EXTRAS}:
                found = {canonicalize_name(one) for one in distributions.get(name, [name])}
                assert found & declared, f"{path.relative_to(ROOT)} imports {name}: add it to dependencies"


def _imported(tree: ast.AST) -> Iterator[str]:
    """The first part of the name of each module that is imported anywhere in a file."""
    for one in ast.walk(tree):
        if isinstance(one, ast.Import):
            yield from (name.name.partition(".")[0] for name in one.names)
        elif isinstance(one, ast.ImportFrom) and one.module and not one.level:
            yield one.module.partition(".")[0]


def test_the_wheel_carries_every_file_that_the_program_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "pipeline").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names
    templates = {f"pipeline/shipped_templates/{one.name}" for one in (ROOT / "templates").glob("*.docx")}
    assert len(templates) > 30
    assert templates <= names
    assert {"pipeline/shipped_inputs/settings.toml", "pipeline/shipped_inputs/logo.png"} <= names


def test_the_wheel_carries_nothing_else(wheel):
    ours = ("pipeline/", "hsb_paperwork-")
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if not name.startswith(ours)] == []
    assert [name for name in names if name.endswith((".pyc", ".xlsx")) or "/drafting/" in name] == []


def test_the_installed_program_works_from_an_empty_folder(installed, tmp_path):
    where = subprocess.run(
        [str(installed / "python"), "-P", "-c", "import pipeline; print(pipeline.__file__)"],
        cwd=tmp_path, env=clean(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)
    _folder_of_cases(installed, tmp_path)
    checked = ran(installed, tmp_path / "team", "check", "--as-of", "30/10/2026")
    assert checked.returncode in few_or_all((0, 1), (1,)), checked.stderr
    assert "Returned with the cells marked: 1 workbook, in outputs/check." in checked.stdout
    run = ran(installed, tmp_path / "team", "run", "--as-of", "30/10/2026", "--case", "C-0001")
    assert run.returncode in (0, 1), run.stderr
    assert list((tmp_path / "team" / "outputs" / "cases").rglob("*.docx"))


def _folder_of_cases(installed, tmp_path):
    """The folder team with one case; in `make test-all` with the example of thirty and a second council."""
    made = ran(installed, tmp_path, "init", *few_or_all(("team",), ("--example", "team")))
    assert made.returncode == 0, made.stderr
    if not ALL:
        words = ("workbook", "sample", "team/inputs/cases.xlsx", "--cases", "1", "--seed", "1", "--replace")
        assert ran(installed, tmp_path, *words).returncode == 0


def test_the_page_opens_from_the_start_script(installed, tmp_path):
    assert ran(installed, tmp_path, "init", "team").returncode == 0
    script = (tmp_path / "team" / "start.sh").read_text(encoding="utf-8")
    assert str(installed / "python") in script
    script = script.replace(" open .", " open . --no-browser")  # nobody looks at a browser here
    (tmp_path / "team" / "start.sh").write_text(script, encoding="utf-8")
    command = [str(tmp_path / "team" / "start.sh")]
    with subprocess.Popen(command, cwd="/", env=clean(), stdout=subprocess.PIPE, text=True) as page:
        try:
            page.stdout.readline()
            address = page.stdout.readline().strip()
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            assert "<h1" in opener.open(address, timeout=60).read().decode()
            style = opener.open(f"{address.partition('/enter')[0]}/static/site.css", timeout=60)
            assert style.status == 200
        finally:
            page.terminate()
            page.wait(timeout=30)


def test_the_shell_completes_commands(installed, tmp_path):
    there = {**clean(), "PATH": f"{installed}{os.pathsep}{os.environ['PATH']}"}
    script = subprocess.run(
        ["hsb"], cwd=tmp_path, env={**there, "_HSB_COMPLETE": "bash_source"}, capture_output=True, text=True
    )
    assert "complete -o nosort -F _hsb_completion hsb" in script.stdout
    asked = {"_HSB_COMPLETE": "bash_complete", "COMP_WORDS": "hsb ini", "COMP_CWORD": "1"}
    answer = subprocess.run(["hsb"], cwd=tmp_path, env={**there, **asked}, capture_output=True, text=True)
    assert answer.stdout == "plain,init\n"
