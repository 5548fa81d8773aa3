"""The words that may mention a person, by kind, and the words beside them that decide (mentions.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

#: The tables of the file that are no kind of words for a person.
_OTHERS = {"around", "own"}


@cache
def heads() -> Mapping[str, str]:
    """The kind of every word and phrase of the lists."""
    found: dict[str, str] = {}
    for kind, lists in _kinds():
        for name, words in lists.items():
            for one in words.split(";") if name == "phrases" else words.split():
                found.setdefault(" ".join(one.split()), kind)
    return found


@cache
def first_words() -> frozenset[str]:
    """The first word of every entry of the lists."""
    return frozenset(one.split()[0] for one in heads())


@cache
def plurals() -> frozenset[str]:
    """The words of the lists that mean several people."""
    words = " ".join(lists.get("plural", "") for _, lists in _kinds())
    return frozenset(words.split())


@cache
def around(name: str) -> frozenset[str]:
    """One list of the words that decide beside the others."""
    return frozenset(_lists()["around"][name].split())


@cache
def own_words(relation: str) -> frozenset[str]:
    """What a reader is called by the child's relation to them; empty where that is one word for several."""
    return frozenset(_lists()["own"].get(relation, "").split())


def _kinds() -> Iterator[tuple[str, Mapping[str, str]]]:
    yield from ((kind, lists) for kind, lists in _lists().items() if kind not in _OTHERS)


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    text = files("pipeline.leakcheck").joinpath("mentions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
