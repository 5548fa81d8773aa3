from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.access.view import Audience, Reader, audiences_of
from pipeline.documents import hand_over_pack
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Blank, FamilyMember, HandOver, Section47, codes
from tests.documents.printing import assert_golden, at, every_part, only, printed, text_of, to_agency
from tests.making import made_of
from tests.naming import named
from tests.rich_wording import AIM, DISPLAYED
from tests.whole_case import changed, detailed, whole_case

COUNCIL, ADULTS = "HO-0001", "HO-0002"
TO_COUNCIL, TO_ADULTS = (Audience(Reader.PROFESSIONAL, hand_over=one) for one in (COUNCIL, ADULTS))
CLOSED = {
    "status": codes.STATUS["closed"],
    "closed_on": date(2026, 12, 20),
    "close_reason": codes.CLOSE_REASON["RC5"],
}
EITHER = pytest.mark.parametrize("audience", [TO_COUNCIL, TO_ADULTS], ids=["council", "adult services"])


def handed_over(sent=date(2026, 10, 20), **values):
    """The whole case, on a plan, with a hand-over to another council and one to adult services."""
    rows = tuple(
        HandOver(
            hand_over_id=name,
            case_id="C-0001",
            to=codes.HAND_OVER_TO[to],
            service=service,
            decided_on=date(2026, 10, 14),
            decided_by="Alder Tarnside, service manager",
            notified_on=date(2026, 10, 15),
            pack_sent_on=sent,
            **values,
        )
        for name, to, service in (
            (COUNCIL, "council", "Larkmere Council, the duty manager"),
            (ADULTS, "adult", "Adult services, transitions team"),
        )
    )
    on_plan = {"cp_category": codes.CP_CATEGORY["EMO"], "cp_plan_from": date(2026, 8, 25)}
    case = changed(whole_case(), "enquiries", 0, **on_plan)
    return dataclasses.replace(case, hand_overs=rows)


def pack(audience, case=None):
    return only(hand_over_pack, case or handed_over(), audience)


def test_the_wording_to_another_council_is_the_golden_wording():
    assert_golden("hand_over_pack - another council", pack(TO_COUNCIL))


def test_the_wording_to_adult_services_is_the_golden_wording():
    assert_golden("hand_over_pack - adult services", pack(TO_ADULTS))


def test_the_wording_at_closing_is_the_golden_wording():
    assert_golden("hand_over_pack - closing", only(hand_over_pack, detailed(whole_case(), **CLOSED)))


def test_each_hand_over_has_its_pack_for_its_receiver_alone():
    case = handed_over()
    assert [one for one in audiences_of(case) if one.hand_over] == [TO_COUNCIL, TO_ADULTS]
    assert list(printed(hand_over_pack, case, TO_COUNCIL)) == [named("hand_over_pack - HO-0001 - 2026-10-20")]
    for other in (Audience(Reader.PROFESSIONAL), at(DISPLAYED), to_agency("Health")):
        assert printed(hand_over_pack, case, other) == {}


@EITHER
def test_no_other_document_is_made_for_a_receiver(audience):
    case = detailed(handed_over(), **CLOSED)
    for part in plugins_in("pipeline.documents"):
        if hasattr(part.module, "papers") and not hasattr(part.module, "MADE_FROM"):
            made = printed(part.module, case, audience)
            assert not made or part.name == "hand_over_pack", part.name


def test_where_none_is_needed_there_is_no_pack():
    case = changed(handed_over(), "hand_overs", 0, to=codes.HAND_OVER_TO["none"])
    assert [one.hand_over for one in audiences_of(case) if one.hand_over] == [ADULTS]


@EITHER
def test_a_pack_that_is_not_sent_is_a_draft_and_one_that_is_shows_its_own_day(audience):
    assert "DRAFT: it has not been sent." in text_of(pack(audience, handed_over(Blank.NOT_RECORDED)))
    later = handed_over(accepted_on=date(2026, 10, 29), meeting_on=date(2026, 10, 28))
    assert text_of(pack(audience, later)) == text_of(pack(audience))


@EITHER
def test_no_name_number_address_or_school_of_a_child_harmed_is_in_any_part_of_it(audience):
    case = handed_over()
    whole = every_part(pack(audience, case))
    for child in case.linked_children:
        for name in ("child_name", "child_ref", "home_address", "school", "discussion_id", "social_worker"):
            value = getattr(child, name)
            assert not isinstance(value, str) or value not in whole, name
    assert ("L-0001" in whole) is (audience == TO_COUNCIL)


@EITHER
def test_a_name_of_a_child_harmed_that_somebody_typed_into_a_measure_refuses_the_pack(audience):
    case = changed(handed_over(), "safety_plans", -1, measure="Wren Oakmoss is met at the gate.")
    refused = [one.path for one in made_of(case, only=frozenset({"hand_over_pack"})).refused]
    pack_refused = named(f"hand_over_pack - {audience.hand_over} - 2026-10-20.docx")
    assert f"hand-over/{audience.hand_over}/{pack_refused}" in refused


def test_the_packs_lie_each_in_a_folder_of_its_own_and_are_proved():
    made = made_of(handed_over(), only=frozenset({"hand_over_pack"}))
    assert not made.refused
    assert {path.rpartition("/")[0] for path in made.files} == {"hand-over/HO-0001", "hand-over/HO-0002"}


def test_a_sibling_whom_a_measure_names_refuses_the_pack_for_adult_services_only():
    sibling = FamilyMember(
        person_id="F-000109",
        case_id="C-0001",
        relationship=codes.RELATIONSHIP["sibling"],
        name="Teasel Fernhollow",
    )
    case = changed(handed_over(), "safety_plans", -1, measure="Teasel Fernhollow knows who is at home.")
    case = dataclasses.replace(case, family=(*case.family, sibling))
    refused = [one.path for one in made_of(case, only=frozenset({"hand_over_pack"})).refused]
    assert [path.split("/")[1] for path in refused] == [ADULTS]


def test_adult_services_get_no_strategy_discussion_referral_or_heading_on_other_children():
    council, adults = text_of(pack(TO_COUNCIL)), text_of(pack(TO_ADULTS))
    for what in ("Strategy discussion | SD-0001", "Referral | R-0031", "6. Child protection"):
        assert what in council
        assert what not in adults
    assert f"AIM assessment: the report | {AIM}" in adults
    assert "9. Conclusions and initial level of intervention" in adults


def test_the_plan_in_force_is_said_and_one_that_ended_by_its_days():
    assert "from 25 August 2026, in force" in text_of(pack(TO_COUNCIL))
    ended = changed(handed_over(), "enquiries", 0, cp_plan_to=date(2026, 10, 16))
    assert "from 25 August 2026 to 16 October 2026" in text_of(pack(TO_COUNCIL, ended))
    never = dataclasses.replace(handed_over(), enquiries=(Section47(s47_id="S47-1", case_id="C-0001"),))
    assert "There was no child protection plan." in text_of(pack(TO_COUNCIL, never))


def test_what_is_not_passed_on_is_the_same_list_whatever_is_recorded():
    bare = dataclasses.replace(handed_over(), linked_children=(), sections=(), discussions=())
    assert _kept(pack(TO_ADULTS, bare)) == _kept(pack(TO_ADULTS))


def _kept(package):
    return text_of(package).partition("## What is not passed on")[2].partition("## Signed")[0]


def test_an_open_case_has_no_pack_at_closing_and_a_closed_one_without_its_day_is_a_draft():
    assert printed(hand_over_pack, whole_case()) == {}
    (stem,) = printed(hand_over_pack, detailed(whole_case(), **CLOSED))
    assert stem == named("hand_over_pack - closing - 2026-12-20")
    case = detailed(whole_case(), **{**CLOSED, "closed_on": Blank.NOT_RECORDED})
    assert "DRAFT: the day of closing is not recorded." in text_of(only(hand_over_pack, case))
