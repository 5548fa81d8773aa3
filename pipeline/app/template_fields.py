"""What each document's template may name: learned by making the document of the sample's cases, as its audience may see them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.access.view import Audience, Seen, audiences_of, see
from pipeline.casefiles.compliance_sheet import COMPLIANCE_SHEET, compliance_sheet_of
from pipeline.casefiles.family_copies import hidden_from, recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.withheld_schedule import SCHEDULE, schedule_of
from pipeline.documents import Paper
from pipeline.documents.assembled import partnership
from pipeline.formats.word.lint.context_shape import ANYTHING, TEXT, Shape, fields_of, list_of
from pipeline.formats.word.values.formatting import written
from pipeline.foundation.council import House
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import BY_COLLECTION, Blank, Case, Reader
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import AS_OF, sample_cases
from pipeline.reporting.build import example_of

#: Enough invented cases to go down every branch of the procedure.
_CASES, _SEED = 30, 1
_HOUSE = House(
    "Sample Council", "Sample Service", "0000 000 000", "OFFICIAL-SENSITIVE", "Sample Virtual Team"
)
_CLOCK = Clock(AS_OF)
_LONGEST_EXAMPLE = 60
_MEANINGS = {
    "title": "The document's title",
    "reference": "The case's reference",
    "house": "The council, from settings.toml",
    "child": "The child who displayed the behaviour",
    "headings": "The headings that the paperwork must answer, in order",
    "attendance": "Who was invited and who came",
    "exclusions": "Who was kept out of a part of the meeting, and why",
    "nobody_excluded": "Whether everyone's row says that they were not excluded",
    "actions": "The actions agreed",
    "disagreements": "Who disagreed with what, in their own words",
    "safety_plan": "The measures of the safety plan in force",
    "draft": "Why it is a draft; empty where it is none",
    "version": "Which version it is, in words",
    "is_long": "Whether it fills about ten pages, and so has a list of contents",
    "logo": "The council's logo, if the settings name one",
    "as_at": "The latest day in the record: the document shows it as at that day",
    "reviews_arranged": "The reviews still ahead, as known on the day of the record",
    "ahead": "The meeting that is arranged",
    "meeting": "The row of the meeting",
    "purpose": "What the meeting is held for",
    "decisions": "What the meeting has to decide",
    "bring": "What this agency is asked to bring",
    "number": "Its number",
    "mandatory": "Whether it must be answered",
    "text": "The answer, or why there is none",
}


def papers_of_sample(part: Plugin) -> Iterator[tuple[Audience, Paper]]:
    """Every paper of a document that the sample's cases are due, with who it is for."""
    if part.name == partnership.NAME:
        yield Audience(Reader.PROFESSIONAL), example_of(list(sample_cases(_CASES, _SEED)), _CLOCK, _HOUSE)
    for case in sample_cases(_CASES, _SEED):
        for audience in audiences_of(case):
            yield from ((audience, paper) for paper in _papers(part, case, audience))


def _papers(part: Plugin, case: Case, audience: Audience) -> Iterator[Paper]:
    """The papers of one document for one audience; the schedule of what is withheld is the professionals' own."""
    if part.name == COMPLIANCE_SHEET:
        yield from (
            [] if audience.is_family or audience.meeting else [compliance_sheet_of(case, _CLOCK, _HOUSE)]
        )
    elif not audience.is_family:
        yield from part.module.papers(see(case, audience, hidden_from(case, audience)), _HOUSE)
    elif part.name == SCHEDULE:
        yield schedule_of(
            recipient_of(case, audience, _HOUSE, plugins_in("pipeline.documents"), IssueRegister()), _HOUSE
        )
    else:
        yield from (one.paper for one in recipient_of(case, audience, _HOUSE, [part], IssueRegister()).copies)


def vocabulary_of(part: Plugin) -> tuple[Shape, Reader]:
    """What the template of a document may name, and the kind of reader it is for."""
    return learned(papers_of_sample(part))


def learned(papers: Iterable[tuple[Audience, Paper]]) -> tuple[Shape, Reader]:
    """What the contexts of these papers say that a template may name, and the kind of reader that they are for."""
    shape, reader = fields_of(), Reader.PROFESSIONAL
    for audience, paper in papers:
        reader = Reader.PROFESSIONAL if "recipient_id" in paper.context else audience.reader
        shape = shape.merged(_shape_of(paper.context, reader))
    return shape, reader


def _shape_of(value: Any, reader: Reader) -> Shape:
    if isinstance(value, Seen):
        return _row(value, reader)
    if isinstance(value, Mapping):
        named = {str(name): _named(str(name), one, reader) for name, one in value.items()}
        if value and not all(isinstance(name, str) for name in value):
            return list_of(next(iter(named.values())))
        return Shape(fields=named)
    if isinstance(value, (list, tuple)) and not all(hasattr(one, "label") for one in value):
        return list_of(_merged(_shape_of(one, reader) for one in value))
    if isinstance(value, (list, tuple)) and not value:
        return list_of(ANYTHING)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in dataclasses.fields(value)]
        return Shape(fields={name: _named(name, getattr(value, name), reader) for name in names})
    return dataclasses.replace(TEXT, example=_example(value))


def _named(name: str, value: Any, reader: Reader) -> Shape:
    shape = _shape_of(value, reader)
    return (
        shape
        if shape.meaning or shape.anything
        else dataclasses.replace(shape, meaning=_MEANINGS.get(name, ""))
    )


def _merged(shapes: Iterable[Shape]) -> Shape:
    found = ANYTHING
    for shape in shapes:
        found = found.merged(shape)
    return found


def _row(row: Seen, reader: Reader) -> Shape:
    """A row of a sheet: every field that the reader may have, whether or not this row has a value, and those that others have."""
    kind = BY_COLLECTION[row._collection]
    allowed = {name: field for name, field in kind.fields.items() if reader in field.readers}
    shapes = {
        name: Shape(field.meaning, _example(getattr(row, name)) if name in dir(row) else "")
        for name, field in allowed.items()
    }
    others = {
        name: ", ".join(one.words for one in Reader if one in field.readers)
        for name, field in kind.fields.items()
        if name not in allowed
    }
    return Shape(
        kind.__doc__.split("\n")[0].rstrip(".") if kind.__doc__ else "", fields=shapes, others=others
    )


def _example(value: Any) -> str:
    """A value as it is printed, cut short; empty for a blank or nothing, so that another case's value may serve."""
    if value is None or isinstance(value, Blank):
        return ""
    text = " ".join(str(written(value)).split())
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[: _LONGEST_EXAMPLE - 3]}..."


def field_lines(shape: Shape) -> Iterator[str]:
    """Every field that a template may name, its meaning and an example, under the name that it begins with."""
    for name, one in sorted((shape.fields or {}).items()):
        yield ""
        yield f"{name}{_told(one)}"
        if one.item is not None:
            yield f"  a list: {{% for one in {name} %}} ... {{% endfor %}}"
        for path, within in one.paths("one" if one.item is not None else name):
            yield f"  {path.replace('one[]', 'one')}{_told(within)}"


def _told(shape: Shape) -> str:
    example = f" (for example: {shape.example})" if shape.example else ""
    return f": {shape.meaning}{example}" if shape.meaning else example
