"""The empty workbook: guide, headings with notes, lists, checks and readers, all from the declarations."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from pipeline.formats.excel.blank_workbook import write_blank
from pipeline.formats.excel.column_setup import note_of, validation_of
from pipeline.formats.excel.guide import purpose_of
from pipeline.formats.excel.reference_sheets import BLANKS, lists
from pipeline.model import SHEETS, Blank, CaseDetails, Kind, Reader, Recognition
from pipeline.model.agencies import words_of
from pipeline.model.continuum import STEPS, offered, steps_of
from pipeline.model.section_headings import ALL as ALL_HEADINGS

FIELDS = [
    pytest.param(kind, field, id=f"{kind.sheet}: {field.heading}")
    for kind in SHEETS
    for field in kind.fields.values()
]


def blank_bytes() -> bytes:
    target = io.BytesIO()
    write_blank(target, [("council.name", "Meadowmere Council", "The council's name")])
    return target.getvalue()


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(blank_bytes()))


def rows_of(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def validation_at(sheet, cell):
    return next((one for one in sheet.data_validations.dataValidation if cell in one.sqref), None)


def test_the_guide_comes_first_then_every_record_in_order_then_the_sheets_to_look_things_up_in(book):
    records = [kind.sheet for kind in SHEETS]
    assert book.sheetnames == ["Guide", *records, "IDs", "Who may read what", "Codes", "Settings"]


def test_the_guide_says_what_each_sheet_is_for_and_leads_to_it(book):
    written = {row[0]: row[1] for row in rows_of(book["Guide"])}
    for kind in SHEETS:
        assert written[kind.sheet] == purpose_of(kind)
        assert purpose_of(kind).endswith(".")
    links = {cell.hyperlink.location for (cell,) in book["Guide"].iter_rows(max_col=1) if cell.hyperlink}
    assert links == {f"'{name}'!A1" for name in book.sheetnames[1:]}


def test_the_guide_explains_all_four_blanks_and_the_empty_cell(book):
    written = {row[0] for row in rows_of(book["Guide"])}
    assert {*BLANKS, "An empty cell"} <= written


def test_two_runs_give_the_same_bytes():
    assert blank_bytes() == blank_bytes()


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.sheet)
def test_the_first_row_holds_the_headings_as_declared_and_nothing_follows(book, kind):
    assert rows_of(book[kind.sheet]) == [[field.heading for field in kind.fields.values()]]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_each_heading_has_a_note_and_a_required_one_is_marked_in_words_and_in_looks(book, kind, field):
    cell = book[kind.sheet].cell(1, list(kind.fields).index(field.name) + 1)
    assert cell.comment is not None
    assert cell.comment.text.startswith("Required. ") is field.required
    assert cell.font.bold is field.required
    assert (cell.border.bottom.style == "thick") is field.required


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_each_code_has_a_list_with_its_labels_and_the_four_blanks_and_each_date_and_number_a_check(
    book, kind, field
):
    letter = get_column_letter(list(kind.fields).index(field.name) + 1)
    sheet = book[kind.sheet]
    found = validation_at(sheet, f"{letter}2")
    assert validation_at(sheet, f"{letter}1") is None
    if field.decides is not None:
        assert (found.formula1, found.errorStyle) == ("staff_names", "warning")
        return
    if field.refers_to and len(field.refers_to) < 5:
        assert found.formula1 in book.defined_names
        assert found.errorStyle == "warning", "an ID that is not entered yet must get past it"
        return
    if field.kind in (Kind.TEXT, Kind.PROSE, Kind.ID):
        assert found is None
        return
    assert validation_at(sheet, f"{letter}5001") is found
    if field.kind in (Kind.CODE, Kind.CODES, Kind.YES_NO):
        expected = [code.label for code in offered(field.codes, STEPS)] if field.codes else ["Yes", "No"]
        assert choices(book, found.formula1) == [*expected, *BLANKS]
    else:
        assert f"COUNTIF(kinds_of_blank,{letter}2)" in found.formula1
        assert found.errorStyle == "warning", "a blank, and a date written as text, must get past it"


def choices(book, name):
    place = book.defined_names[name].attr_text.replace("$", "")
    sheet, cells = place.split("!")
    return [cell.value for (cell,) in book[sheet][cells]]


def test_the_name_of_the_blanks_leads_to_the_four_of_them(book):
    assert choices(book, "kinds_of_blank") == list(BLANKS)
    assert Blank.NOT_RECORDED.value not in BLANKS
    assert len(BLANKS) == 4


def test_a_column_for_several_codes_offers_its_list_without_refusing_two_of_them():
    kind = CaseDetails
    assert validation_of(kind.fields["disability"], "H2")["show_error"] is False
    assert "show_error" not in validation_of(kind.fields["sex"], "F2")


def test_references_and_short_texts_keep_their_leading_zeros(book):
    for kind in SHEETS:
        sheet = book[kind.sheet]
        for number, field in enumerate(kind.fields.values(), start=1):
            columns = next(one for one in sheet.column_dimensions.values() if one.min <= number <= one.max)
            style = columns.number_format
            if field.kind in (Kind.ID, Kind.TEXT):
                assert style == "@", field.heading
            elif field.kind is Kind.MOMENT:
                assert style == "dd/mm/yyyy hh:mm"


def test_no_message_is_longer_than_excel_shows():
    for kind in SHEETS:
        for field in kind.fields.values():
            check = validation_of(field, "A2") or {}
            assert len(check.get("error_message", "")) <= 255
            assert len(check.get("input_message", "")) <= 255
            assert len(check.get("input_title", "")) <= 32


def test_a_meaning_that_is_only_a_mark_of_the_procedure_becomes_a_sentence():
    reviews = next(kind for kind in SHEETS if kind.collection == "reviews")
    assert note_of(reviews.fields["risk_discussed"]).startswith(
        "The procedure asks for it (R30).\nYes or No."
    )
    assert note_of(reviews.fields["next_review"]).startswith("The date set (R28).\n")


def test_who_may_read_what_has_a_line_for_every_field_that_says_what_its_declaration_says(book):
    title, _, _, headings, *lines = rows_of(book["Who may read what"])
    assert title[0] == "Who may read what"
    assert headings[2:6] == [reader.words for reader in Reader]
    expected = []
    for kind in SHEETS:
        for field in kind.fields.values():
            answers = [*(reader in field.readers for reader in Reader), field.on_release]
            line = [kind.sheet, field.heading, *("Yes" if answer else "No" for answer in answers)]
            is_read = Reader.PROFESSIONAL in field.readers
            expected.append([*line, words_of(field.agencies)] if is_read else line)
    assert lines == expected


@pytest.mark.parametrize("scale", ["guidance", "hackett"])
def test_the_list_the_note_and_the_codes_of_the_continuum_are_those_that_the_council_works_with(scale):
    target, steps = io.BytesIO(), list(steps_of(scale))
    write_blank(target, continuum=steps)
    made = openpyxl.load_workbook(target)
    sheet, number = made["Recognition"], list(Recognition.fields).index("step") + 1
    listed = validation_at(sheet, f"{get_column_letter(number)}2").formula1
    assert choices(made, listed) == [*steps, *BLANKS]
    assert f"They are: {'; '.join(steps)}." in sheet.cell(1, number).comment.text
    assert [row[2] for row in rows_of(made["Codes"]) if row[0] == "Continuum"] == [*steps, *BLANKS]


def test_the_codes_sheet_has_every_code_and_every_numbered_heading(book):
    lines = {(row[0], row[1], row[2]) for row in rows_of(book["Codes"])}
    for listed in lists():
        for code in offered(listed, STEPS):
            assert (listed.name, str.__str__(code), code.label) in lines
    for paper in ALL_HEADINGS:
        for number, title in enumerate(paper.titles, start=1):
            assert (f"Headings: {paper.name}", str(number), title) in lines


def test_the_settings_sheet_says_where_the_settings_really_stand(book):
    lines = rows_of(book["Settings"])
    assert "settings.toml" in lines[1][0]
    assert lines[4] == ["council.name", "Meadowmere Council", "The council's name"]
