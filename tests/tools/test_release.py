"""What is made for a release: the run-time constraints, the bill of materials, the zip for Windows."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pipeline.foundation import everyday_words
from pipeline.foundation.everyday_words import TOWNS
from pipeline.foundation.release import RELEASE
from tools import runtime, sbom, towns, wheelhouse

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = sorted((ROOT / "tools" / "windows").iterdir())


def dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {canonicalize_name(Requirement(one).name) for one in project["dependencies"]}


def test_the_committed_constraints_are_what_the_program_needs():
    # Where this fails: run `make constraints`.
    assert runtime.FILE.read_text(encoding="utf-8") == runtime.constraints()


def test_the_constraints_have_every_dependency_and_nothing_of_the_tests():
    named = set(runtime.needed(runtime.WINDOWS))
    assert dependencies() <= named
    assert not {"pytest", "mypy", "ruff", "playwright", "hypothesis", "hatchling", "distributed"} & named
    assert "tzdata" in named
    assert set(runtime.needed(runtime.LINUX, "3.11")) <= set(runtime.versions())


def test_the_release_is_said_by_the_program(hsb):
    assert hsb("--version") == (0, f"hsb, version {RELEASE}\n")
    assert re.fullmatch(r"\d+\.\d+\.\d+", RELEASE)


def test_the_bill_of_materials_names_every_package_with_its_licence():
    bill = sbom.bill_of_materials()
    named = {one["name"]: one for one in bill["components"]}
    assert dependencies() <= set(named)
    assert bill["metadata"]["component"]["version"] == RELEASE
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [name for name, one in named.items() if "licenses" not in one] == []
    refs = {one["bom-ref"] for one in bill["components"]}
    assert len(refs) == len(named)
    assert set(bill["dependencies"][0]["dependsOn"]) == refs


def test_the_bill_of_materials_is_the_same_each_time(tmp_path):
    first, second = (sbom.main(tmp_path).read_bytes() for _ in range(2))
    assert first == second
    assert json.loads(first)["components"]


def wheel(folder, name):
    file = folder / name
    file.write_bytes(name.encode())
    return file, hashlib.sha256(name.encode()).hexdigest()


def test_each_package_has_the_hashes_of_all_its_wheels_and_no_host(tmp_path):
    made = [
        wheel(tmp_path, f"two_parts-1.0-cp{python}-cp{python}-win_amd64.whl") for python in ("312", "313")
    ]
    made.append(wheel(tmp_path, "plain-2.1-py3-none-any.whl"))
    text = wheelhouse.with_hashes(file for file, _ in made)
    assert text.count("--hash=sha256:") == 3
    assert all(hashed in text for _, hashed in made)
    lines = [line for line in text.splitlines() if not line.startswith(" ")]
    assert lines == ["plain==2.1 \\", "two-parts==1.0 \\"]
    assert "http" not in text


def test_the_zip_is_the_same_each_time_and_its_sums_are_right(tmp_path):
    folder = tmp_path / "hsb-paperwork-1.2.3-windows"
    (folder / "wheels").mkdir(parents=True)
    wheel(folder / "wheels", "plain-2.1-py3-none-any.whl")
    (folder / "SHA256SUMS").write_text(wheelhouse.sums_of(folder), encoding="ascii")
    checked = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder)
    assert checked.returncode == 0
    first = wheelhouse.zipped(folder)
    assert first.name == "hsb-paperwork-1.2.3-windows.zip"
    data = first.read_bytes()
    assert wheelhouse.zipped(folder).read_bytes() == data
    assert zipfile.ZipFile(first).namelist() == [
        f"{folder.name}/SHA256SUMS",
        f"{folder.name}/wheels/plain-2.1-py3-none-any.whl",
    ]


def test_the_zip_has_the_guides_with_their_hashes_and_every_script(tmp_path, monkeypatch):
    def pages(folder):
        folder.mkdir()
        (folder / "index.html").write_text("<h1>Guides</h1>", encoding="utf-8")

    monkeypatch.setattr(wheelhouse, "build_guides", pages)
    monkeypatch.setattr(
        wheelhouse, "download", lambda packages, python, folder: wheel(folder, f"a-{python}.txt")
    )
    monkeypatch.setattr(wheelhouse.subprocess, "run", lambda *command, **options: None)
    made = zipfile.ZipFile(wheelhouse.main(tmp_path))
    (folder,) = {name.partition("/")[0] for name in made.namelist()}
    assert {f"{folder}/Guides/index.html", *(f"{folder}/{one.name}" for one in SCRIPTS)} <= set(
        made.namelist()
    )
    assert "  Guides/index.html\n" in made.read(f"{folder}/SHA256SUMS").decode()
    assert "Guides" in made.read(f"{folder}/README.txt").decode()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.name)
def test_each_script_is_ascii_and_its_paths_are_in_quotation_marks(script):
    text = script.read_text(encoding="ascii")
    if script.suffix == ".txt":
        return
    for line in text.splitlines():
        assert line.count('"') % 2 == 0, line
        outside = re.sub(r'"[^"]*"', "", line)
        assert "%~" not in outside, line
        assert "%LOCALAPPDATA%" not in outside, line
    assert set(re.findall(r"goto (\w+)", text)) <= set(re.findall(r"^:(\w+)$", text, re.MULTILINE))


def test_the_program_is_installed_by_two_lines_without_a_network_or_an_administrator():
    lines = (ROOT / "tools" / "windows" / "Install.bat").read_text(encoding="ascii").splitlines()
    assert len(lines) == 2
    assert "-m venv" in lines[0]
    assert all(option in lines[1] for option in ("--no-index", "--find-links", "--require-hashes"))


@pytest.mark.parametrize(("script", "command"), [("Check.cmd", "check"), ("Make documents.cmd", "run")])
def test_what_is_dropped_onto_a_script_is_given_to_a_command_that_takes_it(script, command, hsb):
    text = (ROOT / "tools" / "windows" / script).read_text(encoding="ascii")
    assert f'hsb.exe" {command} "%~f1" --out "%~dp1outputs"' in text
    code, said = hsb(command, "--help")
    assert code == 0
    assert "--out" in said
    assert "[INPUTS]" in said


def test_the_committed_towns_are_those_of_the_gazetteer():
    # Where this fails: run `make towns`.
    assert TOWNS.read_text(encoding="utf-8") == towns.text()
    assert {"bristol", "kingslynn", "newcastleupontyne"} <= everyday_words.towns()
    assert not any(one.startswith("#") for one in everyday_words.towns())
