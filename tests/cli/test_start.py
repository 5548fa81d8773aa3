"""Commands that read no workbook start at once: they load no library of the report or the documents."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trouble.draft import base, workbook

ROOT = Path(__file__).parent.parent.parent

HEAVY = {
    "cryptography", "distributed", "docx", "docxtpl", "gptables", "hypothesis", "icalendar", "lxml",
    "matplotlib", "msoffcrypto", "numpy", "openpyxl", "pandas", "pydantic", "pypdf", "python_calamine",
    "rdocx", "rich", "scipy", "spellchecker", "xlsxwriter",
}  # fmt: skip

_SCRIPT = """
import sys
from pipeline.cli import hsb
try:
    hsb(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted({name.split(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize("command", ["--help", "--version", "list", "run --help", "report --help"])
def test_a_command_that_reads_no_workbook_loads_no_heavy_library(command):
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *command.split()], capture_output=True, text=True, check=True
    )
    loaded = ended.stdout.splitlines()[-1].split()
    assert loaded[0] == "loaded:"
    assert "click" in loaded
    assert not HEAVY & set(loaded)


#: What only the report needs: the largest libraries, which take a second to load.
OF_THE_REPORT = {"gptables", "highspy", "matplotlib", "numpy", "pandas", "scipy"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("cases")
    (made / "inputs").mkdir()
    (made / "inputs" / "cases.xlsx").write_bytes(workbook(base()))
    return made


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "due",
        "run --workers 1",
        "panel",
        "workbook blank blank.xlsx",
        "templates check plan",
        "templates fields plan",
    ],
)
def test_only_the_report_loads_its_libraries(command, folder):
    at = ["--as-of", "30/10/2026"] if command.split()[0] in ("check", "due", "run", "panel") else []
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *command.split(), *at],
        capture_output=True, text=True, check=True, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    loaded = set(ended.stdout.splitlines()[-1].split())
    assert {"loaded:", "pipeline"} <= loaded
    assert not OF_THE_REPORT & loaded


def test_the_page_loads_no_library_of_the_report():
    script = "import sys; import pipeline.web.server; print(*{name.split('.')[0] for name in sys.modules})"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not OF_THE_REPORT & set(ended.stdout.split())
