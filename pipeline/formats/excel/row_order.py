"""Finds columns that were sorted by themselves: their values are in order although the rows are not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from math import lgamma, log

from pipeline.model import FamilyMember, Field, Kind, Record, Tells, known, recorded

#: Content that does not depend on the order in which rows are entered, as references and dates do.
_UNRELATED = frozenset(
    {Tells.NAME, Tells.PERSON, Tells.ADDRESS, Tells.TELEPHONE, Tells.PLACE, Tells.BIRTHDAY, Tells.WORDS}
)
#: A column with fewer different values than this may be in order for a reason.
_DIFFERENT = 5
#: One in a hundred million: the chance of being in order below which a column must have been sorted.
_CHANCE = log(10**8)
_FIGURES = re.compile(r"(\d+)")


def columns_in_order(kind: type[Record], records: Sequence[Record]) -> Iterator[str]:
    """The fields whose column is sorted, up or down, while the rows are in order of their reference.

    Whole rows sorted by a name are no longer in the order of their references, so they give none.
    """
    found = [
        field.name
        for field in kind.fields.values()
        if _has_no_order(kind, field) and _is_in_order(field, records)
    ]
    # Asked last: hardly any column is in order, and to see that takes a few rows.
    if found and _rows_are_in_order(kind, records):
        yield from found


def _has_no_order(kind: type[Record], field: Field) -> bool:
    """Whether a column is in order only if sorted: texts, birthdays, protective answers about a person."""
    of_a_person = kind is FamilyMember and field.protects and field.kind in (Kind.CODE, Kind.YES_NO)
    is_text = field.tells in _UNRELATED and field.kind in (Kind.TEXT, Kind.PROSE, Kind.DATE)
    return is_text or of_a_person


def _rows_are_in_order(kind: type[Record], records: Sequence[Record]) -> bool:
    """Whether the rows are ordered or grouped by their own reference or their case's; C-10 follows C-9."""
    own = kind.key or next(name for name, field in kind.fields.items() if field.required)
    for name in dict.fromkeys((own, "case_id" if "case_id" in kind.fields else own)):
        values = [_natural(str(getattr(record, name))) for record in records]
        is_grouped = (
            2 * len(set(values)) <= len(values)
            and sum(1 for _ in groupby(values)) == len(set(values)) > _DIFFERENT
        )
        if is_grouped or values == sorted(values) or values == sorted(values, reverse=True):
            return True
    return False


def _natural(reference: str) -> tuple[tuple[int, str], ...]:
    pieces = [piece for piece in _FIGURES.split(reference.casefold()) if piece]
    return tuple(
        (int(piece[:18]), "") if piece.isascii() and piece.isdigit() else (-1, piece) for piece in pieces
    )


def _is_in_order(field: Field, records: Sequence[Record]) -> bool:
    of_few = field.kind in (Kind.CODE, Kind.YES_NO)
    counts = recorded if of_few else known
    seen_as: tuple[Callable[[object], str], ...] = (_as_written, _letters)
    if field.kind is Kind.DATE:
        seen_as = (_day,)
    elif of_few:
        seen_as = (_label,)

    def keys(look: Callable[[object], str]) -> Iterator[str]:
        return (look(value) for record in records if counts(value := getattr(record, field.name)))

    return any(
        _go_one_way(keys(look)) and _are_by_no_chance(Counter(keys(look)), of_few=of_few) for look in seen_as
    )


def _go_one_way(keys: Iterable[str]) -> bool:
    """Whether they are in order, up or down; looks no further than the first that is not."""
    up = down = True
    for one, following in pairwise(keys):
        up, down = up and one <= following, down and one >= following
        if not up and not down:
            return False
    return True


def _are_by_no_chance(counts: Counter[str], *, of_few: bool) -> bool:
    """Whether so many different keys are in order by chance less often than one time in a hundred million."""
    if len(counts) < (2 if of_few else _DIFFERENT):
        return False
    ways = lgamma(counts.total() + 1) - sum(lgamma(number + 1) for number in counts.values())
    return ways >= _CHANCE


def _as_written(value: object) -> str:
    return str(value).casefold()


def _letters(value: object) -> str:
    """A text as Excel sorts it: without hyphens, apostrophes and accents."""
    plain = unicodedata.normalize("NFKD", str(value)).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")


def _label(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "label", value)).casefold()


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""
