"""Proposes the next free ID of a sheet, in the form that the workbook uses."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.foundation.filenames import safe_name
from pipeline.model import BY_COLLECTION, Case, Record

_ENDS_IN_DIGITS = re.compile(r"(.*?)(\d+)", re.DOTALL)
#: What the IDs of a sheet begin with in a workbook that has none yet, as its notes show them.
_BEGINNINGS = {
    "details": "C-",
    "linked_children": "L-",
    "family": "F-",
    "referrals": "R-",
    "discussions": "SD-",
    "meetings": "M-",
    "chronology": "E-",
    "recognitions": "RG-",
    "safety_plans": "SP-",
    "enquiries": "S47-",
    "aim_assessments": "AIM-",
    "actions": "A-",
    "sharing": "IS-",
    "reviews": "RV-",
    "hand_overs": "HO-",
    "releases": "RL-",
    "copies": "CG-",
    "clearances": "CC-",
}
#: The digits of the first case, and of the first row of a case.
_CASE, _ROW = "0001", "01"


class Ids(NamedTuple):
    """The IDs of all cases: `used` by collection, each with its Case ID, in order; `taken`: what they share.

    `taken` has each ID but the cases' own as a file name would have it, so that none is nearly another.
    """

    used: Mapping[str, Sequence[tuple[str, str]]]
    taken: frozenset[str]


def ids_in(cases: Iterable[Case]) -> Ids:
    """The IDs of all these cases."""
    used: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for case in cases:
        for row in case.records():
            if (name := id_field(type(row))) is not None:
                used[row.collection].append((str(getattr(row, name)), case.id))
    others = (one for name, ids in used.items() if name != "details" for one, _ in ids)
    return Ids(used, frozenset(map(alike, others)))


def ids_after(ids: Ids, case: Case, order: Sequence[str]) -> Ids:
    """The IDs after rows were added to one case. `order`: the Case IDs in their order."""
    place = {case_id: number for number, case_id in enumerate(order)}
    used, taken = dict(ids.used), set(ids.taken)
    for name, of_case in ids_in([case]).used.items():
        others = [one for one in used.get(name, ()) if one[1] != case.id]
        at = bisect(others, place[case.id], key=lambda one: place[one[1]])
        used[name] = [*others[:at], *of_case, *others[at:]]
        if name != "details":
            taken.update(alike(one) for one, _ in of_case)
    return Ids(used, frozenset(taken))


def id_field(kind: type[Record]) -> str | None:
    """The field in which a row has a reference of its own, or one that the rows of one plan share."""
    return kind.key or ("plan_id" if "plan_id" in kind.fields else None)


def free_id(
    collection: str,
    case_id: str,
    own: Sequence[str],
    others: Iterable[tuple[str, str]],
    taken: Collection[str],
) -> str:
    """The next free ID for a row of this collection.

    `own`: the IDs that the case has in it. `others`: those of other cases, each with its Case ID. `taken`:
    what no new ID may be like (`alike`). It goes on from the case's own; else it begins as another case does
    (L-000301 follows from L-000201 of C-0002); else as the blank workbook shows.
    """
    if own:
        found = _after(max(own, key=_number))
    elif collection == "details":
        former = [one for one, _ in others if _ENDS_IN_DIGITS.fullmatch(one)]
        found = _after(max(former, key=_number)) if former else _beginning(collection) + _CASE
    else:
        found = _as_others(collection, case_id, list(others))
    while alike(found) in taken:
        found = _after(found)
    return found


def _as_others(collection: str, case_id: str, others: Sequence[tuple[str, str]]) -> str:
    """The first ID of a case, made as the latest other case's was made from its own Case ID."""
    digits = _digits(case_id)
    for other, its_case in reversed(others):
        shape, its_digits = _ENDS_IN_DIGITS.fullmatch(other), _digits(its_case)
        if shape is None:
            continue
        start, tail = shape.groups()
        if digits and its_digits and tail.startswith(its_digits) and tail != its_digits:
            return f"{start}{digits}{'1'.zfill(len(tail) - len(its_digits))}"
        return _after(max((one for one, _ in others if one.startswith(start)), key=_number))
    return f"{_beginning(collection)}{digits or _CASE}{_ROW}"


def _beginning(collection: str) -> str:
    """How its IDs begin; a collection that is new here takes the initials of its sheet."""
    sheet = BY_COLLECTION[collection].sheet
    return _BEGINNINGS.get(collection) or "".join(word[0] for word in sheet.upper().split()) + "-"


def _after(written: str) -> str:
    shape = _ENDS_IN_DIGITS.fullmatch(written)
    if shape is None:
        return f"{written}-2"
    start, tail = shape.groups()
    return f"{start}{str(int(tail) + 1).zfill(len(tail))}"


def _number(written: str) -> int:
    return int(_digits(written) or 0)


def _digits(written: str) -> str:
    shape = _ENDS_IN_DIGITS.fullmatch(written)
    return shape[2] if shape else ""


def alike(written: str) -> str:
    """An ID as a file name has it: two that are the same as that are too like each other."""
    return safe_name(written).casefold()
