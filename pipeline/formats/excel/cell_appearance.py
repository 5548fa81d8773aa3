"""How a workbook's cells look, as far as it changes what they say: struck out, or shown with letters that are not typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

_PIECE = re.compile(
    r"\"([^\"]*)\"|\\(.)|_.|\[(?:\$[^\]]*|[A-Za-z]+ ?\d*)\]|([0#?]+)|([ !$&'()+\-/:;<=>^{}~@])"
)
#: Excel keeps no more figures of a number than fifteen.
EXACT = 10**15
#: A piece of a number format: a text, or a place for what was typed: "0000" for figures, "@" for a text.
Piece = tuple[str, bool]
_AS_TYPED: Piece = ("@", True)


@dataclass(frozen=True)
class Shown:
    """A number format that adds something to what was typed: letters, dashes, zeros in front."""

    pieces: tuple[Piece, ...]
    before_text: str = ""
    after_text: str = ""

    def of(self, raw: object) -> str | None:
        """What the cell shows, or None where the format does not say: for a negative number or a fraction, for example."""
        if isinstance(raw, str):
            return (
                f"{self.before_text}{raw}{self.after_text}" if self.before_text or self.after_text else None
            )
        if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not self.pieces:
            return None
        if not 0 <= raw < EXACT or raw != int(raw):
            return None
        figures = str(int(raw))
        shown: list[str] = []
        runs = [piece for piece, is_run in self.pieces if is_run]
        for piece, is_run in reversed(self.pieces):
            if not is_run:
                shown.append(piece)
                continue
            runs.pop()
            taken = figures if not runs else figures[-len(piece) :]
            figures = figures[: len(figures) - len(taken)]
            zeros = piece[: max(len(piece) - len(taken), 0)].count("0")
            shown.append("0" * zeros + taken)
        return "".join(reversed(shown)).strip()


@dataclass(frozen=True)
class Appearance:
    """The styles (by number) that strike a cell out or show more than was typed, and the shared texts (by number) that are struck.

    A struck text is True where only part of it is.
    """

    struck_styles: frozenset[int] = frozenset()
    shown: dict[int, Shown] = field(default_factory=dict)
    struck_texts: dict[int, bool] = field(default_factory=dict)


def appearance_of(styles: bytes, texts: bytes) -> Appearance:
    """What the styles and the shared texts of a workbook change. Parts that cannot be read change nothing."""
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
        one.get("numFmtId"): _shown(one.get("formatCode") or "")
        for one in root.iterfind("{*}numFmts/{*}numFmt")
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
    """None where nothing of a text is struck out; otherwise whether only part of it is."""
    struck = [
        (look := run.find("{*}rPr")) is not None and _is_struck(look)
        for run in text.iterfind("{*}r")
        if (run.findtext("{*}t") or "").strip()
    ]
    return not all(struck) if any(struck) else None


def _shown(code: str) -> Shown | None:
    """What a format adds to a whole number, or to a text; None where it adds nothing or is of another kind (a date, a fraction)."""
    sections = _sections(code)
    before = after = ""
    for_text = next((one for one in reversed(sections) if one and _AS_TYPED in one), None)
    if for_text is not None:
        at = for_text.index(_AS_TYPED)
        before, after = ("".join(piece for piece, _ in part) for part in (for_text[:at], for_text[at + 1 :]))
    first = sections[0] or []
    runs = [piece for piece, is_place in first if is_place]
    adds = (
        len(runs) > 1
        or "".join(runs).count("0") > 1
        or any(piece.strip() for piece, is_place in first if not is_place)
    )
    pieces = tuple(first) if runs and adds and _AS_TYPED not in first else ()
    return Shown(pieces, before, after) if pieces or before.strip() or after.strip() else None


def _sections(code: str) -> list[list[Piece] | None]:
    """A format's sections: for numbers, negative ones, nought, texts.

    None for one that holds more than texts and places.
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
            quoted, escaped, figures, mark = found.groups()
            is_place = bool(figures) or mark == "@"
            current.append((quoted or escaped or figures or mark or "", is_place))
    return sections
