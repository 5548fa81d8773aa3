"""Every part of a PDF is read: pages, comments, properties, streams, bytes before and after it."""

from __future__ import annotations

import dataclasses
import io

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from pipeline.access.secrets import secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.leakcheck import Detector, Owner, prove
from tests.family_case import FATHER, family_case

NAME = "Wrenna Oakmoss"


def page(text):
    """A PDF with one page that says `text`."""
    writer = PdfWriter()
    writer.add_blank_page(400, 400)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 300 Td ({text}) Tj ET".encode())
    only = writer.pages[0]
    only[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    only[NameObject("/Contents")] = writer._add_object(stream)
    return writer


def written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def found(data, *, leaves=False):
    case = family_case()
    secrets, given = secrets_of(case, FATHER, hidden_from(case, FATHER))
    return prove("copy.pdf", data, Owner("C-0501", ("Robin Fernhollow",), leaves), Detector(secrets, given))


def clean():
    return page("This is about Robin Fernhollow.")


def test_a_clean_page_is_let_through():
    assert found(written(clean()), leaves=True) == []


def test_a_name_on_the_page_is_found():
    assert found(written(page(f"Robin Fernhollow. {NAME}")))


def test_a_name_in_the_properties_is_found():
    writer = clean()
    writer.add_metadata({"/Keywords": NAME})
    assert found(written(writer))


def test_a_name_in_a_remark_is_found_and_a_remark_may_not_leave():
    writer = clean()
    writer.add_annotation(0, FreeText(text=NAME, rect=(10, 10, 90, 30)))
    assert found(written(writer))
    writer = clean()
    writer.add_annotation(0, FreeText(text="x", rect=(10, 10, 90, 30)))
    assert "it contains comments" in [leak.kind for leak in found(written(writer), leaves=True)]


def test_a_name_in_xmp_or_in_any_stream_is_found():
    for kind in ("/XML", "/Other"):
        writer = clean()
        stream = DecodedStreamObject()
        stream.set_data(f"<x>{NAME}</x>".encode())
        stream[NameObject("/Subtype")] = NameObject(kind)
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream.flate_encode())
        assert found(written(writer)), kind


def test_a_name_in_an_object_that_nothing_points_at_is_found():
    writer = clean()
    writer._add_object(TextStringObject(NAME))
    assert found(written(writer))


def test_a_file_inside_is_found_and_may_not_leave():
    writer = clean()
    writer.add_attachment("list.txt", NAME.encode())
    leaks = found(written(writer), leaves=True)
    assert any(leak.item.startswith("L-0501") for leak in leaks)
    assert "it contains another file" in [leak.kind for leak in leaks]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"x" * 50, b"%PDF-1.7 Wrenna Oakmoss %%EOF"])
def test_a_pdf_that_cannot_be_read_is_refused(data):
    assert "it cannot be read" in [leak.kind for leak in found(data, leaves=True)]


def test_bytes_before_or_after_the_pdf_are_read():
    data = written(clean())
    assert any(leak.item.startswith("L-0501") for leak in found(data + b"\n" + NAME.encode()))


def test_an_earlier_state_of_the_file_may_not_leave():
    data = written(clean())
    assert "it contains an earlier version of itself" in [
        leak.kind for leak in found(data + b"\n%%EOF\n", leaves=True)
    ]


@pytest.mark.parametrize(
    ("font", "is_found"),
    [("/BAAAAA+MVBoli", False), ("/CAAAAA+Mangal-Bold", False), ("/BAAAAA+WrennaSans", True)],
)
def test_the_name_of_a_known_font_is_nobodys(font, is_found):
    writer = clean()
    writer.pages[0]["/Resources"]["/Font"]["/F1"][NameObject("/BaseFont")] = NameObject(font)
    case = family_case()
    harmed = dataclasses.replace(case.linked_children[0], child_name="Mangal Wrennasans")
    also = dataclasses.replace(harmed, child_name="Bo Li")
    case = dataclasses.replace(case, linked_children=(harmed, also))
    secrets, given = secrets_of(case, FATHER, hidden_from(case, FATHER))
    found = prove(
        "copy.pdf",
        written(writer),
        Owner("C-0501", ("Robin Fernhollow",), leaves=True),
        Detector(secrets, given),
    )
    assert bool(found) is is_found


def test_the_names_that_a_pdf_has_of_itself_are_nobodys():
    case = family_case()
    children = [
        dataclasses.replace(case.linked_children[0], child_name=f"{one} Oakmossy")
        for one in ("Page", "Art", "Flate", "Rotate")
    ]
    secrets, given = secrets_of(dataclasses.replace(case, linked_children=tuple(children)), FATHER, [])
    leaks = prove("copy.pdf", written(clean()), Owner("C-0501", (), leaves=True), Detector(secrets, given))
    assert leaks == []
