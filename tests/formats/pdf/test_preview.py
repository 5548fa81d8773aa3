"""A document's pages as pictures and words: what a print preview shows, safe on any file."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops
from pypdf import PdfReader

from pipeline.cli import hsb
from pipeline.formats.pdf import pages_of, to_pdf
from pipeline.foundation.errors import OutputError
from tests.family_case import approved, family_case
from tests.formats.pdf.test_pdf import COPY, edited
from tests.making import made_of


@pytest.fixture(scope="module")
def copy():
    return made_of(approved(family_case())).files[COPY]


def document_of(source: bytes) -> str:
    with ZipFile(io.BytesIO(source)) as package:
        return package.read("word/document.xml").decode()


def refusal(source: bytes) -> str:
    with pytest.raises(OutputError) as fault:
        pages_of(source)
    assert fault.value.remedy == "Open the file in Word to see its pages."
    return fault.value.message.removeprefix("There is no preview: the embedded engine ")


def test_each_page_of_the_pdf_is_a_picture_with_its_words(copy):
    pages = pages_of(copy)
    shown = PdfReader(io.BytesIO(to_pdf({"a": copy})["a"].data)).pages
    assert len(pages) == len(shown) > 1
    assert [page.words for page in pages] == [page.extract_text() for page in shown]
    for page in pages:
        picture = Image.open(io.BytesIO(page.picture)).convert("L")
        assert picture.size == (794, 1123)
        assert ImageChops.invert(picture).getbbox() is not None
    assert [page.picture for page in pages_of(copy)] == [page.picture for page in pages]


def test_a_file_on_disk_can_be_given_and_the_size_chosen(copy, tmp_path):
    (tmp_path / "a.docx").write_bytes(copy)
    small = pages_of(tmp_path / "a.docx", dpi=48)
    assert Image.open(io.BytesIO(small[0].picture)).size == (397, 562)
    with pytest.raises(OutputError, match=r"^The file cannot be read\."):
        pages_of(tmp_path / "gone.docx")


def test_a_hostile_file_is_refused_in_a_sentence_before_it_takes_minutes(copy):
    document = document_of(copy)
    start = document.index("<w:body>") + len("<w:body>")
    many = document[:start] + "<w:p/>" * 20_001 + document[start:]
    wide = re.sub(r"<w:pgSz[^>]*>", '<w:pgSz w:w="31680000" w:h="31680000"/>', document)
    bomb = io.BytesIO()
    with ZipFile(io.BytesIO(copy)) as package, ZipFile(bomb, "w", 8) as packed:
        for one in package.namelist():
            packed.writestr(one, package.read(one))
        packed.writestr("word/embeddings/a.bin", bytes(100_000_001))
    assert refusal(bomb.getvalue()) == "does not lay out so large a file."
    assert refusal(edited(copy, document=many.encode())) == "does not lay out so long a file."
    assert refusal(edited(copy, document=wide.encode())) == "does not draw so many or so large pages."
    assert refusal(copy[: len(copy) // 2]) == refusal(b"%PDF-1.7") == "cannot read it."


def test_a_part_that_is_longer_than_it_declares_is_not_unpacked(copy):
    """A zip can declare a small part that unpacks to gigabytes; the library would unpack it all."""
    with ZipFile(io.BytesIO(copy)) as package:
        size = package.getinfo("word/document.xml").file_size
    lying = copy.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != copy
    assert refusal(lying) == "cannot read it."


def test_a_linked_picture_is_not_fetched(copy, tmp_path):
    Image.new("RGB", (400, 400), "red").save(tmp_path / "red.png")
    with ZipFile(io.BytesIO(copy)) as package:
        related = package.read("word/_rels/document.xml.rels").decode()
    link = f'Target="{(tmp_path / "red.png").as_uri()}" TargetMode="External"'
    linked = re.sub(r'Target="media/[^"]*"', link, related)
    assert linked != related
    pages = pages_of(edited(copy, **{"_rels/document.xml.rels": linked.encode()}))
    colours = Image.open(io.BytesIO(pages[0].picture)).convert("RGB").getcolors(1 << 20)
    assert (255, 0, 0) not in {colour for _, colour in colours}


def test_the_command_writes_a_page_that_asks_for_nothing_from_elsewhere(copy, tmp_path):
    (tmp_path / "a plan.docx").write_bytes(copy)
    ran = CliRunner().invoke(hsb, ["preview", str(tmp_path / "a plan.docx"), "--out", str(tmp_path)])
    written = tmp_path / "previews" / "a plan - preview.html"
    assert ran.exit_code == 0
    assert ran.output == f"{written} shows {len(pages_of(copy))} pages.\n"
    page = written.read_text(encoding="utf-8")
    assert page.count("<img alt=") == len(pages_of(copy))
    assert "AIM report: a copy for you" in page
    assert not re.search(r"<script|https?:|src=\"(?!data:image/png)", page)
    assert 'lang="en-GB"' in page
