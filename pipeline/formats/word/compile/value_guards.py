"""Stops a tag from printing a value's internal form, or from making it grow without limit."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import Any

from jinja2.filters import FILTERS, make_attrgetter
from jinja2.sandbox import MAX_RANGE, SandboxedFormatter

from pipeline.formats.word.values.formatting import plain

Filter = Callable[..., Any]

_WIDTH = re.compile(r"\d{6}")
#: The most bits of a calculated number, and the most characters or items of a repetition.
_MOST_BITS, _MOST_ITEMS = 20_000, 1_000_000
#: Filters that turn the value, all their arguments, or the value's items into text.
_OF_VALUE = (
    "capitalize",
    "center",
    "e",
    "escape",
    "forceescape",
    "indent",
    "lower",
    "pprint",
    "safe",
    "string",
    "striptags",
    "title",
    "trim",
    "truncate",
    "upper",
    "urlize",
    "wordcount",
    "wordwrap",
)
_OF_ALL, _OF_INNER = ("format", "replace"), ("urlencode", "xmlattr")
#: Filters that enlarge a value by a given number.
_GROWING = ("batch", "center", "indent", "slice")


def as_text(value: Any) -> Any:
    """A value that is about to become text.

    Raises PipelineError for one without a text of its own, as printing it does.
    """
    return value if isinstance(value, str) else plain(value)


def guarded(filters: Mapping[str, Filter]) -> dict[str, Filter]:
    """The same filters, with Jinja's own made to refuse values without a text and too large results."""
    return {name: _guarded(name, one) if one is FILTERS.get(name) else one for name, one in filters.items()}


def _guarded(name: str, original: Filter) -> Filter:
    if name not in (*_OF_VALUE, *_OF_ALL, *_OF_INNER, *_GROWING, "join"):
        return original
    first = 1 if hasattr(original, "jinja_pass_arg") else 0

    @functools.wraps(original)
    def guard(*args: Any, **kwargs: Any) -> Any:
        given = list(args)
        if len(given) <= first:
            return original(*args, **kwargs)
        if name in _OF_VALUE:
            as_text(given[first])
        elif name in _OF_ALL:
            _all_text((*given[first:], *kwargs.values()))
        elif name == "join":
            given[first] = _joined(given, kwargs, first)
        elif name in _OF_INNER:
            _all_text(_within(given[first]))
        if name in _GROWING and any(
            isinstance(one, int) and one > MAX_RANGE for one in (*given[first + 1 :], *kwargs.values())
        ):
            raise OverflowError
        return original(*given, **kwargs)

    return guard


def _joined(given: list[Any], kwargs: dict[str, Any], first: int) -> list[Any]:
    """The items that `join` puts together, all of them texts; its `attribute`, if any, is applied."""
    items = list(given[first])
    attribute = given.pop(first + 2) if len(given) > first + 2 else kwargs.pop("attribute", None)
    if attribute is not None:
        environment = getattr(given[0], "environment", given[0])
        items = list(map(make_attrgetter(environment, attribute), items))
    _all_text(items)
    return items


def _within(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return [one for one in value.values() if one is not None]
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [value]
    return [one for pair in value for one in (pair if isinstance(pair, (list, tuple)) else [pair])]


def _all_text(values: Iterable[Any]) -> None:
    for one in values:
        as_text(one)


def calculated(operator: str, left: Any, right: Any) -> None:
    """Check two values before an operator is applied to them.

    Raises OverflowError where the result would be too large.
    """
    if operator == "%" and isinstance(left, str):
        if _WIDTH.search(left):
            raise OverflowError
        _all_text(
            right if isinstance(right, tuple) else right.values() if isinstance(right, Mapping) else [right]
        )
    elif isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
        if bits > _MOST_BITS:
            raise OverflowError
    elif operator == "*":
        for one, times in ((left, right), (right, left)):
            if isinstance(times, int) and hasattr(one, "__len__") and len(one) * times > _MOST_ITEMS:
                raise OverflowError


def formatted(environment: Any, text: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    """Check the arguments of a text's own `format`.

    Raises PipelineError for a value without a text, OverflowError for a wide field.
    """
    fields, taken = SandboxedFormatter(environment), 0
    for _, name, form, _ in Formatter().parse(text):
        if name is None:
            continue
        if _WIDTH.search(form or ""):
            raise OverflowError
        if not name or name[0] in ".[":
            name, taken = f"{taken}{name}", taken + 1
        as_text(fields.get_field(name, args, kwargs)[0])
