from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from pipeline.app.labelling_words import labelling_words
from pipeline.documents import aim_report, plan, review_minutes, strategy_minutes
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case
from templates import draft
from tests.comparing import assert_same_bytes
from tests.documents.printing import PROFESSIONALS, TEMPLATES, at, every_part, only, text_of
from tests.rich_case import HOUSE, rich_case, sparse_case
from tests.rich_wording import DISPLAYED, HARMED

NAMES = sorted(part.name for part in plugins_in("pipeline.documents"))
COPIES = [
    (strategy_minutes, at(DISPLAYED)),
    (strategy_minutes, at(HARMED)),
    (plan, PROFESSIONALS),
    (aim_report, PROFESSIONALS),
    (review_minutes, PROFESSIONALS),
]
every_copy = pytest.mark.parametrize(
    ("document", "audience"),
    COPIES,
    ids=lambda one: getattr(one, "__name__", "").rpartition(".")[2] or one.meeting or "case",
)
both_cases = pytest.mark.parametrize("case", [rich_case(), sparse_case()], ids=["rich", "sparse"])


def test_the_committed_templates_are_what_the_script_drafts(tmp_path: Path):
    draft.main(tmp_path)
    assert sorted(one.stem for one in tmp_path.iterdir()) == NAMES
    for name in NAMES:
        drafted, committed = (folder / f"{name}.docx" for folder in (tmp_path, TEMPLATES))
        assert_same_bytes(drafted.read_bytes(), committed.read_bytes(), f"{name}.docx")


@pytest.mark.parametrize("name", NAMES)
def test_no_template_labels_a_child(name: str):
    assert list(labelling_words().found_in(every_part((TEMPLATES / f"{name}.docx").read_bytes()))) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_carries_nothing_of_another_document_and_one_language(name: str):
    with ZipFile(TEMPLATES / f"{name}.docx") as file:
        parts = file.namelist()
        markup = "".join(file.read(one).decode() for one in parts if one.endswith(".xml"))
    assert not any("thumbnail" in one or "customXml" in one or one.endswith("app.xml") for one in parts)
    assert set(re.findall(r"<w:lang [^>]+>", markup)) == {'<w:lang w:val="en-GB" w:eastAsia="en-GB"/>'}


@every_copy
@both_cases
def test_a_copy_is_whole_and_accessible(case: Case, document, audience):
    package = only(document, case, audience)
    page = Document(io.BytesIO(package))
    styles = [str(one.style and one.style.name) for one in page.paragraphs]
    levels = [int(one[-1]) for one in styles if one.startswith("Heading ")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert page.core_properties.title.startswith(f"{document.TITLE}, ")
    assert (page.core_properties.author, page.core_properties.language) == (HOUSE.council, "en-GB")
    for table in page.tables:
        first = {"1"} - set(table._tbl.xpath("w:tblPr/w:tblLook/@w:firstRow"))
        assert len(table.rows[0]._tr.xpath("w:trPr/w:tblHeader")) == 1 - len(first)
        assert table._tbl.xpath("w:tblPr/w:tblLook/@w:firstColumn") == [str(len(first))]
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
        to_sign = table.rows[0].cells[0].text == "Who" and "Signature" in [
            cell.text for cell in table.rows[0].cells
        ]
        assert to_sign or all(cell.text.strip() for row in table.rows for cell in row.cells)
        assert table._tbl.xpath(".//w:gridSpan | .//w:vMerge") == []
    assert all(one.text.strip() for one in page.paragraphs)
    assert "{%" not in every_part(package)


@every_copy
def test_every_page_carries_reference_marking_council_and_page_number(document, audience):
    package = only(document, rich_case(), audience)
    with ZipFile(io.BytesIO(package)) as file:
        footer = next(file.read(one).decode() for one in file.namelist() if one.startswith("word/footer"))
    assert re.findall(r"<w:instrText[^>]*> (\w+) </w:instrText>", footer) == ["PAGE", "NUMPAGES"]
    text = text_of(package)
    assert re.search(r"\[header\]\nReference: [CL]-0001\t(DRAFT, )?OFFICIAL-SENSITIVE\n", text)
    assert re.search(rf"\[footer\]\nAlderwick Council. {document.TITLE}(, version 1)?\tPage 1 of 1", text)


HOSTILE = "{{ 7*7 }} {% for %} <w:p/> & ]]> {#\nüñ \u202eאב 👍 \x07end"


@every_copy
def test_hostile_text_prints_as_it_was_written(document, audience):
    case = rich_case()
    case = replace(
        case,
        sections=tuple(replace(one, text_professional=HOSTILE) for one in case.sections),
        actions=tuple(replace(one, task=HOSTILE) for one in case.actions),
    )
    text = text_of(only(document, case, audience))
    written = HOSTILE.replace("\x07", "")
    assert written in text
    assert f"Task: {written}" in text or written.replace("\n", " / ") in text


@every_copy
def test_the_same_case_gives_the_same_bytes(document, audience):
    again = only(document, rich_case(), audience)
    assert_same_bytes(again, only(document, rich_case(), audience), document.__name__)
