"""Files and folders that the program cannot access, even when root runs the tests."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

#: The two capabilities by which root ignores permissions (linux/capability.h).
_ROOTS_OWN = 0b110


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def locked(*paths: Path, mode: int = 0) -> Iterator[None]:
    """These files and folders with another mode that root obeys too: 0 is unreadable, 0o500 not writable."""
    before = [(path, path.stat().st_mode) for path in paths]
    for path in paths:
        path.chmod(mode)
    try:
        with _as_anybody():
            if os.access(paths[0], os.W_OK, effective_ids=os.access in os.supports_effective_ids):
                pytest.skip("this system lets the tests write everywhere")
            yield
    finally:
        for path, former in before:
            path.chmod(former)


@contextmanager
def _as_anybody() -> Iterator[None]:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not hasattr(ctypes.CDLL(None), "capset"):
        yield
        return
    system, header, rights = ctypes.CDLL(None), _Header(0x20080522, 0), (_Rights * 2)()
    system.capget(ctypes.byref(header), rights)
    former = rights[0].effective
    rights[0].effective = former & ~_ROOTS_OWN
    system.capset(ctypes.byref(header), rights)
    try:
        yield
    finally:
        rights[0].effective = former
        system.capset(ctypes.byref(header), rights)
