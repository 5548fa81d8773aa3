"""The numbers of a filled part's lists."""

from __future__ import annotations

import re

_MARK = re.compile(r"\x0e\x1b([\^=~])(\d+);")


def number_lists(xml: str, known: list[str], first_free: int, used: dict[int, list[int]]) -> str:
    """A filled part in which each list has its own number.

    `used` collects, for each list, the numbers given to it beyond its own.
    """
    current = {key: int(number) for key, number in enumerate(known)}
    seen: set[int] = set(used)
    waiting: set[int] = set()

    def turn(found: re.Match[str]) -> str:
        kind, number = found.group(1), int(found.group(2))
        key, level = (number // 10, number % 10) if kind == "~" else (number, 0)
        if kind == "^":
            if key in seen:
                waiting.add(key)
            return ""
        if key in waiting:
            waiting.discard(key)
            current[key] = first_free + sum(len(given) for given in used.values())
            used.setdefault(key, []).append(current[key])
        seen.add(key)
        used.setdefault(key, [])
        if kind == "=":
            return str(current[key])
        if current[key] == int(known[key]):
            return ""
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{current[key]}"/></w:numPr>'

    return _MARK.sub(turn, xml)
