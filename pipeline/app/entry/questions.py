"""A question of a form, made from a field line, and its answer, read as the reader reads a cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from pipeline.formats.excel.cell_parser import converter
from pipeline.formats.excel.column_setup import note_of
from pipeline.formats.excel.parsed_cell import ParsedCell, required_but_empty
from pipeline.formats.excel.writer import as_typed
from pipeline.model import NOT_RECORDED, Blank, Field, Kind, codes
from pipeline.model.code import Code
from pipeline.model.continuum import offered
from pipeline.model.finding import Severity

#: The blanks that an officer may write, in the order in which the workbook names them.
BLANKS = tuple(one.value for one in Blank if one is not NOT_RECORDED)
#: Up to so many answers are shown at once; more of them are a list to open.
_FEW = 5
#: What a cell of Excel holds at most, in characters.
_LONGEST = 32_767
_MARKS = re.compile(r"\s*\((?:[RSKF]\d+(?:, )?)+\)")


class Option(NamedTuple):
    """One answer to choose: what is sent, and its words."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of a form.

    `shape`: "line", "long", "one" (of a few), "list" (one of many), "several", or "fixed" (shown only).
    `given`: what was typed or chosen. `blanks`: why there may be no answer. `suggested`: what may be typed.
    `problem`: what is wrong with the answer, as `hsb check` says it; empty where nothing is. `now`: what the
    workbook holds, where somebody entered something else meanwhile.
    """

    name: str
    label: str
    hint: str
    shape: str
    given: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    blanks: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    required: bool = False
    problem: str = ""
    now: str = ""

    @property
    def value(self) -> str:
        """What was typed."""
        return self.given[0] if self.given else ""


def question(
    field: Field,
    value: Any,
    *,
    choices: Sequence[Option] = (),
    suggested: Sequence[str] = (),
    steps: Collection[str],
    fixed: bool = False,
) -> Question:
    """The question of a field with its value so far.

    `choices`: the rows that a reference may name. `suggested`: names to offer where the field names a person
    who decides. `steps`: the continuum in use. `fixed`: it is shown and cannot be changed.
    """
    options = tuple(choices) or _options(field, steps)
    blanks = () if field.required and field.kind is Kind.ID else BLANKS
    return Question(
        name=field.name,
        label=field.heading,
        hint=_hint(field, steps),
        shape="fixed" if fixed else _shape(field, options),
        given=_given(field, value),
        options=options,
        blanks=blanks,
        suggested=tuple(suggested),
        required=field.required,
    )


def _shape(field: Field, options: Sequence[Option]) -> str:
    if field.kind is Kind.CODES:
        return "several"
    if options or field.refers_to:
        return "one" if 0 < len(options) <= _FEW and not field.refers_to else "list"
    return "long" if field.kind is Kind.PROSE else "line"


def _options(field: Field, steps: Collection[str]) -> tuple[Option, ...]:
    if field.kind is Kind.YES_NO:
        return tuple(Option(one.label, one.label) for one in codes.YES_NO.codes)
    if field.codes is None:
        return ()
    return tuple(Option(one.label, one.label) for one in offered(field.codes, steps))


def _hint(field: Field, steps: Collection[str]) -> str:
    """The help of the heading's note in the workbook, without what the form itself shows."""
    first, *rest = note_of(field, steps).removeprefix("Required. ").split("\n")
    written = [one for one in rest if field.kind in (Kind.DATE, Kind.MOMENT) and not one.startswith("Or ")]
    return " ".join([first, *written])


def _given(field: Field, value: Any) -> tuple[str, ...]:
    """A value as it is typed or chosen; nothing where it is not recorded."""
    if value is None or value is NOT_RECORDED:
        return ()
    if isinstance(value, tuple):
        return tuple(_label(field, one) for one in value)
    if isinstance(value, Code):
        return (_label(field, value),)
    if isinstance(value, datetime):
        return (f"{value:%d/%m/%Y %H:%M}",)
    return (f"{value:%d/%m/%Y}",) if isinstance(value, date) else (as_typed(value),)


def _label(field: Field, value: Code) -> str:
    listed = field.codes.find(value.label) if field.codes is not None else None
    return value.label if listed is None else listed.label


def read_answer(field: Field, given: Sequence[str]) -> ParsedCell:
    """What was answered, read as a cell of the workbook is; its `problem` is the one of `hsb check`.

    What only notes how a cell was read is no problem here.
    """
    texts = [one.strip() for one in given if one.strip()]
    if not texts:
        return _nothing(field)
    if any(len(one) > _LONGEST for one in texts):
        return ParsedCell(
            NOT_RECORDED,
            problem=f"this is longer than a cell of Excel holds ({_LONGEST:,} characters).",
            remedy="Shorten it, or put the rest into a paper of its own.",
        )
    cell = _several(field, texts) if field.kind is Kind.CODES else converter(field)(texts[0])
    if cell.value is NOT_RECORDED and field.required and not cell.problem:
        return _nothing(field)
    return cell if cell.severity is Severity.ERROR else ParsedCell(cell.value)


def _several(field: Field, texts: Sequence[str]) -> ParsedCell:
    """Several entries of a list, each of them chosen by itself."""
    if len(texts) == 1:
        return converter(field)(texts[0])
    assert field.codes is not None
    found = [field.codes.find(one) for one in texts]
    wrong = next((text for text, entry in zip(texts, found, strict=True) if entry is None), None)
    if wrong is not None:
        return converter(field)("; ".join(texts)) if wrong not in BLANKS else _both(wrong)
    return ParsedCell(tuple(dict.fromkeys(found)))


def _both(blank: str) -> ParsedCell:
    return ParsedCell(
        NOT_RECORDED,
        problem=f"{blank} is chosen together with an answer.",
        remedy=f"Leave either the answer or {blank}.",
    )


def _nothing(field: Field) -> ParsedCell:
    return required_but_empty(field.heading) if field.required else ParsedCell(NOT_RECORDED)


def sentence_of(cell: ParsedCell) -> str:
    """What is wrong with an answer, what to do, and what is accepted, as a finding says it."""
    if not cell.problem:
        return ""
    accepted = f" Accepted: {cell.accepted}." if cell.accepted else ""
    return f"{cell.problem[:1].upper()}{cell.problem[1:]} {cell.remedy}{accepted}"
