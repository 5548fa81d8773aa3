"""A template filled again and again keeps nothing from one document for the next, nor from the machine."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.formats.word import Template
from tests.extent import few_or_all, slow_on_purpose
from tests.formats.word.equal.case import Case
from tests.formats.word.equal.cases import CASES

ROOT = Path(__file__).parents[4]


def _other(value: Any) -> Any:
    """A different value of the same kind; Word objects stay the same."""
    if type(value) is str:
        return "FF00FF" if value.isalnum() else f"other {value}"
    if isinstance(value, dict):
        return {name: _other(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_other(one) for one in [*reversed(value), *value[:1]]]
    return value


def _filled(case: Case, made: Template, change: Callable[[Any], Any] = dict) -> bytes:
    return made.fill(change(case.context(made)), **case.replacing)


@pytest.mark.parametrize("case", CASES[:: few_or_all(5, 1)], ids=lambda case: case.name)
def test_a_document_filled_after_another_is_as_if_it_were_the_first(case: Case):
    made = case.opened()
    first, second, third = _filled(case, made), _filled(case, made, _other), _filled(case, made)
    assert first == third
    assert second == _filled(case, case.opened(), _other)


@slow_on_purpose
def test_another_process_with_other_hashes_gives_the_same_bytes():
    here = {case.name: hashlib.sha256(case.by_ours()).hexdigest() for case in CASES}
    for seed in few_or_all(["1"], ["1", "2"]):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        told = subprocess.run(
            [sys.executable, "-m", "tests.formats.word.equal"],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        ).stdout
        there = json.loads(told)
        assert {name for name, mark in here.items() if there[name] != mark} == set()
