"""The fields that each document's template may use."""

from __future__ import annotations

from typing import NotRequired, get_origin, get_type_hints

import pytest

from pipeline.access.view import Reader
from pipeline.app.template_fields import field_lines, papers_of_sample, shape_of, vocabulary_from
from pipeline.documents import childs_plan, review_minutes
from pipeline.formats.word.lint.check import faults_of
from pipeline.foundation.plugins import plugins_in
from tests.extent import few_or_all
from tests.formats.word.drawing import drawn, paragraphs

DOCUMENTS = plugins_in("pipeline.documents")


@pytest.mark.parametrize("part", DOCUMENTS[:: few_or_all(9, 1)], ids=lambda part: part.name)
def test_every_field_that_a_template_may_name_is_told_with_its_meaning(part):
    filled = list(papers_of_sample(part))
    shape, reader = vocabulary_from(part.module.Context, filled)
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
    assert all(one.meaning for one in shape.fields.values())
    hints = get_type_hints(part.module.Context, include_extras=True)
    needed = {name for name, one in hints.items() if get_origin(one) is not NotRequired}
    needed &= part.module.Context.__required_keys__
    assert filled
    for _, paper in filled:
        assert needed <= paper.context.keys() <= hints.keys()


def family_shape():
    return shape_of(childs_plan.Context, Reader.PARENT)


def test_a_family_template_may_not_name_what_only_professionals_may_read():
    shape = family_shape()
    refused = sorted(shape.fields["child"].others)
    assert refused
    (fault,) = faults_of(
        "copy.docx", drawn(paragraphs(f"{{{{ child.{refused[0]} }}}}")), shape, "a parent or carer"
    )
    assert "may not be read by a parent or carer" in fault.problem


def test_what_a_family_may_read_is_not_refused():
    shape = family_shape()
    allowed = sorted(shape.fields["child"].fields)
    assert (
        faults_of("copy.docx", drawn(paragraphs(f"{{{{ child.{allowed[0]} }}}}")), shape, "a parent or carer")
        == []
    )


def test_a_name_that_the_type_of_a_context_lacks_is_a_fault_and_one_that_no_sample_fills_is_none():
    shape = shape_of(review_minutes.Context, Reader.PROFESSIONAL)
    tags = "{% for one in disagreements %}{{ one.response }}{{ one.verzion }}{% endfor %}{{ headingz }}"
    problems = [fault.problem for fault in faults_of("copy.docx", drawn(paragraphs(tags)), shape, "anybody")]
    assert len(problems) == 2, problems
    assert "verzion" in problems[0] + problems[1]
    assert "headingz" in problems[0] + problems[1]
