"""Prints the SHA-256 of each case's document by name, as JSON, for comparison with another process."""

from __future__ import annotations

import hashlib
import json
import sys

from tests.formats.word.equal.cases import CASES

json.dump({case.name: hashlib.sha256(case.by_ours()).hexdigest() for case in CASES}, sys.stdout)
