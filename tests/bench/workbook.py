"""Reading and checking workbooks, against the shortest possible time to read them."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

TODAY = date(2026, 10, 30)
ROUNDS = 5


def bare_read(path: Path) -> None:
    """Read every row with the workbook reader's own library, in its own process."""
    subprocess.run([sys.executable, "-c", _BARE, str(path)], check=True, capture_output=True)


def check(path: Path, out: Path) -> None:
    """Run all of `hsb check` in its own process: read, rules, printed findings, marked workbook."""
    subprocess.run(
        [sys.executable, "-m", "pipeline", "check", str(path), "--out", str(out), "--as-of", "30/10/2026"],
        check=False,
        capture_output=True,
    )


_BARE = (
    "import sys; from python_calamine import CalamineWorkbook as W; w = W.from_path(sys.argv[1]);"
    " [list(w.get_sheet_by_name(n).iter_rows()) for n in w.sheet_names]"
)
_PEAK = (
    "import resource, runpy, sys\n"
    "try: runpy.run_module('pipeline', run_name='__main__')\n"
    "except SystemExit: pass\n"
    "sys.stderr.write(f'PEAK {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}')"
)


def seconds(work: Callable[[], None]) -> float:
    """The seconds that one call takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def pairs(
    first: Callable[[], None], second: Callable[[], None], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Medians of both, timed in turn, and the median of the ratios of each pair."""
    taken = [(seconds(first), seconds(second)) for _ in range(rounds)]
    return (
        statistics.median(a for a, _ in taken),
        statistics.median(b for _, b in taken),
        statistics.median(a / b for a, b in taken),
    )


def sample(folder: Path, cases: int) -> Path:
    """A sample workbook with this number of cases."""
    path = folder / f"cases-{cases}.xlsx"
    subprocess.run(
        [sys.executable, "-m", "pipeline", "workbook", "sample", str(path), "--cases", str(cases)],
        check=True,
        capture_output=True,
    )
    return path


def peak_megabytes(path: Path, out: Path) -> float:
    """The peak memory of `hsb check` for a workbook (not on Windows)."""
    command = [sys.executable, "-c", _PEAK, "check", str(path), "--out", str(out), "--as-of", "30/10/2026"]
    shown = subprocess.run(command, check=False, capture_output=True, text=True).stderr
    return int(shown.rsplit("PEAK ", 1)[1]) / 1024


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = sample(folder, 1000)
        rows = sum(
            len(CalamineWorkbook.from_path(str(book)).get_sheet_by_name(one).to_python())
            for one in _sheets(book)
        )
        print(
            f"hsb check on 1,000 cases ({rows:,} rows, {book.stat().st_size / 1e6:.1f} MB) against a bare "
            "python-calamine read"
        )
        ours, bare, ratio = pairs(lambda: check(book, folder / "out"), lambda: bare_read(book))
        print(f"  whole processes: {ours:.2f} s against {bare:.2f} s; ratio {ratio:.1f} (aim: at most 5)")
        print("Peak memory of hsb check")
        small, large = (peak_megabytes(sample(folder, cases), folder / "out") for cases in (500, 2000))
        print(
            f"  500 cases {small:.0f} MB, 2,000 cases {large:.0f} MB: {(large - small) / 1500 * 1024:.0f} "
            "KB for each further case"
        )


def _sheets(path: Path) -> list[str]:
    return list(CalamineWorkbook.from_path(str(path)).sheet_names)
