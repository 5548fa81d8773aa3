"""What Linux can prove of Windows: the table in docs/windows.md names each test here."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pipeline.app.settings import settings_for
from pipeline.storage.atomic_write import write_atomically_by
from tests.extent import few_or_all, slow_on_purpose
from tests.trouble.draft import base, workbook

ROOT = Path(__file__).parent.parent
SOURCES = [*(ROOT / "pipeline").rglob("*.py")]
#: Modules and names that Windows has not, or that mean something else there.
MODULES = {"fcntl", "grp", "mmap", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
NAMES = {
    "os": {
        "chown", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getpgid", "getuid",
        "killpg", "mkfifo", "nice", "register_at_fork", "sched_getaffinity", "setpgid", "setsid", "symlink",
        "sync", "uname", "wait",
    },
    "signal": {
        "SIGALRM", "SIGHUP", "SIGKILL", "SIGUSR1", "SIGUSR2", "SIG_BLOCK", "SIG_UNBLOCK", "alarm", "pause",
        "pthread_sigmask", "setitimer",
    },
    "time": {"tzset"},
}  # fmt: skip


@cache
def tree_of(source: str) -> ast.Module:
    return ast.parse(source)


def names_in(tree: ast.AST, guards: tuple[str, ...] = ()) -> Iterator[tuple[ast.Attribute, tuple[str, ...]]]:
    """Every attribute, with the conditions around it and those of the `if` that left before it."""
    for field in ast.iter_child_nodes(tree):
        around = guards
        if isinstance(tree, (ast.If, ast.IfExp)) and field is not tree.test:
            around += (ast.unparse(tree.test),)
        if isinstance(field, ast.Attribute):
            yield field, around
        if isinstance(tree, (ast.FunctionDef, ast.Module)) and isinstance(field, ast.If):
            yield from names_in(field, around)
            if isinstance(field.body[-1], ast.Return):
                guards += (ast.unparse(field.test),)
            continue
        yield from names_in(field, around)


def unguarded(source: str) -> list[str]:
    found = [
        f"{one.value.id}.{one.attr}"
        for one, guards in names_in(tree_of(source))
        if isinstance(one.value, ast.Name)
        and one.attr in NAMES.get(one.value.id, ())
        and not any("hasattr" in guard or "sys.platform" in guard for guard in guards)
    ]
    for node in ast.walk(tree_of(source)):
        modules = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [name for name in modules if name.partition(".")[0] in MODULES]
    return found


def calls(source: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree_of(source)) if isinstance(node, ast.Call))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["fcntl"]),
        ("os.getuid()", ["os.getuid"]),
        ("def f():\n    if not hasattr(os, 'getuid'):\n        return 1\n    return os.getuid()", []),
        ("if sys.platform == 'win32':\n    pass\nelse:\n    os.killpg(1, signal.SIGKILL)", []),
        ("x = os.sched_getaffinity(0) if hasattr(os, 'sched_getaffinity') else 1", []),
        ("def f():\n    signal.signal(signal.SIGHUP, g)", ["signal.SIGHUP"]),
    ],
)
def test_the_search_finds_what_is_not_guarded_and_nothing_else(source, found):
    assert unguarded(source) == found


def test_no_name_that_only_other_systems_have_is_used_without_a_guard():
    found = {path.name: names for path in SOURCES if (names := unguarded(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_no_process_is_asked_by_a_signal_whether_it_runs_which_would_interrupt_it_there():
    for path in SOURCES:
        for call in calls(path.read_text(encoding="utf-8")):
            if ast.unparse(call.func) == "os.kill" and ast.unparse(call.args[1]) != "signal.SIGTERM":
                assert path.name == "libreoffice.py", "guard it as `_is_at_work` does"


def test_the_meaning_of_permissions_is_left_to_the_folders_of_the_user():
    chmod = {
        path.name
        for path in SOURCES
        for call in calls(path.read_text(encoding="utf-8"))
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("chmod", "symlink_to", "hardlink_to")
    }
    assert chmod <= {"__init__.py", "atomic_write.py"}, (
        "only start.sh is made executable, and a kept file gets a workbook's mode: neither matters on Windows"
    )


def test_every_text_file_names_its_encoding_which_is_another_one_there():
    for path in SOURCES:
        for call in calls(path.read_text(encoding="utf-8")):
            if isinstance(call.func, ast.Attribute) and call.func.attr in ("read_text", "write_text"):
                assert any(one.arg == "encoding" for one in call.keywords), f"{path.name}:{call.lineno}"


def test_no_date_is_written_with_a_sign_that_only_other_systems_know():
    for path in SOURCES:
        for node in ast.walk(tree_of(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not any(f"%-{letter}" in node.value for letter in "dmHIMSjy"), path.name


def test_no_two_files_of_the_program_differ_in_capitals_alone():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = listed.stdout.splitlines()
    assert len({name.casefold() for name in names}) == len(names)


def run_on(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    there = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, "-m", "pipeline", *words]
    return subprocess.run(command, cwd=folder, env=there, capture_output=True)


@pytest.fixture
def foreign(tmp_path):
    """A workbook whose findings quote letters that cp1252 has not."""
    sheets = base()
    sheets["Referrals"][1][4] = "Zespół Łódź ☑"
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "cases – Łódź.xlsx").write_bytes(workbook(sheets))
    return tmp_path


def test_an_older_console_that_lacks_letters_shows_question_marks_and_nothing_fails(foreign):
    ended = run_on(foreign, "check", "--as-of", "30/10/2026", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert ended.returncode in (0, 1), ended.stderr
    said = ended.stdout.decode("cp1252")
    assert "?" in said
    assert "Findings: " in said


@pytest.mark.parametrize(
    "command", few_or_all(["list"], ["list", "--help", "run --help", "templates fields plan"])
)
def test_every_list_of_the_program_can_be_shown_on_an_older_console(command, tmp_path):
    ended = run_on(tmp_path, *command.split(), PYTHONIOENCODING="cp437", PYTHONUTF8="0")
    assert ended.returncode == 0, ended.stderr


def test_the_time_zone_comes_with_the_program_where_the_system_has_none(foreign):
    ended = run_on(foreign, "due", "--as-of", "30/10/2026 09:00", PYTHONTZPATH="")
    assert ended.returncode in (0, 1), ended.stderr


def test_settings_with_the_line_ends_of_windows_mean_the_same(tmp_path):
    data = (ROOT / "inputs" / "settings.toml").read_bytes()
    (tmp_path / "settings.toml").write_bytes(data.replace(b"\n", b"\r\n"))
    (tmp_path / "logo.png").write_bytes((ROOT / "inputs" / "logo.png").read_bytes())
    theirs, ours = (settings_for(folder).model_dump() for folder in (tmp_path, ROOT / "inputs"))
    assert {name: one for name, one in theirs.items() if name != "council"} == {
        name: one for name, one in ours.items() if name != "council"
    }
    assert theirs["council"]["contact"] == ours["council"]["contact"]


def test_a_file_that_is_open_elsewhere_is_named_and_left_as_it_was(tmp_path, monkeypatch):
    from pipeline.foundation.errors import OutputError

    file = tmp_path / "due.xlsx"
    file.write_bytes(b"before")

    def refuse(*_):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match=r"due\.xlsx"):
        write_atomically_by(file, lambda there: there.write_bytes(b"after"))
    assert file.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["due.xlsx"]


@slow_on_purpose
def test_the_types_hold_on_windows_too(tmp_path):
    command = [sys.executable, "-m", "mypy", "--platform", "win32", "--cache-dir", str(tmp_path), "pipeline"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout
