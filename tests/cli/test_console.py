"""What a run shows while it works: bars on a terminal, plain lines in a pipe, and no name on either."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import console
from tests.making import ROOT


class _Bar:
    """Replaces the library's progress bars, and records the calls."""

    def __init__(self):
        self.tasks, self.steps = {}, 0

    @property
    def task_ids(self):
        return list(self.tasks)

    def add_task(self, label, total):
        self.tasks[len(self.tasks)] = (label, total)
        return len(self.tasks) - 1

    def remove_task(self, task):
        del self.tasks[task]

    def advance(self, task):
        self.steps += 1


@pytest.fixture
def clock(monkeypatch):
    """A clock that advances ten seconds a step."""
    now = [0.0]

    def tick():
        now[0] += 10
        return now[0]

    monkeypatch.setattr(console.time, "monotonic", tick)


def test_in_a_pipe_a_line_tells_now_and_then_how_far_a_long_stage_is(clock, capsys):
    bars = console._Bars(_Bar(), is_terminal=False)
    bars.stage("Writing documents", 10)
    for _ in range(10):
        bars.step()
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "Writing documents: 3 of 10, about 1 min left.",
        "Writing documents: 6 of 10, about 1 min left.",
        "Writing documents: 9 of 10, about 1 min left.",
    ]


def test_on_a_terminal_each_stage_has_a_bar_and_no_lines(clock, capsys):
    bar = _Bar()
    bars = console._Bars(bar, is_terminal=True)
    bars.stage("Checking cases", 2)
    bars.step()
    bars.stage("Writing documents", 3)
    assert list(bar.tasks.values()) == [("Writing documents", 3)]
    assert bar.steps == 1
    assert capsys.readouterr().err == ""


def test_a_bar_on_a_terminal_shows_the_stage_and_the_time_left(monkeypatch):
    from rich import console as of_rich

    shown = io.StringIO()
    real = of_rich.Console
    monkeypatch.setattr(of_rich, "Console", lambda **more: real(file=shown, force_terminal=True, width=100))
    with console.stages() as progress:
        progress.stage("Writing documents", 2)
        progress.step()
    assert "Writing documents" in shown.getvalue()
    assert "1/2" in shown.getvalue()
    assert "C-0001" not in shown.getvalue()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system closes pipes otherwise")
def test_where_nobody_reads_what_is_said_the_work_goes_on(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "workbook",
        "sample",
        str(tmp_path / "cases.xlsx"),
        "--cases",
        "2",
    ]
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "cases.xlsx").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_where_what_is_said_cannot_be_written_one_sentence_says_so():
    command = [sys.executable, "-m", "pipeline", "list"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        silent = subprocess.run(command, cwd=ROOT, stdout=full, stderr=full, check=False)
    assert silent.returncode == done.returncode == 6
    assert done.stderr.startswith(
        "The output cannot be written where it is sent. The disk may be full. Free some of it"
    )
