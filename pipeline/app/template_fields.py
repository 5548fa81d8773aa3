"""The fields that each document's template may use, from the type of its context, with sample values."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    NamedTuple,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pipeline.access.view import Audience, Seen, View, audiences_of, see
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.breach import example_of_breach
from pipeline.casefiles.compliance_sheet import duties_of_case
from pipeline.casefiles.copy_lines import lines_of
from pipeline.casefiles.family_copies import Recipient, recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.panel_list import TEAM, PanelRows, panel_of
from pipeline.casefiles.withheld_schedule import withheld_from
from pipeline.documents import MadeFrom, Paper, made_from
from pipeline.formats.printed_values import written
from pipeline.formats.word.lint.context_shape import TEXT, Shape, list_of
from pipeline.foundation.council import House, Picture
from pipeline.foundation.dates import in_words
from pipeline.foundation.month import Month
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.foundation.timeline import Timeline
from pipeline.model import BY_COLLECTION, Blank, Case, Code, Reader
from pipeline.procedure.audit.drawing import draw, traits_of
from pipeline.procedure.audit.tally import Audit
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import AS_OF, sample_cases

#: Enough sample cases to reach every branch of the procedure.
_CASES, _SEED, _DRAWN = 30, 1, 8
_HOUSE = House(
    council="Sample Council",
    service="Sample Service",
    contact="0000 000 000",
    marking="OFFICIAL-SENSITIVE",
    hsb_team="Sample HSB Team",
)
_CLOCK = Clock(AS_OF)
_LONGEST_EXAMPLE = 60


def papers_of_sample(part: Plugin) -> Iterator[tuple[Audience, Paper]]:
    """Every paper of a document that the sample's cases are due, with who it is for."""
    if made_from(part) is MadeFrom.EDITION:
        # Here, because the other templates need not wait for the libraries of the report.
        from pipeline.reporting.build import example_of

        yield Audience(Reader.PROFESSIONAL), example_of(list(_sample()), _CLOCK, _HOUSE)
        return
    if made_from(part) is MadeFrom.BREACH:
        professionals = Audience(Reader.PROFESSIONAL)
        yield from ((professionals, paper) for paper in part.module.papers(example_of_breach(), _HOUSE))
        return
    if made_from(part) is MadeFrom.PANEL:
        rows, month = PanelRows(), Month(AS_OF.year, AS_OF.month)
        for case in _sample():
            rows.add(case, month, _CLOCK, lambda text: False)
        (paper,) = part.module.papers(panel_of(rows.in_order(), month, _CLOCK, ("C-0000",)), _HOUSE)
        yield Audience(Reader.PROFESSIONAL, agency=TEAM), paper
        return
    if made_from(part) is MadeFrom.AUDIT:
        sample = draw(map(traits_of, _sample()), _DRAWN, _SEED)
        audit = Audit(sample=sample, as_of=in_words(AS_OF), left_out=("C-0000",))
        for case in (one for one in _sample() if one.id in sample.case_ids):
            audit.add(case, _CLOCK)
        (paper,) = part.module.papers(audit, _HOUSE)
        yield Audience(Reader.PROFESSIONAL), paper
        return
    for case in _sample():
        for audience in audiences_of(case):
            yield from ((audience, paper) for paper in _papers(part, case, audience))


@cache
def _sample() -> tuple[Case, ...]:
    """The sample's cases, made once for all documents."""
    return tuple(sample_cases(_CASES, _SEED))


@cache
def _view(case: Case, audience: Audience) -> View:
    """What a reader who is none of the family sees of one of them: there is a view for each agency."""
    return see(case, audience, hidden_from(case, audience))


@cache
def _recipient(case: Case, audience: Audience) -> Recipient:
    """The copies of every document for a member of the family."""
    return recipient_of(case, audience, _HOUSE, plugins_in("pipeline.documents"), IssueRegister())


def _papers(part: Plugin, case: Case, audience: Audience) -> Iterator[Paper]:
    """The papers of one document for one audience; for a family's, also the professionals' schedule."""
    kind, documents = made_from(part), plugins_in("pipeline.documents")
    if kind is MadeFrom.DUTIES and audience == Audience(Reader.PROFESSIONAL):
        yield from part.module.papers(duties_of_case(case, _CLOCK), _HOUSE)
    elif kind is MadeFrom.WITHHELD and audience.is_family:
        recipient = _recipient(case, audience)
        lines = lines_of(recipient, _HOUSE, documents, _CLOCK.today)
        yield from part.module.papers(withheld_from(recipient, lines), _HOUSE)
    elif kind is MadeFrom.VIEW and audience.is_family:
        yield from (one.paper for one in _recipient(case, audience).copies if one.part.name == part.name)
    elif kind is MadeFrom.VIEW:
        yield from part.module.papers(_view(case, audience), _HOUSE)


def vocabulary_of(part: Plugin) -> tuple[Shape, Reader]:
    """The fields that the template of a document may use, and the kind of reader it is for."""
    return vocabulary_from(part.module.Context, list(papers_of_sample(part)))


def vocabulary_from(context: type, filled: Collection[tuple[Audience, Paper]]) -> tuple[Shape, Reader]:
    """The fields of a context's type, filled or not, with examples from these papers; and their reader."""
    reader = Reader.PROFESSIONAL
    for audience, paper in filled:
        reader = Reader.PROFESSIONAL if "recipient_id" in paper.context else audience.reader
    shape = shape_of(context, reader)
    for _, paper in filled:
        shape = _with_examples(shape, paper.context)
    return shape, reader


def shape_of(kind: Any, reader: Reader) -> Shape:
    """The shape of a type's values for a kind of reader. A field's meaning is the text in its `Annotated`.

    A row has the fields that the reader may see; its `others` say who may see the rest.
    """
    origin, within = get_origin(kind), get_args(kind)
    if origin in (Annotated, NotRequired, Required):
        shape, meaning = shape_of(within[0], reader), next((one for one in within[1:] if one), "")
        return dataclasses.replace(shape, meaning=meaning or shape.meaning)
    if origin in (Union, UnionType):
        return _merged(shape_of(one, reader) for one in within)
    if origin in (list, tuple):
        return TEXT if within[0] is Code else list_of(shape_of(within[0], reader))
    if origin in (dict, Mapping):
        return Shape(fields={}) if within[0] is str else list_of(shape_of(within[1], reader))
    if not isinstance(kind, type) or kind is Picture:
        return TEXT
    if issubclass(kind, Seen):
        return _row(kind, reader)
    if is_typeddict(kind) or dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        return Shape(fields={name: shape_of(one, reader) for name, one in hints.items()})
    return TEXT


def _merged(shapes: Iterable[Shape]) -> Shape:
    found = TEXT
    for shape in shapes:
        found = found.merged(shape)
    return found


def _row(kind: type[Seen], reader: Reader) -> Shape:
    record = BY_COLLECTION[kind.collection]
    shapes = {name: Shape(one.meaning) for name, one in record.fields.items() if reader in one.readers}
    others = {
        name: ", ".join(one.words for one in Reader if one in field.readers)
        for name, field in record.fields.items()
        if name not in shapes
    }
    return Shape((record.__doc__ or "").split("\n")[0].rstrip("."), fields=shapes, others=others)


def _with_examples(shape: Shape, value: Any) -> Shape:
    """A shape with an example from a value for each name that has none yet."""
    if isinstance(value, (list, tuple)) and shape.item is not None:
        for one in value:
            shape = dataclasses.replace(shape, item=_with_examples(shape.item or TEXT, one))
        return shape
    if shape.fields is not None:
        fields = {name: _with_examples(one, _named(value, name)) for name, one in shape.fields.items()}
        return dataclasses.replace(shape, fields=fields)
    return shape if shape.example or shape.item else dataclasses.replace(shape, example=_example(value))


def _named(value: Any, name: str) -> Any:
    """The item or attribute of that name; None where there is none."""
    if isinstance(value, str):
        return None
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)


def _example(value: Any) -> str:
    """A value as printed, cut short, of a timeline its text; empty for a blank, so that another is used."""
    if value is None or isinstance(value, Blank):
        return ""
    said = value.description if isinstance(value, Timeline) else written(value)
    text = " ".join(str(said).split())
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[: _LONGEST_EXAMPLE - 3]}..."


def field_lines(shape: Shape) -> Iterator[str]:
    """Each field that a template may use, with its meaning and an example, grouped by first name."""
    for name, one in sorted((shape.fields or {}).items()):
        yield ""
        yield f"{name}{_meaning(one)}"
        if one.item is not None:
            yield f"  a list: {{% for one in {name} %}} ... {{% endfor %}}"
        for path, within in one.paths("one" if one.item is not None else name):
            yield f"  {path.replace('one[]', 'one')}{_meaning(within)}"


def _meaning(shape: Shape) -> str:
    example = f" (for example: {shape.example})" if shape.example else ""
    return f": {shape.meaning}{example}" if shape.meaning else example


class FieldRow(NamedTuple):
    """A field that a template may use: what to write, what it is, and an example. `is_list`: to loop over."""

    name: str
    meaning: str
    example: str
    is_list: bool


def field_rows(shape: Shape) -> Iterator[FieldRow]:
    """Each field that a template may use, with those of a list's items after it, by first name."""
    for name, one in sorted((shape.fields or {}).items()):
        is_list = one.item is not None
        yield FieldRow(name, one.meaning, one.example, is_list)
        for path, within in one.paths("one" if is_list else name):
            yield FieldRow(path.replace("one[]", "one"), within.meaning, within.example, False)
