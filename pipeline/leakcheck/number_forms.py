"""How people write a number: a telephone number without its code, a reference without its letters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.variants import numbers_of
from pipeline.model import Tells

BARE_FIGURES = "a reference without its letters"
#: A number of this length is never part of another by chance.
_SURE_NUMBER = 9
#: The fewest figures of a reference that are searched for without its letters.
_FEWEST = 5
_REFERENCE = re.compile(r"[a-z]{1,4}[\s/-]*(\d{5,})")
_AREA_CODE = re.compile(r"02\d|01(?:1\d|\d1)|01\d{3}")


class NumberForm(NamedTuple):
    """A form of a number: what is searched for, its kind, only as a word, and also where it is spoken."""

    run: str
    kind: str
    aligned: bool
    is_spoken: bool = False


def number_forms(
    tells: Tells, value: str, *, wide: bool, house: str, given: Collection[str]
) -> Iterator[NumberForm]:
    """Every form of a telephone number or a reference. `house`, `given`: the letters that are no secret."""
    run = "".join(Text(value).words)
    if tells is Tells.TELEPHONE and run in house:
        return  # the council's own number, entered as a person's
    if any(letter.isdigit() for letter in run) and len(run) >= 4:
        yield NumberForm(run, tells.value, aligned=True)
    if any(letter.isalpha() for letter in run):
        bare = _REFERENCE.fullmatch(value.strip().lower())
        if bare and not any(bare.group(1) in one for one in (*given, house)):
            yield NumberForm(bare.group(1), BARE_FIGURES, aligned=True)
        return
    for figures in numbers_of(value):
        yield NumberForm(figures, tells.value, aligned=len(figures) < _SURE_NUMBER, is_spoken=True)
        if tells is Tells.TELEPHONE:
            yield from _of_a_telephone(figures, wide=wide, house=house)


def _of_a_telephone(figures: str, *, wide: bool, house: str) -> Iterator[NumberForm]:
    """A number without its 0 or without its area's code; if `wide`, that code by itself."""
    if not figures.startswith("0") or len(figures) < _SURE_NUMBER + 1:
        return
    yield NumberForm(figures[1:], Tells.TELEPHONE.value, aligned=True)
    if code := _AREA_CODE.match(figures):
        yield NumberForm(figures[code.end() :], Tells.TELEPHONE.value, aligned=True)
    if wide and not figures.startswith("07") and figures[:5] not in house:
        yield NumberForm(figures[:5], "a telephone code", aligned=False)
