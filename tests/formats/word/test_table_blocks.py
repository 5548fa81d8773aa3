"""Large print lays a table of three or more columns out as blocks: nothing of it is lost."""

from __future__ import annotations

import io
import random
from collections import Counter
from contextlib import suppress

import pytest
from docx import Document
from docx.exceptions import InvalidSpanError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline.app.template_tools import preview
from pipeline.formats.word.labelled_rows import text_of
from pipeline.formats.word.table_blocks import with_blocks
from tests.extent import few_or_all
from tests.formats.word.drawing import drawn, part
from tests.formats.word.test_valid import ROOT, audited

HEADS = ("Where", "What is done", "Who does it", "Agreed")
HOME = ("Home", "Two adults are there.", "A carer", "4 May 2026")
SCHOOL = ("School", "One adult is near.", "Head of year", "5 May 2026")


def table_of(document, rows, heads=1):
    """A table of these rows, the first of which have the headings."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for row in table.rows[:heads]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return table


def laid_out(draw):
    return Document(io.BytesIO(with_blocks(drawn(draw))))


def blocks(*rows, change=lambda table: None, heads=1):
    return laid_out(lambda document: change(table_of(document, rows, heads)))


def lines(document):
    return [one.text for one in document.paragraphs if one.text]


def words(document):
    return Counter(" ".join(text_of(one) for one in document.element.body.iter(qn("w:p"))).split())


def levels(document):
    return [one.get(qn("w:val")) for one in document.element.body.iter(qn("w:outlineLvl"))]


def test_each_row_is_a_block_of_lines_that_begin_with_the_heading_of_their_column():
    found = blocks(HEADS, HOME, SCHOOL)
    assert not found.tables
    assert lines(found)[:4] == [
        "Where:\tHome",
        "What is done:\tTwo adults are there.",
        "Who does it:\tA carer",
        "Agreed:\t4 May 2026",
    ]
    assert len(lines(found)) == 8


def test_a_table_of_two_columns_stays_a_table():
    draw = drawn(lambda document: table_of(document, [HEADS[:2], HOME[:2]]))
    assert with_blocks(draw) == draw


def widths_of(document):
    grid = [int(one.get(qn("w:w"))) for one in document.element.body.iter(qn("w:gridCol"))]
    for row in document.tables[0].rows:
        assert [int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.cells] == grid
    return grid


def test_a_column_that_stays_is_as_wide_as_its_longest_date_and_the_table_as_wide_as_before():
    date = "18\xa0September\xa02026"

    def narrow(table):
        for column, width in zip(table.columns, (2380, 7258), strict=True):
            column.width = width * 635
            for cell in column.cells:
                cell.width = width * 635

    rows = (("Date", "What was done"), (date, "We met."))
    found = widths_of(laid_out(lambda document: narrow(table_of(document, rows))))
    assert found[0] >= len(date) * 200
    assert sum(found) == 2380 + 7258


def test_where_no_column_has_room_the_widths_stay():
    rows = [["A" * 40, "B" * 40]] * 2
    draw = drawn(lambda document: table_of(document, rows))
    assert with_blocks(draw) == draw


def test_a_long_heading_stands_over_its_text():
    found = blocks(("Date", "Kind", "What was decided or done"), ("4 May 2026", "Contact", "A call."))
    assert lines(found)[2] == "What was decided or done:\nA call."


def test_a_block_is_parted_by_a_rule_and_kept_on_one_page():
    found = blocks(HEADS, HOME, SCHOOL)
    first = found.paragraphs[4]._p
    assert len(first.xpath("w:pPr/w:pBdr/w:top")) == 1
    assert [len(one._p.xpath("w:pPr/w:keepNext")) for one in found.paragraphs[:5]] == [1, 1, 1, 0, 1]
    assert all(one._p.xpath("w:pPr/w:keepLines") for one in found.paragraphs[:8])


def test_a_block_as_long_as_a_page_may_split():
    found = blocks(HEADS, (HOME[0], "What each does is written here. " * 40, *HOME[2:]))
    assert [len(one._p.xpath("w:pPr/w:keepNext")) for one in found.paragraphs[:4]] == [1, 0, 0, 0]


def test_a_name_or_a_day_heads_its_block_one_level_below_the_heading_before_it():
    def draw(document):
        document.add_heading("The safety plan", 2)
        table_of(document, [HEADS, HOME, SCHOOL])

    found = laid_out(draw)
    assert levels(found) == ["2", "2"]
    assert found.paragraphs[1].runs[-1].bold


def test_where_the_first_column_has_sentences_no_line_is_a_heading():
    found = blocks(("What", "Who", "By"), ("Somebody rings.", "A carer", "4 May 2026"), ("Plan", "B", "C"))
    assert levels(found) == []


def test_a_cell_that_goes_over_rows_is_in_the_block_of_each():
    def change(table):
        table.cell(1, 0).merge(table.cell(2, 0))

    found = blocks(HEADS, HOME, ("", *SCHOOL[1:]), change=change)
    assert [one for one in lines(found) if one.startswith("Where")] == ["Where:\tHome", "Where:\tHome"]


def test_a_cell_that_goes_over_columns_has_the_headings_of_all_of_them():
    def change(table):
        table.cell(1, 2).merge(table.cell(1, 3))

    found = blocks(HEADS, (*HOME[:3], ""), change=change)
    assert lines(found)[2] == "Who does it, Agreed:\nA carer"


def test_a_cell_as_wide_as_the_table_has_no_heading():
    def change(table):
        table.cell(1, 0).merge(table.cell(1, 3))

    found = blocks(HEADS, ("At home", "", "", ""), SCHOOL, change=change)
    assert lines(found)[:2] == ["At home", "Where:\tSchool"]


def test_two_rows_of_headings_are_read_from_the_top_down():
    def change(table):
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))

    rows = ("What", "Days", ""), ("", "Due", "Done"), ("A call", "4 May", "5 May")
    found = blocks(*rows, change=change, heads=2)
    assert lines(found) == ["What:\tA call", "Days, Due:\t4 May", "Days, Done:\t5 May"]


def test_a_table_within_a_cell_is_laid_out_as_well():
    def change(table):
        inner = table.cell(1, 1).add_table(rows=2, cols=3)
        for cell, text in zip(inner._cells, ("A", "B", "C", "d", "e", "f"), strict=True):
            cell.text = text
        inner.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))

    found = blocks(HEADS, HOME, change=change)
    assert not list(found.element.body.iter(qn("w:tbl")))
    assert lines(found)[2:5] == ["A:\td", "B:\te", "C:\tf"]


def test_a_list_in_a_cell_stays_a_list_below_its_heading():
    def change(table):
        table.cell(1, 1).paragraphs[0].style = "List Bullet"

    found = blocks(HEADS, HOME, change=change)
    assert lines(found)[1:3] == ["What is done:", "Two adults are there."]
    assert found.paragraphs[2].style.name == "List Bullet"


def test_an_empty_cell_has_no_line_and_one_to_write_in_has_its_heading_and_a_line_to_write_on():
    assert lines(blocks(HEADS, SCHOOL, (*HOME[:3], "")))[-1] == "Who does it:\tA carer"
    assert lines(blocks(HEADS, (*HOME[:3], "")))[-1] == "Agreed:"

    def change(table):
        table.rows[1].height = 500000

    found = blocks(("Who", "Name", "Signature", "Date"), ("Chair", "", "", ""), change=change)
    assert lines(found) == ["Who:\tChair", "Name:", "Signature:", "Date:"]
    assert len(found.element.xpath("//w:pBdr/w:bottom")) == 3


def test_the_shading_of_a_cell_goes_with_its_text():
    def change(table):
        shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="1D4B57"/>')
        table.cell(1, 1)._tc.get_or_add_tcPr().append(shading)

    found = blocks(HEADS, HOME, change=change)
    assert found.paragraphs[1]._p.xpath("w:pPr/w:shd/@w:fill") == ["1D4B57"]


def without_headings(table):
    table.rows[0]._tr.trPr.clear()


def hidden_row(table):
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))


def rows_in_a_control(table):
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    table.rows[1]._tr.addprevious(control)
    control[1].append(table.rows[1]._tr if len(table.rows) > 1 else control.getnext())


def hidden_heading(table):
    table.cell(0, 1).paragraphs[0].runs[0].font.hidden = True


def marked_cell_over_rows(table):
    table.cell(1, 0).merge(table.cell(2, 0))
    mark = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="here"/>')
    table.cell(1, 0).paragraphs[0]._p.append(mark)


def no_row_with_cells_below_the_headings(table):
    table.cell(1, 0).merge(table.cell(1, 3))
    table.cell(2, 0).merge(table.cell(2, 3))


@pytest.mark.parametrize(
    "change",
    [
        without_headings,
        hidden_row,
        rows_in_a_control,
        hidden_heading,
        marked_cell_over_rows,
        no_row_with_cells_below_the_headings,
    ],
)
def test_a_table_that_cannot_be_taken_apart_stays_as_it_is(change):
    draw = drawn(lambda document: change(table_of(document, [HEADS, HOME, SCHOOL])))
    assert with_blocks(draw) == draw


def test_a_first_row_in_bold_has_the_headings_where_the_look_of_the_table_says_so():
    def change(table):
        without_headings(table)
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True

    assert lines(blocks(HEADS, HOME, change=change))[0] == "Where:\tHome"


def test_bookmarks_between_rows_and_cells_are_kept_in_order():
    def change(table):
        for place, kind in ((table.rows[1]._tr, "Start"), (table.cell(2, 2)._tc, "End")):
            place.addprevious(parse_xml(f'<w:bookmark{kind} {nsdecls("w")} w:id="7" w:name="here"/>'))

    found = blocks(HEADS, HOME, SCHOOL, change=change)
    marks = [one.tag.rpartition("}")[2] for one in found.element.body if "bookmark" in one.tag]
    assert marks == ["bookmarkStart", "bookmarkEnd"]


def random_table(chance, document):
    """A table as somebody may have drawn it: merged cells, tables within it, lists, empty cells."""
    columns, height = chance.randint(3, 6), chance.randint(2, 6)
    word = iter(f"w{number}" for number in range(10_000))
    rows = [[f"H{column}" for column in range(columns)]]
    for _ in range(height):
        rows.append([f"{next(word)} {next(word)}." if chance.random() < 0.9 else "" for _ in range(columns)])
    table = table_of(document, rows)
    for _ in range(chance.randint(0, 3)):
        row, column = chance.randint(1, height), chance.randrange(columns)
        to = table.cell(chance.randint(row, height), chance.randrange(column, columns))
        with suppress(InvalidSpanError):
            table.cell(row, column).merge(to)
    cell = table.cell(chance.randint(1, height), chance.randrange(columns))
    cell.add_paragraph(next(word), style="List Number")
    if chance.random() < 0.4:
        inner = cell.add_table(rows=2, cols=chance.randint(1, 4))
        for one in inner._cells:
            one.text = next(word)
    return table


@pytest.mark.parametrize("seed", range(few_or_all(25, 60)))
def test_no_word_of_a_random_table_is_lost(seed):
    draw = drawn(lambda document: random_table(random.Random(seed), document))
    before, after = Document(io.BytesIO(draw)), Document(io.BytesIO(with_blocks(draw)))
    lost = set(words(before)) - {one for said in words(after) for one in (said, said.rstrip(":,"))}
    assert not lost
    alone = [row for row in before.tables[0].rows[1:] if len({*row._tr.tc_lst}) == 1]
    inner = before.tables[0]._tbl.findall(f".//{qn('w:tbl')}")
    assert not after.tables or inner or len(alone) == len(before.tables[0].rows) - 1


@pytest.mark.parametrize("name", ["parents_review_minutes", "parents_chronology", "minutes_to_complete"])
def test_a_paper_in_large_print_is_valid_and_has_all_words_and_no_table_of_many_columns(name, tmp_path):
    ordinary = preview(ROOT / "templates" / f"{name}.docx")
    large = with_blocks(ordinary)
    before, after = Document(io.BytesIO(ordinary)), Document(io.BytesIO(large))
    assert not set(words(before)) - {one for said in words(after) for one in (said, said.rstrip(":"))}
    assert any(len(one.columns) > 2 for one in before.tables)
    assert all(len(one.columns) < 3 for one in after.tables)
    assert audited(large, tmp_path) == []


def test_the_same_document_gives_the_same_bytes_and_its_parts_are_in_order():
    draw = drawn(lambda document: table_of(document, [HEADS, HOME]))
    assert with_blocks(draw) == with_blocks(draw)
    names = [str(one.tag).rpartition("}")[2] for one in part(with_blocks(draw))[0][0][0]]
    assert names == ["keepNext", "keepLines", "pBdr", "spacing", "ind", "outlineLvl"]
