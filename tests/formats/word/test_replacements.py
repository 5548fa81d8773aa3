"""A template's own files replaced by others."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.foundation.errors import TemplateError
from tests.formats.word.drawing import part, picture, template


def draw(document):
    document.add_paragraph("{{ x }}")
    document.add_picture(picture(1))
    name = next(document.element.iter("{*}cNvPr"))
    name.set("name", "logo.png")
    name.set("descr", "The council's badge")


def held(filled, name="word/media/image1.png"):
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return archive.read(name)


NEW = picture(7).getvalue()


@pytest.mark.parametrize(
    "how",
    [
        {"pictures": {"logo.png": NEW}},
        {"pictures": {"The council's badge": NEW}},
        {"media": {picture(1).getvalue(): NEW}},
        {"files": {"word/media/image1.png": NEW}},
    ],
)
def test_a_picture_is_replaced_in_that_document_alone(how):
    made = template(draw)
    assert held(made.fill({"x": 1}, **how)) == NEW
    assert held(made.fill({"x": 1})) == picture(1).getvalue()


def test_a_file_by_its_path_will_do(tmp_path):
    (tmp_path / "new.png").write_bytes(NEW)
    assert held(template(draw).fill({"x": 1}, pictures={"logo.png": tmp_path / "new.png"})) == NEW


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"pictures": {"none.png": NEW}}, 'no picture "none.png"'),
        ({"media": {b"other": NEW}}, "no file that is the same"),
        ({"embedded": {b"other": NEW}}, "no file that is the same"),
        ({"files": {"word/none.bin": NEW}}, 'no part "word/none.bin"'),
    ],
)
def test_what_the_template_does_not_have_cannot_be_replaced_in_silence(how, said):
    with pytest.raises(TemplateError, match=said):
        template(draw).fill({"x": 1}, **how)


def test_the_document_itself_is_not_disturbed():
    made = template(draw)
    one, other = (part(made.fill({"x": 1}, **how)) for how in ({}, {"pictures": {"logo.png": NEW}}))
    assert "".join(one.itertext()) == "".join(other.itertext()) == "1"
