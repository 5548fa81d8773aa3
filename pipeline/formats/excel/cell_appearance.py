"""Cell formatting that changes what a cell says: strike-out, and number formats that add characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

_PIECE = re.compile(
    r"\"([^\"]*)\"|\\(.)|_.|\[(?:\$[^\]]*|[A-Za-z]+ ?\d*)\]|([0#?]+)|([ !$&'()+\-/:;<=>^{}~@])"
)
#: Excel keeps at most fifteen significant digits of a number.
EXACT = 10**15
#: A piece of a number format: (text, False), or a placeholder for what was typed, ("0000" or "@", True).
Piece = tuple[str, bool]
_AS_TYPED: Piece = ("@", True)


@dataclass(frozen=True)
class Shown:
    """A number format that adds something to what was typed: letters, dashes, leading zeros."""

    pieces: tuple[Piece, ...]
    before_text: str = ""
    after_text: str = ""

    def of(self, raw: object) -> str | None:
        """What the cell shows; None where the format does not say, as for a fraction or a negative number."""
        if isinstance(raw, str):
            adds = self.before_text or self.after_text
            return f"{self.before_text}{raw}{self.after_text}" if adds else None
        if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not self.pieces:
            return None
        if not 0 <= raw < EXACT or raw != int(raw):
            return None
        return self._fill_in(str(int(raw)))

    def _fill_in(self, digits: str) -> str:
        """Fill the placeholders from the right, as Excel does; the leftmost takes all remaining digits."""
        shown: list[str] = []
        placeholders = [piece for piece, is_placeholder in self.pieces if is_placeholder]
        for piece, is_placeholder in reversed(self.pieces):
            if not is_placeholder:
                shown.append(piece)
                continue
            placeholders.pop()
            taken = digits if not placeholders else digits[-len(piece) :]
            digits = digits[: len(digits) - len(taken)]
            zeros = piece[: max(len(piece) - len(taken), 0)].count("0")
            shown.append("0" * zeros + taken)
        return "".join(reversed(shown)).strip()


@dataclass(frozen=True)
class Appearance:
    """The cell styles that strike out or add characters and the struck-out shared strings, by index.

    `struck_texts` is True for a string of which only a part is struck out.
    """

    struck_styles: frozenset[int] = frozenset()
    shown: dict[int, Shown] = field(default_factory=dict)
    struck_texts: dict[int, bool] = field(default_factory=dict)


def appearance_of(styles: bytes, texts: bytes) -> Appearance:
    """The appearance that a workbook's styles and shared strings give; empty where either cannot be read."""
    try:
        struck, shown = _styles(_parsed(styles)) if styles else (frozenset[int](), {})
        struck_texts = dict(_struck_texts(_parsed(texts))) if b"strike" in texts else {}
    except (etree.XMLSyntaxError, ValueError, IndexError):
        return Appearance()
    return Appearance(struck, shown, struck_texts)


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(
        part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    )


def _styles(root: etree._Element) -> tuple[frozenset[int], dict[int, Shown]]:
    fonts = [_is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    formats = {
        number_format.get("numFmtId"): _shown(number_format.get("formatCode") or "")
        for number_format in root.iterfind("{*}numFmts/{*}numFmt")
    }
    struck, shown = set(), {}
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font = int(style.get("fontId") or 0)
        if font < len(fonts) and fonts[font]:
            struck.add(number)
        if (added := formats.get(style.get("numFmtId"))) is not None:
            shown[number] = added
    return frozenset(struck), shown


def _is_struck(font: etree._Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _struck_texts(root: etree._Element) -> Iterable[tuple[int, bool]]:
    for number, text in enumerate(root.iterfind("{*}si")):
        partly = strike_in(text)
        if partly is not None:
            yield number, partly


def strike_in(text: etree._Element) -> bool | None:
    """Whether only part of a text is struck out; None where no part is."""
    struck = [
        (look := run.find("{*}rPr")) is not None and _is_struck(look)
        for run in text.iterfind("{*}r")
        if (run.findtext("{*}t") or "").strip()
    ]
    return not all(struck) if any(struck) else None


def _shown(code: str) -> Shown | None:
    """What a format adds to a whole number or a text; None where it adds nothing, as to a date."""
    sections = _sections(code)
    before = after = ""
    for_text = next((section for section in reversed(sections) if section and _AS_TYPED in section), None)
    if for_text is not None:
        at = for_text.index(_AS_TYPED)
        before, after = ("".join(piece for piece, _ in part) for part in (for_text[:at], for_text[at + 1 :]))
    first = sections[0] or []
    placeholders = [piece for piece, is_placeholder in first if is_placeholder]
    adds = (
        len(placeholders) > 1
        or "".join(placeholders).count("0") > 1
        or any(piece.strip() for piece, is_placeholder in first if not is_placeholder)
    )
    pieces = tuple(first) if placeholders and adds and _AS_TYPED not in first else ()
    return Shown(pieces, before, after) if pieces or before.strip() or after.strip() else None


def _sections(code: str) -> list[list[Piece] | None]:
    """A format's sections: positive numbers, negative numbers, zero, text.

    None for a section that holds anything but texts and placeholders.
    """
    sections: list[list[Piece] | None] = [[]]
    at = 0
    while at < len(code):
        found = _PIECE.match(code, at)
        at = found.end() if found else at + 1
        current = sections[-1]
        if found is None:
            sections[-1] = None
        elif found.group(4) == ";":
            sections.append([])
        elif current is not None:
            quoted, escaped, digits, mark = found.groups()
            is_placeholder = bool(digits) or mark == "@"
            current.append((quoted or escaped or digits or mark or "", is_placeholder))
    return sections
