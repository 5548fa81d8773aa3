"""Every case, from the modules of this folder: add yours to the one that fits."""

from __future__ import annotations

from tests.formats.word.equal.case import Case
from tests.formats.word.equal.cases import (
    jinja,
    objects,
    pictures,
    replacing,
    stories,
    subdocuments,
    tables,
    text,
    widths,
)

CASES: list[Case] = [
    case
    for module in (text, jinja, tables, widths, objects, pictures, stories, subdocuments, replacing)
    for case in module.CASES
]
