"""How a value is printed, and which parts of a value are Word XML rather than text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import markupsafe
from jinja2 import Undefined
from markupsafe import Markup

from pipeline.formats.word.placeholders import (
    BREAK,
    CONTROLS,
    ITEM,
    ITEMS_END,
    PAGE,
    PARAGRAPH,
    SHADE,
    SHADE_END,
    STRAY,
    TAB,
)
from pipeline.formats.word.values.document_state import filling
from pipeline.formats.word.values.rich_objects import xml_of
from pipeline.foundation.errors import PipelineError

Form = Callable[[Any], Any]

#: markupsafe's own function in C, without the Markup object around it: a fifth of the time of filling a
#: document.
_escape: Callable[[str], str] = getattr(
    markupsafe, "_escape_inner", lambda text: str(markupsafe.escape(text))
)
_NEW_LINES = re.compile(r"\r\n?|\x0b")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u2023\u2043\u25aa\u25cf\u25e6\u00b7]|\uf0b7)[ \t]+(?=\S)")
_MARKS_OF_TEXT = str.maketrans({"\n": BREAK, "\t": TAB})
_MARKS_OF_WORD = str.maketrans({"\n": BREAK, "\t": TAB, "\a": PARAGRAPH, "\f": PAGE})
#: Characters that cannot be markup: docxtpl loses the text around them.
_STRAY_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")
_STRAY_LESS = re.compile(r"<(?![A-Za-z_/!?])")
#: Types that docxtpl prints readably, though they have no text of their own.
_NUMBERS = (int, float, complex)


def plain(value: Any) -> Any:
    """A value as docxtpl prints it.

    Raises PipelineError for a value without a text of its own: a list, a mapping, None, an object.
    """
    if isinstance(value, (str, *_NUMBERS)) or hasattr(value, "__html__"):
        return value
    if _has_no_text(type(value)) or isinstance(value, (bytes, bytearray, type)):
        raise PipelineError(
            "A value in a document's context is not text, a number or a date.",
            "This is a fault of the program.",
        )
    return value


def _has_no_text(kind: type) -> bool:
    return getattr(kind, "__str__", None) is getattr(object, "__str__", None)


def shown(form: Form) -> Callable[[Any], str]:
    """A printer for Word parts: the text of a value's form as XML, with marks for line breaks etc."""
    escape = _escape

    def show(value: Any) -> str:
        if type(value) is str:
            return escape(value) if value.isprintable() else _with_breaks(value)
        if type(value) is int:
            return str(value)
        ready = form(value)
        if hasattr(ready, "__html__"):
            return _word_xml(ready)
        text = str(ready)
        return escape(text) if text.isprintable() else _with_breaks(text)

    return show


def unescaped(form: Form) -> Callable[[Any], str]:
    """A printer for where a template turns escaping off: a value's form is taken as XML."""
    return lambda value: _word_xml(Markup(form(value)))  # noqa: S704


def worded(form: Form) -> Callable[[Any], str]:
    """A printer of plain text without control characters, for document properties, which are not XML."""
    return lambda value: CONTROLS.sub("", _NEW_LINES.sub("\n", str(form(value))))


def highlighted(form: Form) -> Callable[[Any], str]:
    """The same as `shown`, with every printed value shaded."""
    show = shown(form)

    def shade(value: Any) -> str:
        text = show(value)
        return f"{SHADE}{text}{SHADE_END}" if text and not hasattr(value, "__html__") else text

    return shade


def _with_breaks(value: str) -> str:
    """Text with line breaks, tabs and bulleted lines as Word's own; other control characters are dropped."""
    lines = CONTROLS.sub("", _NEW_LINES.sub("\n", value))
    text = _escape(lines)
    if "\n" in text and len(_bulleted(text)) > 1:
        text = _listed(text)
    return text.translate(_MARKS_OF_TEXT) if "\n" in text or "\t" in text else text


def _bulleted(text: str) -> list[str]:
    return [line for line in text.split("\n") if _BULLET.match(line)]


def _listed(text: str) -> str:
    """Text with runs of two or more bulleted lines marked as list items."""
    lines = text.split("\n")
    bulleted = [_BULLET.match(line) for line in lines]
    out: list[str] = []
    inside = False
    for place, (line, found) in enumerate(zip(lines, bulleted, strict=True)):
        in_list = (place > 0 and bulleted[place - 1]) or (place + 1 < len(lines) and bulleted[place + 1])
        if found and in_list:
            out.append(ITEM + line[found.end() :])
            inside = True
        else:
            out.append((ITEMS_END if inside else "\n" if place else "") + line)
            inside = False
    return "".join(out) + (ITEMS_END if inside else "")


def _word_xml(value: Any) -> str:
    """The XML of a Word value: rich text, a listing, a picture, a sub-document or a template's markup."""
    if isinstance(value, Undefined):
        return _escape(str(value))
    if isinstance(value, Markup):
        text = str.__str__(value)
        if not text.isprintable():
            text = STRAY.sub("", _NEW_LINES.sub("\n", text)).translate(_MARKS_OF_TEXT)
        if "&" in text:
            text = _STRAY_AMPERSAND.sub("&amp;", text)
        if "<" in text:
            text = _STRAY_LESS.sub("&lt;", text)
            filling().unproved = True
        return text
    return xml_of(value, filling()).translate(_MARKS_OF_WORD)
