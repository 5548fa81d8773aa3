"""Turns a part's rendered text into the finished part: every mark is acted on, none is left."""

from __future__ import annotations

import re

from pipeline.formats.word.compiled_template import PartPlan
from pipeline.formats.word.fill.inline_layout import Layout
from pipeline.formats.word.fill.list_numbers import number_lists
from pipeline.formats.word.placeholders import LEAD, PICTURE, PICTURE_NUMBER
from pipeline.formats.word.table_repair import repair_ends, repair_tables
from pipeline.formats.word.values.document_state import Filling
from pipeline.foundation.errors import PipelineError

_PICTURE_MARK = re.compile(re.escape(PICTURE) + r"(\d+);")
#: docxtpl numbers the pictures of the page from here.
_FIRST_PICTURE = 1001


def finished(text: str, part: PartPlan, now: Filling) -> str:
    """The part's XML. Raises PipelineError where the data brought XML that is not well formed."""
    if LEAD[0] in text:
        layout = Layout(text, now.plan.first_free)
        text = layout.laid_out()
        now.bulleted = now.bulleted or layout.listed
        if part.widths:
            text = repair_tables(
                text, part.widths, nested=part.nested or now.unproved or bool(now.subdocuments)
            )
        if part.ends:
            text = repair_ends(text)
        if part.lists:
            text = number_lists(text, now.plan.lists, now.plan.first_free + 1, now.lists)
        if now.pictures:
            text = _PICTURE_MARK.sub(lambda found: now.pictures[int(found.group(1))], text)
        text = _numbered(text)
    if part.left:
        _prove(
            text,
            "With this data the template's tags do not give a complete document.",
            "Put both tags of a pair into the same cell.",
        )
        if part.kind == "page":
            from pipeline.formats.word.compile.fallback import repaired_by_docxtpl

            text = repaired_by_docxtpl(text)
    elif now.unproved:
        _prove(
            text,
            "A value in a document's context holds markup that is not well formed.",
            "Give it as plain text, without |safe.",
        )
    return text


def _numbered(text: str) -> str:
    first, *rest = text.split(PICTURE_NUMBER[0])
    if not rest:
        return text
    skip = len(PICTURE_NUMBER) - 1
    return first + "".join(
        [f"{number}{piece[skip:]}" for number, piece in enumerate(rest, start=_FIRST_PICTURE)]
    )


def _prove(text: str, problem: str, remedy: str) -> None:
    from lxml import etree

    try:
        etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        raise PipelineError(problem, remedy) from None
