"""Every part of a Word file is read, wherever a value is hidden in it."""

from __future__ import annotations

import base64
import io
import random
import struct
import zipfile
import zlib

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from pipeline.access.secrets import Secret, secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.leakcheck import Detector, Owner, prove
from pipeline.model import Tells
from tests.family_case import FATHER, family_case

NAME = "Wrenna Oakmoss"
OWNER = Owner("C-0501", ("Robin Fernhollow",), leaves=False)


def found(data, owner=OWNER, name="copy.docx"):
    case = family_case()
    secrets, given = secrets_of(case, FATHER, hidden_from(case, FATHER))
    return prove(name, data, owner, Detector(secrets, given))


def document(change=lambda made: None):
    made = Document()
    made.add_paragraph("This is about Robin Fernhollow.")
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(name, content, data=None):
    out = io.BytesIO(data or document())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def xml_in(paragraph_xml):
    return document(
        lambda made: made.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{paragraph_xml}</w:p>"))
    )


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def png(chunk):
    def one(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = one(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + one(*chunk) + one(b"IDAT", zlib.compress(b"\0\0")) + one(b"IEND", b"")
    )


def embedded_workbook():
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = NAME
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def in_properties(made):
    made.core_properties.comments = NAME


def in_a_header(made):
    made.sections[0].different_first_page_header_footer = True
    made.sections[0].first_page_header.paragraphs[0].text = NAME


def in_a_table(made):
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Wrenna", "Oakmoss"


def in_a_bookmark(made):
    mark = OxmlElement("w:bookmarkStart")
    mark.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name", "Wrenna_Oakmoss")
    made.paragraphs[0]._p.append(mark)


PLACES = {
    "on the page": document(lambda made: made.add_paragraph(NAME)),
    "in a table": document(in_a_table),
    "in the head of the first page": document(in_a_header),
    "in the properties": document(in_properties),
    "in a bookmark": document(in_a_bookmark),
    "over five runs": xml_in("".join(map(run, ("Wr", "en", "na Oak", "mo", "ss")))),
    "over two paragraphs": document(
        lambda made: (made.add_paragraph("Wren"), made.add_paragraph("na Oakmoss"))
    ),
    "with a mark inside": xml_in(
        run("Wren") + '<w:bookmarkStart w:id="9" w:name="x"/><w:proofErr w:type="spellStart"/>' + run("na")
    ),
    "with a soft hyphen element": xml_in("<w:r><w:t>Oak</w:t><w:softHyphen/><w:t>moss</w:t></w:r>"),
    "with a hyphen element": xml_in("<w:r><w:t>Oak</w:t><w:noBreakHyphen/><w:t>moss</w:t></w:r>"),
    "with a tab inside": xml_in("<w:r><w:t>Wrenna</w:t><w:tab/><w:t>Oakmoss</w:t></w:r>"),
    "hidden": xml_in(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t></w:r>"),
    "white on white": xml_in(f'<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{NAME}</w:t></w:r>'),
    "in a field's code": xml_in(f"<w:r><w:instrText>HYPERLINK {NAME}</w:instrText></w:r>"),
    "in a field's code over runs": xml_in(
        "<w:r><w:instrText>HYPERLINK Oak</w:instrText></w:r><w:r><w:instrText>moss</w:instrText></w:r>"
    ),
    "deleted": xml_in(f'<w:del w:id="1" w:author="x"><w:r><w:delText>{NAME}</w:delText></w:r></w:del>'),
    "in alt text": xml_in(
        f'<w:r><w:t>x</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="{NAME}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    ),
    "in a comment of the XML": document(
        lambda made: made.element.body.insert(0, __import__("lxml.etree").etree.Comment(NAME))
    ),
    "in a part that nothing points at": with_part("word/stray.xml", f"<x>{NAME}</x>"),
    "in an attribute there": with_part("word/stray.xml", f'<x y="{NAME}"/>'),
    "in a footnote": with_part(
        "word/footnotes.xml",
        f"<w:footnotes {nsdecls('w')}><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:footnotes>",
    ),
    "in a comment": with_part(
        "word/comments.xml",
        f"<w:comments {nsdecls('w')}><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:comments>",
    ),
    "in the head of even pages": with_part(
        "word/header9.xml", f"<w:hdr {nsdecls('w')}><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:hdr>"
    ),
    "in custom XML": with_part("customXml/item9.xml", f"<x>{NAME}</x>"),
    "in wide characters": with_part("word/media/a.bin", NAME.encode("utf-16-le")),
    "in a part's name": with_part("word/Wrenna Oakmoss.xml", "<x/>"),
    "in a picture's text": with_part("word/media/a.png", png((b"tEXt", b"Comment\0" + NAME.encode()))),
    "in a picture's packed text": with_part(
        "word/media/a.png", png((b"zTXt", b"Comment\0\0" + zlib.compress(NAME.encode())))
    ),
    "in a picture's other text": with_part(
        "word/media/a.png", png((b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(NAME.encode())))
    ),
    "in a photograph's data": with_part(
        "word/media/a.jpg", b"\xff\xd8\xff\xe1\x00\x20Exif\0\0" + NAME.encode() + b"\xff\xd9"
    ),
    "in a workbook inside": with_part("word/embeddings/a.xlsx", embedded_workbook()),
    "in base64 in an attribute": with_part(
        "word/stray.xml", f'<x y="data:,{base64.b64encode(b"It was Wrenna Oakmoss who came").decode()}"/>'
    ),
    "as entities twice over": xml_in(run("&amp;#87;renna &amp;#79;akmoss")),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_found_wherever_it_hides(place):
    assert any(leak.item.startswith("L-0501") for leak in found(PLACES[place])), place


def test_the_file_without_it_is_let_through():
    assert found(document()) == []


def test_a_name_in_the_files_own_name_is_found():
    assert found(document(), name="plan for Wrenna.docx")


def test_a_name_in_the_archives_comment_or_outside_its_parts_is_found():
    for data in (document() + NAME.encode(), NAME.encode() + document()):
        assert any(leak.item.startswith("L-0501") for leak in found(data))
    out = io.BytesIO(document())
    with zipfile.ZipFile(out, "a") as package:
        package.comment = NAME.encode()
    assert any(leak.item.startswith("L-0501") for leak in found(out.getvalue()))


LEAVING = Owner("C-0501", ("Robin Fernhollow",), leaves=True)
UNCLEAN = {
    "it contains tracked changes": xml_in('<w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins>'),
    "it contains hidden text": xml_in("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"),
    "it is a file inside the file": with_part("word/embeddings/a.xlsx", embedded_workbook()),
    "it is a kind of file that cannot be read": with_part("word/media/a.bin", b"\x00\x01\x02"),
    "it contains something besides its parts": document() + b"x",
    "it cannot be read": with_part("word/stray.xml", "<x>"),
    "it points to something outside the file": with_part(
        "word/_rels/x.rels",
        '<r><Relationship Type="a/hyperlink" Target="https://example.org" TargetMode="External"/></r>',
    ),
    "it contains definitions that can hide text": with_part(
        "word/stray.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
    ),
}


@pytest.mark.parametrize("fault", UNCLEAN)
def test_a_file_that_leaves_the_council_holds_nothing_besides_its_pages(fault):
    assert fault in [leak.kind for leak in found(UNCLEAN[fault], LEAVING)]


def test_a_file_that_is_no_word_file_at_all_is_refused():
    assert [leak.kind for leak in found(b"nothing", LEAVING)] == [
        "it does not show that it is this child's, or for this person",
        "it cannot be read",
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_refused_and_stops_nothing(seed):
    rng = random.Random(seed)
    data = bytearray(document())
    for _ in range(30):
        data[rng.randrange(len(data))] = rng.randrange(256)
    assert found(bytes(data), LEAVING)


def test_a_file_that_does_not_name_the_child_is_refused():
    out = io.BytesIO()
    Document().save(out)
    assert any("does not show that it is this child's" in leak.kind for leak in found(out.getvalue()))


def test_a_name_split_by_a_note_reference_or_a_text_box_is_still_one_name():
    inside = "<w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f'<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{inside}</v:textbox></w:pict></w:r>'
    )
    box = run("Oak") + box + run("moss")
    assert any(leak.item.startswith("L-0501") for leak in found(xml_in(box)))


def _with_font(attribute, value):
    """A document with one more font in its font table."""
    font = f'<w:font w:name="House"><w:{attribute} w:val="{value}"/></w:font></w:fonts>'.encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document())) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"</w:fonts>", font) if name == "word/fontTable.xml" else data)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("attribute", "value", "is_found"),
    [
        ("panose1", "020F0502020204030204", False),
        ("panose1", "020F050202", True),
        ("altName", "020F0502020204030204", True),
    ],
)
def test_the_shape_of_a_font_is_no_reference(attribute, value, is_found):
    """Ten small numbers that Word writes for a font, once mistaken for another person's reference."""
    case = family_case()
    _, given = secrets_of(case, FATHER, hidden_from(case, FATHER))
    guard = Detector([Secret(Tells.REFERENCE, "F-050202", case.details, "case_id")], given)
    assert bool(prove("copy.docx", _with_font(attribute, value), OWNER, guard)) is is_found
