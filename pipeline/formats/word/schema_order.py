"""The order that the schema requires of cell, run and paragraph properties (ECMA-376 part 1, wml.xsd)."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from docx.oxml.ns import qn
from lxml import etree

ORDER = {
    "tcPr": """
        cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
        hideMark headers cellIns cellDel cellMerge tcPrChange
    """,
    "rPr": """
        ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
        emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight
        u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange
    """,
    "pPr": """
        pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
        tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
        adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
        textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
    """,
}
_RANK = {
    qn(f"w:{holder}"): {qn(f"w:{name}"): rank for rank, name in enumerate(names.split())}
    for holder, names in ORDER.items()
}
_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_LAST = 1000
#: The prefixes that run and paragraph properties use in what Word writes.
_SPACES = "".join(
    f' xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    }.items()
)


def _rank(holder: etree._Element, child: etree._Element) -> int:
    return _RANK[str(holder.tag)].get(str(child.tag), _LAST)


def put_in_order(holder: etree._Element) -> None:
    """Sort the properties within a w:tcPr, w:rPr or w:pPr. Of two of a kind, docxtpl's own stays."""
    ranks = [_rank(holder, child) for child in holder]
    if all(a < b or a == _LAST for a, b in pairwise(ranks)):
        return
    children = sorted(holder, key=lambda child: _rank(holder, child))
    for child in list(holder):
        holder.remove(child)
    for child in children:
        if len(holder) and holder[-1].tag == child.tag and _rank(holder, child) != _LAST:
            if "\U000f0000" in "".join(str(value) for value in child.attrib.values()):
                holder.remove(holder[-1])
            else:
                continue
        holder.append(child)


def put_in(holder: etree._Element, tag: str, text: str) -> None:
    """Insert text into a w:tcPr, w:rPr or w:pPr where an element with that tag belongs."""
    rank = _RANK[str(holder.tag)][tag]
    before = [child for child in holder if _rank(holder, child) < rank]
    if before:
        before[-1].tail = (before[-1].tail or "") + text
    else:
        holder.text = text + (holder.text or "")


def settle_order(root: etree._Element) -> None:
    """Sort the properties of every cell, which docxtpl's patching leaves out of order."""
    for holder in root.iter(qn("w:tcPr")):
        put_in_order(holder)


@functools.lru_cache(maxsize=1024)
def ordered(properties: str) -> str:
    """A w:rPr or w:pPr, as text, with its properties sorted and a pattern named for each shading."""
    root = etree.fromstring(f"<w:x{_SPACES}>{properties}</w:x>")
    for shading in root.iter(qn("w:shd")):
        if shading.get(qn("w:val")) is None:
            shading.set(qn("w:val"), "clear")
    put_in_order(root[0])
    return bare(root[0])


def bare(element: etree._Element) -> str:
    """An element as text without the namespace declarations that every part already has."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns:(?:w|r|w14|w15)="[^"]*"', "", text)


@functools.lru_cache(maxsize=1024)
def with_property(properties: str, holder: str, added: str) -> str:
    """A w:rPr or w:pPr (or an empty text) with one more property, which replaces any of the same kind."""
    root = etree.fromstring(f"<w:x{_SPACES}>{properties or f'<w:{holder}/>'}{added}</w:x>")
    old = root[0].find(str(root[1].tag))
    if old is not None:
        root[0].remove(old)
    root[0].append(root[1])
    put_in_order(root[0])
    return bare(root[0])


def runs_ordered(xml: str) -> str:
    """Runs as text, each with its properties in the schema's order."""
    return _RUN_PROPERTIES.sub(lambda found: ordered(found.group()), xml)
