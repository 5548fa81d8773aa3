"""Fixtures that several test modules use."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile

import pytest

from pipeline import cli
from pipeline.app import staff_codes
from tests.extent import ALL
from tests.shared import VARIABLE

#: Tests that start browsers, servers and whole runs.
_LONG = ("tests/web/", "tests/test_", "tests/app/test_interrupted", "tests/cli/")


def pytest_configure(config):
    """Make the folder that the workers of this session share."""
    if not hasattr(config, "workerinput"):
        os.environ[VARIABLE] = tempfile.mkdtemp(prefix="hsb-tests-")


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(VARIABLE), ignore_errors=True)


def pytest_collection_modifyitems(items):
    """Begin with what takes long, so that no worker is left with it at the end while the other waits."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))


def pytest_collection_finish(session):
    """Let garbage collection pass over the modules and the tests, which stay: a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _disk_that_is_not_waited_for():
    """In `make test` no file waits until it is on the disk: nothing here has to outlast a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        if not ALL:
            patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _codes_that_are_not_slow_to_guess():
    """In `make test` a code costs no tenth of a second: tests/app/test_staff_codes.py has what it costs."""
    with pytest.MonkeyPatch.context() as patch:
        if not ALL:
            patch.setattr(staff_codes, "_P", 1)
            patch.setattr(staff_codes, "_N", 2)
        yield


@pytest.fixture
def hsb(tmp_path, monkeypatch, capsys):
    """Runs a command in an empty folder and returns (exit code, output)."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["hsb", *words])
        with pytest.raises(SystemExit) as ending:
            cli.main()
        printed = capsys.readouterr()
        return int(ending.value.code or 0), printed.out + printed.err

    return call
