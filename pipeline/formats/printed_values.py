"""How a value is printed in a document: dates in words, yes or no, code labels, pictures, timelines."""

from __future__ import annotations

import enum
import io
import re
from datetime import date
from typing import Any

from docx.shared import Mm
from jinja2 import Undefined

from pipeline.formats.word.values.rich_objects import DescribedImage
from pipeline.foundation.council import Picture
from pipeline.foundation.dates import in_words
from pipeline.foundation.errors import PipelineError
from pipeline.foundation.timeline import Timeline

#: Day, month and year of a date in words, which stay on one line.
_DATE = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (\d{4})\b"
)


def unbroken(text: str) -> str:
    """The text with every date in words on one line: its spaces are non-breaking."""
    found: str = _DATE.sub("\\1\u00a0\\2\u00a0\\3", str.__str__(text))
    return found if found != text else text


def written(value: Any) -> Any:
    """A value as the service writes it: dates in words, yes or no, a code's name in full, a blank's kind.

    Raises PipelineError for a list or an object, whose inner form must never be printed.
    """
    if isinstance(value, str):
        name = getattr(value, "in_full", None)
        return unbroken(value) if name is None else name
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return unbroken(in_words(value))
    if isinstance(value, tuple) and value and all(hasattr(one, "in_full") for one in value):
        return ", ".join(one.in_full for one in value)
    if isinstance(value, (int, float, enum.Enum, Undefined)) or hasattr(value, "__html__"):
        return value
    if isinstance(value, Timeline):
        # Here, because a process that draws nothing need not wait for Pillow.
        from pipeline.formats.timeline_picture import picture_of

        value = picture_of(value)
    if isinstance(value, Picture):
        return DescribedImage(io.BytesIO(value.content), Mm(value.width), value.description)
    raise PipelineError(
        "A value in a document's context is not text, a number or a date.", "This is a fault of the program."
    )
