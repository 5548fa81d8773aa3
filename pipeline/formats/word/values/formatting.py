"""How a value reads on the page, and what in a value is Word's rather than text."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from datetime import date
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
from pipeline.formats.word.values.rich_objects import described, xml_of
from pipeline.foundation.council import Picture
from pipeline.foundation.dates import in_words
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
#: What markup cannot mean: docxtpl loses the text around it.
_STRAY_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")
_STRAY_LESS = re.compile(r"<(?![A-Za-z_/!?])")
#: A value that docxtpl prints as a person would read it, though its type has no text of its own.
_NUMBERS = (int, float, complex)


def plain(value: Any) -> Any:
    """A value as docxtpl prints it.

    Raises PipelineError for what has no text of its own: a list, a mapping, nothing, an object.
    """
    if isinstance(value, (str, *_NUMBERS)) or hasattr(value, "__html__"):
        return value
    if _says_nothing(type(value)) or isinstance(value, (bytes, bytearray, type)):
        raise PipelineError(
            "A value in a document's context is not text, a number or a date.",
            "This is a fault of the program.",
        )
    return value


def _says_nothing(kind: type) -> bool:
    return getattr(kind, "__str__", None) is getattr(object, "__str__", None)


def written(value: Any) -> Any:
    """A value as the service writes it: dates in words, yes or no, a code's label, a blank's kind.

    Raises PipelineError for a list or an object, whose inner form must never be printed.
    """
    if isinstance(value, str):
        label = getattr(value, "label", None)
        return value if label is None else label
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, tuple) and value and all(hasattr(one, "label") for one in value):
        return ", ".join(one.label for one in value)
    if isinstance(value, (int, float, enum.Enum, Undefined)) or hasattr(value, "__html__"):
        return value
    if isinstance(value, Picture):
        return described(value)
    raise PipelineError(
        "A value in a document's context is not text, a number or a date.", "This is a fault of the program."
    )


def shown(form: Form) -> Callable[[Any], str]:
    """What prints a value into a Word part: the text of its form as XML, with marks where it asks for more than letters."""
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
    """What prints a value where a template turns escaping off: its form as the XML that it is taken for."""
    return lambda value: _word_xml(Markup(form(value)))  # noqa: S704


def worded(form: Form) -> Callable[[Any], str]:
    """What prints a value as plain text without control characters, for what is no XML: the document's properties."""
    return lambda value: CONTROLS.sub("", _NEW_LINES.sub("\n", str(form(value))))


def highlighted(form: Form) -> Callable[[Any], str]:
    """The same, with every printed value shaded."""
    show = shown(form)

    def shade(value: Any) -> str:
        text = show(value)
        return f"{SHADE}{text}{SHADE_END}" if text and not hasattr(value, "__html__") else text

    return shade


def _with_breaks(value: str) -> str:
    """Text whose line breaks, tabs and bulleted lines become Word's own; other control characters are dropped."""
    lines = CONTROLS.sub("", _NEW_LINES.sub("\n", value))
    text = _escape(lines)
    if "\n" in text and len(_bulleted(text)) > 1:
        text = _listed(text)
    return text.translate(_MARKS_OF_TEXT) if "\n" in text or "\t" in text else text


def _bulleted(text: str) -> list[str]:
    return [line for line in text.split("\n") if _BULLET.match(line)]


def _listed(text: str) -> str:
    """Text whose runs of two or more bulleted lines are marked as the items of a list."""
    lines = text.split("\n")
    bulleted = [_BULLET.match(line) for line in lines]
    out: list[str] = []
    inside = False
    for place, (line, found) in enumerate(zip(lines, bulleted, strict=True)):
        beside = (place > 0 and bulleted[place - 1]) or (place + 1 < len(lines) and bulleted[place + 1])
        if found and beside:
            out.append(ITEM + line[found.end() :])
            inside = True
        else:
            out.append((ITEMS_END if inside else "\n" if place else "") + line)
            inside = False
    return "".join(out) + (ITEMS_END if inside else "")


def _word_xml(value: Any) -> str:
    """The XML of a value that is Word's: rich text, a listing, a picture, a sub-document, or markup that a template has made."""
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
