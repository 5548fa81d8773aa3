"""Every Word file that a run over the sample writes is accessible by construction (catalogue 7.2)."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree

from pipeline.app.run_documents import RunRequest, run
from pipeline.app.settings import settings_for
from pipeline.documents import OF_NO_CASE, made_from
from pipeline.formats.excel.reader import read
from pipeline.foundation.plugins import plugins_in
from pipeline.procedure.sample import AS_OF
from tests.extent import ALL, few_or_all
from tests.naming import document_in

ROOT = Path(__file__).parent.parent
LISTS = {"ListBullet", "ListNumber"}
#: About so many files of each kind are opened in `make test`, spread over the cases; all in `make test-all`.
EACH = 8
#: The fewest cases of the sample among which is every document.
SOME = ("C-0003", "C-0006", "C-0007", "C-0010")
OF_A_CASE = [part for part in plugins_in("pipeline.documents") if made_from(part) not in OF_NO_CASE]
#: Documents with cells and rows to fill in by hand, which are meant to be empty.
TO_FILL_IN = (
    "minutes_to_complete",
    "withheld",
    "compliance_sheet",
    "further_incident_notice",
    "school_safety_and_support_plan",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Word files of a run over the committed sample by their paths, opened: their parts as XML."""
    out = tmp_path_factory.mktemp("outputs")
    settings = settings_for(ROOT / "inputs")
    reading = read([ROOT / "inputs" / "cases.xlsx"])
    order = RunRequest(
        house=settings.house(), out=out, templates=ROOT / "templates", clock=settings.clock(AS_OF)
    )
    if ALL:
        assert not run(reading, order).refused
    else:  # of each further case, only what those before have not
        for case in SOME:
            made = {document_in(path.name) for path in (out / "cases").rglob("*.docx")}
            missing = {
                part.name for part in OF_A_CASE if getattr(part.module, "COPY_OF", part.name) not in made
            }
            outcome = run(reading, dataclasses.replace(order, case_ids=(case,), only=tuple(sorted(missing))))
            assert not outcome.refused
    kinds: dict[str, list[Path]] = {}
    for path in sorted((out / "cases").rglob("*.docx")):
        kinds.setdefault(document_in(path.name), []).append(path)
    return {
        path.relative_to(out / "cases").as_posix(): _parts(path)
        for paths in kinds.values()
        for path in paths[:: few_or_all(max(1, len(paths) // EACH), 1)]
    }


def _parts(path):
    with ZipFile(path) as file:
        return {
            name: etree.parse(io.BytesIO(file.read(name))).getroot()
            for name in file.namelist()
            if name.endswith((".xml", ".rels"))
        }


_DATE = re.compile(r"\d{1,2}\xa0[A-Z][a-z]+\xa0\d{4}")


def page(parts):
    return parts["word/document.xml"]


def style_of(paragraph):
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"))


def text_of(element):
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def test_the_sample_goes_through_every_document_of_a_case(written):
    made = {document_in(path) for path in written}
    assert made == {getattr(part.module, "COPY_OF", part.name) for part in OF_A_CASE}


def test_each_has_its_title_in_its_properties_and_one_heading_1_and_no_level_is_skipped(written):
    for path, parts in written.items():
        title = next(parts["docProps/core.xml"].iter("{http://purl.org/dc/elements/1.1/}title")).text
        levels = [
            int(style[-1])
            for one in page(parts).iter(qn("w:p"))
            if (style := style_of(one)).startswith("Heading")
        ]
        first = next(one for one in page(parts).iter(qn("w:p")) if style_of(one) == "Heading1")
        assert title.startswith(text_of(first)), path
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path


def test_every_run_is_in_english_and_none_says_otherwise(written):
    for path, parts in written.items():
        default = parts["word/styles.xml"].find(
            f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
        )
        assert default.get(qn("w:val")) == "en-GB", path
        said = {
            one.get(qn("w:val"))
            for name, root in parts.items()
            if name.startswith("word/")
            for one in root.iter(qn("w:lang"))
        }
        assert said == {"en-GB"}, path


def test_every_table_has_a_head_row_that_repeats_no_merged_cell_and_rows_that_stay_together(written):
    for path, parts in written.items():
        for table in page(parts).iter(qn("w:tbl")):
            rows = table.findall(qn("w:tr"))
            look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
            heads_rows = (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")
            has_header = rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            assert heads_rows != has_header, path
            heads = [one.find(qn("w:tc")) for one in rows] if heads_rows else rows[0].findall(qn("w:tc"))
            assert all(one.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for one in rows), path
            assert len({len(one.findall(qn("w:tc"))) for one in rows}) == 1, path
            assert not list(table.iter(qn("w:gridSpan"), qn("w:vMerge"))), path
            assert all(text_of(one).strip() for one in heads), path
            assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}") is not None, path


def test_no_cell_and_no_paragraph_is_empty_but_where_somebody_is_to_write(written):
    for path, parts in written.items():
        for table in page(parts).iter(qn("w:tbl")):
            heads = [text_of(one) for one in table.find(qn("w:tr")).findall(qn("w:tc"))]
            to_sign = heads == ["Who", "Name", "Signature", "Date"]
            cover = (
                table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))
                == "Cover of the translated copy"
            )
            if not (to_sign or cover or document_in(path) in TO_FILL_IN):
                assert all(text_of(one).strip() for one in table.iter(qn("w:tc"))), path
        for one in page(parts).find(qn("w:body")).findall(qn("w:p")):
            assert text_of(one).strip() or list(one.iter(qn("w:drawing"))), path


def test_every_picture_stands_in_the_line_and_has_words_and_nothing_floats(written):
    for path, parts in written.items():
        pictures = list(page(parts).iter(qn("w:drawing")))
        said = [one.find(f"{qn('wp:inline')}/{qn('wp:docPr')}").get("descr") for one in pictures]
        assert said[0] == "Logo of Meadowmere Council", path
        assert all(one.startswith("Timeline of the case as at ") for one in said[1:]), path
        for one in pictures:
            assert one.find(qn("wp:inline")) is not None, path
        for root in parts.values():
            assert not list(
                root.iter(qn("wp:anchor"), qn("w:framePr"), qn("w:pict"), "{*}textbox", "{*}txbx")
            ), path


def test_lists_are_real_lists(written):
    listed = 0
    for path, parts in written.items():
        for one in page(parts).iter(qn("w:p")):
            listed += style_of(one) in LISTS
            assert not text_of(one).lstrip().startswith(("•", "- ", "* ", "– ")), path
    assert listed > 50


def test_hardly_a_paper_of_the_sample_is_so_long_that_it_begins_with_a_list_of_contents(written):
    long = [
        path
        for path, parts in written.items()
        if any(style_of(one) == "Contents" for one in page(parts).iter(qn("w:p")))
    ]
    assert len(long) <= max(1, len(written) // 100), long


def test_every_page_says_which_document_it_is_with_its_number_and_marking(written):
    for path, parts in written.items():
        foot = next(root for name, root in parts.items() if name.startswith("word/footer"))
        head = next(root for name, root in parts.items() if name.startswith("word/header"))
        assert "OFFICIAL-SENSITIVE" in text_of(head), path
        assert [one.text.strip() for one in foot.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"], path
        told = (
            "version" in text_of(foot)
            if ("/family/" in path or "/drafts/" in path) and document_in(path) != "withheld"
            else "Meadowmere Council. " in text_of(foot)
        )
        assert told, path


def test_a_file_name_sorts_and_can_be_read_and_says_its_day(written):
    """Except for what has no day: the case as a whole, one recipient, and a report that is not final."""
    undated = [
        path
        for path in written
        if not re.search(r"^\d{4}-\d\d-\d\d [A-Z][A-Za-z0-9 -]+( - .+)?$", Path(path).stem)
    ]
    kinds = {document_in(path) for path in undated}
    assert {"compliance_sheet", "withheld"} <= kinds <= {"compliance_sheet", "withheld", "aim_report"}
    for path in undated:
        assert document_in(path) != "aim_report" or "DRAFT" in text_of(
            next(r for n, r in written[path].items() if n.startswith("word/header"))
        )


def test_a_date_in_a_table_has_room_on_one_line(written):
    """The longest date at 11 points is 3.41 cm wide, and the cell's margins are 0.3 cm."""
    dates = 0
    for path, parts in written.items():
        for cell in page(parts).iter(qn("w:tc")):
            said = [one for one in cell.iter(qn("w:p")) if _DATE.fullmatch(text_of(one))]
            if not said or any(style_of(one) == "Tablesmall" for one in said):
                continue
            dates += 1
            width = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))
            assert width >= 3.71 * 567, (path, text_of(said[0]))
    assert dates > 50
