"""What stands on a page and how it looks: the same after Word has only saved it anew, another after a person changed it.

What Word never adds by itself counts as a change: text, fields, looks, lists, shading, borders, page setup.
How it cuts text into runs, in which language it takes a word to be, and what it works out itself (the list of
contents, page numbers) does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Fields whose result Word works out anew each time it lays the page out.
_WORKED_OUT = (["NUMPAGES"], ["PAGE"], ["PAGEREF"], ["SECTIONPAGES"], ["TOC"])
_SILENT = {
    f"{_W}{name}" for name in ("pPr", "rPr", "sdtPr", "del", "moveFrom", "tblPr", "tcPr", "trPr", "sectPr")
}
#: Signs that stand in a text; and of two of them the attribute that says which it is.
_SIGNS = {
    "tab",
    "cr",
    "br",
    "ptab",
    "noBreakHyphen",
    "softHyphen",
    "sym",
    "drawing",
    "object",
    "pict",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
}
_WHICH = {"br": f"{_W}type", "sym": f"{_W}char"}
_EDGES = ("top", "left", "bottom", "right")
_IS, _VALUE = (), ("val",)
#: What makes a run, a paragraph, a table, a row, a cell or a page look otherwise: by the path below its
#: properties, the attributes.
_LOOKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "r": {
        **dict.fromkeys(("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish"), _IS),
        **dict.fromkeys(("outline", "shadow", "emboss", "imprint"), _IS),
        **dict.fromkeys(
            ("u", "highlight", "color", "sz", "vertAlign", "spacing", "position", "effect", "em", "bdr"),
            _VALUE,
        ),
        "rStyle": _VALUE,
        "rFonts": ("ascii", "asciiTheme"),
        "shd": ("fill",),
    },
    "p": {
        **dict.fromkeys(("keepNext", "keepLines", "pageBreakBefore", "contextualSpacing"), _IS),
        **dict.fromkeys(("pStyle", "jc", "outlineLvl", "numPr/numId", "numPr/ilvl"), _VALUE),
        **{f"pBdr/{edge}": _VALUE for edge in _EDGES},
        "ind": ("left", "start", "right", "end", "firstLine", "hanging"),
        "spacing": ("before", "after", "line"),
        "shd": ("fill",),
        "sectPr/pgSz": ("w", "h"),
        "sectPr/pgMar": _EDGES,
    },
    "tbl": {"tblStyle": _VALUE, "jc": _VALUE},
    "tr": {"tblHeader": _IS},
    "tc": {"shd": ("fill",), "vAlign": _VALUE, **{f"tcBorders/{edge}": _VALUE for edge in _EDGES}},
    "sectPr": {"pgSz": ("w", "h"), "pgMar": _EDGES},
}
_PROPERTIES = {name: f"{_W}{name}Pr" for name in ("r", "p", "tbl", "tr", "tc")}
_BLOCKS = _PROPERTIES.keys() - {"r"}
#: Two ways of writing the same.
_SAME = {"true": "", "on": "", "1": "", "start": "left", "end": "right", "auto": ""}


@dataclass
class _Field:
    """A field that has begun: its instruction so far, and whether its result has."""

    instruction: str = ""
    has_result: bool = False


@dataclass
class _Fields:
    """The fields in which a place of the page lies, the innermost last."""

    open: list[_Field] = field(default_factory=list)

    def met(self, mark: etree._Element) -> str:
        """Take in a mark of a field, and give what it says once its instruction is whole, unless Word works it out itself."""
        kind, is_words_own, told = mark.get(f"{_W}fldCharType"), self.is_worked_out, ""
        if kind == "begin":
            self.open.append(_Field())
        elif self.open:
            last = self.open[-1]
            if not last.has_result:
                told = "" if is_words_own else _told(last.instruction)
                last.has_result = True
            if kind == "end":
                self.open.pop()
        return told

    def take(self, instruction: str) -> None:
        """Take in a piece of an instruction."""
        if self.open:
            self.open[-1].instruction += instruction

    @property
    def is_worked_out(self) -> bool:
        """Whether what stands here is what Word works out itself."""
        return any(one.has_result and _is_worked_out(one.instruction) for one in self.open)


def said(
    root: etree._Element, without: Collection[int] = (), styles: set[str] | None = None
) -> Iterator[str]:
    """What stands in an element, less what stands in those of these ids: each paragraph, table, row and cell with how it looks.

    `styles`: takes in the name of each style that is met.
    """
    text: list[str] = []
    met = styles if styles is not None else set[str]()
    look, now, fields = "", "", _Fields()
    for one, name in _in_order(root, without):
        if name == "fldChar":
            told = fields.met(one)
        elif name == "instrText":
            fields.take(one.text or "")
            continue
        elif fields.open and fields.is_worked_out:
            continue
        elif name in _BLOCKS:
            yield "".join(text)
            text, look, now = [f"<{name}{_look(one, name, met)}>"], "", ""
            continue
        elif name == "r":
            now = _look(one, name, met)
            continue
        else:
            told = (one.text or "") if name == "t" else _sign(one, name)
        if told:
            text.append(told if now == look else f"<{now}>{told}")
            look = now
    yield "".join(text)


def _in_order(root: etree._Element, without: Collection[int]) -> Iterator[tuple[etree._Element, str]]:
    """Every element below one with its name, as a reader meets them, less what says nothing on the page."""
    todo = [root]
    while todo:
        one = todo.pop()
        if isinstance(one.tag, str) and id(one) not in without:
            name = one.tag.rsplit("}", 1)[-1]
            yield one, name
            if one.tag not in _SILENT and not (
                name == "fldSimple" and _is_worked_out(one.get(f"{_W}instr", ""))
            ):
                todo.extend(reversed(one))


def _sign(one: etree._Element, name: str) -> str:
    """What an element says that is neither text nor holds any; nothing where it says nothing."""
    if name in _SIGNS:
        return f"<{name}{one.get(_WHICH[name], '') if name in _WHICH else ''}>"
    if name == "fldSimple":
        return _told(one.get(f"{_W}instr", ""))
    return f"<{name} {' '.join(_values(one, name))}>" if name == "sectPr" else ""


def _told(instruction: str) -> str:
    return f"<field {' '.join(instruction.split())}>"


def _is_worked_out(instruction: str) -> bool:
    return instruction.split(maxsplit=1)[:1] in _WORKED_OUT


def looks_of(style: etree._Element) -> str:
    """How a style, or what a document looks like without any, has runs, paragraphs and tables look."""
    found = ((name, one) for name, path in _PROPERTIES.items() for one in style.iter(path))
    return " ".join(f"<{name} {' '.join(_values(one, name))}>" for name, one in found)


def _look(one: etree._Element, name: str, met: set[str]) -> str:
    properties = one.find(_PROPERTIES[name])
    if properties is None or not len(properties):
        return ""
    style = properties.find(f"{_PROPERTIES[name][:-2]}Style")
    if style is not None:
        met.add(style.get(f"{_W}val", ""))
    return " ".join(_values(properties, name))


def _values(properties: etree._Element, kind: str) -> list[str]:
    """How something looks, in an order that does not depend on the file's."""
    found = []
    for one in properties:
        name = str(one.tag).rsplit("}", 1)[-1]
        inner = [(f"{name}/{str(below.tag).rsplit('}', 1)[-1]}", below) for below in one]
        for path, element in [(name, one), *inner]:
            if path in _LOOKS[kind]:
                found.append(f"{path}{_set(element, _LOOKS[kind][path])}")
    return sorted(found)


def _set(element: etree._Element, attributes: Collection[str]) -> str:
    if not attributes:
        return _plain(element.get(f"{_W}val", ""))
    values = ((name, element.get(f"{_W}{name}")) for name in attributes)
    return "".join(f" {_plain(name)}={_plain(value)}" for name, value in values if value not in (None, "0"))


def _plain(value: str | None) -> str:
    return _SAME.get(value or "", value or "")
