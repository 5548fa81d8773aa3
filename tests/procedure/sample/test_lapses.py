"""How often things go amiss in the sample: often enough to be seen, and not in most cases."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.obligation import Status
from pipeline.procedure.sample import AS_OF, sample_cases
from pipeline.procedure.sample.branches import BRANCHES

#: The least and the most of what is asked for that is late or lacking, in hundredths.
SHARES = {
    "referral_decided": (2, 12),
    "strategy_discussion_for_the_child": (3, 15),
    "agencies_invited": (3, 20),
    "hsb_team_invited": (3, 14),
    "reviewing_officer_invited": (5, 25),
    "chronology_shared": (2, 12),
    "risk_strategy_agreed": (1, 10),
    "section_47_decided": (1, 8),
    "strategy_headings_recorded": (1, 10),
    "plan_answers_its_headings": (5, 18),
    "aim_report_answers_its_contents": (4, 18),
    "assessors_are_qualified": (1, 10),
    "report_read_with_the_family": (6, 25),
    "review_held_by_its_date": (4, 20),
    "review_covers_risk_plan_and_carers": (1, 8),
    "intervention_plan_agreed": (1, 8),
    "later_looked_after_reviews_held": (5, 25),
}
#: Where the record of the first case of a branch is whole. Later ones have a lapse here and there.
WHOLE = (
    "chronology_shared",
    "section_47_decided",
    "plan_answers_its_headings",
    "aim_report_answers_its_contents",
    "assessors_are_qualified",
    "review_covers_risk_plan_and_carers",
)


def amiss(cases):
    """How often each duty was asked for, and how often it was late or is lacking."""
    asked: Counter[str] = Counter()
    lacking: Counter[str] = Counter()
    for case in cases:
        for one in obligations_of(case, Clock(AS_OF)):
            if one.status not in (Status.NOT_APPLICABLE, Status.DUE):
                asked[one.duty] += 1
                lacking[one.duty] += one.status is not Status.MET
    return asked, lacking


@cache
def cases():
    return tuple(sample_cases(430, 6))


@cache
def of_later_cases():
    return amiss(cases()[len(BRANCHES) :])


@pytest.mark.parametrize("duty", SHARES)
def test_some_of_what_is_asked_for_is_late_or_lacking_and_most_is_not(duty):
    (least, most), (asked, lacking) = SHARES[duty], of_later_cases()
    assert asked[duty] >= 80
    assert least <= 100 * lacking[duty] / asked[duty] <= most


def test_the_first_case_of_each_branch_keeps_its_full_record():
    _, lacking = amiss(cases()[: len(BRANCHES)])
    assert {duty: lacking[duty] for duty in WHOLE} == dict.fromkeys(WHOLE, 0)
