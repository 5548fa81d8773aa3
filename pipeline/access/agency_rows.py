"""What of a row is hidden from one agency where the row itself stays, so that a gap can be seen."""

from __future__ import annotations

from functools import cache

from pipeline.model import BY_COLLECTION, Kind, Reader, Record
from pipeline.model.agencies import Agencies


def content_of(record: Record) -> tuple[str, ...]:
    """The fields of a row that say something; its references and numbers only say where it belongs."""
    return _content_of(record.collection)


def not_needed(record: Record, agency: str) -> tuple[str, ...]:
    """The fields of a row whose lines do not name an agency."""
    return _not_needed(record.collection, agency)


def agencies_of_field(collection: str, name: str) -> Agencies:
    """The agencies that may read a field at most."""
    return BY_COLLECTION[collection].fields[name].agencies


@cache
def _content_of(collection: str) -> tuple[str, ...]:
    fields = BY_COLLECTION[collection].fields.items()
    return tuple(name for name, one in fields if one.kind not in (Kind.ID, Kind.NUMBER))


@cache
def _not_needed(collection: str, agency: str) -> tuple[str, ...]:
    fields = BY_COLLECTION[collection].fields.items()
    return tuple(
        name for name, one in fields if Reader.PROFESSIONAL in one.readers and agency not in one.agencies
    )
