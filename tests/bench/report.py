"""The report of many cases, against reading them: whole commands, each in its own process, by size."""

from __future__ import annotations

import itertools
import resource
import sys
import tempfile
from pathlib import Path

from pipeline.formats.excel.writer import write_cases
from pipeline.procedure.sample import sample_cases
from tests.bench.due import READ, seconds

SIZES = (30, 120, 400, 2_000)
#: Excel has 1,048,576 rows, so this many cases need several workbooks, as several officers would have.
IN_A_WORKBOOK = 2_500


def main(*sizes: int) -> None:
    """Print, for each size, the seconds of reading and of `hsb report`, their ratio and its peak memory."""
    for cases in sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            inputs, out = Path(folder, "inputs"), Path(folder, "out")
            inputs.mkdir()
            every = sample_cases(cases, 5)
            for number in range(-(-cases // IN_A_WORKBOOK)):
                write_cases(inputs / f"cases {number + 1:03}.xlsx", itertools.islice(every, IN_A_WORKBOOK))
            reading = seconds([sys.executable, "-c", READ, str(inputs)])
            command = [
                "report",
                str(inputs),
                "--out",
                str(out),
                "--as-of",
                "30/10/2026",
                "--quarter",
                "2026-27-Q2",
            ]
            report = seconds([sys.executable, "-m", "pipeline", *command])
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            done = (out / "reports/2026-27-Q2/partnership.docx").exists()
            print(
                f"report of {cases} cases: reading {reading:.1f} s, hsb report {report:.1f} s, ratio "
                f"{report / reading:.2f}; "
                f"peak {peak:.0f} MB; {'done' if done else 'NOT DONE'}",
                flush=True,
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
