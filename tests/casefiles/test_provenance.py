"""The provenance of a file."""

from __future__ import annotations

import re
from random import Random

import pytest

from pipeline.access.view import Audience, see
from pipeline.casefiles.provenance import (
    Sources,
    case_digest,
    everything,
    origin_of_marked,
    program_version,
    provenance_of,
)
from pipeline.casefiles.render_context import RenderContext
from pipeline.formats.excel.reader import read
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Kind, Reader, known
from tests.extent import few_or_all, slow_on_purpose
from tests.family_case import family_case
from tests.making import ROOT, made_of

EVERYBODY = Audience(Reader.PROFESSIONAL)


@pytest.fixture(scope="module")
def cases():
    return list(read([ROOT / "inputs" / "cases.xlsx"]).cases)


def changed(case, record, name, value):
    """The case with one cell changed, as if read that way."""
    import dataclasses

    other = dataclasses.replace(record, **{name: value})
    rows = {
        record.collection: tuple(other if one is record else one for one in getattr(case, record.collection))
    }
    return dataclasses.replace(case, **rows)


def names(origin, record, name):
    """Whether one of the ranges includes the cell of a field."""
    column, row = record.read_from.columns[name], record.read_from.row
    for one in origin.cells:
        sheet, _, cells = one.rpartition("!")
        ends = [re.match(r"([A-Z]+)(\d+)", end).groups() for end in cells.split(":")]
        (left, first), (right, last) = ends[0], ends[-1]
        inside = (len(left), left) <= (len(column), column) <= (len(right), right)
        if sheet == record.read_from.sheet and inside and int(first) <= row <= int(last):
            return True
    return False


@slow_on_purpose
def test_a_cell_that_a_file_does_not_name_changes_nothing_in_it_and_one_that_changes_it_is_named(cases):
    rng, seen_to_change = Random(5), 0
    for case in rng.sample(cases, few_or_all(1, 3)):
        before = made_of(case)
        cells = [
            (record, name)
            for record in case.records()
            for name, field in record.fields.items()
            if field.kind is Kind.TEXT
            and Reader.PROFESSIONAL in field.readers
            and known(getattr(record, name))
            and record.collection != "details"
            and name in record.read_from.columns
        ]
        for record, name in rng.sample(cells, few_or_all(2, 8)):
            after = made_of(changed(case, record, name, "Quillowby Brackenfenny"))
            for path, data in before.files.items():
                if path.startswith(("family/", "drafts/")) or "compliance" in path:
                    continue
                same = after.files.get(path) == data
                assert same or names(before.origins[path], record, name), (path, record, name)
                seen_to_change += not same
    assert seen_to_change > few_or_all(0, 5)


def test_every_file_has_an_origin_with_cells(cases):
    made = made_of(cases[0])
    assert set(made.files) <= set(made.origins)
    for path in made.files:
        origin = made.origins[path]
        assert origin.cells, path
        assert {len(one) for one in (origin.view, origin.template, origin.rules, origin.version)} == {16}
        assert all(re.fullmatch(r"[^!]+![A-Z]+\d+(:[A-Z]+\d+)?", one) for one in origin.cells), path


def test_a_file_about_all_cases_names_every_cell_and_changes_with_each(cases):
    def behind(these):
        found = Sources()
        for case in these:
            found.add(case)
        return found.origin("due", b"template")

    origin = behind(cases)
    for record in cases[3].records():
        assert all(names(origin, record, name) for name in record.read_from.columns), record
    action = cases[3].actions[0]
    other = behind([*cases[:3], changed(cases[3], action, "task", "Another task"), *cases[4:]])
    assert other.cells == origin.cells
    assert other.view != origin.view
    assert other.template == origin.template == behind(cases[:1]).template != ""
    assert not names(behind(cases[:1]), action, "task")


def test_a_file_about_all_cases_names_as_few_ranges_in_whatever_order_the_cases_come(cases):
    def cells(these):
        found = Sources()
        for case in these:
            found.add(case)
        return found.origin("due").cells

    assert cells(Random(3).sample(cases, len(cases))) == cells(cases)
    whole = [one for one in cells(cases) if one.startswith("Cases!")]
    assert len(whole) == 1
    assert [one for one in cells([*cases[:2], *cases[5:7]]) if one.startswith("Cases!")] == [
        re.sub(r"2:([A-Z]+)\d+", r"2:\g<1>3", whole[0]),
        re.sub(r"2:([A-Z]+)\d+", r"7:\g<1>8", whole[0]),
    ]


def test_a_marked_workbook_names_each_cell_once():
    assert origin_of_marked(b"workbook", ["Cases!B2", "Cases!C3", "Cases!B2"]).cells == (
        "Cases!B2",
        "Cases!C3",
    )


def test_cells_side_by_side_are_one_range(cases):
    case = cases[0]
    details = case.details
    reads = {("details", case.id, name): None for name in list(details.fields)[:3]}
    columns, row = details.read_from.columns, details.read_from.row
    first, *_, last = (columns[name] for _, _, name in reads)
    assert provenance_of(case, EVERYBODY, reads, "plan", b"").cells == (
        f"{details.read_from.sheet}!{first}{row}:{last}{row}",
    )


def test_a_block_records_what_is_read_of_a_view_within_it_and_nothing_else(cases):
    view = see(cases[0], EVERYBODY)
    assert view.details.dob
    with view.recording() as reads:
        assert view.details.child_name
    assert list(reads) == [("details", cases[0].id, "child_name")]
    with view.recording() as later:
        pass
    assert later == {}


def test_blocks_within_one_another_each_have_their_own_reads_even_where_one_ends_in_an_error(cases):
    view = see(cases[0], EVERYBODY)

    def read(name):
        getattr(view.details, name)
        raise LookupError

    with view.recording() as outer:
        assert view.details.dob
        with pytest.raises(LookupError), view.recording() as inner:
            read("child_name")
    assert [name for _, _, name in inner] == ["child_name"]
    assert sorted(name for _, _, name in outer) == ["child_name", "dob"]


def test_documents_made_in_another_order_have_the_same_provenance(monkeypatch):
    names = ("parents_plan", "plan", "parents_aim_report", "review_minutes", "aim_report")
    documents = [next(part for part in plugins_in("pipeline.documents") if part.name == one) for one in names]
    monkeypatch.setattr(RenderContext, "documents", documents)
    there = made_of(family_case()).origins
    monkeypatch.setattr(RenderContext, "documents", documents[::-1])
    assert len(there) > len(names)
    assert made_of(family_case()).origins == there


def test_the_digest_of_a_case_changes_with_every_value_and_with_its_place(cases):
    case = cases[1]
    again = next(one for one in read([ROOT / "inputs" / "cases.xlsx"]).cases if one.id == case.id)
    assert case_digest(again) == case_digest(case)
    found = {case_digest(case)}
    for record in case.records():
        if record.collection != "details":
            for name in record.fields:
                found.add(case_digest(changed(case, record, name, f"{getattr(record, name)}?")))
    expected = sum(len(record.fields) for record in case.records() if record.collection != "details")
    assert len(found) == expected + 1
    assert len(everything(case)) == expected + len(case.details.fields)


def test_the_program_has_one_version_until_it_changes():
    assert program_version() == program_version()
    assert len(program_version()) == 16
