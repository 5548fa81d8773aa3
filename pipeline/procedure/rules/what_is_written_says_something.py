"""What is written where an answer belongs is an answer: "-", "Discussed." and "tbc" are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Record
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.queries import is_answered, is_no_answer, named_no_answer

SOURCE = "R06, R07, R08, R18, R20, R23, R30"
SEVERITY = Severity.WARNING
BLOCKS = False
_HEADING = "Enter what was said or decided under this heading, or why it does not apply."


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that has words and no answer. Only known words, such as "tbc", are quoted."""
    for section in case.sections:
        if not is_answered(section):
            for name in ("text_professional", "na_reason"):
                yield from _at(section, name, _HEADING)
    for entry in case.chronology:
        yield from _at(entry, "summary", "Enter what happened or was done, in neutral words.")
    for measure in (*case.safety_plans, *case.support):
        yield from _at(measure, "measure", "Enter who does what, where, and how often.")


def _at(record: Record, name: str, to_do: str) -> Iterator[Finding]:
    text = getattr(record, name)
    if is_no_answer(text):
        yield at(record, name, f"{named_no_answer(text)} not an answer.", to_do)
