"""A filled page put in order for the reader: tables without repeats, nothing parted that belongs together."""

from __future__ import annotations

from lxml import etree

from pipeline.formats.word.kept_together import keep_with_what_precedes
from pipeline.formats.word.repeated_columns import repeats_above
from pipeline.formats.word.single_rows import single_rows_as_lines


def arranged(page: str) -> str:
    """The page's XML in order.

    A single row is said in lines, a repeated column above its table, and what precedes a kept table is kept.
    """
    if "<w:tbl>" not in page:
        return page
    root = etree.fromstring(page.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    changed = [single_rows_as_lines(root), repeats_above(root), keep_with_what_precedes(root)]
    return etree.tostring(root, encoding="unicode") if any(changed) else page
