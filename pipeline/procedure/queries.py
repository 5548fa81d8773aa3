"""Queries that several duties share: which headings are answered, what several cells say, what took place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain, islice

from pipeline.foundation.dates import day_of
from pipeline.model import (
    NOT_RECORDED,
    AimAssessment,
    Blank,
    Case,
    Meeting,
    Record,
    Referral,
    Review,
    Section,
    StrategyDiscussion,
    headings_of,
    known,
    recorded,
)
from pipeline.model.finding import address
from pipeline.procedure.obligation import Cell

#: Words that by themselves answer nothing.
_SAID_ALONE = """
    above addressed agreed applies as at attached be been before below complete completed confirmed considered
    covered discussed discussion done entered fine given good has in is it later meeting minutes nil nk none
    not noted nothing of ok okay ongoing per please previous recorded report same see tba tbc tbd the this to
    was were yes
"""
_NO_ANSWER = frozenset(_SAID_ALONE.split())
#: A text that is no answer is quoted up to this number of characters.
_LONGEST_QUOTED = 40
_WORDS = re.compile(r"[^\W_]+")


def headings_answered(case: Case, owner: Record) -> tuple[bool | Blank, str]:
    """Whether paperwork answers every mandatory heading, and a sentence that names those that it does not."""
    headings = headings_of(owner)
    if headings is None:
        return NOT_RECORDED, ""
    owner_id = owner.id
    answered = {one.section_no for one in case.sections if one.belongs_to == owner_id and is_answered(one)}
    missing = [str(number) for number in range(1, headings.mandatory + 1) if number not in answered]
    if not missing:
        return True, ""
    which = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
    return (
        NOT_RECORDED,
        f"Heading{'' if len(missing) == 1 else 's'} {which} {'has' if len(missing) == 1 else 'have'} no "
        "answer.",
    )


def is_answered(section: Section) -> bool:
    """Whether a heading says something, has a blank that a person chose, or says why it does not apply."""
    text = section.text_professional
    if says_something(section.na_reason) or says_something(text):
        return True
    return recorded(text) and isinstance(text, Blank) and text is not Blank.NOT_APPLICABLE


def says_something(text: object) -> bool:
    """Whether a text is an answer: "-", "Discussed.", "see above" and "not applicable: x" are none."""
    if not isinstance(text, str) or isinstance(text, Blank):
        return False
    others = _WORDS.finditer(text.casefold())  # the first words of most texts are enough
    words = [one[0] for one in islice(others, 3)]
    if words == ["no", "change"]:
        return False
    if words[:2] == ["not", "applicable"] or words[:1] in (["n"], ["na"]):
        words = words[2:] if words[0] in ("not", "n") else words[1:]
    for word in chain(words, (one[0] for one in others)):  # noqa: SIM110 - any() costs more
        if len(word) > 1 and word not in _NO_ANSWER:
            return True
    return False


def is_no_answer(text: object) -> bool:
    """Whether somebody wrote a text that is none: not an empty cell, and not a blank that a person chose."""
    return isinstance(text, str) and not isinstance(text, Blank) and not says_something(text)


def named_no_answer(text: str) -> str:
    """How a sentence names a text that is none: in its words where these are known ones, never otherwise."""
    words = _WORDS.findall(text.casefold())
    is_known = all(word in _NO_ANSWER for word in words) or "".join(words) in ("na", "nk")
    return f'"{text.strip()}" is' if is_known and len(text) <= _LONGEST_QUOTED else "these words are"


def all_answered(record: Record, names: Iterable[str]) -> tuple[bool | Blank, str]:
    """Whether several cells of one row all have a value other than No, and a sentence on those without."""
    lacking = {name: getattr(record, name) for name in names if not _is_answered(getattr(record, name))}
    if not lacking:
        return True, ""
    headings = ", ".join(f'"{record.fields[name].heading}"' for name in lacking)
    if any(value is False for value in lacking.values()):
        return False, f"Recorded as No: {headings}."
    return next(iter(lacking.values())), f"Not recorded: {headings}."


def _is_answered(value: object) -> bool:
    return value is not False and not isinstance(value, Blank)


def no_reason_for_a_delay(reason: object) -> str:
    """Why what is given as the reason for a delay is none, as a sentence (R35); empty where it may be one."""
    if reason == "police":
        return "The cell gives the police as the reason, but a police investigation is no reason to wait."
    if reason is Blank.NOT_APPLICABLE:
        return 'The cell says "Not applicable", but this is late and needs a reason.'
    return ""


def says_more(case: Case, referral: Referral) -> bool:
    """Whether the record of a referral says that a crime may have been committed, or names a child harmed."""
    is_only = len(case.referrals) == 1
    named = any(
        one.role == "harmed"
        and (one.referral_id == referral.referral_id or (is_only and not known(one.referral_id)))
        for one in case.linked_children
    )
    return named or referral.crime_concern is True


def dates_set_before(case: Case) -> dict[str, date]:
    """The date that each held review set for the next, by the ID of the review that follows it."""
    days: dict[str, date] = {}
    for review in case.reviews:
        held = day_of(review.held_at)
        if held is None or not known(review.next_review):
            continue
        after = [
            (day, one.review_id)
            for one in case.reviews
            if one.aim_id == review.aim_id and (day := _day_of_review(one)) is not None and day > held
        ]
        if after:
            days[min(after)[1]] = review.next_review
    return days


def _day_of_review(review: Review) -> date | None:
    every = (review.held_at, review.arranged_for, review.date_first_set)
    return next((day for one in every if (day := day_of(one)) is not None), None)


def about_the_child(case: Case) -> list[StrategyDiscussion]:
    """The discussions about the child who displayed the behaviour, held or arranged."""
    return [one for one in case.discussions if one.about == "displayed"]


def meeting_of(case: Case, meeting_id: str) -> StrategyDiscussion | Meeting | Review | None:
    """The discussion, meeting or review with that ID; None where there is none."""
    every: list[StrategyDiscussion | Meeting | Review] = [*case.discussions, *case.meetings, *case.reviews]
    return next((one for one in every if one.id == meeting_id), None)


def enquiries_without_a_row(case: Case) -> list[StrategyDiscussion]:
    """The discussions that decided on a section 47 enquiry that has no row: its time runs all the same."""
    begun = {one.discussion_id for one in case.enquiries}
    return [one for one in case.discussions if one.s47_decision is True and one.discussion_id not in begun]


def planning_meetings_of(case: Case, assessment: AimAssessment) -> list[Meeting]:
    """The AIM planning meetings of an assessment on the sheet Meetings, by date.

    One without an AIM ID is its own where the case has no other assessment.
    """
    own = [
        one
        for one in case.meetings
        if one.kind == "aim_planning"
        and (one.aim_id == assessment.aim_id or (len(case.aim_assessments) == 1 and not known(one.aim_id)))
    ]
    return sorted(own, key=lambda one: day_of(one.held_at) or date.max)


def date_the_conference(case: Case) -> str:
    """What to do where the sheet Meetings has a conference as held that no enquiry has."""
    days = {day_of(one.conference_on) for one in case.enquiries}
    for meeting in case.meetings:
        if meeting.kind == "conference" and took_place(meeting) and day_of(meeting.held_at) not in days:
            return f"A conference was held: enter its date here, as at {address(meeting, 'held_at')}."
    return ""


def took_place(record: StrategyDiscussion | Meeting | Review) -> bool:
    """Whether a discussion, meeting or review has been held."""
    return known(record.held_at)


def when(record: StrategyDiscussion | Meeting | Review) -> Cell:
    """The cell of the time at which a meeting was held or, until then, is arranged for."""
    return Cell(
        record, "arranged_for" if known(record.arranged_for) and not took_place(record) else "held_at"
    )


def has_disability(case: Case) -> bool:
    """Whether a disability is recorded."""
    disability = case.details.disability
    return known(disability) and any(one != "NONE" for one in disability)


def looked_after_reviews(case: Case) -> list[Meeting]:
    """The looked-after reviews that were held, in order of date."""
    held = [one for one in case.meetings if one.kind == "looked_after_review" and took_place(one)]
    return sorted(held, key=lambda one: day_of(one.held_at) or date.min)
