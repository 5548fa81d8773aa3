"""The document's own properties."""

from __future__ import annotations

import io

import pytest
from docx import Document

from pipeline.foundation.errors import TemplateError
from pipeline.foundation.release import RELEASE
from tests.formats.word.drawing import part, template


def titled(**texts):
    def draw(document):
        for name, text in texts.items():
            setattr(document.core_properties, name, text)

    return draw


@pytest.mark.parametrize("name", ["title", "subject", "author", "comments", "identifier", "language"])
def test_a_tag_in_a_property_is_filled_once_and_escaped_once(name):
    filled = template(titled(**{name: "Case {{ x }}"})).fill({"x": "a & <b> {{ 7*7 }}"})
    assert getattr(Document(io.BytesIO(filled)).core_properties, name) == "Case a & <b> {{ 7*7 }}"


def test_a_long_property_is_cut_to_what_word_takes():
    filled = template(titled(title="{{ x }}")).fill({"x": "a" * 400})
    assert Document(io.BytesIO(filled)).core_properties.title == "a" * 255


def test_an_unknown_field_in_a_property_is_placed_there():
    with pytest.raises(TemplateError, match='document property title: there is no field "y"'):
        template(titled(title="{{ y }}")).fill({"x": 1})


def test_properties_hold_the_release_and_no_date_and_no_name():
    root = part(template(titled(title="Plan")).fill({}), "docProps/core.xml")
    assert [(child.tag.split("}")[1], child.text) for child in root] == [
        ("title", "Plan"),
        ("version", RELEASE),
    ]
