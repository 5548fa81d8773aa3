"""The errors of opening and filling a template, in words that a person would use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.formats.word.compile.lookup_faults import NoSuchItem, UnknownField, UnknownValue
from pipeline.formats.word.lint.spelling_hints import nearest
from pipeline.formats.word.lint.tag_places import SOMEWHERE, place_of_field, place_of_tag
from pipeline.foundation.errors import PipelineError, TemplateError

if TYPE_CHECKING:
    from pipeline.formats.word.compile.compiler import CrossingError, FaultyTagError
    from pipeline.formats.word.lint.faults import TemplateFault


def damaged(name: str) -> TemplateError:
    """The error for a file that is not a Word document."""
    return TemplateError(
        f"{name} is not a Word document, or it is damaged.", "Open it in Word and save it again as .docx."
    )


def unreadable(path: Path) -> TemplateError:
    """The error for a template that cannot be read as a file."""
    if path.is_dir():
        return TemplateError(
            f"{path.name} is a folder, not a Word document.",
            "Move it elsewhere, and put the template in its place.",
        )
    return TemplateError(
        f"{path.name}: the template cannot be read.", "Close it in Word, and run the same command again."
    )


def template_error(
    fault: Exception, name: str, package: bytes, tag: str, context: Mapping[str, Any]
) -> TemplateError:
    """The error for a tag that asks for something its context lacks: the place, the tag, the nearest field.

    No value is named.
    """
    if isinstance(fault, TemplateError):
        return fault
    if (
        isinstance(fault, UnknownField)
        and (where := place_of_field(package, fault.name, tag, held=fault.held)) != SOMEWHERE
    ):
        like = nearest(fault.name, fault.names) or nearest(fault.name, context)
        hint = f' The nearest is "{like}".' if like else ""
        return TemplateError(
            f'{name}, {where}: there is no field "{fault.name}".{hint}', "Correct the tag in the template."
        )
    where_and_what = f"{name}, {place_of_tag(package, tag)}{f': {_shown(tag)}' if tag else ''}"
    if isinstance(fault, PipelineError):
        return TemplateError(f"{where_and_what}: {fault.message[0].lower()}{fault.message[1:]}", fault.remedy)
    if isinstance(fault, NoSuchItem):
        return TemplateError(
            f"{where_and_what} cannot be filled: it asks for an item of a list that has fewer.",
            "Correct the tag in the template, or show it only where the list is long enough: "
            "{% if rows|length > 3 %} before {{ rows[3] }}.",
        )
    why = getattr(fault, "message", "")
    if isinstance(fault, (OverflowError, MemoryError)):
        why = "the result is too large"
    elif isinstance(fault, (UnknownField, UnknownValue)):  # its name is a value: no tag spells it out
        why = "it looks something up by a value, and nothing has that name"
    elif not why or any(one not in tag for one in re.findall(r"""['"](.*)['"]""", why)):
        why = "it asks a value for something that it does not have"
    return TemplateError(f"{where_and_what} cannot be filled: {why}.", "Correct the tag in the template.")


def syntax_error(fault: FaultyTagError, name: str, package: bytes) -> TemplateError:
    """The error for a tag that is not well formed."""
    return TemplateError(
        f"{name}, {place_of_tag(package, fault.tag)}: a tag is not well formed: {_shown(fault.tag)} "
        f"({fault.why.rstrip('.')}).",
        "Look for a tag without its end: each {% for %} needs {% endfor %}, each {% if %} needs {% endif %}.",
    )


def refusal(faults: list[TemplateFault], name: str) -> TemplateError:
    """The error for a template that no document is made with."""
    first, more = faults[0], len(faults) - 1
    tag = f"{first.tag} " if first.tag else ""
    rest = (
        f" There {'is' if more == 1 else 'are'} {more} more: 'hsb templates check' lists them all."
        if more
        else ""
    )
    return TemplateError(f"{name}, {first.where}: {tag}{first.problem}.", f"{first.remedy}{rest}")


def refusal_of_crossing(crossing: CrossingError, name: str, package: bytes) -> TemplateError:
    """The error for a template that, with some data, would give a broken document."""
    from pipeline.formats.word.lint.crossing_blocks import faults_of_crossing
    from pipeline.formats.word.lint.template_text import TemplateFile

    opened = TemplateFile(package)
    return refusal(list(faults_of_crossing(crossing, opened, list(opened.passages()))), name)


def _shown(tag: str) -> str:
    return re.sub(r"[\x00-\x1f]+\S*", "", tag) if "\x0e" in tag else " ".join(tag.split())
