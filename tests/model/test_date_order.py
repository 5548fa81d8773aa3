"""What field lines declare about dates, and the rules that read it."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.foundation.plugins import plugins_in
from pipeline.model import (
    BY_COLLECTION,
    RECORDS,
    Case,
    DatesOf,
    Reader,
    Record,
    codes,
    happened_in,
    orders_in,
)
from pipeline.model.date_order import require_dates
from pipeline.model.field_kinds import Kind
from pipeline.model.fields import Field, day
from pipeline.model.since import AHEAD, UNDATED
from pipeline.procedure.rules import findings_of
from tests.builders import TODAY, ordinary_case, placed

P = Reader.PROFESSIONAL
SOME_DAY, THE_DAY_BEFORE = date(2026, 9, 10), date(2026, 9, 9)
ORDERS = [(kind.collection, *order) for kind in RECORDS for order in orders_in(kind.collection)]
DAYS = [(kind.collection, name) for kind in RECORDS for name in happened_in(kind.collection)]
#: The decisions without which their dates mean nothing.
DECIDED: dict[str, dict[str, Any]] = {
    "release_on": {"release": codes.RELEASE["yes"], "release_by": "Heron Quaverly"},
    "copy_agreed_on": {"copy_agreed_by": "Heron Quaverly"},
}


def with_row(case: Case, row: Any) -> Case:
    rows = row if row.collection == "details" else (row,)
    return dataclasses.replace(case, **{row.collection: rows})


def row_of(kind: type[Record], **values: Any) -> Any:
    if kind.collection == "details":
        return dataclasses.replace(ordinary_case().details, **values)
    return placed(kind(**{kind.key: "X-1"} if kind.key else {}, **values))


def case_with(collection: str, name: str, when: date, other: str = "", then: date = SOME_DAY) -> Case:
    """An ordinary case with one date changed in one row, and the date that it cannot precede."""
    kind, case = BY_COLLECTION[collection], ordinary_case()
    place, _, field = other.rpartition(".")
    values: dict[str, Any] = {name: when, **DECIDED.get(name, {})}
    if other and not place:
        values[field] = then
    elif place in kind.fields:
        values[place] = "T-1"
        to = next(
            BY_COLLECTION[one] for one in kind.fields[place].refers_to if field in BY_COLLECTION[one].fields
        )
        case = with_row(case, placed(to(**{to.key: "T-1", field: then})))
    elif other:
        case = with_row(case, row_of(BY_COLLECTION[place], **{field: then}))
    return with_row(case, row_of(kind, **values))


def said_at(case: Case, collection: str, name: str) -> set[str]:
    """The rules with a finding at a date."""
    row = case.details if collection == "details" else getattr(case, collection)[0]
    cell = (row.sheet, row.read_from.columns[name])
    return {found.rule for found in findings_of(case, TODAY) if (found.sheet, found.column) == cell}


@pytest.mark.parametrize(("collection", "name", "other"), ORDERS)
def test_a_date_before_one_that_it_cannot_come_before_is_found_by_one_rule(collection, name, other):
    case = case_with(collection, name, THE_DAY_BEFORE, other)
    judges = {
        part.name
        for part in plugins_in("pipeline.procedure.rules")
        if (f"{collection}.{name}", other) in getattr(part.module, "ORDERS", ())
    } or {"dates_in_order"}
    found = {found.rule for found in findings_of(case, TODAY)}
    assert judges <= found
    assert len(judges) == 1
    if judges != {"dates_in_order"}:
        assert "dates_in_order" not in said_at(case, collection, name)


@pytest.mark.parametrize(("collection", "name", "other"), ORDERS)
def test_a_date_on_the_day_of_the_other_is_in_order(collection, name, other):
    assert "dates_in_order" not in said_at(case_with(collection, name, SOME_DAY, other), collection, name)


@pytest.mark.parametrize(("collection", "name"), DAYS)
def test_a_day_on_which_something_happened_and_that_has_not_come_is_found_by_one_rule(collection, name):
    judges = {
        part.name
        for part in plugins_in("pipeline.procedure.rules")
        if f"{collection}.{name}" in getattr(part.module, "DAYS", ())
    } or {"nothing_held_in_the_future"}
    assert len(judges) == 1
    tomorrow = said_at(case_with(collection, name, TODAY + timedelta(days=1)), collection, name)
    today = said_at(case_with(collection, name, TODAY), collection, name)
    assert judges <= tomorrow
    assert "nothing_held_in_the_future" not in today


def test_a_day_set_beforehand_may_lie_ahead():
    for kind in RECORDS:
        for field in kind.fields.values():
            if field.happened is False:
                found = said_at(
                    case_with(kind.collection, field.name, date(2027, 6, 1)), kind.collection, field.name
                )
                assert "nothing_held_in_the_future" not in found


def test_a_rule_that_judges_dates_in_words_of_its_own_names_dates_of_field_lines():
    for part in plugins_in("pipeline.procedure.rules"):
        for where, other in getattr(part.module, "ORDERS", ()):
            collection, _, name = where.partition(".")
            assert (collection, name, other) in ORDERS, part.name
        for where in getattr(part.module, "DAYS", ()):
            assert tuple(where.split(".")) in DAYS, part.name


def test_a_date_that_does_not_say_whether_it_has_happened_and_what_it_follows_cannot_be_declared():
    with pytest.raises(TypeError, match="does not say whether it is a day on which something has happened"):
        Field(Kind.DATE, "Bought on", P, "When.", since=UNDATED)
    with pytest.raises(TypeError, match="does not say which dates it cannot come before"):
        Field(Kind.MOMENT, "Bought at", P, "When.", since=UNDATED, happened=True)
    assert day("Bought on", P, "When.", since=AHEAD, happened=False, after=()).after == ()


@pytest.mark.parametrize(
    "other", ["sold_on", "held_at", "shop_id.held_at", "shops.opened_on", "details.child_name", "bought_on"]
)
def test_a_date_that_comes_after_no_date_cannot_be_declared(other):
    class _Shoe(Record, sheet="Shoes", collection="shoes", known_from=UNDATED):
        bought_on: date = day("Bought on", P, "When.", since=UNDATED, happened=True, after=(other,))

    with pytest.raises(TypeError, match=f'_Shoe.bought_on comes after "{other}", which is no other date'):
        require_dates([_Shoe])


def test_of_several_rows_the_earliest_date_counts_and_of_one_day_the_one_without_a_time():
    case = ordinary_case()
    first, second = case.discussions
    dates = DatesOf(
        dataclasses.replace(case, discussions=(first, dataclasses.replace(second, held_at=date(2026, 8, 5))))
    )
    found = dates.named(case.details, "discussions.held_at")
    assert found is not None
    assert getattr(*found) == date(2026, 8, 5)
    assert dates.named(case.details, "meetings.held_at") is None
