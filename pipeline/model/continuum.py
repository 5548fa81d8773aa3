"""The scales of the continuum: a council works with one of them, which its settings name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from pipeline.model import codes
from pipeline.model.code import Code, CodeList

#: By the name that the settings give a scale, its steps in order: the guidance's three, and Hackett's five.
_SCALES = {
    "guidance": ("healthy", "problematic", "harmful"),
    "hackett": ("normal", "inappropriate", "problematic", "abusive", "violent"),
}
#: The names of a list where a council has no others.
AS_THEY_ARE: Mapping[str, str] = MappingProxyType({})
#: The steps of either scale at which there is no concern.
OF_NO_CONCERN = ("healthy", "normal")


def steps_of(scale: str) -> tuple[str, ...]:
    """The steps of a scale in order, as they are printed. Raises KeyError where there is no such scale."""
    return tuple(codes.CONTINUUM[step].label for step in _SCALES[scale])


#: The steps that hold where the settings name no scale.
STEPS = steps_of("guidance")


def offered(
    listed: CodeList, steps: Collection[str], names: Mapping[str, str] = AS_THEY_ARE
) -> tuple[Code, ...]:
    """The entries of a list that a workbook offers: of the continuum, these steps, and else all of them.

    `names`: a council's own names for entries, by their labels.
    """
    if listed is codes.CONTINUUM:
        return tuple(one for one in listed.codes if one.label in steps)
    return listed.called(names).codes
