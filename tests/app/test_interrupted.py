"""A run that is interrupted, killed at a random instant, or cut off with its workers."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pytest

from pipeline.formats.excel.writer import write_cases
from pipeline.formats.pdf.libreoffice import converter, swept
from pipeline.foundation.errors import INTERRUPTED
from pipeline.procedure.sample import sample_cases
from tests.comparing import assert_same_bytes, assert_same_files, tree
from tests.extent import ALL, few_or_all, slow_on_purpose
from tests.family_case import family_case
from tests.making import ROOT
from tests.shared import shared_folder

#: How often a run is interrupted, killed or cut off from its disk.
TIMES = few_or_all(1, 200)
#: How many cases a run has that is interrupted in its midst; in `make test` those of seed 9 with few papers.
SOME = few_or_all(6, 8)
SMALL = ("C-0023", "C-0024", "C-0026", "C-0034", "C-0041", "C-0042")


with_ps = pytest.mark.skipif(
    not shutil.which("ps") and not os.environ.get("CI"), reason="ps, which lists processes, is not there"
)


def inputs_of(folder, cases):
    """A workbook with these cases, and the sample's settings."""
    write_cases(folder / "cases.xlsx", cases)
    for name in ("settings.toml", "logo.png"):
        shutil.copy(ROOT / "inputs" / name, folder / name)
    return folder


#: The processes that the current test has started.
_BEGUN: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def _as_in_a_terminal():
    """Reset the signals: tests started in the background ignore Ctrl-C, and so would their children."""
    meant = {"SIGHUP": signal.SIG_DFL, "SIGINT": signal.default_int_handler}
    former = {
        name: signal.signal(getattr(signal, name), how)
        for name, how in meant.items()
        if hasattr(signal, name)
    }
    yield
    for name, how in former.items():
        signal.signal(getattr(signal, name), how)
    while _BEGUN:
        with _BEGUN.pop() as one:
            one.kill()


def _some():
    return sample_cases(SOME, 9) if ALL else [one for one in sample_cases(42, 9) if one.id in SMALL]


@pytest.fixture(scope="module")
def inputs():
    """A workbook with enough cases to interrupt a run while it writes them."""
    return shared_folder("inputs of some", lambda folder: inputs_of(folder, _some()))


@pytest.fixture(scope="module")
def few():
    """A workbook of a few cases, for runs that are to finish."""
    cases = sample_cases(2, 9) if ALL else [family_case()]
    return shared_folder("inputs of a few", lambda folder: inputs_of(folder, cases))


@pytest.fixture(scope="module")
def undisturbed(few):
    """The seconds that a run of a few cases takes here, and all its files."""
    folder = shared_folder("an undisturbed run", lambda folder: _run_undisturbed(few, folder))
    made = tree(folder / "outputs")
    assert made
    return float((folder / "seconds").read_text()), made


def _run_undisturbed(inputs, folder):
    begun, temporary = time.monotonic(), folder / "temporary"
    temporary.mkdir()
    running = begin(inputs, folder / "outputs", "--workers", few_or_all("1", "2"), temporary=temporary)
    running.communicate(timeout=300)
    assert running.returncode in (0, 1)
    assert not [path for path in temporary.rglob("*") if path.is_file()], "no temporary file survives"
    (folder / "seconds").write_text(str(time.monotonic() - begun))


def begin(inputs, out, *more, temporary=None):
    """A run as a process of its own."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "run",
        str(inputs),
        "--out",
        str(out),
        "--as-of",
        "30/10/2026",
        *more,
    ]
    there = {**os.environ, **({"TMPDIR": str(temporary)} if temporary else {})}
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=there,
        start_new_session=True,
    )
    _BEGUN.append(running)
    return running


def press_ctrl_c(running):
    """Interrupt a command and everything that it started, as a terminal does."""
    os.killpg(running.pid, signal.SIGINT)


def wait_for_documents(out, number):
    begun = time.monotonic()
    while len(list(out.glob("cases/*/*.docx"))) < number:
        assert time.monotonic() < begun + 60
        time.sleep(0.02)


def workers_of(running):
    """The worker processes that a run has started."""
    found = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in found.splitlines()]
    return [
        int(pid)
        for pid, parent, args in rows
        if parent == str(running.pid) and "multiprocessing.spawn" in args
    ]


def is_there(pid):
    """Whether a process is running; a zombie is not."""
    found = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(found) and not found.startswith("Z")


#: Each ending, and each number of workers; in `make test-all` every combination.
ENDINGS = few_or_all(
    [("SIGTERM", "1")], [(ending, workers) for ending in ("SIGINT", "SIGTERM", "SIGHUP") for workers in "12"]
)


@pytest.mark.parametrize(("ending", "workers"), ENDINGS)
def test_ctrl_c_a_closed_window_and_a_shutdown_end_it_in_its_midst_with_a_sentence_and_130(
    inputs, tmp_path, ending, workers
):
    if not hasattr(signal, ending):
        pytest.skip("this system closes windows otherwise")
    running = begin(inputs, tmp_path / "outputs", "--workers", workers)
    wait_for_documents(tmp_path / "outputs", 3)
    (os.kill if ending == "SIGTERM" else os.killpg)(running.pid, getattr(signal, ending))
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.strip() == INTERRUPTED
    assert len(list((tmp_path / "outputs" / "cases").iterdir())) < SOME, "it does not go on to the last case"
    assert not list((tmp_path / "outputs").glob(".staging-*"))


def test_ctrl_c_at_any_instant_is_one_sentence_and_leaves_nothing_half_done(inputs, tmp_path):
    rng, interrupted = random.Random(5), 0
    for number in range(TIMES):
        out = tmp_path / str(number)
        running = begin(inputs, out, "--workers", str(1 + number % 2))
        time.sleep(
            rng.uniform(0.2, 5) if number % 2 else rng.uniform(0.2, 1.5)
        )  # while it is loaded, reads, begins and writes
        press_ctrl_c(running)
        _, said = running.communicate(timeout=60)
        if running.returncode not in (0, 1):
            interrupted += 1
            assert (running.returncode, said.strip()) == (130, INTERRUPTED)
        assert not [path for path in out.glob(".*") if path.name != ".lock"]
    assert interrupted


#: What an interruption is to fall into, so that an error comes of it: Python makes one while a class is made,
#: and a library while it does anything. Each replaces a function of the program by one that does so.
_FALLS_INTO = {
    "a class that is made": "class Name:\n def __set_name__(self, owner, name): ask()\n"
    "def broken(*given, **more): type('Made', (), {'name': Name()})",
    "a library": "def broken(*given, **more):\n try: ask()\n except BaseException: raise ValueError('C')",
    "the reading of a workbook": "from pipeline.foundation.errors import InputError\n"
    "def broken(*given, **more):\n try: ask()\n except BaseException: raise InputError('damaged.', 'Mend.')",
}
_FOUND_IN = {
    "the loading": "sys.modules['pipeline.cli'] = type('Loading', (), {'__getattr__': broken})()",
    "the command": "import pipeline.cli; pipeline.cli.hsb = broken",
    "a case": "import pipeline.casefiles.generate as made; made._word_files = broken",
}


@pytest.mark.parametrize("place", _FOUND_IN)
@pytest.mark.parametrize("kind", _FALLS_INTO)
def test_an_error_that_an_interruption_turns_into_is_no_fault_of_the_program(few, tmp_path, kind, place):
    asked = "import os, signal, sys\ndef ask(): os.kill(os.getpid(), signal.SIGINT)\n"
    begun = "\nfrom pipeline.__main__ import main\nmain()"
    command = ["run", str(few), "--out", str(tmp_path / "outputs"), "--as-of", "30/10/2026", "--workers", "1"]
    ended = subprocess.run(
        [sys.executable, "-c", asked + _FALLS_INTO[kind] + "\n" + _FOUND_IN[place] + begun, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stderr.strip(), ended.stdout) == (130, INTERRUPTED, "")


@pytest.mark.skipif(converter() is None and not os.environ.get("CI"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("ending", "workers"), [one for one in ENDINGS if one[0] != "SIGTERM" and (ALL or one[0] == "SIGINT")]
)
def test_ctrl_c_stops_libreoffice_too_and_leaves_no_temporary_file(few, tmp_path, workers, ending):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    running = begin(
        few, tmp_path / "outputs", "--workers", workers, "--pdf-engine", "libreoffice", temporary=temporary
    )
    begun = time.monotonic()
    while not list(temporary.glob("hsb-pdf-*/profile")):
        assert time.monotonic() < begun + 60
        time.sleep(0.05)
    os.killpg(running.pid, getattr(signal, ending))
    running.communicate(timeout=60)
    assert running.returncode == 130
    assert not list(temporary.iterdir()), "nor one of LibreOffice's own"


def test_killed_at_any_instant_the_next_run_ends_with_the_same_bytes(few, undisturbed, tmp_path):
    takes, expected = undisturbed
    rng, ended = random.Random(4), 0
    for number in range(few_or_all(1, TIMES)):
        out = tmp_path / str(number)
        running = begin(few, out, "--workers", str(1 + number % 2))
        if number == 0:
            wait_for_documents(out, 1)
        else:
            time.sleep(rng.uniform(0, 1.1 * takes))
        running.kill()
        running.communicate()
        ended += running.returncode != -signal.SIGKILL
        for path, data in tree(out).items():
            if path.startswith("cases/"):
                assert_same_bytes(data, expected[path], path)
        after = begin(few, out)
        after.communicate(timeout=300)
        assert_same_files(tree(out), expected)
        assert not list(out.glob(".staging-*"))
        shutil.rmtree(out)
    assert ended <= TIMES / 2, "most were killed in the midst"


@pytest.fixture
def disk(tmp_path):
    """A separate disk: call it with a size in bytes, or with "ro" for one that is read-only."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this account may not mount a disk")

    def call(size):
        options = "remount,ro" if size == "ro" else f"remount,size={size}"
        subprocess.run(["mount", "-o", options, str(place)], check=True)
        return place

    yield call
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(not shutil.which("mount"), reason="this system does not mount disks")
@slow_on_purpose
def test_where_the_disk_is_full_at_any_point_what_stands_there_is_whole_and_the_next_run_ends_the_same(
    few, undisturbed, disk
):
    rng, out, full = random.Random(6), disk("100m") / "outputs", 0
    _, expected = undisturbed
    needed = sum(map(len, expected.values()))
    sizes = few_or_all([needed // 2], [rng.randint(64 << 10, int(1.3 * needed)) for _ in range(TIMES)])
    for number, size in enumerate(sizes):
        disk(size)
        running = begin(few, out, "--workers", str(1 + number % 2))
        _, said = running.communicate(timeout=300)
        assert running.returncode in (0, 1, 6)
        full += running.returncode == 6
        assert running.returncode != 6 or "the disk is full" in said
        for path, data in tree(out).items():
            if path not in ("manifest.json", "index.html", "issue_register.xlsx"):
                assert_same_bytes(data, expected[path], path)
        disk("100m")
        begin(few, out).communicate(timeout=300)
        assert_same_files(tree(out), expected)
        assert not [path for path in out.glob(".*") if path.name != ".lock"]
        shutil.rmtree(out)
    assert full > len(sizes) / 3


@pytest.mark.skipif(not shutil.which("mount"), reason="this system does not mount disks")
def test_where_nothing_can_be_written_one_sentence_says_so_and_all_stands_as_it_was(few, undisturbed, disk):
    out = disk("100m") / "outputs"
    _, before = undisturbed
    for path, data in before.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    disk("ro")
    running = begin(few, out)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 6
    assert said.strip().startswith(f"{out} cannot be written: ")
    assert len(said.splitlines()) == 1
    assert_same_files(tree(out), before)


@slow_on_purpose
@with_ps
def test_workers_end_where_the_first_process_is_killed_and_no_list_of_processes_names_a_case(
    inputs, tmp_path
):
    running = begin(inputs, tmp_path / "outputs", "--workers", "2")
    wait_for_documents(tmp_path / "outputs", 3)
    workers = workers_of(running)
    assert len(workers) == 2
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "C-0001" not in listed
    running.kill()
    running.communicate()
    begun = time.monotonic()
    while any(map(is_there, workers)):
        assert time.monotonic() < begun + 15
        time.sleep(0.1)


def test_what_a_killed_run_left_among_the_temporary_files_is_taken_away_and_no_other_runs(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    old, killed, others = (
        tmp_path / f"hsb-pdf-{one}" for one in ("old", f"{ended.pid}-x", f"{os.getppid()}-x")
    )
    for folder in (old, killed, others):
        folder.mkdir()
        (folder / "1.docx").write_bytes(b"x")
    innocent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    (killed / "process").write_text(str(innocent.pid))  # the number was given to another process since
    os.utime(old, (time.time() - 7200,) * 2)
    with swept():
        assert [path.name for path in tmp_path.iterdir()] == [others.name]
    assert (others / "1.docx").exists()
    assert innocent.poll() is None
    innocent.kill()
    innocent.wait()


@with_ps
def test_what_a_worker_that_had_to_be_killed_leaves_is_ended_and_taken_away_at_the_end_of_the_run(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with swept():
        own = tmp_path / f"hsb-pdf-{os.getpid()}-x"
        own.mkdir()
        office = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True
        )
        (own / "process").write_text(str(office.pid))
        (own / "1.docx").write_bytes(b"x")
    assert not own.exists()
    assert office.wait(timeout=10)
