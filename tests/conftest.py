"""What several test modules need."""

from __future__ import annotations

import pytest

from pipeline import cli


@pytest.fixture
def hsb(tmp_path, monkeypatch, capsys):
    """Runs a command in an empty folder and gives back (exit code, what was printed)."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["hsb", *words])
        with pytest.raises(SystemExit) as ending:
            cli.main()
        printed = capsys.readouterr()
        return int(ending.value.code or 0), printed.out + printed.err

    return call
