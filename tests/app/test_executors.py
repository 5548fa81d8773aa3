"""The executors: the same results in the same order from each, whichever worker is killed."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.app import executors
from pipeline.app.executors import Cluster, Processes, ThisProcess, workers_for
from pipeline.foundation.errors import OutputError, WorkerFault, fault_lines

NUMBERS = list(range(23))


def squared(number):
    """The square. Larger numbers finish first, so that only the executor keeps the order."""
    time.sleep(0.002 * (len(NUMBERS) - number))
    return number * number


def squared_or_killed(marks: Path, times: int, number: int) -> int:
    """The square; at 7 the worker is killed, this number of times."""
    if number == 7:
        for one in range(times):
            try:
                (marks / str(one)).touch(exist_ok=False)
            except FileExistsError:
                continue
            os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def refuse(number):
    raise OutputError(f"Number {number} cannot be written.", "Close it.")


@pytest.mark.parametrize("workers", [ThisProcess(), Processes(2), Processes(3)])
def test_results_come_in_the_order_of_the_tasks(workers):
    assert list(workers.results(squared, NUMBERS)) == [number * number for number in NUMBERS]


def test_only_a_few_tasks_are_taken_ahead():
    taken = []

    def tasks():
        for number in NUMBERS:
            taken.append(number)
            yield number

    results = Processes(2).results(squared, tasks())
    next(results)
    assert len(taken) <= 6
    results.close()


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(tmp_path):
    found = list(Processes(2).results(partial(squared_or_killed, tmp_path, 1), NUMBERS))
    assert found == [number * number for number in NUMBERS]
    assert [path.name for path in tmp_path.iterdir()] == ["0"]


def test_where_its_replacement_is_killed_too_the_run_ends_with_a_sentence(tmp_path):
    with pytest.raises(OutputError, match="A worker process was killed, and so was its replacement"):
        list(Processes(2).results(partial(squared_or_killed, tmp_path, 2), NUMBERS))


def test_an_error_of_the_work_comes_whole_from_a_worker():
    with pytest.raises(OutputError) as told:
        list(Processes(2).results(refuse, NUMBERS))
    assert (told.value.message, told.value.remedy) == ("Number 0 cannot be written.", "Close it.")


def spell_out(number):
    raise KeyError(f"Robin Fernhollow, number {number}")


def test_a_fault_of_the_program_in_a_worker_tells_what_and_where_and_no_value():
    with pytest.raises(WorkerFault) as told:
        list(Processes(2).results(spell_out, NUMBERS))
    kind, *places = fault_lines(told.value)
    assert kind == "KeyError"
    assert any(
        place.startswith(f"{Path(__file__).name} line ") and place.endswith(", spell_out") for place in places
    )
    assert "Robin" not in "".join(map(str, (told.value, told.value.__cause__, *fault_lines(told.value))))


def _in_time(is_so):
    """Whether it is so within ten seconds.

    A worker that has ended counts as running until the thread that saw its end has run.
    """
    deadline = time.monotonic() + 10
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return is_so()


def slow(folder, number):
    (folder / str(number)).touch()
    time.sleep(600)


def test_a_worker_in_the_midst_of_a_task_ends_in_order_when_it_is_told_to(tmp_path):
    import multiprocessing

    workers: list = []

    def tasks():
        yield from (1, 2)
        begun = time.monotonic()
        while len(list(tmp_path.iterdir())) < 2:
            assert time.monotonic() < begun + 60
            time.sleep(0.05)
        workers.extend(multiprocessing.active_children())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Processes(2).results(partial(slow, tmp_path), tasks()))
    assert _in_time(lambda: None not in [one.exitcode for one in workers])
    assert [one.exitcode for one in workers] == [1, 1], (
        "one that had to be killed would have left its temporary files"
    )


def test_no_worker_is_left_when_the_results_are_no_longer_wanted():
    import multiprocessing

    results = Processes(2).results(squared, NUMBERS)
    next(results)
    results.close()
    assert _in_time(lambda: multiprocessing.active_children() == [])


def test_there_are_no_more_workers_than_tasks():
    assert isinstance(workers_for(4, 1), ThisProcess)
    assert isinstance(workers_for(1, 100), ThisProcess)
    assert isinstance(workers_for(2, 100), Processes)


def test_a_scheduler_that_is_not_there_is_one_sentence(monkeypatch):
    distributed = pytest.importorskip("dask.distributed")
    client = distributed.Client
    monkeypatch.setattr(distributed, "Client", lambda address, timeout: client(address, timeout=0.2))
    with pytest.raises(OutputError, match="cannot be reached"):
        Cluster("tcp://127.0.0.1:9")


def test_an_exit_that_a_callback_of_python_loses_is_asked_for_again_and_nothing_is_printed(
    capsys, monkeypatch
):
    asked = []
    monkeypatch.setattr(executors.os, "kill", lambda *to: asked.append(to))
    lost = SimpleNamespace(exc_type=SystemExit, exc_value=None, exc_traceback=None, err_msg=None, object=None)
    executors._leave_again(lost)
    deadline = time.monotonic() + 5
    while not asked and time.monotonic() < deadline:
        time.sleep(0.01)
    assert asked == [(os.getpid(), signal.SIGTERM)]
    assert capsys.readouterr().err == ""
