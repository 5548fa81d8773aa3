"""Commands that read no workbook start at once: they load no library of the report or the documents."""

import os
import subprocess
import sys
from pathlib import Path

from tests.extent import few_or_all
from tests.trouble.draft import base, workbook

ROOT = Path(__file__).parent.parent.parent

HEAVY = {
    "cryptography", "distributed", "docx", "docxtpl", "gptables", "hypothesis", "icalendar", "lxml",
    "matplotlib", "msoffcrypto", "numpy", "openpyxl", "pandas", "pydantic", "pypdf", "python_calamine",
    "rdocx", "rich", "scipy", "spellchecker", "xlsxwriter",
}  # fmt: skip

#: Commands one after the other in one process, and what is loaded after each.
_SCRIPT = """
import sys
from pipeline.cli import hsb
for command in sys.argv[1:]:
    try:
        hsb(command.split())
    except SystemExit:
        pass
    print("loaded:", command.split()[0], *sorted({name.split(".")[0] for name in sys.modules}))
"""


def loaded_by(*commands, **where):
    """What is loaded once each command has run, with the name of the command first."""
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *commands], capture_output=True, text=True, check=True, **where
    )
    found = [line.split()[1:] for line in ended.stdout.splitlines() if line.startswith("loaded: ")]
    assert [one[0] for one in found] == [one.split()[0] for one in commands]
    return found


def test_a_command_that_reads_no_workbook_loads_no_heavy_library():
    for command, *loaded in loaded_by("--help", "--version", "list", "run --help", "report --help"):
        assert "click" in loaded
        assert HEAVY & set(loaded) == set(), command


#: What only the report needs: the largest libraries, which take a second to load.
OF_THE_REPORT = {"gptables", "highspy", "matplotlib", "numpy", "pandas", "scipy"}


def test_only_the_report_loads_its_libraries(tmp_path):
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "cases.xlsx").write_bytes(workbook(base()))
    commands = [f"{one} --as-of 30/10/2026" for one in ("check", "due", "run --workers 1", "panel")]
    # Those about templates invent the sample's cases first, which takes seconds.
    about_templates = few_or_all([], ["templates check plan", "templates fields plan"])
    commands += ["workbook blank blank.xlsx", *about_templates]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for command, *loaded in loaded_by(*commands, cwd=tmp_path, env=environment):
        assert "pipeline" in loaded
        assert OF_THE_REPORT & set(loaded) == set(), command


def test_the_page_loads_no_library_of_the_report():
    script = "import sys; import pipeline.web.server; print(*{name.split('.')[0] for name in sys.modules})"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not OF_THE_REPORT & set(ended.stdout.split())
