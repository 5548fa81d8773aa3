"""What is due in 20,000 cases, against reading them: whole commands, each in its own process."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.formats.excel.writer import write_cases
from pipeline.procedure.sample import sample_cases

CASES = 20_000
#: Excel has 1,048,576 rows, so this many cases need several workbooks, as several officers would have.
WORKBOOKS = 8

READ = """
import sys
from pathlib import Path
from pipeline.formats.excel.input_files import workbooks_in
from pipeline.formats.excel.reader import read
read(workbooks_in(Path(sys.argv[1])))
"""


def main(cases: int = CASES) -> None:
    """Print the seconds of reading and of `hsb due`, their ratio (aim: at most 2) and its peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        inputs, out = Path(folder, "inputs"), Path(folder, "out")
        inputs.mkdir()
        every = list(sample_cases(cases, 5))
        share = -(-len(every) // WORKBOOKS)
        for number in range(WORKBOOKS):
            write_cases(inputs / f"cases {number + 1}.xlsx", every[number * share : (number + 1) * share])
        del every
        reading = seconds([sys.executable, "-c", READ, str(inputs)])
        due = seconds(
            [sys.executable, "-m", "pipeline", "due", str(inputs), "--out", str(out), "--as-of", "30/10/2026"]
        )
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"due in {cases} cases: reading {reading:.1f} s, hsb due {due:.1f} s, ratio "
            f"{due / reading:.2f}; peak {peak:.0f} MB"
        )


def seconds(command: list[str]) -> float:
    """The seconds that a command takes in its own process."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
