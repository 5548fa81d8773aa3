"""The parts of a context that are needed before rendering: sub-documents, and addresses of links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LINK = re.compile(r'r:id="(link-to-\d+-([0-9a-f]*))"')
_DEEPEST = 12
#: The kinds of object created by this process, so that a context may hold them: `subdocuments`, `links`.
made: set[str] = set()


def links_or_subdocuments_are_made() -> bool:
    """Whether a context may hold one, so that its document may have to be rendered twice."""
    return bool(made)


def foreseen(context: Mapping[str, Any]) -> tuple[list[Any], dict[str, str]]:
    """The sub-documents in a context's dictionaries and lists, and its rich texts' link addresses by id.

    Nothing is searched in a process that has created neither. Iterators are not read.
    """
    subdocuments: list[Any] = []
    links: dict[str, str] = {}
    if made:
        _look(context, subdocuments, links, _DEEPEST)
    return subdocuments, links


def _look(value: Any, subdocuments: list[Any], links: dict[str, str], deep: int) -> None:
    if isinstance(value, (str, int, float)) or deep == 0:
        return
    if isinstance(value, (dict, list, tuple)):
        for one in value.values() if isinstance(value, dict) else value:
            _look(one, subdocuments, links, deep - 1)
    elif hasattr(value, "subdocx"):
        if not any(one is value for one in subdocuments) and getattr(value, "package", b"") is not None:
            subdocuments.append(value)
    elif isinstance(getattr(value, "xml", None), str):
        links.update(
            (found.group(1), bytes.fromhex(found.group(2)).decode()) for found in _LINK.finditer(value.xml)
        )
