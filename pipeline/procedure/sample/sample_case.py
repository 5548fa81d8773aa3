"""Builds one sample case, step by step in the order of the procedure."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, codes
from pipeline.procedure.sample import (
    assessment,
    discussions,
    people,
    planning,
    protection,
    recognition,
    referral,
    reviews,
)
from pipeline.procedure.sample.branches import Branch
from pipeline.procedure.sample.family_words import speak_to_the_family
from pipeline.procedure.sample.hand_overs import hand_over, transfer
from pipeline.procedure.sample.lapses import let_lapse
from pipeline.procedure.sample.not_done import give_reasons
from pipeline.procedure.sample.places import say_where
from pipeline.procedure.sample.referred_again import refer_during_the_case
from pipeline.procedure.sample.safety_plan_copies import give_safety_plan
from pipeline.procedure.sample.sharing import log_sharing
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.support import support_at_school


def build_case(number: int, key: str, branch: Branch, as_of: date, earlier: Case | None = None) -> Case:
    """Case `number` as its record is at the end of `as_of`. `earlier`: a closed case of the same child."""
    story = CaseStory(number, key, branch, as_of, earlier)
    received = referral.received_at(story)
    details = people.describe_child(story, received)
    story.born = day_of(details.dob)
    people.describe_family(story, details.home_address, received)
    people.describe_linked_children(story, received)
    referral.refer(story, received)
    discussion = discussions.discuss(story, received)
    if discussion is not None:
        began = discussion.held_at
        assert isinstance(began, date)
        planned = protection.enquire(story, discussion, began) or planning.plan(story, began)
        report = assessment.assess(story, discussion, began)
        reviews.review(story, report or planned, assessed=report is not None)
        if branch.further:
            discussions.discuss_further_incident(story, began)
    if branch.looked_after:
        protection.review_care(story, details.looked_after_from)
    refer_during_the_case(story, received, details.dob)
    assessment.involve_education(story, details)
    recognition.recognise(story)
    hand_over(story, received, details.dob)
    let_lapse(story)
    speak_to_the_family(story)
    give_safety_plan(story)
    give_reasons(story)
    say_where(story)
    log_sharing(story)
    details = support_at_school(story, details)
    if story.closed_on is not None:
        reason = codes.CLOSE_REASON[story.rng.choice(("RC7", "RC7", "RC5", "RC9"))]
        if reason == "RC5":
            transfer(story, story.closed_on)
        details = dataclasses.replace(
            details, status=codes.STATUS["closed"], closed_on=story.closed_on, close_reason=reason
        )
    return story.finished(details)
