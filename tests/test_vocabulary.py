"""What each document's template may name."""

from __future__ import annotations

import pytest

from pipeline.documents import Paper
from pipeline.parts import parts_in
from pipeline.view import Audience, Reader
from pipeline.vocabulary import field_lines, learned, views_of, vocabulary_of
from pipeline.word.checking import faults_of
from tests.builders import ordinary_case
from tests.word.drawing import drawn, paragraphs

DOCUMENTS = parts_in("pipeline.documents")


@pytest.mark.parametrize("part", DOCUMENTS, ids=lambda part: part.name)
def test_every_field_that_a_template_may_name_is_told_with_its_meaning(part):
    shape, reader = vocabulary_of(part)
    assert reader is Reader.PROFESSIONAL
    lines = list(field_lines(shape))
    assert any(line.strip().startswith(("child.case_id: ", "reference: ")) for line in lines)
    assert all(one.meaning for _, one in shape.fields["house"].paths()) or shape.fields["house"].meaning


def family_shape():
    audience = Audience(Reader.PARENT, recipient="P-1")
    papers = [(audience, Paper("copy", {"child": view.details})) for view in views_of(ordinary_case(), [audience])]
    return learned(papers)


def test_a_family_template_may_not_name_what_only_professionals_may_read():
    shape, reader = family_shape()
    assert reader is Reader.PARENT
    refused = sorted(shape.fields["child"].others)
    assert refused
    (fault,) = faults_of("copy.docx", drawn(paragraphs(f"{{{{ child.{refused[0]} }}}}")), shape, "a parent or carer")
    assert "may not be read by a parent or carer" in fault.problem


def test_what_a_family_may_read_is_not_refused():
    shape, _ = family_shape()
    allowed = sorted(shape.fields["child"].fields)
    assert faults_of("copy.docx", drawn(paragraphs(f"{{{{ child.{allowed[0]} }}}}")), shape, "a parent or carer") == []
