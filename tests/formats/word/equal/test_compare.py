"""The comparison itself: it sees every difference except those intended."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.shared import RGBColor

from tests.formats.word.drawing import drawn, picture, replaced
from tests.formats.word.equal.compare import differences


def _draw(document):
    run = document.add_paragraph().add_run("text")
    run.bold = True
    run.font.color.rgb = RGBColor(255, 0, 0)
    document.add_picture(picture(1))
    document.sections[0].header.paragraphs[0].text = "header"


@pytest.fixture(scope="module")
def ordinary() -> bytes:
    return drawn(_draw)


def test_a_document_is_equal_to_itself(ordinary):
    assert differences(ordinary, ordinary) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/document.xml", b">text<", b">texts<"),
        ("word/document.xml", b"<w:t>text", b'<w:t xml:space="preserve">text'),
        ("word/document.xml", b"<w:t>text</w:t>", b"<w:t>text</w:t><w:br/>"),
        ("word/document.xml", b"<w:b/>", b"<w:i/>"),
        ("word/document.xml", b'<wp:docPr id="1"', b'<wp:docPr id="2"'),
        ("word/header1.xml", b">header<", b">footer<"),
        ("word/_rels/document.xml.rels", b"media/image1.png", b"media/image2.png"),
        ("[Content_Types].xml", b"image/png", b"image/jpeg"),
        ("word/media/image1.png", b"IDAT", b"IDAX"),
        ("word/styles.xml", b"Heading 1", b"Heading 99"),
        ("word/settings.xml", b"</w:settings>", b"<w:mirrorMargins/></w:settings>"),
    ],
)
def test_one_change_in_one_part_is_one_difference(ordinary, name, old, new):
    found = differences(ordinary, replaced(ordinary, name, old, new))
    assert [line.split(":")[0] for line in found] == [name]


def test_a_part_too_many_or_too_few_is_a_difference(ordinary):
    more = io.BytesIO(ordinary)
    with zipfile.ZipFile(more, "a") as archive:
        archive.writestr("word/more.xml", "<more/>")
    assert differences(ordinary, more.getvalue()) == ["word/more.xml: not in docxtpl's"]
    assert differences(more.getvalue(), ordinary) == ["word/more.xml: missing"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/document.xml", b'<w:b/><w:color w:val="FF0000"/>', b'<w:color w:val="FF0000"/><w:b/>'),
        ("word/document.xml", b"<w:r><w:rPr>", b'<w:r w:rsidR="00AB12CD"><w:rPr>'),
        ("word/document.xml", b'<w:color w:val="FF0000"/>', b'<w:color   w:val="FF0000"></w:color>'),
        (
            "word/settings.xml",
            b"</w:settings>",
            b'<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>',
        ),
        ("docProps/core.xml", b"python-docx", b"somebody"),
    ],
)
def test_what_is_meant_to_differ_is_no_difference(ordinary, name, old, new):
    assert differences(ordinary, replaced(ordinary, name, old, new)) == []
