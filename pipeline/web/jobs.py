"""Work that takes longer than a page may: one piece at a time, with its progress and a stop."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from pipeline.app.progress import Progress
from pipeline.app.said.of_faults import on_page
from pipeline.foundation.errors import PipelineError, fault_lines

#: How many finished pieces of work are kept to be looked at.
_KEPT = 20


class Stopped(KeyboardInterrupt):
    """Somebody stopped the work: it ends as an interruption from the keyboard ends it."""


class State(Enum):
    """What became of a piece of work."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass
class Job(Progress):
    """A piece of work: what it is, how far it is, and what came of it.

    `then`: the address of the screen that shows what came of it. `sentences`: why it ended early.
    """

    title: str
    then: str
    id: str = field(default_factory=lambda: secrets.token_urlsafe(8))
    state: State = State.RUNNING
    label: str = ""
    steps: int = 0
    done: int = 0
    result: Any = None
    sentences: tuple[str, ...] = ()
    _asked_to_stop: threading.Event = field(default_factory=threading.Event)

    def stage(self, label: str, steps: int) -> None:
        """Begin a stage. Raises Stopped where somebody asked for it."""
        self.label, self.steps, self.done = label, steps, 0
        self._end_if_asked()

    def step(self) -> None:
        """Note a step. Raises Stopped where somebody asked for it."""
        self.done += 1
        self._end_if_asked()

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._asked_to_stop.set()

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to end, and has not ended yet."""
        return self._asked_to_stop.is_set() and self.state is State.RUNNING

    def _end_if_asked(self) -> None:
        if self._asked_to_stop.is_set():
            raise Stopped


class Jobs:
    """The pieces of work of this page. One runs at a time."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def begin(self, title: str, then: str, work: Callable[[Progress], Any]) -> Job:
        """Begin a piece of work in the background, or return the one that runs.

        `then`: the screen for its result, with `{id}` where the job's id belongs.
        """
        with self._lock:
            running = self.running
            if running is not None:
                return running
            job = Job(title=title, then=then)
            job.then = then.format(id=job.id)
            for old in list(self._jobs)[: -_KEPT + 1]:
                del self._jobs[old]
            self._jobs[job.id] = job
        threading.Thread(target=_do, args=(job, work), name=title, daemon=False).start()
        return job

    @property
    def running(self) -> Job | None:
        """The piece of work that runs; None where none does."""
        return next((one for one in self._jobs.values() if one.state is State.RUNNING), None)

    def job(self, job_id: str) -> Job | None:
        """The piece of work with this id; None where there is none, or it is too long ago."""
        return self._jobs.get(job_id)


def _do(job: Job, work: Callable[[Progress], Any]) -> None:
    """Do the work. What stops it becomes sentences; no fault shows a case's values."""
    try:
        job.result = work(job)
        job.state = State.DONE
    except KeyboardInterrupt:
        job.state = State.STOPPED
    except PipelineError as fault:
        job.sentences = (on_page(fault),)
        job.state = State.FAILED
    except Exception as fault:
        known = "This is a fault in the program, not in your data. Nothing half-written was left."
        job.sentences = (known, *fault_lines(fault))
        job.state = State.FAILED
