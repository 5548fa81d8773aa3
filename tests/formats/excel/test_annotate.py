"""The officer's workbook returned: the problem cells marked, everything else unchanged."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.comments import Comment
from python_calamine import CalamineWorkbook

from pipeline.formats.excel.annotate import mark
from pipeline.formats.excel.comments import AUTHOR
from pipeline.formats.excel.writer import write_cases
from pipeline.formats.working_list import LEAST_PRINTED, printed_points
from pipeline.foundation.errors import InputError
from pipeline.model.finding import Finding, Severity
from pipeline.procedure.sample import sample_cases
from tests.trouble.draft import with_xml

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def finding(
    column="B",
    row=3,
    sheet="Referrals",
    severity=Severity.ERROR,
    problem='"31/02/2026" is not a date.',
    **more,
):
    remedy = "Write it as day/month/year."
    where = {"workbook": "book.xlsx", "sheet": sheet, "column": column, "row": row}
    return Finding(rule="cell_is_a_date", severity=severity, problem=problem, remedy=remedy, **where, **more)


@pytest.fixture(scope="module")
def rich():
    """A workbook with one of everything that a careless program loses."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    money = book.add_format({"num_format": "£#,##0.00", "bold": True, "font_color": "#7030A0", "border": 1})
    sheet = book.add_worksheet("Referrals")
    sheet.set_column("A:A", 31.5)
    sheet.write_row("A1", ["Referral ID", "Received at", "Fee"])
    sheet.write_row("A2", ["R-1", "04/08/2026"])
    sheet.write_row("A3", ["R-2", "31/02/2026"])
    sheet.write("C2", 12.5, money)
    sheet.write_formula("C4", "=SUM(C2:C3)", money, 12.5)
    sheet.write_comment("A2", "The officer's own note.", {"author": "Sorrel Hedgeway"})
    sheet.data_validation("B2:B50", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format("C2:C9", {"type": "data_bar"})
    sheet.autofilter("A1:C4")
    sheet.freeze_panes(1, 0)
    sheet.insert_image("E2", "dot.png", {"image_data": io.BytesIO(PNG), "description": "A dot"})
    sheet.set_header("&CReferrals")
    other = book.add_worksheet("It's mine")
    other.write("A1", "Untouched", money)
    other.hide()
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Referrals!$C$2:$C$3"})
    other.insert_chart("D4", chart)
    table = book.add_worksheet("Table")
    table.add_table("A1:B3", {"columns": [{"header": "One"}, {"header": "Two"}]})
    book.define_name("Fees", "=Referrals!$C$2:$C$3")
    book.close()
    return buffer.getvalue()


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_parts_that_must_change_are_changed(rich):
    before, after = parts(rich), parts(mark(rich, [finding()]))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    }
    assert set(after) - set(before) == {"xl/worksheets/findings1.xml"}


def test_a_problem_cell_keeps_its_style_but_for_its_background(rich):
    book = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding("C", 2)])))
    cell, plain = book["Referrals"]["C2"], openpyxl.load_workbook(io.BytesIO(rich))["Referrals"]["C2"]
    assert cell.fill.fgColor.rgb == "FFF8C9C4"
    assert cell.number_format == plain.number_format == "£#,##0.00"
    assert repr(cell.font) == repr(plain.font)
    assert repr(cell.border) == repr(plain.border)
    assert cell.value == plain.value


def test_what_makes_the_sheet_is_still_there(rich):
    sheet = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding()])))["Referrals"]
    assert sheet["C4"].value == "=SUM(C2:C3)"
    assert sheet.column_dimensions["A"].width == pytest.approx(32.2, abs=1)
    assert sheet.data_validations.dataValidation[0].sqref.ranges
    assert len(sheet.conditional_formatting) == 1
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C4"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "Referrals"


def test_every_value_reads_as_before(rich):
    before = CalamineWorkbook.from_filelike(io.BytesIO(rich))
    after = CalamineWorkbook.from_filelike(io.BytesIO(mark(rich, [finding(), finding("D", 9)])))
    assert after.sheet_names == [*before.sheet_names, "Findings"]
    for name in before.sheet_names:
        assert after.get_sheet_by_name(name).to_python() == before.get_sheet_by_name(name).to_python()


def test_a_comment_says_how_serious_it_is_what_was_found_and_what_to_do(rich):
    book = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding(accepted="a date")])))
    text = book["Referrals"]["B3"].comment.text
    assert (
        text == f'{AUTHOR}:\nError: "31/02/2026" is not a date. Write it as day/month/year. Accepted: a date.'
    )


def test_an_officers_own_comment_is_kept_above_ours(rich):
    book = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding("A", 2)])))
    text = book["Referrals"]["A2"].comment.text
    assert text.startswith("The officer's own note.")
    assert '"31/02/2026" is not a date.' in text


def test_several_findings_on_one_cell_stand_in_one_comment_under_the_gravest_colour(rich):
    marked = mark(
        rich,
        [
            finding(severity=Severity.NOTE, problem="First."),
            finding(severity=Severity.WARNING, problem="Second."),
        ],
    )
    cell = openpyxl.load_workbook(io.BytesIO(marked))["Referrals"]["B3"]
    assert cell.fill.fgColor.rgb == "FFFFE08A"
    assert cell.comment.text.index("Warning: Second.") < cell.comment.text.index("Note: First.")


@pytest.mark.parametrize("cell", ["B9", "AA3", "A100", "B2"])
def test_a_cell_that_does_not_exist_yet_is_made_in_its_place(rich, cell):
    column, row = cell.rstrip("0123456789"), int(cell.lstrip("ABC"))
    sheet = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding(column, row)])))["Referrals"]
    assert sheet[cell].fill.fgColor.rgb == "FFF8C9C4"
    assert sheet[cell].comment is not None


def test_a_finding_about_a_row_marks_its_first_cell(rich):
    sheet = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding("", 3)])))["Referrals"]
    assert sheet["A3"].comment is not None


def test_the_findings_sheet_lists_and_links_every_finding(rich):
    book = openpyxl.load_workbook(
        io.BytesIO(
            mark(
                rich,
                [finding(), finding("", 0), finding("A", 1, sheet="It's mine"), finding("", 0, sheet="")],
            )
        )
    )
    sheet = book["Findings"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Where", "Kind", "What was found", "What to do", "What is accepted", "Rule"]
    assert [row[0] for row in rows[1:]] == ["book.xlsx", "It's mine!A1", "Referrals", "Referrals!B3"]
    links = {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {
        "It's mine!A1": "'It''s mine'!A1",
        "Referrals": "'Referrals'!A1",
        "Referrals!B3": "'Referrals'!B3",
    }
    assert book.sheetnames[-1] == "Findings"


def test_findings_that_need_nobody_are_folded_away_below_those_that_do(rich):
    note = finding("A", 2, severity=Severity.NOTE, problem="For information.")
    book = openpyxl.load_workbook(io.BytesIO(mark(rich, [note, finding(), note, finding("C", 4)])))
    sheet = book["Findings"]
    assert [sheet[f"A{row}"].value or sheet[f"C{row}"].value for row in range(2, 7)] == [
        "Referrals!B3",
        "Referrals!C4",
        "For information: 2 findings need nobody. Press + on the left to see.",
        "Referrals!A2",
        "Referrals!A2",
    ]
    folded = [row for row, kept in sheet.row_dimensions.items() if kept.hidden]
    assert folded == [row for row, kept in sheet.row_dimensions.items() if kept.outlineLevel] == [5, 6]
    assert sheet.row_dimensions[4].collapsed
    assert not sheet.sheet_properties.outlinePr.summaryBelow


def test_where_nothing_needs_a_person_the_sheet_says_so_first(rich):
    sheet = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding(severity=Severity.NOTE)])))["Findings"]
    assert sheet["C2"].value == "Nothing needs correcting."
    assert sheet["C3"].value == "For information: 1 finding needs nobody. Press + on the left to see."


def test_a_rule_is_named_in_words(rich):
    assert openpyxl.load_workbook(io.BytesIO(mark(rich, [finding()])))["Findings"]["F2"].value == (
        "Cell is a date"
    )
    named = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding()], lambda rule: f"the {rule}")))
    assert named["Findings"]["F2"].value == "the cell_is_a_date"


def test_the_findings_of_a_workbook_of_ours_are_in_its_font_and_print_at_8_points():
    made = io.BytesIO()
    write_cases(made, sample_cases(1))
    book = openpyxl.load_workbook(io.BytesIO(mark(made.getvalue(), [finding()])))
    sheet = book["Findings"]
    assert {(cell.font.name, cell.font.size) for row in sheet["A1:F2"] for cell in row} == {("Arial", 11)}
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    widths = [(7 * one.width - 5) / 7 for one in sheet.column_dimensions.values()]
    assert printed_points(widths) >= LEAST_PRINTED


def test_without_findings_the_sheet_says_so_and_nothing_else_changes(rich):
    marked = mark(rich, [])
    assert openpyxl.load_workbook(io.BytesIO(marked))["Findings"]["C2"].value == "No problems were found."
    assert parts(marked)["xl/worksheets/sheet1.xml"] == parts(rich)["xl/worksheets/sheet1.xml"]


def test_a_marked_workbook_checked_again_does_not_pile_up(rich):
    again = mark(mark(rich, [finding(), finding("A", 2)]), [finding("A", 2, problem="Something else.")])
    book = openpyxl.load_workbook(io.BytesIO(again))
    assert [name for name in book.sheetnames if name.startswith("Findings")] == ["Findings"]
    assert [row[0].value for row in book["Findings"].iter_rows(min_row=2)] == ["Referrals!A2"]
    text = book["Referrals"]["A2"].comment.text
    assert text.count(AUTHOR) == 1
    assert "Something else." in text
    assert "31/02/2026" not in text


def test_a_sheet_of_the_officers_own_that_is_named_findings_is_kept(rich):
    named = with_xml(rich, "xl/workbook.xml", lambda xml: xml.replace(b'name="Table"', b'name="Findings"'))
    book = openpyxl.load_workbook(io.BytesIO(mark(named, [finding()])))
    assert book.sheetnames[-2:] == ["Findings", "Findings 2"]


def test_the_same_workbook_gives_the_same_bytes(rich):
    assert mark(rich, [finding()]) == mark(rich, [finding()])


def test_text_like_a_formula_stays_text(rich):
    sheet = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding(problem="=1+1 \x07<&>")])))["Findings"]
    assert sheet["C2"].value == "=1+1 <&>"
    assert sheet["C2"].data_type == "s"


def test_a_workbook_from_another_program_is_marked_too():
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Referrals")
    for row in (["Referral ID", "Received at"], ["R-1", "x"], ["R-2", "31/02/2026"]):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    marked = openpyxl.load_workbook(io.BytesIO(mark(buffer.getvalue(), [finding()])))
    assert marked["Referrals"]["B3"].comment is not None


def test_macros_travel_as_they_are(rich):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rich)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry))
        new.writestr("xl/vbaProject.bin", b"macro" * 99)
    assert parts(mark(out.getvalue(), [finding()]))["xl/vbaProject.bin"] == b"macro" * 99


def test_a_remark_in_the_file_itself_is_no_trouble(rich):
    remarked = with_xml(
        rich, "xl/workbook.xml", lambda xml: xml.replace(b"<sheets>", b"<sheets><!-- by another program -->")
    )
    assert openpyxl.load_workbook(io.BytesIO(mark(remarked, [finding()]))).sheetnames[-1] == "Findings"


def packed(contents):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in contents.items():
            package.writestr(name, part)
    return out.getvalue()


def plain_book(comment=None):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Referrals")
    for row in (["Referral ID", "Received at"], ["R-1", "x"], ["R-2", "31/02/2026"]):
        sheet.append(row)
    if comment:
        sheet["A2"].comment = Comment(comment, "Sorrel Hedgeway")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def referrals(data):
    return openpyxl.load_workbook(io.BytesIO(data))["Referrals"]


def test_every_part_written_is_well_formed_whatever_program_wrote_the_comments_before():
    marked = parts(mark(plain_book("The officer's own note."), [finding(), finding("A", 2)]))
    for part in marked.values():
        etree.fromstring(part)
    boxes = etree.fromstring(marked["xl/drawings/commentsDrawing1.vml"]).findall(
        "{urn:schemas-microsoft-com:vml}shape"
    )
    assert len({box.get("id") for box in boxes}) == 2


def test_an_officers_own_comment_is_kept_whatever_program_wrote_it():
    text = referrals(mark(plain_book("The officer's own note."), [finding("A", 2)]))["A2"].comment.text
    assert text.startswith("The officer's own note.\n\n")
    assert "is not a date" in text


def test_what_an_officer_wrote_under_a_finding_stays_when_the_workbook_is_checked_again():
    first = openpyxl.load_workbook(io.BytesIO(mark(plain_book("Before."), [finding("A", 2)])))
    cell = first["Referrals"]["A2"]
    cell.comment = Comment(cell.comment.text + "\nAsked the school.", "Sorrel Hedgeway")
    saved = io.BytesIO()
    first.save(saved)
    text = referrals(mark(saved.getvalue(), [finding("A", 2, problem="Something else.")]))["A2"].comment.text
    assert "Before." in text
    assert "Asked the school." in text
    assert "31/02/2026" not in text
    assert text.count(AUTHOR) == 1


def test_the_findings_sheet_is_known_again_after_another_program_saved_the_workbook(rich):
    saved = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(mark(rich, [finding()]))).save(saved)
    names = openpyxl.load_workbook(io.BytesIO(mark(saved.getvalue(), [finding()]))).sheetnames
    assert [name for name in names if name.startswith("Findings")] == ["Findings"]


def test_a_cell_with_a_threaded_comment_gets_no_other_but_stands_in_the_findings(rich):
    def threaded(xml):
        return xml.replace(b"<author>Sorrel Hedgeway</author>", b"<author>tc={0A1B}</author>")

    marked = mark(with_xml(rich, "xl/comments1.xml", threaded), [finding("A", 2)])
    assert referrals(marked)["A2"].comment.text == "The officer's own note."
    assert openpyxl.load_workbook(io.BytesIO(marked))["Findings"]["A2"].value == "Referrals!A2"


def test_styles_do_not_pile_up_when_a_workbook_is_checked_again(rich):
    once = mark(rich, [finding(), finding("C", 2)])
    assert parts(mark(once, []))["xl/styles.xml"] == parts(once)["xl/styles.xml"]


def test_a_workbook_without_styles_is_marked_too():
    contents = parts(plain_book())
    del contents["xl/styles.xml"]
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(
        b"/xl/styles.xml", b"/xl/none.xml"
    )
    rels = etree.fromstring(contents["xl/_rels/workbook.xml.rels"])
    for one in [one for one in rels if one.get("Type").endswith("/styles")]:
        rels.remove(one)
    contents["xl/_rels/workbook.xml.rels"] = etree.tostring(rels)
    assert referrals(mark(packed(contents), [finding()]))["B3"].fill.fgColor.rgb == "FFF8C9C4"


def test_a_strict_workbook_stays_strict(rich):
    main, office = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://schemas.openxmlformats.org/officeDocument/",
    )
    contents = {
        name: part.replace(main, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            office + b"2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, part in parts(rich).items()
    }
    after = parts(mark(packed(contents), [finding(), finding(sheet="Table")]))
    assert not [
        name
        for name, part in after.items()
        if main in part or office + b"2006/relationships/comments" in part
    ]
    assert "xl/commentsCheck1.xml" in after


def test_a_long_finding_makes_a_row_no_higher_than_excel_allows(rich):
    sheet = openpyxl.load_workbook(io.BytesIO(mark(rich, [finding(problem="word " * 900)])))["Findings"]
    assert sheet.row_dimensions[2].height <= 409


def test_parts_stand_in_the_order_they_had(rich):
    before, after = list(parts(rich)), list(parts(mark(rich, [finding()])))
    assert after[: len(before)] == before


@pytest.mark.parametrize("damage", [(b'max="1"', b'max="one"'), (b"</sheetData>", b"</sheetDatum>")])
def test_a_sheet_that_is_damaged_where_it_would_be_marked_is_told_as_such(rich, damage):
    package = with_xml(rich, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(*damage))
    assert package != with_xml(rich, "xl/worksheets/sheet1.xml", lambda xml: xml)
    with pytest.raises(InputError, match="A part of the workbook is damaged, so its cells cannot be marked"):
        mark(package, [finding(row=99, column="A")])
