"""The readers and dates declared by the field lines, as texts that a chair can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.model import BY_COLLECTION, RECORDS, Field, Reader, Record
from pipeline.model.agencies import words_of
from tests.comparing import assert_golden

GOLDEN = Path(__file__).parents[1] / "golden"


def assert_golden_lines(name: str, lines: list[str]) -> None:
    """Compare lines with a golden text; for an intended change, `make golden`, and show a chair the diff."""
    assert_golden(GOLDEN / f"{name}.txt", "".join(f"{line}\n" for line in lines))


def fields() -> Iterator[tuple[type[Record], Field]]:
    for kind in RECORDS:
        yield from ((kind, field) for field in kind.fields.values())


def readers_of(field: Field) -> str:
    return ", ".join(reader.words for reader in Reader if reader in field.readers)


def agencies_of(field: Field) -> str:
    """The agencies among the professionals, each of which reads at most what a meeting of its own heard."""
    return words_of(field.agencies) if Reader.PROFESSIONAL in field.readers else "None"


def condition_of(field: Field) -> str:
    return ", once it is released" if field.on_release else ""


def dates_in(kind: type[Record], field: Field) -> str:
    happened = "has happened" if field.happened else "is set beforehand"
    others = [place_of(kind, other) for other in field.after or ()]
    return f"{happened}; not before {' or '.join(others)}" if others else f"{happened}; may come at any time"


def place_of(kind: type[Record], name: str) -> str:
    """A date that a field line names, as its sheet and heading."""
    place, _, field = name.rpartition(".")
    if not place:
        return kind.fields[field].heading
    if place in BY_COLLECTION:
        other = BY_COLLECTION[place]
        return f"{other.fields[field].heading} ({other.sheet})"
    sheets = [BY_COLLECTION[one] for one in kind.fields[place].refers_to]
    dated = [one for one in sheets if field in one.fields]
    return f"{dated[0].fields[field].heading} ({', '.join(one.sheet for one in dated)})"


def test_who_may_read_what_is_the_golden_text():
    lines = [
        f"{kind.sheet} | {field.heading} | {readers_of(field)}{condition_of(field)} | {agencies_of(field)}"
        for kind, field in fields()
    ]
    assert_golden_lines("who may read what", lines)


def test_which_date_comes_after_which_is_the_golden_text():
    lines = [
        f"{kind.sheet} | {field.heading} | {dates_in(kind, field)}"
        for kind, field in fields()
        if field.happened is not None
    ]
    assert_golden_lines("which dates follow which", lines)
