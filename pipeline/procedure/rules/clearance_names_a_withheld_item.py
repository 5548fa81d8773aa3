"""A cleared coincidence names an item in the case, says why it is one, and says who cleared it and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.text import letters_and_digits
from pipeline.model import Case, known
from pipeline.model.approval import fault_of_day, fault_of_decider
from pipeline.model.finding import Finding, Severity, at

SOURCE = "Catalogue 7, F8, F11"
SEVERITY = Severity.WARNING
BLOCKS = False
DAYS = ("clearances.cleared_on",)
ORDERS = (("clearances.cleared_on", "referrals.received_at"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each clearance whose item is not in the case, or that lacks what makes it count."""
    if not case.clearances:
        return
    rows = {letters_and_digits(record.id) for record in case.records()}
    rows |= {letters_and_digits(f"{row.belongs_to}heading{row.section_no}") for row in case.sections}
    rows |= {letters_and_digits(row.belongs_to) for row in case.disagreements}
    for one in case.clearances:
        if known(one.item) and not any(letters_and_digits(one.item).startswith(row) for row in rows if row):
            problem = "this does not match any item in the case, so it clears nothing."
            yield at(one, "item", problem, "Copy the item from the message, for example L-0007 Child's name.")
        if not known(one.sentence):
            problem = "there is no sentence code, so this clears nothing."
            remedy = "Copy the code beside the sentence in the marked copy, which the run writes to drafts/."
            yield at(one, "sentence", problem, remedy)
        for fault in fault_of_decider(case, one, "cleared_by"):
            yield at(one, *fault)
        if known(one.cleared_on):
            for fault in fault_of_day(case, one, "cleared_on", today):
                yield at(one, *fault)
        if not known(one.reason):
            yield at(
                one,
                "reason",
                "a coincidence was cleared, but the reason is not recorded.",
                "Enter why it is a coincidence.",
            )
