"""Fixtures that several test modules use."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

from pipeline import cli
from tests.shared import VARIABLE


def pytest_configure(config):
    """Make the folder that the workers of this session share."""
    if not hasattr(config, "workerinput"):
        os.environ[VARIABLE] = tempfile.mkdtemp(prefix="hsb-tests-")


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(VARIABLE), ignore_errors=True)


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
