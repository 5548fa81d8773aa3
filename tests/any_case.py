"""Random cases, for tests of what must always hold: any value and any blank in any field."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from hypothesis import strategies as st

from pipeline.model import RECORDS, Blank, Case, Kind, Source

BLANKS = st.sampled_from(list(Blank))
VALUES = {
    Kind.TEXT: st.sampled_from(["Robin", "some words", ""]),
    Kind.PROSE: st.sampled_from(["Robin and Wren Oakmoss", "no", "words\nand words"]),
    Kind.ID: st.sampled_from(["SD-0001", "SD-0002", "L-0001", "AIM-1", "M-1", "RV-1", "C-0001"]),
    Kind.DATE: st.dates(date(2005, 1, 1), date(2040, 1, 1)),
    Kind.MOMENT: st.one_of(
        st.dates(date(2005, 1, 1), date(2040, 1, 1)), st.datetimes(datetime(2005, 1, 1), datetime(2040, 1, 1))
    ),
    Kind.YES_NO: st.booleans(),
    Kind.NUMBER: st.integers(0, 20),
}


@cache
def records(kind):
    """Records of a kind with any values and any blanks; made once, since a case draws from them all."""

    def value(field):
        if field.kind is Kind.CODE:
            return st.one_of(BLANKS, st.sampled_from(field.codes.codes))
        if field.kind is Kind.CODES:
            return st.one_of(
                BLANKS, st.lists(st.sampled_from(field.codes.codes), min_size=1, max_size=3).map(tuple)
            )
        return (
            VALUES[field.kind]
            if field.required and field.kind is Kind.ID
            else st.one_of(BLANKS, VALUES[field.kind])
        )

    columns = dict.fromkeys(kind.fields, "B")
    values = st.fixed_dictionaries({name: value(field) for name, field in kind.fields.items()})
    return values.map(
        lambda found: kind.from_cells(found.items(), Source("book.xlsx", kind.sheet, columns, 2))
    )


@st.composite
def cases(draw):
    rows = {
        kind.collection: tuple(draw(st.lists(records(kind), max_size=2)))
        for kind in RECORDS
        if kind.collection != "details"
    }
    return Case(details=draw(records(RECORDS[0])), **rows)
