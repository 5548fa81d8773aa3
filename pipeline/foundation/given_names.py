"""Lists of given names: the forms of one name, in the languages that are common in Britain."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicknames import NickNamer

#: The first part of many Yoruba names, which is left out when they are shortened.
BEGINNINGS = (
    "oluwa",
    "ebun",
    "temi",
    "akin",
    "fola",
    "folu",
    "baba",
    "moro",
    "titi",
    "ade",
    "olu",
    "ola",
    "omo",
    "ayo",
    "ife",
)


@cache
def forms_of(name: str) -> frozenset[str]:
    """The forms of a folded given name by the lists, itself among them; none where it is in no list."""
    return frozenset(form for line in lists().get(name, ()) for form in line)


@cache
def lists() -> Mapping[str, list[frozenset[str]]]:
    """The lists, by each name in them."""
    text = files("pipeline.foundation").joinpath("given_names.toml").read_text(encoding="utf-8")
    found: dict[str, list[frozenset[str]]] = {}
    for lines in tomllib.loads(text).values():
        for line in lines:
            names = frozenset(line.split())
            for one in names:
                found.setdefault(one, []).append(names)
    return found


@cache
def is_a_given_name(name: str) -> bool:
    """Whether a folded word is in the lists of given names, ours or the library's of English nicknames."""
    return name in lists() or name in nick_names().nickname_lookup


@cache
def nick_names() -> NickNamer:
    """The library of English nicknames."""
    from nicknames import NickNamer

    return NickNamer()
