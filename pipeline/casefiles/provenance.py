"""Where a file came from: the cells it was made from, and digests of the view, template, rules and program behind it."""

from __future__ import annotations

import hashlib
import importlib.metadata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline import model as case_model
from pipeline.access import audience as readers
from pipeline.access import secrets, view, withholdings
from pipeline.access.view import Audience, Read, View
from pipeline.casefiles import release_decisions
from pipeline.documents import Paper, Papers
from pipeline.foundation.council import House
from pipeline.model import BY_COLLECTION, Case, Record

_LETTERS = 26
#: Columns of one row, by their numbers: the first and the last of those side by side.
_Runs = tuple[tuple[int, int], ...]
#: By workbook and sheet: the rows of which the same columns are meant.
_Cells = Mapping[tuple[str, str], Mapping[_Runs, Iterable[int]]]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What one file was made from.

    Digests are 16 hexadecimal figures; `cells` are ranges, as "Actions!B4:H9".

    Where the cases stand in several workbooks, a range names its workbook as Excel does:
    "[cases.xlsx]Actions!B4:H9". Of a document with places to write in: `made`, the SHA-256 of the file as it
    was made; `own` and `rest`, digests of what stood in those places and outside; `carried`, whether the file
    is not as it was made, but holds what a person wrote; `both`, the places in which the workbook's words
    stand below the person's.
    """

    document: str
    view: str
    template: str
    rules: str
    version: str
    cells: tuple[str, ...]
    made: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    carried: bool = False
    both: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As the manifest holds it."""
        told = {**asdict(self), "cells": list(self.cells)}
        return {name: value for name, value in told.items() if value or name == "cells"}


def provenance_of(
    case: Case, audience: Audience, reads: Mapping[Read, Any], document: str, template: bytes
) -> Provenance:
    """The origin of a file that was made from these fields of a case, which had these values for its audience."""
    found = _fields(case, reads)
    values = sorted((read, repr(value)) for read, value in reads.items())
    seen = digest_of(repr((audience.reader.name, audience.meeting, audience.recipient, values)).encode())
    return Provenance(
        document=document,
        view=seen,
        template=digest_of(template),
        rules=rules_version(),
        version=program_version(),
        cells=tuple(_ranges(_cells_of(found))),
    )


def papers_with_reads(papers: Papers, view: View, house: House) -> Iterator[tuple[Paper, dict[Read, Any]]]:
    """Each paper of one document with the fields that were read to prepare it.

    A document may read a row once for all its papers, so what it read for one counts for those after it.
    What the caller reads between two papers does not.
    """
    prepared, reads = iter(papers(view, house)), dict[Read, Any]()
    while True:
        with view.recording() as more:
            paper = next(prepared, None)
        if paper is None:
            return
        reads |= more
        yield paper, dict(reads)


class Sources:
    """What a file about all cases is made from. `add` each case, then ask for the origin."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._rows: dict[tuple[str, str], dict[_Runs, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("I"))
        )

    def add(self, case: Case, digest: str = "") -> None:
        """Take in one more case; `digest`: its own, where it is known already."""
        self._digest.update((digest or case_digest(case)).encode())
        for record in case.records():
            place = record.read_from
            if place.row:
                self._rows[place.workbook, place.sheet][_runs(tuple(place.columns.values()))].append(
                    place.row
                )

    def origin(self, document: str, template: bytes = b"") -> Provenance:
        """The origin of such a file, now that every case is known."""
        made_by, cells = digest_of(template) if template else "", tuple(_ranges(self._rows))
        return Provenance(
            document=document,
            view=self._digest.hexdigest()[:16],
            template=made_by,
            rules=rules_version(),
            version=program_version(),
            cells=cells,
        )


def origin_of_marked(data: bytes, places: Iterable[str]) -> Provenance:
    """The origin of an officer's workbook in which these cells were marked."""
    return Provenance(
        document="check",
        view=digest_of(data),
        template="",
        rules=rules_version(),
        version=program_version(),
        cells=tuple(dict.fromkeys(places)),
    )


def everything(case: Case) -> dict[Read, Any]:
    """Every field of every row: what a file about the whole record is made from."""
    return {
        (one.collection, one.id, name): getattr(one, name) for one in case.records() for name in one.fields
    }


def case_digest(case: Case) -> str:
    """A digest of every value of a case, and of the cells they stand in."""
    told: list[object] = []
    columns: dict[int, list[tuple[str, str]]] = {}  # the rows of a sheet share theirs
    for record in case.records():
        place = record.read_from
        if id(place.columns) not in columns:
            columns[id(place.columns)] = sorted(place.columns.items())
            told.append(columns[id(place.columns)])
        told.append(
            (
                record.collection,
                place.workbook,
                place.sheet,
                place.row,
                [getattr(record, name) for name in record.fields],
            )
        )
    return digest_of(repr(told).encode())


def digest_of(data: bytes) -> str:
    """The first 16 figures of a file's SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


@cache
def rules_version() -> str:
    """A digest of everything that decides what a family may read: the labels, the releases, the withholdings."""
    modules = (case_model, withholdings, readers, view, release_decisions, secrets)
    return _digest_of_files(source for module in modules for source in _sources(module))


@cache
def program_version() -> str:
    """A digest of the program and of the libraries that it writes with."""
    here = Path(__file__).parents[1]
    sources = sorted(path for path in here.rglob("*") if path.suffix in (".py", ".toml"))
    names = (
        line.split(";")[0]
        for line in importlib.metadata.requires("hsb-paperwork") or ()
        if "extra ==" not in line
    )
    packages = sorted(map(_name, names))
    versions = [f"{one} {_version(one)}" for one in packages]
    return digest_of(_digest_of_files(sources).encode() + repr(versions).encode())


def _name(requirement: str) -> str:
    return next(
        (requirement[:at] for at, letter in enumerate(requirement) if letter in "<>=!~[ ("), requirement
    )


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _digest_of_files(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _sources(module: ModuleType) -> list[Path]:
    file = Path(str(module.__file__))
    return sorted(file.parent.glob("*.py")) if file.name == "__init__.py" else [file]


def _fields(case: Case, reads: Iterable[Read]) -> list[tuple[Record, str]]:
    """The fields that were read, each with its row."""
    rows: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in case.records():
        rows[record.collection, record.id].append(record)
    return [
        (record, name)
        for collection, row_id, name in reads
        for record in rows[collection, row_id]
        if name in BY_COLLECTION[collection].fields
    ]


def _cells_of(found: Iterable[tuple[Record, str]]) -> _Cells:
    """Where these fields stand."""
    columns: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record, name in found:
        place = record.read_from
        column = place.columns.get(name, "")
        if column and place.row:
            columns[place.workbook, place.sheet][place.row].add(column)
    cells: dict[tuple[str, str], dict[_Runs, list[int]]] = {}
    for there, rows in columns.items():
        alike = cells[there] = defaultdict(list)
        for row, these in rows.items():
            alike[_runs(tuple(sorted(these)))].append(row)
    return cells


def _ranges(cells: _Cells) -> Iterator[str]:
    """These cells as few ranges: columns side by side, then rows that have the same columns."""
    several = len({workbook for workbook, _ in cells}) > 1
    for (workbook, sheet), rows in sorted(cells.items()):
        name = f"[{workbook}]{sheet}" if several else sheet
        yield from (f"{name}!{one}" for one in _rectangles(rows))


def _rectangles(rows: Mapping[_Runs, Iterable[int]]) -> list[str]:
    blocks = sorted((first, last, runs) for runs, these in rows.items() for first, last in _unbroken(these))
    return [_range(first, last, left, right) for first, last, runs in blocks for left, right in runs]


def _unbroken(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of those rows that follow one another without a gap."""
    first = last = 0
    for row in sorted(rows):
        if row > last + 1 and last:
            yield first, last
            first = row
        first, last = first or row, row
    if last:
        yield first, last


@lru_cache(4096)
def _runs(columns: tuple[str, ...]) -> _Runs:
    """Columns, by their letters, as the first and the last of those side by side."""
    runs: list[tuple[int, int]] = []
    for one in sorted(map(_number, columns)):
        if runs and runs[-1][1] == one - 1:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return tuple(runs)


def _range(first: int, last: int, left: int, right: int) -> str:
    start, end = f"{_letters(left)}{first}", f"{_letters(right)}{last}"
    return start if start == end else f"{start}:{end}"


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text
