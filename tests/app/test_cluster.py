"""The same work on a Dask cluster of two local workers, which are killed in the middle of a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from pipeline.app.executors import Cluster
from pipeline.app.run_documents import RunRequest, run
from pipeline.app.settings import settings_for
from pipeline.casefiles.job import CaseJob
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import WorkerFault
from pipeline.procedure.sample import sample_cases
from tests.comparing import assert_same_files, tree
from tests.extent import slow_on_purpose
from tests.making import ROOT, TEMPLATES

if not os.environ.get("CI"):
    pytest.importorskip("distributed", reason="Dask is not installed: it is the extra 'cluster'")

SETTINGS = settings_for(ROOT / "inputs")
NOW = SETTINGS.clock(date(2026, 10, 30))


def logged(log, *words):
    """Start a Python process in this folder, with its output in a file."""
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    with log.open("ab") as said:
        return subprocess.Popen([sys.executable, "-m", *words], stdout=said, stderr=said, cwd=ROOT, env=there)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The scheduler's address, its workers (two, a process each), how to begin one more, and their log.

    One cluster for all tests: the last of them kills its workers.
    """
    tmp_path = tmp_path_factory.mktemp("cluster")
    file = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    log = tmp_path / "log.txt"
    scheduler = logged(log, "distributed.cli.dask_scheduler", "--port", "0", "--host", "127.0.0.1", *common)
    begun = time.monotonic()
    while not file.exists() or not file.stat().st_size:
        assert time.monotonic() < begun + 60
        time.sleep(0.1)
    alone = ["--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path)]
    workers = []

    def begin():
        workers.append(logged(log, "distributed.cli.dask_worker", *alone, *common))

    begin()
    begin()
    address = json.loads(file.read_text())["address"]
    _wait_for(address, 2)
    yield address, workers, begin, log
    for one in (*workers, scheduler):
        one.kill()
        one.wait()


def _wait_for(address, number):
    from distributed import Client

    with Client(address, timeout=30) as client:
        client.wait_for_workers(number, timeout=60)


def fails(tasks):
    raise KeyError(str(tasks[0].case.details.child_name))


def test_a_cluster_logs_no_value_of_a_case_where_the_program_fails(cluster):
    address, _, _, log = cluster
    case = next(sample_cases(1, 8))
    task = CaseJob(case=case, issued_files={"plan.docx": str(case.details.child_name).encode()})
    with pytest.raises(WorkerFault, match="KeyError"):
        list(Cluster(address).results(fails, [[task]]))
    begun = time.monotonic()
    while "Compute Failed" not in log.read_text():
        assert time.monotonic() < begun + 30
        time.sleep(0.1)
    said = log.read_text() + repr(task)
    for value in (
        case.details.child_name,
        case.details.nhs_number,
        case.details.home_address,
        case.details.school,
    ):
        assert str(value) not in said


def ordered(out, *more):
    """A run of one case from the command line."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "run",
        str(ROOT / "inputs"),
        "--out",
        str(out),
        "--as-of",
        "30/10/2026",
        "--case",
        "C-0001",
        *more,
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


@slow_on_purpose
def test_the_command_takes_a_scheduler_and_says_what_belongs_together(cluster, tmp_path):
    address, *_ = cluster
    done = ordered(tmp_path / "out", "--executor", "dask", "--scheduler", address)
    assert "Cases: 1 with documents" in done.stdout, done.stderr
    assert list((tmp_path / "out" / "cases" / "C-0001").glob("*.docx"))
    wrong = ordered(tmp_path / "out", "--executor", "dask")
    assert wrong.returncode == 2
    assert "belong together" in wrong.stderr


def test_without_a_scheduler_nothing_is_written(hsb, monkeypatch):
    from dask import distributed

    client = distributed.Client
    monkeypatch.setattr(distributed, "Client", lambda address, timeout: client(address, timeout=0.2))
    words = ("--case", "C-0001", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9")
    code, said = hsb("run", str(ROOT / "inputs"), "--as-of", "30/10/2026", *words)
    assert code == 6
    assert "The Dask scheduler at tcp://127.0.0.1:9 cannot be reached." in " ".join(said.split())
    assert not Path("outputs").exists()


@slow_on_purpose
def test_a_cluster_makes_the_same_bytes_though_its_workers_are_killed_and_another_comes(cluster, tmp_path):
    address, workers, begin, _ = cluster
    cases = list(sample_cases(3, 8))
    here, there = tmp_path / "here", tmp_path / "there"
    run(
        Reading(PackedCases(cases)),
        RunRequest(house=SETTINGS.house(), out=here, templates=TEMPLATES, clock=NOW),
    )

    class Killing:
        """Kills both workers when the second case is written: what they were given is gone with them."""

        done = 0

        def stage(self, label, steps):
            self.writing = label == "Writing documents"

        def step(self):
            self.done += self.writing
            if self.done == 2:
                workers[0].kill()
                workers[1].kill()
                begin()

    run(
        Reading(PackedCases(cases)),
        RunRequest(
            house=SETTINGS.house(), out=there, templates=TEMPLATES, clock=NOW, elsewhere=Cluster(address)
        ),
        Killing(),
    )
    assert workers[0].wait(10) != 0
    assert workers[1].wait(10) != 0
    assert_same_files(tree(there), tree(here))
