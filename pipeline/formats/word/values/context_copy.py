"""A document's context, protected from its template: a tag that changes a list changes a copy of it."""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Iterator
from types import CodeType
from typing import Any

_CONTAINERS = (dict, list, set, deque, bytearray)
#: Methods that change a list, a dictionary or a set, and the filter that may call one by name.
_CHANGING = {
    "append",
    "appendleft",
    "extend",
    "extendleft",
    "insert",
    "pop",
    "popleft",
    "popitem",
    "remove",
    "clear",
    "update",
    "setdefault",
    "sort",
    "reverse",
    "rotate",
    "add",
    "discard",
    "difference_update",
    "intersection_update",
    "symmetric_difference_update",
    "subtract",
    "move_to_end",
    "attr",
}


def changes_values(codes: list[CodeType]) -> bool:
    """Whether code may change a list, a dictionary or a set that it is given."""
    for code in codes:
        if any(isinstance(one, str) and one in _CHANGING for one in code.co_consts):
            return True
        if changes_values([one for one in code.co_consts if isinstance(one, CodeType)]):
            return True
    return False


class _Once:
    """An iterator, kept so that it can be read again each time the document is rendered."""

    def __init__(self, source: Iterator[Any]) -> None:
        self._source, self._read = source, list[Any]()

    def begin(self) -> Iterator[Any]:
        """All its items, from the start."""
        place = 0
        while True:
            if place == len(self._read):
                try:
                    self._read.append(next(self._source))
                except StopIteration:
                    return
            yield self._read[place]
            place += 1


class FillContext:
    """The names for the tags of one document, for each time it is rendered.

    `copying`: its lists, dictionaries and sets are copied, because a tag may change one.
    """

    def __init__(self, names: dict[str, Any] | None = None, *, copying: bool = False) -> None:
        self._names = names or {}
        self._once: dict[int, tuple[Any, _Once]] = {}
        self._copies: dict[int, Any] = {}
        self._is_copied = copying or any(map(_is_read_once, self._names.values()))

    def deep(self) -> None:
        """Find iterators at any depth, because the document may be rendered twice."""
        self._is_copied = True

    def fresh(self) -> dict[str, Any]:
        """The names with their values as they were given."""
        if not self._is_copied:
            return self._names
        self._copies = {}
        return {name: self.copy(value) for name, value in self._names.items()}

    def copy(self, value: Any) -> Any:
        """A value with its lists, dictionaries and sets copied at every depth; one object gives one copy."""
        copies = self._copies
        if isinstance(value, (str, int, float)):
            return value
        if id(value) in copies:
            return copies[id(value)]
        if isinstance(value, _CONTAINERS):
            copied = copies[id(value)] = copy.copy(value)
            copies[id(copied)] = copied
            if isinstance(copied, dict):
                for name, item in value.items():  # type: ignore[union-attr]
                    copied[name] = self.copy(item)
            elif isinstance(copied, (list, deque)):
                for place, item in enumerate(value):
                    copied[place] = self.copy(item)
            return copied
        if type(value) is tuple:
            items = tuple(self.copy(one) for one in value)
            return value if all(one is other for one, other in zip(items, value, strict=True)) else items
        if _is_read_once(value):
            _, kept = self._once.setdefault(id(value), (value, _Once(value)))
            return copies.setdefault(id(value), kept.begin())
        return value


def _is_read_once(value: Any) -> bool:
    """Whether a loop consumes a value.

    Files do not count, nor does a value with a text of its own.
    """
    return isinstance(value, Iterator) and not hasattr(value, "read") and not hasattr(value, "__html__")
