"""How a value is printed in a document: dates in words, yes or no, code labels, described pictures."""

from __future__ import annotations

import enum
import io
from datetime import date
from typing import Any

from docx.shared import Mm
from jinja2 import Undefined

from pipeline.formats.word.values.rich_objects import DescribedImage
from pipeline.foundation.council import Picture
from pipeline.foundation.dates import in_words
from pipeline.foundation.errors import PipelineError


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
        return DescribedImage(io.BytesIO(value.content), Mm(value.width), value.description)
    raise PipelineError(
        "A value in a document's context is not text, a number or a date.", "This is a fault of the program."
    )
