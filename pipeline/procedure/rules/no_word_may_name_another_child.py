"""An everyday word that is also another child's name is not used where it could be read as that name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Kind
from pipeline.model.finding import Finding, Severity, at
from pipeline.model.identity import ORDINARY, doubtful_words
from pipeline.procedure.rules.no_other_child_is_named import NEEDS as NEEDS
from pipeline.procedure.rules.no_other_child_is_named import texts_beside_others

SOURCE = "R02; catalogue 4, sheet 2"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each longer text with such a word: the month of May, a sentence that begins with Will."""
    for record, name, others in texts_beside_others(case, among=ORDINARY):
        if record.fields[name].kind is Kind.PROSE:
            words = doubtful_words(getattr(record, name))
            names = {one for child in others for one in child.identifying}
            places = sorted(place for word, place in words.items() if word in names)
            if places:
                yield at(
                    record,
                    name,
                    f"word {places[0]} of this text is also the name of a child whom this record may not "
                    "name.",
                    "If the child is meant, write the Link ID, or the child who displayed the behaviour, "
                    "instead. If not, nothing has to be done here.",
                )
