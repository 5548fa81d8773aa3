"""The executors: this process, several processes of this machine, or a Dask cluster.

Results come in the order of the tasks.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

from pipeline.foundation.errors import OutputError, PipelineError, WorkerFault, fault_lines

T = TypeVar("T")
R = TypeVar("R")
Tool = Callable[[T], R]
Results = Generator[R, None, None]
#: How many tasks wait for each worker: enough that none is idle, and few enough to hold in memory.
_WAITING = 2
_SECONDS_TO_END = 2
_SECONDS_TO_ASK_AGAIN = 0.02


class Workers(Protocol):
    """An executor."""

    def results(self, tool: Tool[T, R], tasks: Iterable[T]) -> Results[R]:
        """The tool's result for each task, in the order of the tasks.

        Only a few tasks are taken ahead of the results. Closing the generator stops all work.
        """
        ...


class ThisProcess:
    """Does one task after another."""

    def results(self, tool: Tool[T, R], tasks: Iterable[T]) -> Results[R]:
        """The tool's result for each task."""
        for task in tasks:
            yield tool(task)


class Processes:
    """Several processes of this machine.

    Each receives the tool once. After a worker is killed the pool is replaced, once.
    """

    def __init__(self, number: int) -> None:
        self._number = number

    def results(self, tool: Tool[T, R], tasks: Iterable[T]) -> Results[R]:
        """The tool's result for each task. Raises OutputError where workers are killed a second time."""
        waiting: deque[tuple[T, Future[R]]] = deque()
        pool = self._pool(tool)
        is_second = False
        try:
            for task in _and_then_none(tasks):
                if task is not None:
                    waiting.append((task, _submitted(pool, task)))
                while waiting and (task is None or len(waiting) > self._number * _WAITING):
                    try:
                        yield waiting[0][1].result()
                        waiting.popleft()
                    except BrokenProcessPool:
                        if is_second:
                            raise _killed() from None
                        is_second, pool = True, self._pool(tool)
                        waiting = deque((one, _submitted(pool, one)) for one, _ in waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            _end_all()

    def _pool(self, tool: Tool[Any, Any]) -> ProcessPoolExecutor:
        """A pool of processes that start with nothing of this one's memory: the same on every system."""
        fresh = multiprocessing.get_context("spawn")
        with _without_interruption():
            return ProcessPoolExecutor(self._number, mp_context=fresh, initializer=partial(_begin, tool))


class Cluster:
    """The workers of a Dask cluster, at the address of its scheduler.

    A task whose worker is lost goes to another.
    """

    def __init__(self, address: str) -> None:
        """Raises OutputError where Dask is not installed, or the scheduler cannot be reached."""
        try:
            from dask.distributed import Client  # type: ignore[import-untyped,unused-ignore]
        except ImportError:
            remedy = "Install 'hsb-paperwork[cluster]', or leave out --executor."
            raise OutputError("Dask is not installed.", remedy) from None
        try:
            client: Any = Client
            self._client = client(address, timeout=10)
        except (OSError, ValueError) as fault:
            raise OutputError(
                f"The Dask scheduler at {address} cannot be reached.",
                ("Check that it is running, and try again."),
            ) from fault

    def results(self, tool: Tool[T, R], tasks: Iterable[T]) -> Results[R]:
        """The tool's result for each task. Raises OutputError where a task loses its worker repeatedly."""
        from dask.distributed import KilledWorker

        ahead = _WAITING * max(1, len(self._client.scheduler_info()["workers"]))
        # A task, because the cluster makes it again for a worker that lost it; what is scattered is gone.
        shared = self._client.submit(_itself, tool, pure=False)
        waiting: deque[Any] = deque()
        try:
            for task in _and_then_none(tasks):
                if task is not None:
                    waiting.append(self._client.submit(_use_given, shared, task, pure=False))
                while waiting and (task is None or len(waiting) > ahead):
                    yield waiting.popleft().result()
        except KilledWorker:
            raise _killed() from None
        finally:
            self._client.cancel([*waiting, shared])
            self._client.close()


def workers_for(number: int, tasks: int) -> Workers:
    """As many processes as are asked for (0: one a core), but no more than there are tasks."""
    number = min(number or _cores(), tasks)
    return Processes(number) if number > 1 else ThisProcess()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _and_then_none(tasks: Iterable[T]) -> Iterator[T | None]:
    yield from tasks
    yield None


_TOOL: list[Tool[Any, Any]] = []


def _begin(tool: Tool[Any, Any]) -> None:
    """Set up a worker process: keep the tool, and leave interruptions to the first process.

    The first process ends its workers; a worker also ends when the first process does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.umask(0o077)
    _TOOL.append(tool)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    sys.unraisablehook = _leave_again
    signal.signal(signal.SIGTERM, _leave)  # from now on there may be something to clean up


def _leave(number: int, frame: object) -> None:
    """Exit cleanly: the current task stops, and its temporary files are deleted."""
    raise SystemExit


def _leave_again(lost: sys.UnraisableHookArgs) -> None:
    """Ask once more to exit where the exit came within a callback of Python's own, which loses it."""
    if lost.exc_type is SystemExit:
        threading.Timer(_SECONDS_TO_ASK_AGAIN, os.kill, (os.getpid(), signal.SIGTERM)).start()
    else:
        sys.__unraisablehook__(lost)


def _end_with_the_first() -> None:
    """End this process when the first one is killed: nobody waits for its results any more."""
    first = multiprocessing.parent_process()
    if first is not None:
        multiprocessing.connection.wait([first.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_SECONDS_TO_END)
        os._exit(1)


def _end_all() -> None:
    """Ask the workers to exit, and kill those that do not."""
    children = multiprocessing.active_children()
    for child in children:
        child.terminate()
    for child in children:
        child.join(_SECONDS_TO_END / 2)
        child.kill()
        child.join(_SECONDS_TO_END / 2)


def _submitted(pool: ProcessPoolExecutor, task: T) -> Future[Any]:
    """The future of a task; where the pool is broken already, one that raises BrokenProcessPool.

    The first task starts the processes, which must not be interrupted.
    """
    try:
        with _without_interruption():
            return pool.submit(_use, task)
    except BrokenProcessPool as fault:
        broken: Future[Any] = Future()
        broken.set_exception(fault)
        return broken


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Delay an interruption until the block ends.

    Where the system allows it, a process started meanwhile is never interrupted: one that is cut off while
    it starts would print a long traceback that names what it was given. Nor does it end by itself when the
    terminal is closed: the first process ends it, cleanly.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    former = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    window = signal.signal(signal.SIGHUP, signal.SIG_IGN) if hasattr(signal, "SIGHUP") else None
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, former)
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, window)
    if came and callable(former):
        former(came[0], None)


def _use(task: Any) -> Any:
    try:
        return _use_given(_TOOL[0], task)
    except SystemExit:  # from _leave: the pool would take it for the task's result
        os._exit(1)


def _use_given(tool: Tool[Any, Any], task: Any) -> Any:
    """The tool's result for a task.

    A fault of the program is pickled, and logged by a cluster, without any value of a case.
    """
    try:
        return tool(task)
    except PipelineError:
        raise
    except Exception as fault:
        raise WorkerFault("\n".join(fault_lines(fault))) from None


def _itself(tool: T) -> T:
    return tool


def _killed() -> OutputError:
    remedy = (
        "The machine may be short of memory. Run again with fewer --workers. Every file that was written is "
        "complete."
    )
    return OutputError("A worker process was killed, and so was its replacement.", remedy)
