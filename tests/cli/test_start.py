"""Commands that read no workbook start at once: they load no library of the report or the documents."""

import subprocess
import sys

import pytest

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
