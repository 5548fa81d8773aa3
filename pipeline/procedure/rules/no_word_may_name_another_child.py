"""An everyday word that is also another child's name is not used where it could be read as that name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Kind
from pipeline.model.finding import Finding, Severity, at
from pipeline.model.identity import ORDINARY, doubtful_words
from pipeline.procedure.rules.no_other_child_is_named import NEEDS as NEEDS
from pipeline.procedure.rules.no_other_child_is_named import is_of_a_professional, texts_beside_others

SOURCE = "R02; catalogue 4, sheet 2"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each text with such a word: the month of May, a sentence that begins with Will.

    In a short text an everyday word is let be, but not a weekday, a town or what else may be a name alone.
    """
    for record, name, others in texts_beside_others(case):
        if is_of_a_professional(record, name):
            continue
        text, is_long = getattr(record, name), record.fields[name].kind is Kind.PROSE
        places = [
            place
            for child in others
            for word, place in doubtful_words(text, child.name, child.given).items()
            if word in child.identifying and (is_long or word not in ORDINARY)
        ]
        if places:
            yield at(
                record,
                name,
                (
                    f"word {min(places)} of this text is also the name of a child who may not be named in "
                    "this record."
                ),
                "If it means the child, use the Link ID instead, or write: the child who displayed the "
                "behaviour. If not, there is nothing to do.",
            )
