"""Joining the words of a paragraph moves no letter, and takes nothing into a tag or out of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject
from rdocx import Document

from pipeline.app.template_fields import papers_of_sample
from pipeline.formats.pdf.joined_words import with_joined_words
from pipeline.formats.pdf.lean import lean
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.plugins import plugins_in
from tests.extent import few_or_all

ROOT = Path(__file__).parents[3]
SOME = few_or_all(("action_sheet", "safety_plan", "closing_summary"), ())


def papers():
    for part in plugins_in("pipeline.documents"):
        if part.name in SOME or not SOME:
            context = next(papers_of_sample(part))[1].context
            yield Template(ROOT / "templates" / f"{part.name}.docx", form=written).fill(context)


@pytest.fixture(scope="module")
def pairs():
    """The library's PDF of some papers, and the same with joined words."""
    raw = [Document.from_bytes(one).to_pdfa_deterministic() for one in papers()]
    return [(one, with_joined_words(one)) for one in raw]


def painted(data: bytes) -> list[tuple[int, object, tuple[float, ...], bytes]]:
    """Everything that is written on the pages: page, element that owns it, place, letters."""
    reader = PdfReader(io.BytesIO(data))
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {numbers[at]: numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}
    made = []
    for number, page in enumerate(reader.pages):
        marks: list[object] = []
        place: tuple[float, ...] = ()
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"BMC":
                marks.append(operands[0])
            elif operator == b"BDC":
                mark = operands[1]["/MCID"] if isinstance(operands[1], DictionaryObject) else None
                marks.append(owners[page["/StructParents"]][mark].idnum)
            elif operator == b"EMC":
                marks.pop()
            elif operator == b"Tm":
                place = tuple(map(float, operands))
            elif operator == b"TJ":
                letters = b"".join(
                    one.original_bytes for one in operands[0] if hasattr(one, "original_bytes")
                )
                made.append((number, marks[-1], place, letters))
    return made


def test_every_word_stays_at_its_place_in_its_element(pairs):
    for raw, joined in pairs:
        assert len(painted(raw)) > 50
        assert painted(joined) == painted(raw)


def test_a_file_is_much_smaller_in_tags_and_the_same_each_time(pairs):
    for raw, joined in pairs:
        assert joined.count(b"/MCR") < raw.count(b"/MCR") / 2
        assert with_joined_words(raw) == joined


def test_a_document_with_fewer_declarations_gives_the_same_pages():
    for paper in papers():
        assert len(lean(paper)) != len(paper)
        once, again = Document.from_bytes(paper), Document.from_bytes(lean(paper))
        assert once.to_pdfa_deterministic() == again.to_pdfa_deterministic()


def test_what_is_in_no_form_of_the_library_stays_or_is_refused():
    with pytest.raises(ValueError, match=r"substring|no end|not found"):
        with_joined_words(b"%PDF-1.7\n\n1 0 obj\n<<\n")
