"""Whatever is recorded, every document can be filled, and shows none of the program's own words."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings

from pipeline.access.view import audiences_of
from pipeline.documents import MadeFrom, documents_from
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.model import Case
from tests.any_case import cases
from tests.documents.printing import TEMPLATES, text_of, view_of
from tests.extent import few_or_all
from tests.rich_case import HOUSE

PARTS = [
    part
    for part in documents_from(MadeFrom.VIEW)
    if not part.name.startswith(("parents_", "childs_", "easy_read"))
]


@cache
def template_of(name: str) -> Template:
    return Template(TEMPLATES / f"{name}.docx", form=written)


@settings(max_examples=few_or_all(8, 40), deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_every_document_of_any_case_can_be_filled(case: Case):
    for audience in audiences_of(case):
        if audience.is_family:
            continue
        view = view_of(case, audience)
        for part in PARTS:
            for paper in part.module.papers(view, HOUSE):
                text = text_of(template_of(part.name).fill(paper.context))
                assert paper.context["is_long"] in (True, False)
                assert "Blank." not in text
                assert "None" not in text.split()
