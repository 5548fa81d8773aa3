"""The measures of the records themselves: how complete they are, and how often they keep to the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import RECORDS, Case, CaseDetails, Field, Reader, Record
from pipeline.model.missing_values import Blank
from pipeline.procedure.clock import Clock
from pipeline.reporting.measure import FIRST_DEFINED, YES_NO, Measure
from pipeline.reporting.observation import AnswerType, Observation, Theme, first_referred
from pipeline.reporting.periods import Period


def completeness_measures(within: Period | None = None) -> list[Measure]:
    """A measure of completeness for each field that figures may be made from, in the order of the workbook.

    It counts the cases that were first referred in the period. `within`: only look at those referred then.
    """
    return [
        _of_field(record, field, within)
        for record in RECORDS
        for field in record.fields.values()
        if field.readers & Reader.AGGREGATE and not field.refers_to and record.key != field.name
    ]


def quality_measures(within: Period | None = None) -> list[Measure]:
    """A measure of data quality for each rule, in order of the rules' names.

    It counts the cases that were first referred in the period. `within`: only look at those referred then.
    """
    return [_of_rule(part, within) for part in plugins_in("pipeline.procedure.rules")]


def _referred(case: Case, within: Period | None) -> date | None:
    """The day of the first referral, if it is known and in that time."""
    day = first_referred(case)
    return day if day is not None and (within is None or day in within) else None


def _of_field(record: type[Record], field: Field, within: Period | None) -> Measure:
    """The measure of how often one field is filled in; where it is not applicable it is not counted."""
    of_case = record is CaseDetails

    def observe(case: Case, at: Clock) -> Iterator[Observation]:
        day = _referred(case, within)
        if day is None:
            return
        rows = (case.details,) if of_case else getattr(case, record.collection)
        values = [getattr(one, field.name) for one in rows]
        blank = [one for one in values if isinstance(one, Blank)]
        empty = len(blank) - blank.count(Blank.NOT_APPLICABLE)
        for answer, times in ((True, len(values) - len(blank)), (False, empty)):
            if times:
                yield Observation(case.id, record.collection, day, answer, times=times)

    return _of_records(
        id=f"{record.sheet}: {field.heading}",
        name=f"Is “{field.heading}” filled in on the sheet {record.sheet}?",
        question="Who can fill in what is missing?",
        unit="Row of the workbook",
        counted="It counts the rows in which it is filled in.",
        of="All rows of cases first referred in the period; not those marked as not applicable.",
        source="The workbook",
        theme=Theme.COMPLETENESS,
        observe=observe,
        caveat="Some columns are rightly empty where their question does not arise.",
    )


def _of_rule(part: Plugin, within: Period | None) -> Measure:
    """The measure of how often a case's record keeps to one rule."""

    def observe(case: Case, at: Clock) -> Iterator[Observation]:
        day = _referred(case, within)
        if day is not None:
            yield Observation(case.id, case.id, day, next(part.module.find(case, at.today), None) is None)

    return _of_records(
        id=part.name.replace("_", " "),
        name=part.meaning.rstrip("."),
        question="What would help to record it right the first time?",
        unit="Case",
        counted="It counts the cases in which nothing is found against it.",
        of="All cases first referred in the period.",
        source=part.module.SOURCE,
        theme=Theme.QUALITY,
        observe=observe,
        caveat="",
    )


def _of_records(**own: Any) -> Measure:
    """A measure of the records themselves: a share without a target, of open and closed cases alike."""
    return Measure(
        kind=AnswerType.SHARE,
        open="Open and closed cases are counted alike.",
        polarity="More is better",
        target="",
        target_source="",
        changed=FIRST_DEFINED,
        words=YES_NO,
        unit_of_number="",
        team_only=False,
        **own,
    )
