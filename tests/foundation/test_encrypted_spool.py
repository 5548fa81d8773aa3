"""The encrypted store on disk: everything is read back unchanged, and nobody else can read it."""

from __future__ import annotations

import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.foundation import encrypted_spool as module
from pipeline.foundation.encrypted_spool import Spool
from pipeline.foundation.errors import OutputError
from tests.memory import growth_of

WORDS = b"Robin Fernhollow, 12 Thistledown Row. "


@given(st.lists(st.tuples(st.integers(0, 5), st.binary(max_size=200))))
def test_it_behaves_like_a_dictionary(steps):
    spool: Spool = Spool()
    plain: dict = {}
    for key, value in steps:
        if value:
            spool[key] = plain[key] = value
        elif key in plain:
            del spool[key], plain[key]
    assert dict(spool) == plain
    assert list(spool) == list(plain)
    assert len(spool) == len(plain)


def test_it_can_be_sorted():
    spool: Spool = Spool()
    for one in ("b", "c", "a"):
        spool[one] = one.encode()
    spool.sort(ord)
    assert list(spool.items()) == [("a", b"a"), ("b", b"b"), ("c", b"c")]


def test_a_missing_key_is_a_key_error():
    spool: Spool = Spool()
    with pytest.raises(KeyError):
        spool["a"]
    assert spool.get("a") is None


def test_its_file_has_no_name_and_nothing_in_it_can_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(module, "_IN_MEMORY", 1000)
    spool: Spool = Spool()
    for number in range(100):
        spool[number] = WORDS * 20 + bytes([number])
    assert spool._file._rolled, "it is on disk"
    assert not list(tmp_path.iterdir())
    spool._file.seek(0)
    kept = spool._file.read()
    assert len(kept) > 1000
    assert b"Robin" not in kept
    assert spool[7] == WORDS * 20 + b"\x07"


def test_it_takes_little_memory_however_much_is_put_in():
    spool: Spool = Spool()
    for number in range(500):
        spool[number] = f"{number} ".encode() * 3000
    with growth_of("encrypted_spool.py", "tempfile.py") as grown_by:
        for number in range(500, 2500):
            spool[number] = f"{number} ".encode() * 3000
        grown = grown_by()
    assert grown / 2000 < 400


def test_where_the_disk_is_full_one_sentence_says_so(monkeypatch):
    spool: Spool = Spool()

    def full(data):
        raise OSError(28, "full")

    monkeypatch.setattr(spool._file, "write", full)
    with pytest.raises(OutputError, match="The disk for temporary files is full"):
        spool["a"] = b"a"
