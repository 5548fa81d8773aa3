"""What a tag may say and how a value reads on the page: the sandbox, the forms of values, the unknown field."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import docxtpl
from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape
from rapidfuzz import process

from pipeline.errors import PipelineError

#: Word's XML cannot hold these, and docxtpl takes some of them for commands (a bell starts a new paragraph).
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
#: docxtpl writes these as the braces of a tag after it has filled a part.
_NEARLY_TAGS = re.compile(r"\{_[{%]|[}%]_\}")
_NEW_LINES = re.compile(r"\r\n?|\x0b|\u2028|\u2029")
#: docxtpl has a Subdoc only where docxcompose is installed.
_WORD_OBJECTS = (
    Markup, docxtpl.RichText, docxtpl.RichTextParagraph, docxtpl.Listing, docxtpl.InlineImage,
    *([docxtpl.Subdoc] if hasattr(docxtpl, "Subdoc") else []),
)  # fmt: skip


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like the one that was written, or an empty text where none is like it."""
    found = process.extractOne(name, list(names), score_cutoff=60)
    return found[0] if found else ""


class UnknownField(Exception):
    """A tag names a field that its document does not have. `nearest` is the closest that it has, or empty."""

    def __init__(self, name: str, nearest: str) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


class _Unknown(StrictUndefined):
    """Stands for an unknown field, and raises with the nearest right name as soon as it is used."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
        raise self._fault()

    def _fault(self) -> UnknownField:
        name = str(self._undefined_name)
        holder = self._undefined_obj
        names = list(holder) if isinstance(holder, Mapping) else [one for one in dir(holder) if not one.startswith("_")]
        return UnknownField(name, nearest(name, names))

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error
    __getattr__ = __getitem__ = __call__ = __int__ = __float__ = __contains__ = _fail_with_undefined_error


def as_text(value: Any) -> Any:
    """A value as it reads on the page: dates in words, yes or no, a code's label, a blank's kind, text without control characters.

    Raises PipelineError for a list or an object, whose inner form must never be printed.
    """
    if isinstance(value, str):
        label = getattr(value, "label", None)
        if label is not None:
            return label
        return value if isinstance(value, Markup) else _CONTROLS.sub("", _NEW_LINES.sub("\n", value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{_day(value)} at {value:%H:%M}"
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, tuple) and value and all(hasattr(one, "label") for one in value):
        return ", ".join(one.label for one in value)
    if isinstance(value, (int, float, enum.Enum, Undefined, *_WORD_OBJECTS)):
        return value
    raise PipelineError("A value in a document's context is not text, a number or a date.", "This is a fault of the program.")


def as_marked_up(value: Any) -> Any:
    """A value for a Word part: `as_text`, but for letters that docxtpl would turn into a tag's braces, which it then cannot."""
    text = as_text(value)
    if type(text) is str and _NEARLY_TAGS.search(text):
        return Markup(_NEARLY_TAGS.sub(lambda found: found.group().replace("_", "&#95;"), str(escape(text))))  # noqa: S704
    return text


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def environment(*, properties: bool = False) -> SandboxedEnvironment:
    """A sandbox that knows how values read and refuses unknown fields. It escapes everything, but for document `properties`."""
    finalize = as_text if properties else as_marked_up
    made = SandboxedEnvironment(autoescape=not properties, undefined=_Unknown, finalize=finalize)
    made.globals.clear()
    made.globals.update(range=range)
    return made
