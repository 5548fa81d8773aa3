"""A run that is killed at any instant, or meets a full disk, a read-only folder or another run."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest

from pipeline.foundation.errors import OutputError
from pipeline.storage import atomic_write, transaction
from pipeline.storage.folder import Outputs, state_of
from tests.comparing import assert_same_files, tree
from tests.extent import few_or_all

BEFORE = {
    "cases/C-1": {"plan.docx": b"old plan", "gone.docx": b"gone", "same.docx": b"same"},
    "cases/C-2": {"plan.docx": b"two"},
}
AFTER = {
    "cases/C-1": {"plan.docx": b"new plan", "same.docx": b"same", "more.docx": b"more"},
    "cases/C-2": {"plan.docx": b"2 new"},
    "cases/C-3": {"plan.docx": b"three", "family/F-1/copy.docx": b"copy"},
}
EDITED = ("cases/C-2/plan.docx", b"a chair's own words")


#: Every instant at which a run may be killed; in `make test` every fourth.
STEP = few_or_all(10, 1)


def publish(root, batch):
    with Outputs(root) as outputs:
        for folder, files in batch.items():
            outputs.publish(folder, files, all_of_folder=True)
        outputs.keep("register.xlsx", b"register", {})


def begun(root, *, edited):
    publish(root, BEFORE)
    if edited:
        (root / EDITED[0]).write_bytes(EDITED[1])


def dies_at(instant, root, batch=AFTER, *, may_fail=False):
    """Whether a publishing process was killed at its `instant`-th use of the disk; else it completed."""
    child = os.fork()
    if child == 0:
        touched = 0

        def watch(event, arguments):
            nonlocal touched
            if event in (
                "open",
                "os.rename",
                "os.remove",
                "os.mkdir",
                "os.link",
                "os.rmdir",
                "os.scandir",
                "os.listdir",
            ):
                touched += 1
                if touched == instant:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            publish(root, batch)
        except OutputError:
            os._exit(0 if may_fail else 3)
        except BaseException:
            traceback.print_exc()
            os._exit(3)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system has no fork: the same code is killed on the others"
)
@pytest.mark.parametrize("edited", [False, True])
def test_killed_at_every_instant_what_is_there_is_complete_and_the_next_run_ends_the_same(tmp_path, edited):
    undisturbed = tmp_path / "undisturbed"
    begun(undisturbed, edited=edited)
    publish(undisturbed, AFTER)
    expected = tree(undisturbed)
    whole = {
        *(data for files in (*BEFORE.values(), *AFTER.values()) for data in files.values()),
        EDITED[1],
        b"register",
    }
    instant = 0
    while True:
        instant += STEP
        root = tmp_path / f"run {instant}"
        begun(root, edited=edited)
        killed = dies_at(instant, root)
        left = tree(root)
        assert {data for path, data in left.items() if path != "manifest.json"} <= whole, instant
        assert not edited or EDITED[1] in left.values(), instant
        publish(root, AFTER)
        assert_same_files(tree(root), expected)
        assert state_of(root)[1] == []
        assert not list(root.glob(".staging-*"))
        if not killed:
            break
    assert instant > 100


def test_what_a_person_edited_between_the_kill_and_the_next_run_is_kept(tmp_path):
    publish(tmp_path, BEFORE)
    stage = tmp_path / ".staging-x" / "000001"
    (stage / "new" / "cases/C-1").mkdir(parents=True)
    (stage / "new" / "cases/C-1" / "plan.docx").write_bytes(b"new plan")
    former, new = (hashlib.sha256(one).hexdigest() for one in (b"old plan", b"new plan"))
    (stage / "moves.json").write_text(
        f'{{"folder": "cases/C-1", "moves": [["cases/C-1/plan.docx", "{new}", "{former}", {{}}]], "gone": '
        f"[]}}"
    )
    (tmp_path / "cases/C-1/plan.docx").write_bytes(b"edited since")
    publish(tmp_path, BEFORE)
    assert tree(tmp_path)["cases/C-1/plan.docx"] == b"edited since"
    assert tree(tmp_path)["cases/C-1/plan (new).docx"] == b"old plan"


def test_what_a_person_edited_after_it_was_moved_and_before_the_next_run_counts_as_edited_in_the_new_version(
    tmp_path,
):
    publish(tmp_path, BEFORE)
    stage = tmp_path / ".staging-x" / "000001"
    (stage / "new" / "cases/C-1").mkdir(parents=True)
    former, new = (hashlib.sha256(one).hexdigest() for one in (b"old plan", b"new plan"))
    move = ["cases/C-1/plan.docx", new, former, {"made": "by the run that was killed"}]
    (stage / "moves.json").write_text(json.dumps({"folder": "cases/C-1", "moves": [move], "gone": []}))
    (tmp_path / "cases/C-1/plan.docx").write_bytes(b"edited since")
    with Outputs(tmp_path) as outputs:
        assert outputs.entry("cases/C-1/plan.docx") == {"sha256": new, "made": "by the run that was killed"}
    assert tree(tmp_path)["cases/C-1/plan.docx"] == b"edited since"


@pytest.mark.parametrize("name", ["plan.docx", "more.docx", "gone.docx"])
def test_what_a_person_saves_while_the_files_are_being_moved_stays_and_nothing_else_of_the_case_changes(
    tmp_path, monkeypatch, name
):
    publish(tmp_path, BEFORE)
    before = {path: data for path, data in tree(tmp_path).items() if path.startswith("cases/C-1")}
    write = transaction.write_atomically

    def saves_meanwhile(path, data):
        write(path, data)
        if path.name == "moves.json":
            (tmp_path / "cases/C-1" / name).write_bytes(b"a chair's own words")

    monkeypatch.setattr(transaction, "write_atomically", saves_meanwhile)
    with (
        Outputs(tmp_path) as outputs,
        pytest.raises(OutputError, match=rf"{name} was saved again during the run"),
    ):
        outputs.publish("cases/C-1", AFTER["cases/C-1"], all_of_folder=True)
    monkeypatch.undo()
    now = {path: data for path, data in tree(tmp_path).items() if path.startswith("cases/C-1")}
    assert now == {**before, f"cases/C-1/{name}": b"a chair's own words"}
    publish(tmp_path, AFTER)
    assert tree(tmp_path)[f"cases/C-1/{name}"] == b"a chair's own words"


@pytest.mark.parametrize("fault", [OSError(28, "full"), OSError(13, "denied")])
def test_a_disk_that_fails_at_any_write_leaves_every_case_complete_and_is_reported(
    tmp_path, monkeypatch, fault
):
    for failing in range(1, 11):
        root = tmp_path / str(failing)
        publish(root, BEFORE)
        calls = 0

        def fails(file, sync=os.fsync, failing=failing):
            nonlocal calls
            calls += 1
            if calls == failing:
                raise fault
            sync(file)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fails)
            with pytest.raises(OutputError) as told:
                publish(root, AFTER)
        assert ("the disk is full" in told.value.message) == (fault.errno == 28)
        case = {
            path.rpartition("/")[2]: data
            for path, data in tree(root).items()
            if path.startswith("cases/C-1/")
        }
        assert case in (BEFORE["cases/C-1"], AFTER["cases/C-1"])
        publish(root, AFTER)
        assert [tree(root)[f"cases/C-3/{name}"] for name in AFTER["cases/C-3"]] == [b"three", b"copy"]


def test_a_second_run_says_who_holds_the_folder_and_changes_nothing(tmp_path):
    holds = "import sys, time; from pathlib import Path; from pipeline.storage.folder import Outputs\n"
    holds += "with Outputs(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    first = subprocess.Popen([sys.executable, "-c", holds, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(
            OutputError, match=r"Another run is writing to .* on .*, since \d\d/\d\d/\d{4}"
        ) as told:
            publish(tmp_path, BEFORE)
        assert "Wait until it has ended" in told.value.remedy
        assert tree(tmp_path) == {}
    finally:
        first.kill()
        first.communicate()
    for _ in range(50):  # the system releases the lock of a process that was killed
        try:
            publish(tmp_path, BEFORE)
            break
        except OutputError:
            time.sleep(0.1)
    assert "cases/C-1/plan.docx" in tree(tmp_path)


def test_a_folder_that_may_not_be_written_to_is_reported(tmp_path):
    blocked = tmp_path / "outputs"
    blocked.write_bytes(b"a file where the folder should be")
    with pytest.raises(OutputError, match="cannot be written"):
        publish(Path(blocked), BEFORE)


BLOCKED = "cases/C-1/same.docx"


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system has no fork: the same code is killed on the others"
)
def test_killed_while_it_puts_back_what_it_could_not_move_the_next_run_ends_the_same(tmp_path):
    after = {**AFTER, "cases/C-1": {**AFTER["cases/C-1"], "same.docx": b"changed"}}
    undisturbed = tmp_path / "undisturbed"
    begun(undisturbed, edited=False)
    publish(undisturbed, after)
    expected, instant, killed = tree(undisturbed), 0, True
    while killed:
        instant += STEP
        root = tmp_path / f"run {instant}"
        begun(root, edited=False)
        lock = (root / BLOCKED).with_name("~$me.docx")
        lock.write_bytes(b"somebody")
        killed = dies_at(instant, root, after, may_fail=True)
        # The file is still open when the next run begins: whatever was moved goes back, and the case has
        # nothing new.
        for _ in range(2):
            with pytest.raises(OutputError, match=r"same.docx is open in Word"):
                publish(root, after)
            assert {name: (root / "cases/C-1" / name).read_bytes() for name in BEFORE["cases/C-1"]} == BEFORE[
                "cases/C-1"
            ], instant
            assert not (root / "cases/C-1/more.docx").exists()
        lock.unlink()
        publish(root, after)
        assert_same_files(tree(root), expected)
    assert instant > 30


def test_where_a_killed_runs_file_is_open_when_the_next_begins_its_case_is_as_before_and_the_others_are_moved(
    tmp_path,
):
    publish(tmp_path, BEFORE)
    former, new = (hashlib.sha256(one).hexdigest() for one in (b"old plan", b"new plan"))
    two = hashlib.sha256(b"two").hexdigest()
    for number, (folder, was) in enumerate((("cases/C-1", former), ("cases/C-2", two))):
        stage = tmp_path / ".staging-x" / str(number)
        (stage / "new" / folder).mkdir(parents=True)
        (stage / "new" / folder / "plan.docx").write_bytes(b"new plan")
        (stage / "moves.json").write_text(
            f'{{"folder": "{folder}", "moves": [["{folder}/plan.docx", "{new}", "{was}", {{}}]], "gone": []}}'
        )
    (tmp_path / "cases/C-1/~$plan.docx").write_bytes(b"somebody")
    with Outputs(tmp_path):
        pass
    assert (tmp_path / "cases/C-1/plan.docx").read_bytes() == b"old plan"
    assert (tmp_path / "cases/C-2/plan.docx").read_bytes() == b"new plan"
    assert state_of(tmp_path)[:2] == ([], [])


def test_what_a_killed_run_was_writing_at_the_top_is_swept(tmp_path):
    publish(tmp_path, BEFORE)
    (tmp_path / ".index.html.part").write_bytes(b"half a page")
    publish(tmp_path, BEFORE)
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("name", ["index.html", "deep/er/file.docx"])
def test_nothing_is_left_next_to_a_file_that_cannot_be_written(tmp_path, monkeypatch, name):
    def fails(file):
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OutputError, match="the disk is full"):
        atomic_write.write_atomically(tmp_path / name, b"text")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "path",
    ["../victim.docx", "cases/C-1/../../../victim.docx", "/victim.docx", "C:/victim.docx", "..\\victim.docx"],
)
def test_nothing_outside_is_touched_whatever_the_manifest_or_a_journal_names(tmp_path, path):
    root, victim = tmp_path / "outputs", tmp_path / "victim.docx"
    victim.write_bytes(b"somebody's")
    digest = hashlib.sha256(b"somebody's").hexdigest()
    publish(root, BEFORE)
    lines = (root / "manifest.json").read_text().replace('"cases/C-1/gone.docx"', json.dumps(path))
    (root / "manifest.json").write_text(lines.replace(hashlib.sha256(b"gone").hexdigest(), digest))
    stage = root / ".staging-x" / "000001"
    (stage / "new").mkdir(parents=True)
    (stage / "victim.docx").write_bytes(b"planted")
    journal = {
        "folder": "cases/C-1",
        "moves": [[path.replace("victim", "planted"), digest, None, {}]],
        "gone": [[path, digest]],
    }
    (stage / "moves.json").write_text(json.dumps(journal))
    publish(root, AFTER)
    assert victim.read_bytes() == b"somebody's"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["outputs", "victim.docx"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"folder": "x"}', '{"folder": "x", "moves": 1, "gone": []}', "null"]
)
def test_a_damaged_journal_is_thrown_away(tmp_path, text):
    publish(tmp_path, BEFORE)
    stage = tmp_path / ".staging-x" / "000001"
    stage.mkdir(parents=True)
    (stage / "moves.json").write_text(text)
    publish(tmp_path, AFTER)
    assert tree(tmp_path)["cases/C-3/plan.docx"] == b"three"
    assert not list(tmp_path.glob(".staging-*"))


def test_the_moves_of_a_completed_run_are_never_made_again_though_they_could_not_be_removed(
    tmp_path, monkeypatch
):
    publish(tmp_path, BEFORE)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *given, **more: None)
        publish(tmp_path, AFTER)
    publish(tmp_path, BEFORE)
    assert tree(tmp_path)["cases/C-1/gone.docx"] == b"gone"
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".") and one.name != ".lock"]
