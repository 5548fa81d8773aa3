"""Leaves to docxtpl the parts that cannot be compiled, and the repair of those whose shape is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from pipeline.formats.word.compiled_template import PartPlan


def left_to_docxtpl(part: PartPlan, environment: Environment, context: Mapping[str, Any]) -> str:
    """A part's XML as docxtpl renders it in the caller's own environment."""
    text = DocxTemplate("").render_xml_part(part.source, None, dict(context), environment)
    return repaired_by_docxtpl(text) if part.kind == "page" else str(text)


def repaired_by_docxtpl(xml: str) -> str:
    """The page's XML with tables and picture numbers repaired by docxtpl."""
    docxtpl = DocxTemplate("")
    docxtpl.docx_ids_index = 1000
    tree = docxtpl.fix_tables(xml)
    docxtpl.fix_docpr_ids(tree)
    return etree.tostring(tree, encoding="unicode")
