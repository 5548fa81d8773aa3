"""The provenance of a file: its cells, and digests of its view, template, rules and program."""

from __future__ import annotations

import hashlib
import importlib.metadata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline import model as case_model
from pipeline.access import audience as readers
from pipeline.access import secrets, view, withholdings
from pipeline.access import seen as rows_of_a_view
from pipeline.access.view import Audience, Read, View
from pipeline.casefiles import release_decisions, who_decides
from pipeline.casefiles.cell_ranges import Runs, cells_of, ranges, runs
from pipeline.documents import Paper, Papers
from pipeline.foundation.council import House
from pipeline.model import NOT_RECORDED, Case


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What one file was made from.

    Digests are 16 hexadecimal figures; `cells` are ranges, as "Actions!B4:H9". Where the cases are in several
    workbooks, a range names its workbook as Excel does: "[cases.xlsx]Actions!B4:H9". `meeting`: the strategy
    discussion whose people read it, by its ID; empty for a file for other readers.

    For a document with places to write in: `made`, the SHA-256 of the file as made; `own` and `rest`, digests
    of the text inside those places and outside; `carried`, whether the file differs from the one made because
    it holds what a person wrote; `both`, the places where the workbook's words are below the person's.
    """

    document: str
    view: str
    template: str
    rules: str
    version: str
    cells: tuple[str, ...]
    meeting: str = ""
    made: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    carried: bool = False
    both: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The provenance as kept in the manifest, without empty values other than `cells`."""
        values = {**asdict(self), "cells": list(self.cells)}
        return {name: value for name, value in values.items() if value or name == "cells"}


def provenance_of(
    case: Case, audience: Audience, reads: Mapping[Read, Any], document: str, template: bytes
) -> Provenance:
    """The provenance of a file made from these fields of a case, with the values its audience sees."""
    values = sorted((read, repr(value)) for read, value in reads.items())
    whose = (audience.reader.name, audience.meeting, audience.recipient, audience.agency, audience.hand_over)
    seen = digest_of(repr((*whose, values)).encode())
    return Provenance(
        document=document,
        view=seen,
        template=digest_of(template),
        rules=rules_version(),
        version=program_version(),
        cells=tuple(ranges(cells_of(case, reads))),
        meeting=audience.meeting,
    )


def papers_with_reads(papers: Papers, view: View, house: House) -> Iterator[tuple[Paper, dict[Read, Any]]]:
    """Each paper of one document, with the fields that were read to prepare it.

    A document may read a row once for all its papers, so what it read for one paper counts for those after
    it. What the caller reads between two papers does not count.
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
        self._rows: dict[tuple[str, str], dict[Runs, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("I"))
        )
        self._cells: tuple[str, ...] = ()

    def add(self, case: Case, digest: str = "") -> None:
        """Add a case. `digest`: its digest if known, or what says from which workbooks it was read."""
        self._cells = ()
        self._digest.update((digest or case_digest(case)).encode())
        rows: dict[tuple[str, str, int], array[int]] = {}  # by the columns that a sheet's rows share
        for record in case.records():
            place = record.read_from
            if place.row:
                key = place.workbook, place.sheet, id(place.columns)
                of_sheet = rows.get(key)
                if of_sheet is None:
                    read = runs(tuple(place.columns.values()))
                    of_sheet = rows[key] = self._rows[place.workbook, place.sheet][read]
                of_sheet.append(place.row)

    def origin(self, document: str, template: bytes = b"") -> Provenance:
        """The provenance of a file about all the cases added."""
        made_by = digest_of(template) if template else ""
        self._cells = self._cells or tuple(ranges(self._rows))
        return Provenance(
            document=document,
            view=self._digest.hexdigest()[:16],
            template=made_by,
            rules=rules_version(),
            version=program_version(),
            cells=self._cells,
        )


def origin_of_marked(data: bytes, places: Iterable[str]) -> Provenance:
    """The provenance of an officer's workbook in which these cells were marked."""
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


#: Characters that no workbook can hold, between two values and between two rows.
_VALUE, _ROW = "\x1f", "\x1e"


def case_digest(case: Case) -> str:
    """A digest of every value of a case, and of their cells."""
    parts = [*sorted(case.unkept)]
    columns: set[int] = set()  # the rows of a sheet share theirs
    for record in case.records():
        place = record.read_from
        if id(place.columns) not in columns:
            columns.add(id(place.columns))
            parts.append(repr(sorted(place.columns.items())))
        parts += (record.collection, place.workbook, place.sheet, str(place.row))
        # Most values are not recorded, and no cell is empty in another way.
        parts.append(_VALUE.join(["" if one is NOT_RECORDED else str(one) for one in record.values()]))
    return digest_of(_ROW.join(parts).encode("utf-8", "surrogatepass"))


def digest_of(data: bytes) -> str:
    """The first 16 figures of a file's SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


@cache
def rules_version() -> str:
    """A digest of the code that decides what a family may read: labels, release decisions, withholdings."""
    modules = (
        case_model,
        withholdings,
        readers,
        rows_of_a_view,
        view,
        release_decisions,
        who_decides,
        secrets,
    )
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
