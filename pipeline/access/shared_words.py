"""Words that a case says more than once, so that they are no secret wherever they are withheld."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from pipeline.model import RECORDS, Kind
from pipeline.model.agencies import NONE_BUT_US

#: So many words in a row are what withheld words are searched by.
_IN_A_ROW = 7
#: The columns of words for parents and for the child: the same sentence may be in any of them.
_FOR_FAMILIES = frozenset(
    name
    for kind in RECORDS
    for name, field in kind.fields.items()
    if field.kind is Kind.PROSE and field.on_release and field.agencies is NONE_BUT_US
)


def alike(column: str) -> Collection[str]:
    """The columns in which the same words are no secret where a reader is given them in this one."""
    return _FOR_FAMILIES if column in _FOR_FAMILIES else (column,)


def in_several(texts: Iterable[str]) -> Iterator[str]:
    """The rows of words that are in more than one of these texts, such as a standing phrase: no secret."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = re.findall(r"\w+", text.casefold())
        seen.update({" ".join(words[at : at + _IN_A_ROW]) for at in range(len(words) - _IN_A_ROW + 1)})
    return (row for row, number in seen.items() if number > 1)
