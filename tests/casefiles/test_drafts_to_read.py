from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.documents.shared import family_wording
from pipeline.documents.shared.family_glossary import texts_of_every_glossary
from pipeline.documents.shared.family_headings import titles_of_every_form
from pipeline.model import Case, CaseDetails, Clearance, codes
from tests.builders import placed
from tests.documents.printing import text_of
from tests.family_case import AIM, MEETING, approved, changed, family_case, told
from tests.making import made_of
from tests.naming import document_in, named

SCHEDULE = named("drafts/F-0001/withheld.docx")
#: The documents made in these tests: the schedule comes with any of them.
ONLY = frozenset({"parents_aim_report", "parents_plan", "parents_chronology"})
AUNT = "His aunt has a spare key."


def schedule_of(case, path=SCHEDULE):
    return text_of(made_of(case, only=ONLY).files[path])


def wrote(case, text, owner=AIM, number=2):
    """The case with a text for parents under one heading."""
    where = {"belongs_to": owner, "section_no": number}
    return changed(case, "sections", where, text_family=text)


def test_each_draft_lists_the_sentences_that_mention_somebody_with_their_place():
    case = wrote(wrote(family_case(), f"We met twice. {AUNT}"), AUNT, MEETING, 3)
    text = schedule_of(case)
    report, _, plan = text.partition("### The plan: a copy for you (M-0001)")
    assert f"What we found: Growing up, family and friends | {AUNT}" in report
    assert f"The plan: Keeping safe at home, at school and outside | {AUNT}" in plan
    assert "We met twice" not in text


def test_a_draft_without_such_a_sentence_is_named():
    named = "No such sentence was found in: What happened, and when: a copy for you, The plan: a copy for you"
    assert named in schedule_of(wrote(family_case(), AUNT))


def test_the_words_that_every_copy_prints_are_in_no_list():
    text = schedule_of(family_case())
    assert "### " not in text.partition("Before you approve")[2].partition("Appendix")[0]


def test_every_text_of_the_family_wording_is_one_of_those_that_every_copy_prints():
    said = set(family_wording.texts_of_every_copy())

    def texts(value):
        if isinstance(value, str):
            return {value}
        if isinstance(value, family_wording.Form):
            return set()
        inside = [*value, *value.values()] if isinstance(value, dict) else value
        return {one for part in inside for one in texts(part)} if not isinstance(value, type) else set()

    named = {name: value for name, value in vars(family_wording).items() if name.isupper()}
    for name, value in named.items():
        keys = set(value[0]) if name == "HELPS" else set(value) if name == "MEETINGS" else set()
        assert texts(value) - keys <= said, name
    assert {*titles_of_every_form(), *texts_of_every_glossary()} <= said


def test_the_recipients_own_relation_is_not_listed_and_is_in_the_copy_of_the_other_parent():
    made = made_of(wrote(family_case(), "His mother has a spare key."), only=ONLY)
    assert "a spare key" not in text_of(made.files[SCHEDULE])
    assert "a spare key" in text_of(made.files[SCHEDULE.replace("F-0001", "F-0002")])


def test_an_issued_copy_is_approved_and_lists_nothing():
    case = wrote(family_case(), AUNT)
    assert AUNT in schedule_of(case)
    assert AUNT not in schedule_of(approved(case))


def test_a_refused_draft_is_not_quoted():
    text = schedule_of(told(family_case(), "His aunt met Wrenna."))
    assert "REFUSED, because it contained something" in text
    assert "His aunt met" not in text


def test_a_sentence_that_was_cleared_for_its_draft_alone_is_in_the_schedule_by_its_place_only():
    neighbour = Case(
        details=placed(
            CaseDetails(
                case_id="C-0777",
                child_ref="LA-77700",
                child_name="Aster Willowquill",
                social_worker="Juniper Stonecroft",
                status=codes.STATUS["open"],
            )
        )
    )
    case = wrote(family_case(), "His aunt is called Aster Willowquill.")
    (refused,) = [
        one
        for one in made_of(case, neighbour, only=ONLY).refused
        if "F-0001/" in one.path and document_in(one.path) == "aim_report"
    ]
    clearances = tuple(
        placed(
            Clearance(
                clearance_id=f"CC-000{number}",
                case_id="C-0501",
                person_id="F-0001",
                document=codes.DOCUMENT["aim_report"],
                item=leak.item,
                sentence=sentence.code,
                cleared_by="Osprey Candlewharf",
                cleared_on=date(2026, 10, 1),
            )
        )
        for leak in refused.leaks
        for number, sentence in enumerate(leak.sentences, start=1)
    )
    made = made_of(dataclasses.replace(case, clearances=clearances), neighbour, only=ONLY)
    assert refused.path in made.files
    text = text_of(made.files[SCHEDULE])
    assert "Growing up, family and friends: Read it in the draft." in text
    assert "Willowquill" not in text
