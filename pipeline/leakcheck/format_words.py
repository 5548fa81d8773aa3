"""The values in a Word or PDF file that belong to the file format: enumerations, measures, fonts, styles.

A value counts only where the schema lists it for its exact place, so that nothing can be hidden by disguising
it as a format.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_LISTS = Path(__file__).with_name("format_words.toml")
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
}
#: Attributes that hold the name of a font.
_FONT_PLACES = {
    ("w:font", "name"),
    ("w:altName", "val"),
    *(("w:rFonts", one) for one in ("ascii", "hAnsi", "cs", "eastAsia")),
    *((f"a:{one}", "typeface") for one in ("latin", "ea", "cs", "sym", "font", "buFont")),
    ("w:sym", "font"),
    ("m:mathFont", "val"),
}
#: Attributes that hold the name or the ID of a style.
_STYLE_PLACES = {
    ("w:name", "val"),
    ("w:style", "styleId"),
    ("w:lsdException", "name"),
    *(
        (f"w:{one}", "val")
        for one in (
            "aliases",
            "basedOn",
            "next",
            "link",
            "pStyle",
            "rStyle",
            "tblStyle",
            "numStyleLink",
            "styleLink",
            "defaultTableStyle",
            "clickAndTypeStyle",
        )
    ),
}
_THEME_PLACES = {(f"a:{one}", "name") for one in ("theme", "clrScheme", "fontScheme", "fmtScheme")}
_LANGUAGE_PLACES = {
    *((element, one) for element in ("w:lang", "w:themeFontLang") for one in ("val", "eastAsia", "bidi")),
    ("a:rPr", "lang"),
    ("a:endParaRPr", "lang"),
}
#: Attributes in which Word processors write the kind of an object, usually with a number: "Picture 1".
_NUMBERED_PLACES = {("w:compatSetting", "name"), ("wp:docPr", "name"), ("pic:cNvPr", "name")}
#: Attributes that hold the name of a part, a content type, a relationship type or a namespace.
_PACKAGE_ATTRIBUTES = {
    "ContentType",
    "Type",
    "PartName",
    "Target",
    "Extension",
    "Id",
    "uri",
    "Ignorable",
    "Requires",
    "embed",
    "link",
    "id",
}
#: A short number with or without a unit; true or false; a GUID. A longer number may be somebody's.
_PLAIN = re.compile(
    r"-?\d{1,5}(?:\.\d{1,3})?(?:pt|in|cm|mm|pc|pi|px|%)?|true|false|on|off"
    r"|\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}"
)
_HEXADECIMAL = re.compile(r"(?=.*[A-Fa-f])(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})|0{6}|0{8}|[0-9A-Fa-f]{1,4}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
#: The boundary between two words of an ID; the shortest word that may be joined to others.
_WORD_BOUNDARY, _SHORTEST_JOINED = (
    re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\s,;/()&+.\-]+"),
    3,
)
_WORDS = re.compile(r"[^\W_]+")
_RESOURCE = re.compile(r"[A-Za-z]{1,3}\d{1,5}")
_SUBSET, _FACE = re.compile(r"^[A-Z]{6}\+"), re.compile(r"(?:bold|italic|oblique|regular|roman|mt|ps|psmt)+$")


@lru_cache(16384)
def is_of_the_format(tag: str, attribute: str, value: str) -> bool:
    """Whether the file format defines this value for this place, whatever the file is about."""
    if _PLAIN.fullmatch(value):
        return True
    place = place_of(tag, attribute)
    if place in _FONT_PLACES:
        return is_known_font(value)
    if place in _STYLE_PLACES:
        return is_style_of_word(value)
    if place in _THEME_PLACES:
        return _only(value, "themes")
    if place in _LANGUAGE_PLACES:
        return bool(_LANGUAGE.fullmatch(value))
    if place[1] in _PACKAGE_ATTRIBUTES and is_of_the_package(value):
        return True
    if place in _NUMBERED_PLACES:
        return is_of_the_package(value)
    listed = _values().get(place)
    if listed is not None and all(one in listed for one in value.split()):
        return True
    return place in _hexadecimal() and bool(_HEXADECIMAL.fullmatch(value))


def is_font_place(tag: str, attribute: str) -> bool:
    """Whether this attribute holds the name of a font."""
    return place_of(tag, attribute) in _FONT_PLACES


def is_style_place(tag: str, attribute: str) -> bool:
    """Whether this attribute holds the name or the ID of a style."""
    return place_of(tag, attribute) in _STYLE_PLACES


@lru_cache(4096)
def place_of(tag: str, attribute: str) -> tuple[str, str]:
    """An element and its attribute, by their names in the schemas: ("w:jc", "val")."""
    namespace, _, element = tag.rpartition("}")
    prefix = _PREFIXES.get(namespace.removeprefix("{"))
    return (f"{prefix}:{element}" if prefix else element), attribute.rpartition("}")[2]


def is_known_font(value: str) -> bool:
    """Whether these are fonts of the programs in use; several names are separated by commas or semicolons."""
    return all(squashed(one) in _fonts() for one in re.split(r"[;,]", value) if one.strip())


def is_face_of(name: str, fonts: frozenset[str]) -> bool:
    """Whether a font's name in a PDF, "BAAAAA+Arial-BoldMT", is that of a known font or of one in `fonts`."""
    bare = squashed(_SUBSET.sub("", name.removeprefix("/")))
    faces = {bare, _FACE.sub("", bare)}
    return any(one in _fonts() or one in fonts for one in faces)


@lru_cache(4096)
def is_style_of_word(value: str) -> bool:
    """Whether a style's name or ID consists only of words that describe layouts, and of figures."""
    return all(_is_of_layouts(one) for one in _WORD_BOUNDARY.sub(" ", value).casefold().split())


def _is_of_layouts(word: str) -> bool:
    """Whether it is such a word, or several long ones joined, as in the ID of a style: "tablehead"."""
    known = _lists()["styles"]["words"]
    ends = {0}
    for end in range(1, len(word) + 1):
        pieces = (word[start:end] for start in ends)
        if any(one == word or len(one) >= _SHORTEST_JOINED for one in pieces if one in known) or (
            end - 1 in ends and word[end - 1].isdigit()
        ):
            ends.add(end)
    return len(word) in ends


@lru_cache(4096)
def is_of_the_package(value: str) -> bool:
    """Whether a part's name, content type or namespace consists only of words of the format and figures."""
    known = _lists()["package"]["words"]
    return all(_is_number_of(one, known) for one in _WORDS.findall(value.casefold()))


def _is_number_of(word: str, known: frozenset[str]) -> bool:
    bare = word.rstrip("0123456789")
    return len(word) - len(bare) <= 4 and (not bare or bare in known or bare == "rid" or word in known)


def squashed(text: str) -> str:
    """A text reduced to its letters and digits, so that every spelling of a name gives the same."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@lru_cache(4096)
def is_of_pdf(name: str) -> bool:
    """Whether a name in a PDF is one of PDF's own, a numbered resource, or the name of a Word style."""
    bare = name.removeprefix("/")
    return (
        squashed(bare) in _lists()["pdf"]["words"]
        or bool(_RESOURCE.fullmatch(bare))
        or is_style_of_word(bare)
    )


def _only(value: str, kind: str) -> bool:
    known = _lists()["styles"][kind]
    return all(one in known or one.isdigit() for one in _WORDS.findall(value.casefold()))


@cache
def _lists() -> dict[str, dict[str, frozenset[str]]]:
    return {
        room: {name: frozenset(text.casefold().split()) for name, text in lists.items()}
        for room, lists in _file().items()
        if isinstance(lists, dict) and room != "fonts"
    }


@cache
def _file() -> dict[str, dict[str, str]]:
    with _LISTS.open("rb") as file:
        return tomllib.load(file)


@cache
def _values() -> dict[tuple[str, str], set[str]]:
    """By attribute, the values that its schema lists."""
    values: dict[tuple[str, str], set[str]] = {}
    for one in _file()["values"]:
        assert isinstance(one, dict)
        for element in one["elements"].split():
            values.setdefault((element, one["attribute"]), set()).update(one["words"].split())
    return values


@cache
def _hexadecimal() -> set[tuple[str, str]]:
    return {
        (element, name) for name, elements in _file()["hexadecimal"].items() for element in elements.split()
    }


@cache
def _fonts() -> frozenset[str]:
    return frozenset(squashed(one) for one in re.split(r"[;\n]", _file()["fonts"]["names"]) if one.strip())
