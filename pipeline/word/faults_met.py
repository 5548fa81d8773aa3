"""What goes wrong while a template is opened or filled, said as a person would say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.errors import PipelineError, TemplateError
from pipeline.word.code import UnknownField
from pipeline.word.places import place_of

if TYPE_CHECKING:
    from pipeline.word.compiling import FaultyTagError


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like the one that was written, or an empty text where none is like it."""
    from rapidfuzz import process

    found = process.extractOne(name, list(names), score_cutoff=60)
    return found[0] if found else ""


def template_error(fault: Exception, name: str, package: bytes, tag: str, context: Mapping[str, Any]) -> TemplateError:
    """The error of a tag that asked for what its context cannot give: the place, the tag, the nearest field. No value is named."""
    if isinstance(fault, TemplateError):
        return fault
    if isinstance(fault, UnknownField):
        like = nearest(fault.name, fault.names) or nearest(fault.name, context)
        hint = f' The nearest is "{like}".' if like else ""
        return TemplateError(
            f'{name}, {place_of(package, fault.name)}: there is no field "{fault.name}".{hint}', "Correct the tag in the template."
        )
    said = f"{name}, {_place(package, tag)}{f': {_shown(tag)}' if tag else ''}"
    if isinstance(fault, PipelineError):
        return TemplateError(f"{said}: {fault.message[0].lower()}{fault.message[1:]}", fault.remedy)
    why = getattr(fault, "message", "") or "it asks of a value what the value cannot give"
    return TemplateError(f"{said} cannot be filled: {why}.", "Correct the tag in the template.")


def syntax_error(fault: FaultyTagError, name: str, package: bytes) -> TemplateError:
    """The error of a tag that is not well formed."""
    return TemplateError(
        f"{name}, {_place(package, fault.tag)}: a tag is not well formed: {_shown(fault.tag)} ({fault.why.rstrip('.')}).",
        "Look for a tag without its end: each {% for %} needs {% endfor %}, each {% if %} needs {% endif %}.",
    )


def _shown(tag: str) -> str:
    return re.sub(r"[\x00-\x1f]+\S*", "", tag) if "\x0e" in tag else " ".join(tag.split())


def _place(package: bytes, tag: str) -> str:
    words = [word for word in re.findall(r"[A-Za-z_]\w*", tag) if word not in ("if", "for", "in", "endfor", "endif", "else", "set")]
    return place_of(package, words[0]) if words else "a tag"
