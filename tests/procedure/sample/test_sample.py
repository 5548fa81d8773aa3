"""The sample cases: the same for a seed, on every branch, coherent, and plainly fictional."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from statistics import median

import pytest

from pipeline.app.labelling_words import labelling_words
from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import is_working_day
from pipeline.model import Blank, Kind, headings_of, known
from pipeline.procedure.rules import findings_of
from pipeline.procedure.sample import AS_OF, sample_cases
from pipeline.procedure.sample.branches import BRANCHES
from pipeline.procedure.sample.names import nhs_number
from tests.extent import few_or_all, slow_on_purpose

CASES = list(sample_cases(60))
#: The code of a copy follows from the templates, which the sample does not know: `hsb workbook sample` fills
#: it in.
NO_CODE = "this approval of a family copy does not count: the code is missing, so no content was approved."
#: The rules that the lapses of later cases break.
LAPSES = {
    "assessors_are_qualified",
    "exclusion_has_its_reason",
    "issued_paperwork_answers_its_headings",
    "refusal_considers_safeguarding",
    "review_covers_risk_plan_and_carers",
}
FIRST = dict(zip((branch.name for branch in BRANCHES), CASES, strict=False))


def contents(case):
    return [(row.sheet, {name: getattr(row, name) for name in row.fields}) for row in case.records()]


def values(cases, *kinds):
    for case in cases:
        for row in case.records():
            for name, field in row.fields.items():
                if field.kind in kinds and known(getattr(row, name)):
                    yield case, row, name, getattr(row, name)


def test_a_case_is_the_same_whatever_the_count_and_another_for_another_seed():
    assert contents(list(sample_cases(40))[6]) == contents(list(sample_cases(7))[6])
    assert contents(next(sample_cases(1, seed=2))) != contents(next(sample_cases(1, seed=1)))


def test_the_first_thirty_cases_go_down_every_branch():
    assert len(BRANCHES) <= 30
    assert len({branch.name for branch in BRANCHES}) == len(BRANCHES)
    assert len(FIRST) == len(BRANCHES)


def found_in(cases, as_of=AS_OF):
    """What the rules find in each case, without the codes of copies."""
    return [[one for one in findings_of(case, as_of) if one.problem != NO_CODE] for case in cases]


@pytest.mark.parametrize("seed", few_or_all([1], [1, 2, 3]))
def test_no_rule_finds_anything_in_the_first_case_of_a_branch_and_of_the_others_in_one_of_four(seed):
    found = found_in(sample_cases(150, seed))
    assert [one.sentence for of_case in found[: len(BRANCHES)] for one in of_case] == []
    assert 5 <= sum(map(bool, found)) <= 150 / 4
    assert max(map(len, found)) <= 4


@pytest.mark.parametrize(
    ("as_of", "years"),
    [(date(2027, 3, 1), 1), (date(2034, 12, 1), 12), (date(2025, 12, 27), 3), (date(2026, 10, 30), 8)][
        : few_or_all(2, 4)
    ],
)
def test_on_another_day_and_over_more_years_its_dates_and_people_are_as_sound(as_of, years):
    found = found_in(sample_cases(few_or_all(60, 120), 1, as_of, years=years), as_of)
    assert [one.sentence for of_case in found[: len(BRANCHES)] for one in of_case] == []
    assert {one.rule for of_case in found for one in of_case} <= LAPSES
    assert not any(one.blocks or one.stops_copies for of_case in found for one in of_case)


def test_every_id_is_used_once_over_many_cases():
    ids = Counter(row.id for case in sample_cases(few_or_all(60, 300)) for row in case.records() if row.key)
    assert [one for one, times in ids.items() if times > 1] == []


def test_every_reference_leads_to_a_row_of_the_same_case():
    for case in CASES:
        rows = {(row.collection, row.id) for row in case.records() if row.key}
        for row in case.records():
            for name, field in row.fields.items():
                written = getattr(row, name)
                if field.refers_to and known(written):
                    assert any((collection, written) in rows for collection in field.refers_to), (
                        case.id,
                        row.sheet,
                        name,
                    )


def test_nothing_is_held_issued_or_done_after_the_day_of_the_sample():
    ahead = {"arranged_for", "due", "date_first_set", "next_review", "share_by"}
    for case, row, name, when in values(CASES, Kind.DATE, Kind.MOMENT):
        if name not in ahead:
            assert day_of(when) <= AS_OF, (case.id, row.sheet, name)


def test_conferences_core_groups_and_reviews_are_on_working_days():
    for case in CASES:
        for row in (*case.meetings, *case.reviews):
            if known(row.held_at):
                assert is_working_day(row.held_at), (case.id, row.id)


def test_referrals_spread_over_three_years():
    moments = [day_of(case.referrals[0].received_at) for case in sample_cases(few_or_all(80, 200))]
    days = [day for day in moments if day is not None]
    assert len(days) == len(moments)
    assert {day.year for day in days} >= {2024, 2025, 2026}
    assert min(days) > date(2023, 10, 1)
    assert max(days) == AS_OF


@slow_on_purpose
def test_later_cases_are_spread_evenly_over_the_years_that_are_asked_for():
    for as_of, years in ((AS_OF, 3), (AS_OF, 8), (date(2031, 3, 31), 12)):
        cases = list(sample_cases(230, 4, as_of, years=years))[len(BRANCHES) :]
        days = [(as_of - day_of(case.referrals[0].received_at)).days for case in cases]
        assert max(days) <= years * 365 + 7
        eighths = Counter(day * 8 // (years * 365) for day in days)
        assert min(eighths[one] for one in range(8)) >= 12


def test_years_whose_bank_holidays_are_not_known_are_refused():
    for as_of, years in ((AS_OF, 9), (date(2035, 1, 1), 1), (date(2018, 12, 31), 1)):
        with pytest.raises(ValueError, match="in the years 2018 to 2034"):
            next(sample_cases(1, 1, as_of, years=years))


def test_everything_written_down_in_the_first_cases_is_answered_heading_by_heading():
    for case in CASES[: len(BRANCHES)]:
        for owner in (*case.discussions, *case.meetings, *case.reviews):
            asked = headings_of(owner)
            if asked and known(owner.held_at):
                numbers = [section.section_no for section in case.sections_of(owner.id)]
                assert numbers == list(range(1, len(asked.titles) + 1)), (case.id, owner.id)


# What the sample must never hold.


def texts():
    """Every text of a sample, with its case; whom something was shared with is no sentence."""
    found = values(sample_cases(few_or_all(30, 200)), Kind.PROSE)
    yield from ((case, value) for case, _, name, value in found if name != "recipient")


def test_no_name_or_address_stands_in_any_text_and_no_part_of_a_name():
    for case, text in texts():
        words = set(re.findall(r"\w{3,}", text.casefold()))
        for child in (case.details, *case.linked_children, *case.family):
            name = getattr(child, "child_name", None) or getattr(child, "name", None)
            if name:
                assert not set(re.findall(r"\w{3,}", name.casefold())) & words, (case.id, text)


def test_no_word_labels_a_child_and_every_slot_is_filled():
    for _, text in texts():
        assert list(labelling_words().found_in(text)) == [], text
        assert not re.search("[{}]", text), text
        assert text[0].isupper(), text
        assert text.endswith("."), text


def test_the_two_families_of_a_case_share_no_part_of_a_name():
    for case in CASES:
        harmed = {
            part for one in case.linked_children if one.role == "harmed" for part in one.child_name.split()
        }
        family = {part for one in case.family for part in one.name.split()}
        assert not harmed & family, case.id


def test_addresses_and_numbers_belong_to_nobody():
    for case in CASES:
        for row in (case.details, *case.linked_children):
            if known(row.home_address):
                assert re.search(r"\bZZ99 \d[A-Z]{2}$", row.home_address)
        for person in case.family:
            if known(person.telephone):
                assert person.telephone.startswith(("01632 960", "07700 900"))


def test_nhs_numbers_are_of_the_test_range_with_a_right_check_digit_and_differ():
    numbers = [nhs_number(one) for one in range(1, 2001)]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert number.startswith("999")
        assert (
            sum(int(digit) * weight for digit, weight in zip(number, range(10, 0, -1), strict=True)) % 11 == 0
        )


# Branch by branch: why each is in the sample.


def hours_to_discussion(case):
    return (case.discussions[0].held_at - case.referrals[0].received_at).total_seconds() / 3600


def test_most_discussions_are_in_time_and_the_late_one_is_late():
    assert hours_to_discussion(FIRST["Late discussion and late report"]) == 30.5
    assert hours_to_discussion(FIRST["AIM agreed, reported and reviewed"]) <= 24


def test_a_late_report_has_its_reason():
    aim = FIRST["Late discussion and late report"].aim_assessments[0]
    assert (aim.report_final_on - aim.planning_meeting_on).days > 70
    assert known(aim.delay_reason)


def test_each_child_harmed_has_a_discussion_of_its_own():
    case = FIRST["Two children harmed"]
    assert len({child.discussion_id for child in case.linked_children}) == 2
    assert [discussion.about for discussion in case.discussions] == ["displayed", "harmed", "harmed"]


def test_a_child_of_another_council_has_its_discussion_there():
    (child,) = FIRST["Child harmed in another council's area"].linked_children
    assert known(child.home_authority)
    assert child.discussion_id is Blank.NOT_RECORDED


def test_cases_with_nothing_held_yet_have_only_what_there_is():
    overdue, new = FIRST["Nothing held yet, overdue"], FIRST["Referred within the last day"]
    assert overdue.discussions == ()
    assert [known(one.held_at) for one in new.discussions] == [False]
    assert day_of(new.referrals[0].received_at) == AS_OF


def test_the_night_referral_is_discussed_at_the_weekend():
    case = FIRST["Referred in the night before a weekend"]
    assert case.referrals[0].received_at.hour >= 22
    assert not is_working_day(case.discussions[0].held_at)


def test_where_times_were_not_written_down_there_is_none_anywhere():
    case = FIRST["Times not written down"]
    assert not [when for _, _, _, when in values([case], Kind.MOMENT) if isinstance(when, datetime)]


def test_each_kind_of_blank_is_used():
    used = {
        getattr(row, name)
        for row in FIRST["Every kind of blank"].records()
        for name in row.fields
        if name != "disability"
    }
    assert used >= set(Blank)


def test_a_declined_assessment_has_its_safeguarding_response_and_no_report():
    aim = FIRST["AIM declined by the family"].aim_assessments[0]
    assert aim.family_response == "declined"
    assert known(aim.safeguarding_considered_on)
    assert not known(aim.report_final_on)


def test_a_further_incident_brings_a_discussion_and_a_new_safety_plan():
    case = FIRST["Further incident"]
    incident = next(entry for entry in case.chronology if entry.further_incident is True)
    version = [row for row in case.safety_plans if row.version == 2]
    assert version
    assert all(row.agreed_on > incident.event_at for row in version)
    assert [one.about for one in case.discussions].count("displayed") == 2


def test_a_child_who_is_looked_after_has_the_reviewing_officer_invited_to_every_review():
    case = FIRST["Looked after"]
    held = [review for review in case.reviews if known(review.held_at)]
    assert held
    for review in held:
        assert "IRO" in [row.agency for row in case.attendance_at(review.review_id)]


def test_the_conference_makes_the_plan_and_the_core_group_follows_within_ten_working_days():
    (enquiry,) = FIRST["Section 47 to conference, with a plan"].enquiries
    assert enquiry.conference_outcome == "plan"
    assert (
        enquiry.cp_plan_from == enquiry.conference_on < enquiry.first_core_group_on < enquiry.first_review_on
    )


def test_a_review_put_off_keeps_the_date_first_set_and_an_overdue_one_has_not_been_held():
    put_off = FIRST["Large print, and a review put off"].reviews[0]
    assert put_off.date_first_set < day_of(put_off.held_at)
    overdue = FIRST["Older model, review overdue"].reviews[-1]
    assert day_of(overdue.arranged_for) < AS_OF
    assert not known(overdue.held_at)


def test_reviews_are_in_order_and_each_sets_the_next():
    for case in CASES:
        for one, following in pairwise(case.reviews):
            assert one.next_review == following.date_first_set


def test_a_parent_kept_out_of_part_of_a_review_has_the_reason_recorded():
    rows = [
        row for row in FIRST["A parent excluded from part of a review"].attendance if row.excluded is True
    ]
    assert rows
    assert all(known(row.exclusion_reason) and row.exclusion_discussed is True for row in rows)


def test_a_parent_who_may_have_no_copy_gets_none():
    case = FIRST["Parents apart, one address confidential"]
    (barred,) = (one for one in case.family if one.may_receive_copy is False)
    assert any(one.address_confidential is True for one in case.family)
    assert case.copies
    assert barred.person_id not in {copy.person_id for copy in case.copies}


def test_the_dbs_question_has_every_outcome_over_the_sample():
    answers = {
        meeting.dbs_considered for case in CASES for meeting in case.meetings if meeting.makes_plan is True
    }
    assert answers >= {"not_considered", "not_met", "not_referred", "referred"}


def test_a_closed_case_says_so_and_an_open_one_does_not():
    closed = FIRST["Closed"].details
    assert (closed.status, known(closed.closed_on), known(closed.close_reason)) == ("closed", True, True)
    assert {case.details.status for case in CASES} == {"open", "closed"}


# Later cases, which have lapses.


@cache
def later_cases():
    return tuple(sample_cases(few_or_all(250, 500), 11))


@slow_on_purpose
def test_some_cases_have_more_than_one_referral_and_each_is_answered_or_ended():
    several = [case for case in later_cases() if len(case.referrals) > 1]
    assert 0.04 < len(several) / len(later_cases()) < 0.2
    for case in several:
        for referral in case.referrals[1:]:
            assert day_of(referral.received_at) > day_of(case.referrals[0].received_at)
            answered = [one for one in case.discussions if one.held_at >= referral.received_at]
            assert answered or referral.decision in ("NFA", "EH")


def test_some_children_are_referred_again_as_a_new_case_after_the_first_was_closed():
    by_child = defaultdict(list)
    for case in later_cases():
        by_child[case.details.child_ref].append(case)
    again = [pair for cases in by_child.values() for pair in pairwise(cases)]
    assert 0.03 < len(again) / len(later_cases()) < 0.12
    gaps = []
    for one, following in again:
        assert one.id != following.id
        for name in ("child_name", "dob", "nhs_number", "sex", "ethnicity"):
            assert getattr(one.details, name) == getattr(following.details, name)
        gaps.append((day_of(following.referrals[0].received_at) - one.details.closed_on).days)
    assert min(gaps) > 0
    assert any(gap <= 365 for gap in gaps)
    assert any(gap > 365 for gap in gaps)


def test_nobody_but_the_same_family_has_a_name_in_both_cases_of_a_child():
    for case in later_cases():
        harmed = {
            part for one in case.linked_children if one.role == "harmed" for part in one.child_name.split()
        }
        assert not harmed & {part for one in case.family for part in one.name.split()}, case.id


def test_some_work_ends_early_or_never_starts_and_supervision_is_raised_at_some_later_reviews():
    reviews = [[one for one in case.reviews if known(one.held_at)] for case in later_cases()]
    finals = [held[-1] for held in reviews if held and held[-1].kind == "final"]
    early = sum(one.intervention == "ended" for one in finals)
    assert 0.08 < early / len(finals) < 0.28
    later = [pair for held in reviews for pair in pairwise(held)]
    raised = sum(str(two.supervision_level) > str(one.supervision_level) for one, two in later)
    assert 0.05 < raised / len(later) < 0.35
    assert any(
        {str(one.intervention) for one in held} == {"not_started"} for held in reviews if len(held) > 2
    )


def test_a_child_who_is_looked_after_is_reviewed_more_often():
    def apart(looked_after):
        return [
            (day_of(two.held_at) - day_of(one.held_at)).days
            for case in later_cases()
            if case.details.looked_after is looked_after
            for one, two in pairwise(case.reviews)
            if known(two.held_at)
        ]

    assert len(apart(True)) > few_or_all(30, 60)
    assert median(apart(True)) < median(apart(False)) - 14


def test_nobody_who_chairs_is_somebody_else_at_the_same_meeting():
    for case in sample_cases(60, 77):
        for meeting in (*case.discussions, *case.meetings, *case.reviews):
            chair = str(meeting.chair).split(",")[0]
            assert chair not in {str(one.name) for one in case.attendance if one.meeting_id == meeting.id}
