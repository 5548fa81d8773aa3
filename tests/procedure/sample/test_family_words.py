"""The sample's words for families: they say who does what by when, in the reader's own voice, and differ."""

from __future__ import annotations

import re
from functools import cache

import pytest
from dateutil.relativedelta import relativedelta

from pipeline.access.secrets import secrets_of
from pipeline.access.view import audiences_of
from pipeline.casefiles.family_copies import hidden_from
from pipeline.documents.shared.readability import readability_of
from pipeline.foundation.dates import day_of
from pipeline.leakcheck.detector import Detector
from pipeline.leakcheck.normalise import Text
from pipeline.model import Blank, known
from pipeline.procedure.sample import sample_cases
from pipeline.procedure.sample.wording import Heading, Said, Voice, outcomes, strategy, tasks
from pipeline.procedure.sample.wording.aim import AIM_PLANNING, AIM_REPORT
from pipeline.procedure.sample.wording.measures import ENTRIES, MEASURES
from pipeline.procedure.sample.wording.plan import NO_ASSESSMENT, PLAN
from pipeline.procedure.sample.wording.review import FINAL_REVIEW, REVIEW
from tests.extent import few_or_all

#: The most words a sentence on average.
MOST_WORDS = {Voice.PARENTS: 14, Voice.YOUNG: 12, Voice.CHILD: 9}
_SESSIONS = re.compile(r"\b(six|twelve|eighteen) (?:[a-z]+ )?sessions|all (six|twelve|eighteen)\b", re.I)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@cache
def cases():
    return tuple(sample_cases(few_or_all(60, 120)))


def headings():
    return (*AIM_REPORT, *PLAN, *REVIEW, *FINAL_REVIEW)


def everything_said() -> list[Said]:
    """All that the sample says to a family."""
    rows = [one.said for several in MEASURES.values() for one in several]
    rows += [one.said for one in tasks.TASKS]
    rows += [one for several in ENTRIES.values() for one in several]
    work = [one for several in outcomes.WORK.values() for one in several]
    under_headings = [one for heading in headings() for one in (*heading.openings, *heading.further)]
    children = [*tasks.BY_THE_CHILD_AFTER_THE_REPORT]
    return [*under_headings, *rows, *work, *children, *outcomes.LEVELS.values(), NO_ASSESSMENT]


def with_age(case, day):
    return day_of(day) >= case.details.dob + relativedelta(years=12)


def words_for_the_child():
    """Each text for a child, with whether the child is 12 or over on the day of its record."""
    for case in cases():
        days = {one.meeting_id: one.held_at for one in case.meetings}
        days |= {one.review_id: one.held_at for one in case.reviews}
        days |= {one.aim_id: one.report_final_on for one in case.aim_assessments}
        days |= {one.discussion_id: one.held_at for one in case.discussions}
        found = [(days[row.belongs_to], row.text_child) for row in case.sections]
        found += [(days[row.belongs_to], row.child_wording) for row in case.actions]
        found += [(row.agreed_on, row.measure_child) for row in case.safety_plans]
        found += [(row.event_at, row.summary_child) for row in case.chronology]
        for day, text in found:
            if known(text) and known(day):
                yield text, with_age(case, day)


def reports():
    for case in cases():
        for aim in case.aim_assessments:
            if known(aim.report_final_on):
                yield case, aim, case.sections_of(aim.aim_id)


def test_no_two_parents_reports_are_the_same():
    first = [one for one in reports() if int(one[0].id[2:]) <= 30]
    texts = {tuple(row.text_family for row in rows) for _, _, rows in first}
    assert len(first) >= 20
    assert len(texts) == len(first)


def test_each_sentence_has_content_and_none_describes_its_heading():
    for one in everything_said():
        for voice in (Voice.PARENTS, Voice.CHILD, Voice.YOUNG):
            assert not re.search(r"\b(this part|this heading|this section)\b", one.to(voice), re.I), one


def test_what_one_reader_is_told_every_reader_under_a_heading_is_told():
    for heading in headings():
        for one in (*heading.openings, *heading.further):
            told = {voice for voice in Voice if one.to(voice)}
            assert told == (set(Voice) if heading.is_for_family else {Voice.PROFESSIONALS})


def test_nobody_of_12_or_over_is_told_of_grown_ups_and_a_younger_child_is_not_told_of_adults():
    texts = list(words_for_the_child())
    assert {is_young for _, is_young in texts} == {True, False}
    for text, is_young in texts:
        assert not re.search(r"\bgrown-ups?\b" if is_young else r"\badults?\b", text, re.I), text


@pytest.mark.parametrize("voice", MOST_WORDS)
def test_the_words_for_each_reader_are_easy_to_read(voice):
    found = readability_of(one.to(voice) for one in everything_said() if one.to(voice))
    assert found.average <= MOST_WORDS[voice]
    assert found.longest <= 2 * MOST_WORDS[voice]


def test_a_child_is_spoken_to_and_not_spoken_about():
    for one in everything_said():
        for voice in (Voice.CHILD, Voice.YOUNG):
            assert not re.search(r"\b(the child|your child|Mr|Mrs|Ms)\b", one.to(voice), re.I), one


def test_every_reader_of_a_record_hears_the_same_number_of_sessions():
    heard = 0
    for case in cases():
        for row in case.sections:
            texts = (row.text_professional, row.text_family, row.text_child)
            numbers = [
                [(one or other).lower() for one, other in _SESSIONS.findall(text)]
                for text in texts
                if known(text)
            ]
            if any(numbers) and known(row.text_family):
                assert all(one == numbers[0] for one in numbers), (case.id, texts)
                heard += 1
    assert heard > 100


def test_the_number_of_sessions_stays_the_same_from_the_report_to_the_last_review():
    compared = 0
    for case, aim, rows in reports():
        (recommended,) = {
            one.lower()
            for row in rows
            if row.section_no == 9
            for one, _ in _SESSIONS.findall(row.text_professional)
        } or {""}
        for review in case.reviews:
            progress = [one for one in case.sections_of(review.review_id) if one.section_no == 4]
            said = {(a or b).lower() for one in progress for a, b in _SESSIONS.findall(one.text_professional)}
            if recommended and said:
                assert said == {recommended}, (case.id, aim.aim_id, review.review_id)
                compared += 1
    assert compared > 30


def test_the_family_hears_the_level_of_supervision_of_the_report_and_of_the_review():
    levels = set()
    for case in cases():
        for record, number in [(one, 5) for one in case.aim_assessments] + [(one, 1) for one in case.reviews]:
            for row in case.sections_of(record.id):
                if row.section_no == number and known(record.supervision_level):
                    level = outcomes.LEVELS[str(record.supervision_level)]
                    apart = number in outcomes.APART and outcomes.APART[number][0].parents in row.text_family
                    said = re.split(r" \{|\. ", level.parents)[0].rstrip(".")
                    assert apart or said in row.text_family
                    levels.add(str(record.supervision_level))
    assert levels == {"S1", "S2", "S3", "S4"}


def test_where_the_work_did_not_start_or_ended_early_no_reader_hears_that_it_goes_on():
    kinds = set()
    for case in cases():
        for review in case.reviews:
            for row in case.sections_of(review.review_id):
                if row.section_no == 4 and review.intervention in ("not_started", "ended"):
                    kinds.add(str(review.intervention))
                    for text in (row.text_professional, row.text_family, row.text_child):
                        assert re.search("not start|ended before|stopped before", text), text
    assert kinds == {"not_started", "ended"}


def test_a_report_without_a_version_for_the_child_has_no_words_for_the_child_and_no_copy():
    kinds = set()
    for case, aim, rows in reports():
        child = next(one.person_id for one in case.family if one.relationship == "young")
        copied = {one.person_id for one in case.copies if one.belongs_to == aim.aim_id}
        of_report = [one for one in case.actions if one.belongs_to == aim.aim_id]
        kinds.add(str(aim.child_version))
        if aim.child_version == "made":
            assert all(known(row.text_child) for row in rows)
            continue
        assert not [row for row in rows if known(row.text_child)]
        assert not [one for one in of_report if known(one.child_wording)]
        assert child not in copied
        reasons = [one.belongs_to for one in case.not_done if one.what == "family_keeps_a_copy"]
        others = {one.person_id for one in case.family if one.may_receive_copy is True} - {child}
        has_reason = aim.child_version == "not_needed" and copied == others
        assert reasons == ([aim.aim_id] if has_reason else [])
    assert kinds == {"made", "not_needed", "not_yet"}


def test_each_plan_and_review_says_what_the_child_does():
    for case in cases():
        plans = [one for one in case.meetings if one.makes_plan is True]
        for record in (*plans, *case.reviews):
            if known(record.held_at):
                own = [
                    one for one in case.actions if one.belongs_to == record.id and one.owner_agency == "Child"
                ]
                assert len(own) in (1, 2), (case.id, record.id)
                for one in own:
                    assert one.owner == "Young person"
                    assert re.search(r"\byou\b", one.child_wording, re.I)
                    assert known(one.family_wording)


def test_every_released_measure_has_words_for_parents_and_for_the_child():
    for case in cases():
        for row in case.safety_plans:
            assert known(row.measure_family)
            assert known(row.measure_child)


def test_most_of_the_chronology_has_words_for_the_family_and_what_another_agency_said_none_for_the_child():
    read = [row for case in cases() for row in case.chronology if row.release == "yes"]
    worded = [row for row in read if known(row.summary_family)]
    assert 0.6 < len(worded) / len(read) < 0.95
    for case in cases():
        for row in case.chronology:
            if row.release != "yes" or row.entry_type in ("incident", "referral", "contact"):
                assert row.summary_child is Blank.NOT_RECORDED, (case.id, row.entry_id)
    by_kind = {str(row.entry_type) for row in read if known(row.summary_child)}
    assert by_kind == {"meeting", "assessment", "decision", "service"}


def test_what_only_professionals_read_has_no_words_for_a_family():
    among: list[Heading] = [*AIM_PLANNING, *strategy.DISPLAYED, *strategy.HARMED]
    assert not any(heading.is_for_family for heading in among)


def test_no_words_for_a_family_repeat_what_is_withheld_from_the_reader():
    for case in sample_cases(few_or_all(12, 120)):
        for audience in [one for one in audiences_of(case) if one.is_family]:
            secrets, given = secrets_of(case, audience, hidden_from(case, audience))
            detector = Detector(secrets, given)
            for field, text in given.prose:
                # a withheld event may happen on a day that a text has named before it
                hits = [one.kind for one in detector.hits_in(Text(text)) if one.kind != "a date"]
                assert not hits, (case.id, str(audience.reader), field, text)


def test_no_day_in_a_text_is_a_birthday():
    told = 0
    for case in cases():
        children = (case.details, *case.linked_children)
        born = [one.dob for one in children if known(one.dob)]
        days = {f"by {day.day} {day:%B}" for day in born}
        for row in case.sections:
            for text in (row.text_professional, row.text_family, row.text_child):
                if known(text):
                    told += bool(re.search(r"by \d+ [A-Z]", text))
                    assert not [day for day in days if f"{day}." in text or f"{day}," in text], case.id
    assert told > 1000
