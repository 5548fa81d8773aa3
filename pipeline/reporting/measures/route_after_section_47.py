"""What do children go on to after a section 47 enquiry?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, codes, known
from pipeline.procedure.clock import Clock
from pipeline.reporting.observation import AnswerType, Counting, Observation, Theme

ID = "K32"
NAME = "Route after a section 47 enquiry"
KIND = AnswerType.WORD
THEME = Theme.OUTCOMES
UNIT = "Section 47 enquiry"
COUNTED = "It counts the enquiries by the route that followed."
OF = "All section 47 enquiries that ended in the period."
OPEN = (
    "An enquiry that has not ended is in progress. One whose route is not recorded, or whose case was closed "
    "before its end was recorded, is only shown apart, as not recorded."
)
POLARITY = "Neither more nor less is better"
TARGET = ""
TARGET_SOURCE = ""
CHANGED = date(2026, 11, 27)
QUESTION = "Does the pattern of routes fit what the enquiries found?"
SOURCE = "R14, R16, R17"
CAVEAT = ""
WORDS = tuple(entry.label for entry in codes.ROUTE.codes)
MERGED = (
    (
        ("Child protection conference or child in need", WORDS[:2]),
        ("Early help or no further service", WORDS[2:]),
    ),
)


def observe(case: Case, clock: Clock) -> Iterator[Observation]:
    """One for each enquiry; one without an end is shown apart on the day it began."""
    for enquiry in case.enquiries:
        ended, began = day_of(enquiry.ended_on), day_of(enquiry.started_on)
        if ended is not None and known(enquiry.route):
            yield Observation(case.id, enquiry.s47_id, ended, enquiry.route.label)
        elif ended is not None:
            yield Observation(case.id, enquiry.s47_id, ended, None, Counting.NOT_RECORDED)
        elif began is not None:
            closed = case.details.status == "closed"
            standing = Counting.NOT_RECORDED if closed else Counting.IN_PROGRESS
            yield Observation(case.id, enquiry.s47_id, began, None, standing)
