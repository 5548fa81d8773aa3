"""The types of a view's rows, generated from the field lines of the case model.

`HSB_GOLDEN=1 pytest tests/access/test_rows.py` writes `pipeline/access/rows.py` again after a field line has
changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.access import rows
from pipeline.access.seen import Seen
from pipeline.access.view import Audience, see
from pipeline.model import RECORDS, Kind, Reader, Record
from tests.builders import ordinary_case
from tests.comparing import assert_golden

DRAFT = Path(rows.__file__)
TYPES = {
    Kind.TEXT: "Words",
    Kind.PROSE: "Words",
    Kind.ID: "Words",
    Kind.DATE: "Day",
    Kind.MOMENT: "Moment",
    Kind.YES_NO: "YesNo",
    Kind.CODE: "Choice",
    Kind.CODES: "Choices",
    Kind.NUMBER: "Number",
}
READERS = Reader.PROFESSIONAL | Reader.PARENT | Reader.CHILD


def drafted() -> str:
    """The module `pipeline/access/rows.py`."""
    return "\n".join([*_head(), *(line for kind in RECORDS for line in _row(kind)), *_collections(), ""])


def _head() -> Iterator[str]:
    names = sorted({*TYPES.values(), "Rows", "Seen", "Sheet"})
    yield '"""The rows of each sheet as an audience may see them, field by field.'
    yield ""
    command = "HSB_GOLDEN=1 pytest tests/access/test_rows.py"
    yield f"Generated from the field lines in model/ by `{command}`: do not edit."
    yield '"""'
    yield ""
    yield "from __future__ import annotations"
    yield ""
    yield "from collections.abc import Mapping"
    yield "from typing import Any"
    yield ""
    yield f"from pipeline.access.seen import {', '.join(names)}"


def _row(kind: type[Record]) -> Iterator[str]:
    first = (kind.__doc__ or "").split("\n")[0]
    key = f', key="{kind.key}"' if kind.key else ""
    yield from ("", "")
    yield f'class {kind.__name__}Row(Seen, collection="{kind.collection}"{key}):'
    yield f'    """{first}"""'
    yield ""
    yield "    __slots__ = ()"
    for name, field in kind.fields.items():
        if field.readers & READERS:
            yield f"    {name}: {TYPES[field.kind]}"


def _collections() -> Iterator[str]:
    yield from ("", "")
    yield "class Sheets:"
    yield '    """The rows of a view, one attribute for each collection of a case."""'
    yield ""
    yield "    rows: Mapping[str, Rows[Any]]"
    for kind in RECORDS:
        if kind.collection != "details":
            yield f"    {kind.collection} = Sheet({kind.__name__}Row)"
    yield from ("", "")
    yield "#: The type of a row as an audience sees it, by collection."
    yield "BY_COLLECTION: dict[str, type[Seen]] = {"
    for kind in RECORDS:
        yield f'    "{kind.collection}": {kind.__name__}Row,'
    yield "}"


def test_each_field_line_is_a_field_of_its_row():
    assert_golden(DRAFT, drafted())


@pytest.mark.parametrize("reader", [Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD])
def test_no_row_has_a_field_that_its_type_lacks(reader):
    view = see(ordinary_case(), Audience(reader))
    for row in (view.details, *(one for some in view.rows.values() for one in some)):
        assert type(row) is not Seen
        assert set(dir(row)) <= set(type(row).__annotations__)
