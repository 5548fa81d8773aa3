"""Work in the background: one piece at a time, told as it goes on, and ended cleanly."""

from __future__ import annotations

import threading
import time

from pipeline.app.progress import Progress
from pipeline.foundation.errors import OutputError
from pipeline.web.jobs import Jobs, State


def ended(job):
    """The job, once it has ended."""
    begun = time.monotonic()
    while job.state is State.RUNNING:
        assert time.monotonic() < begun + 20
        time.sleep(0.01)
    return job


def test_while_one_runs_another_is_not_begun_and_the_first_is_shown():
    jobs, may_end = Jobs(), threading.Event()
    first = jobs.begin("First", "/", lambda progress: may_end.wait(20))
    assert jobs.begin("Second", "/", lambda progress: None) is first
    assert jobs.running is first
    may_end.set()
    assert ended(first).state is State.DONE
    assert jobs.running is None
    assert ended(jobs.begin("Third", "/made/{id}", lambda progress: 3)).result == 3


def test_it_says_how_far_it_is_and_where_its_result_is_shown():
    jobs, may_end, is_there = Jobs(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        progress.stage("Counting", 4)
        progress.step()
        is_there.set()
        may_end.wait(20)

    job = jobs.begin("Counting", "/made/{id}", work)
    assert is_there.wait(20)
    assert (job.label, job.done, job.steps, job.then) == ("Counting", 1, 4, f"/made/{job.id}")
    may_end.set()
    ended(job)


def test_a_stop_ends_it_at_its_next_step_as_an_interruption_would():
    jobs, cleaned = Jobs(), []

    def work(progress: Progress) -> None:
        try:
            while True:
                time.sleep(0.005)
                progress.step()
        finally:
            cleaned.append(True)

    job = jobs.begin("Endless", "/", work)
    job.stop()
    assert ended(job).state is State.STOPPED
    assert cleaned
    assert not job.is_stopping


def test_what_the_program_cannot_do_is_its_own_sentence_and_a_fault_holds_no_value():
    def refuse(progress: Progress) -> None:
        raise OutputError("outputs is open in Word.", "Close it.")

    def fail(progress: Progress) -> None:
        raise KeyError("Robin Fernhollow")

    refused, faulty = (ended(Jobs().begin("Work", "/", one)) for one in (refuse, fail))
    assert (refused.state, refused.sentences) == (State.FAILED, ("outputs is open in Word. Close it.",))
    assert faulty.state is State.FAILED
    assert faulty.sentences[0].startswith("This is a fault in the program")
    assert "KeyError" in faulty.sentences[1]
    assert "Robin" not in " ".join(faulty.sentences)


def test_only_the_latest_are_kept():
    jobs = Jobs()
    done = [ended(jobs.begin("Work", "/", lambda progress: None)) for _ in range(30)]
    assert [jobs.job(one.id) for one in (done[0], done[-1])] == [None, done[-1]]
