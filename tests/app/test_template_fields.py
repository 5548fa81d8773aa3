"""What each document's template may name."""

from __future__ import annotations

import pytest

from pipeline.access.view import Audience, Reader, see
from pipeline.app.template_fields import field_lines, learned, vocabulary_of
from pipeline.casefiles.family_copies import hidden_from
from pipeline.documents import Paper
from pipeline.formats.word.lint.check import faults_of
from pipeline.foundation.plugins import plugins_in
from tests.builders import ordinary_case
from tests.formats.word.drawing import drawn, paragraphs

DOCUMENTS = plugins_in("pipeline.documents")


@pytest.mark.parametrize("part", DOCUMENTS, ids=lambda part: part.name)
def test_every_field_that_a_template_may_name_is_told_with_its_meaning(part):
    shape, reader = vocabulary_of(part)
    family = {"parents": Reader.PARENT, "childs": Reader.CHILD, "easy": Reader.CHILD}
    assert reader is family.get(part.name.split("_")[0], Reader.PROFESSIONAL)
    lines = list(field_lines(shape))
    told = (
        ("copy.number", "copy: ")
        if part.name.split("_")[0] in family
        else ("child.case_id: ", "reference: ", "reference")
    )
    assert any(line.strip().startswith(told) for line in lines)
    assert all(one.meaning for _, one in shape.fields["house"].paths()) or shape.fields["house"].meaning


def family_shape():
    audience = Audience(Reader.PARENT, recipient="P-1")
    case = ordinary_case()
    child = see(case, audience, hidden_from(case, audience)).details
    return learned([(audience, Paper("copy", {"child": child}, day=None))])


def test_a_family_template_may_not_name_what_only_professionals_may_read():
    shape, reader = family_shape()
    assert reader is Reader.PARENT
    refused = sorted(shape.fields["child"].others)
    assert refused
    (fault,) = faults_of(
        "copy.docx", drawn(paragraphs(f"{{{{ child.{refused[0]} }}}}")), shape, "a parent or carer"
    )
    assert "may not be read by a parent or carer" in fault.problem


def test_what_a_family_may_read_is_not_refused():
    shape, _ = family_shape()
    allowed = sorted(shape.fields["child"].fields)
    assert (
        faults_of("copy.docx", drawn(paragraphs(f"{{{{ child.{allowed[0]} }}}}")), shape, "a parent or carer")
        == []
    )
