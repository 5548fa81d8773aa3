"""A filled page put in order for the reader: tables without repeats, nothing parted that belongs together."""

from __future__ import annotations

from lxml import etree

from pipeline.formats.word.kept_together import keep_with_what_precedes
from pipeline.formats.word.repeated_columns import repeats_above


def arranged(page: str) -> str:
    """The page's XML with repeated columns above their tables, and kept tables with what precedes them."""
    if "<w:tbl>" not in page:
        return page
    root = etree.fromstring(page.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    changed = [repeats_above(root), keep_with_what_precedes(root)]
    return etree.tostring(root, encoding="unicode") if any(changed) else page
