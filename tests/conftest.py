"""Fixtures that several test modules use."""

from __future__ import annotations

import functools
import io
import os
import shutil
import tempfile

import pytest

from pipeline import cli
from pipeline.casefiles import render_context
from tests.shared import VARIABLE


def pytest_configure(config):
    """Make the folder that the workers of this session share."""
    if not hasattr(config, "workerinput"):
        os.environ[VARIABLE] = tempfile.mkdtemp(prefix="hsb-tests-")


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(VARIABLE), ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once():
    """Compile each template once in a test process, as a run compiles it once for all of its cases.

    tests/formats/word/equal/test_repeated.py shows that a template keeps nothing of what it was filled with.
    """
    compile_template = render_context.Template

    @functools.lru_cache(256)
    def of_bytes(name, data, form):
        source = io.BytesIO(data)
        source.name = name
        return compile_template(source, form=form)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            render_context, "Template", lambda source, form: of_bytes(source.name, source.getvalue(), form)
        )
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
