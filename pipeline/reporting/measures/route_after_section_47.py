"""What do children go on to after a section 47 enquiry?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, codes, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K32"
KIND = AnswerType.WORD
THEME = Theme.OUTCOMES
UNIT = "Section 47 enquiry"
COUNTED = "Enquiries by route"
OF = "Enquiries that ended in the period"
OPEN = "Enquiries that go on are shown as in progress."
POLARITY = "Neither more nor less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 23)
QUESTION = "Does the pattern of routes fit what the enquiries found?"
SOURCE = "R14, R16, R17"
CAVEAT = ""
WORDS = tuple(entry.label for entry in codes.ROUTE.codes)


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each enquiry; an open one is in progress on the day it began."""
    for enquiry in case.enquiries:
        ended, began = day_of(enquiry.ended_on), day_of(enquiry.started_on)
        if ended is not None and known(enquiry.route):
            yield Observation(case.id, enquiry.s47_id, ended, enquiry.route.label)
        elif ended is not None:
            yield Observation(case.id, enquiry.s47_id, ended, None, Counting.CANNOT_TELL)
        elif began is not None:
            yield Observation(case.id, enquiry.s47_id, began, None, Counting.IN_PROGRESS)
