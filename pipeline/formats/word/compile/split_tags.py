"""Joins tags before docxtpl reads them: those split by a link or smart tag, and comments among other text."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.compile.part_source import TAG

_P, _T = qn("w:p"), qn("w:t")
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_COMMENT = re.compile(r"\{#(p|tr|tc) ")
_HOLDER = {"p": _P, "tr": qn("w:tr"), "tc": qn("w:tc")}


def gather_tags(root: etree._Element) -> None:
    """Move each tag that is split across a paragraph's elements into the first of them, lest docxtpl lose it.

    A comment that would remove its paragraph, row or cell although there is other content in it removes only
    itself.
    """
    for paragraph in root.iter(_P):
        texts = [one for one in paragraph.iter(_T) if next(one.iterancestors(_P)) is paragraph]
        text = "".join(one.text or "" for one in texts)
        if "{" in text:
            for found in reversed(list(TAG.finditer(text))):
                _gather(paragraph, texts, found)


def _gather(paragraph: etree._Element, texts: list[etree._Element], found: re.Match[str]) -> None:
    tag = found.group()
    remark = _COMMENT.match(tag)
    if remark and _has_more(paragraph, remark.group(1), tag):
        tag = "{#" + tag[remark.end(1) :]
    starts = [0, *accumulate(len(one.text or "") for one in texts)]
    spans = zip(texts, pairwise(starts), strict=True)
    held = [(one, start) for one, (start, end) in spans if start < found.end() and end > found.start()]
    if tag == found.group() and len({_above(one, paragraph) for one, _ in held}) == 1:
        return
    for place, (one, start) in enumerate(held):
        text = one.text or ""
        begin, end = max(0, found.start() - start), found.end() - start
        one.text = text[:begin] + (tag if place == 0 else "") + text[end:]


def _above(text: etree._Element, paragraph: etree._Element) -> tuple[str, ...]:
    """The kinds of elements around a text, up to its paragraph."""
    above = []
    for one in text.iterancestors():
        if one is paragraph:
            break
        above.append(one.tag)
    return tuple(above)


def _has_more(paragraph: etree._Element, form: str, remark: str) -> bool:
    """Whether a comment's paragraph, row or cell holds anything else.

    True where the comment is not in an element of that kind.
    """
    holder = paragraph if form == "p" else next(paragraph.iterancestors(_HOLDER[form]), None)
    if holder is None:
        return True
    text = "".join(one.text or "" for one in holder.iter(_T))
    return bool(text.replace(remark, "", 1).strip()) or next(holder.iter(*_PICTURES), None) is not None
