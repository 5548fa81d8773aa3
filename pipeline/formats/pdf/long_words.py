"""Places to break a word that is wider than its column, such as a link to a meeting, as Word breaks it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

#: No column holds a word of so many letters; a shorter one goes to the next line as a whole.
_LONGEST, _PIECE = 30, 6
#: In so many pieces at most are the words of one part broken: each is a run, and takes as long as one.
_MOST_PIECES = 3000
#: The library breaks a line at these by itself.
_LONG = re.compile(rf"[^\s\-/?\u200b]{{{_LONGEST},}}")
#: Of the bytes of a part, to parse only one that has such a word: no tag is within it.
_LONG_IN_XML = re.compile(rb"<w:t\b[^>]*>[^<]*?[^\s\-/?<]{%d,}" % _LONGEST)
#: A space without width, in the smallest letters: another font has it, whose lines are higher.
_SPACE, _HALF_POINTS = "\u200b", "2"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_places_to_break(part: bytes) -> bytes:
    """A part of a Word file with a place to break after each few letters of its first very long words."""
    if not _LONG_IN_XML.search(part):
        return part
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    most = _MOST_PIECES
    for text in [one for one in root.iter(qn("w:t")) if _LONG.search(one.text or "")]:
        run, pieces = text.getparent(), list(_pieces(text.text or ""))
        most -= len(pieces)
        if most < 0:
            break
        if run is not None and run.tag == qn("w:r"):
            _split(run, text, pieces)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _split(run: etree._Element, text: etree._Element, pieces: list[str]) -> None:
    """Replace a run by runs with the pieces of one of its texts, and spaces without width between them."""
    text.text = pieces[0]
    text.set(_XML_SPACE, "preserve")
    rest = list(text.itersiblings())
    place = run
    for piece in pieces[1:]:
        for letters in (_SPACE, piece):
            new = etree.Element(run.tag)
            new.extend(copy.deepcopy(one) for one in run.findall(qn("w:rPr")))
            etree.SubElement(new, text.tag, {_XML_SPACE: "preserve"}).text = letters
            if letters is _SPACE:
                _make_small(new)
            place.addnext(new)
            place = new
    place.extend(rest)


def _pieces(text: str) -> Iterator[str]:
    end = 0
    for word in _LONG.finditer(text):
        for place in range(word.start() + _PIECE, word.end(), _PIECE):
            yield text[end:place]
            end = place
    yield text[end:]


def _make_small(run: etree._Element) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = etree.Element(qn("w:rPr"))
        run.insert(0, properties)
    for name in ("w:sz", "w:szCs"):
        size = properties.find(qn(name))
        if size is None:
            size = etree.SubElement(properties, qn(name))
        size.set(qn("w:val"), _HALF_POINTS)
