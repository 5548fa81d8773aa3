"""Words that label a child and may be in no template, and what to write instead (labelling_words.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from pipeline.formats.word.lint.unwanted_words import Unwanted, UnwantedWords

SHIPPED = Path(__file__).with_name("labelling_words.toml")


def labelling_words(names: Iterable[str] = ()) -> UnwantedWords:
    """The listed words. `names`: a council's own services whose names contain one and label nobody."""
    shipped = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    words = [
        Unwanted(begins, instead, "which labels a child", serious=True)
        for begins, instead in shipped["put_right"].items()
    ] + [
        Unwanted(begins, instead, "which may label a child", serious=False)
        for begins, instead in shipped["worth_a_look"].items()
    ]
    unless = (
        "Where it is part of a service's name, list that name in settings.toml: [templates], "
        'names = ["..."].'
    )
    return UnwantedWords(words, (*shipped["names"]["are_allowed"], *names), unless)
