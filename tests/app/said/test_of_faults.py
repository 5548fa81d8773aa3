"""What the page says of an error sends nobody to a command."""

from __future__ import annotations

import pickle

import pytest

from pipeline.app.said.of_faults import on_page
from pipeline.foundation.errors import FileOpen, OutputError
from pipeline.storage.atomic_write import cannot_write, require_closed


def test_a_file_that_is_open_is_named_without_its_path_and_without_a_command(tmp_path):
    (tmp_path / "~$cases.xlsx").write_bytes(b"")
    with pytest.raises(FileOpen) as raised:
        require_closed(tmp_path / "cases.xlsx")
    assert "run the same command again" in raised.value.remedy
    assert on_page(raised.value, "save again") == (
        "cases.xlsx is open in Excel, so nothing was changed in it. Close it, and save again. If nobody has "
        "it open, delete the hidden file ~$cases.xlsx beside it."
    )
    assert on_page(pickle.loads(pickle.dumps(raised.value))) == on_page(raised.value)


def test_a_command_to_run_again_is_something_to_try_again(tmp_path):
    said = on_page(cannot_write(tmp_path / "a.docx", OSError(28, "full")))
    assert said.endswith("the disk is full. Free some of it, and try again.")
    assert on_page(OutputError("A.", "Run the same command again. B.")) == "A. Try again. B."
