"""What the record implies and nobody entered, each as one change to an ordinary case that it follows from."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.casefiles.compliance_sheet import duties_of_case
from pipeline.formats.excel.sheet_xml import letters
from pipeline.foundation.plugins import plugins_in
from pipeline.model import (
    DOMAINS,
    NOT_RECORDED,
    RECORDS,
    Action,
    AimAssessment,
    Attendance,
    Blank,
    ChronologyEntry,
    HandOver,
    LinkedChild,
    Meeting,
    NotDone,
    ReportPart,
    SafetyMeasure,
    Section,
    Section47,
    SharingDecision,
    SupportMeasure,
    codes,
)
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import due_of
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.implied import implied_in
from pipeline.procedure.not_done import findings_of_not_done
from tests.builders import TODAY, ordinary_case, placed

ENQUIRY = placed(Section47(s47_id="S47-1", case_id="C-0001", discussion_id="SD-0001"))
AIM = placed(AimAssessment(aim_id="AIM-1", case_id="C-0001", discussion_id="SD-0001"))
PLAN = placed(
    Meeting(
        meeting_id="M-1",
        case_id="C-0001",
        kind=codes.MEETING_KIND["plan"],
        makes_plan=True,
        held_at=datetime(2026, 8, 12, 10, 0),
    )
)

SHARING = placed(
    SharingDecision(
        sharing_id="IS-1",
        case_id="C-0001",
        belongs_to="SD-0001",
        decision=codes.SHARING_DECISION["share"],
        share_by=date(2026, 8, 10),
    )
)
THIRD = placed(
    Section(belongs_to="SD-0001", section_no=3, text_professional="The social worker informs the school.")
)
AHEAD = placed(
    Meeting(
        meeting_id="M-3",
        case_id="C-0001",
        kind=codes.MEETING_KIND["core_group"],
        makes_plan=False,
        arranged_for=datetime(2026, 11, 12, 10, 0),
    )
)

NEVER_HELD = dataclasses.replace(PLAN, held_at=NOT_RECORDED, arranged_for=datetime(2026, 8, 12, 10, 0))


def decided(**values):
    """The case with these decisions at the discussion about the child."""
    case = ordinary_case()
    first, *others = case.discussions
    return dataclasses.replace(case, discussions=(dataclasses.replace(first, **values), *others))


def having(case, **rows):
    return dataclasses.replace(case, **{name: (row,) for name, row in rows.items()})


def changed(record, **values):
    return dataclasses.replace(record, **values)


def entry(**values):
    return placed(
        ChronologyEntry(
            entry_id="E-1",
            case_id="C-0001",
            entry_type=codes.ENTRY_TYPE["incident"],
            event_at=date(2026, 8, 20),
            **values,
        )
    )


def action(**values):
    return placed(Action(**{"action_id": "A-1", "belongs_to": "SD-0001", "due": date(2026, 8, 20), **values}))


def planning(day):
    return placed(
        Meeting(
            meeting_id="M-2",
            case_id="C-0001",
            aim_id="AIM-1",
            kind=codes.MEETING_KIND["aim_planning"],
            held_at=datetime.combine(day, datetime.min.time()),
        )
    )


def aged(born):
    case = ordinary_case()
    return dataclasses.replace(case, details=changed(case.details, dob=born))


def judged(case=None, **values):
    """The case with other values in its judgement."""
    case = case or ordinary_case()
    return having(case, recognitions=changed(case.recognitions[0], **values))


def disabled():
    case = ordinary_case()
    return dataclasses.replace(case, details=changed(case.details, disability=(codes.DISABILITY["LD"],)))


def handed(to, **values):
    """A hand-over that was decided on, by somebody, with a reason."""
    return placed(
        HandOver(
            hand_over_id="HO-0001",
            case_id="C-0001",
            to=codes.HAND_OVER_TO[to],
            **{
                "decided_on": date(2026, 9, 1),
                "decided_by": "Team manager",
                "reason": "The work is complete.",
                **values,
            },
        )
    )


def transferred():
    """A case that closed because another council took it over."""
    case = ordinary_case()
    closed = {"status": codes.STATUS["closed"], "close_reason": codes.CLOSE_REASON["RC5"]}
    return dataclasses.replace(case, details=changed(case.details, closed_on=date(2026, 9, 30), **closed))


def reported(*parts):
    """A case with a final AIM3 report of which these parts are described, and one that is not established."""
    final = changed(AIM, model=codes.AIM_MODEL["AIM3"], report_final_on=date(2026, 10, 6))
    secrecy = ReportPart(aim_id="AIM-1", part=codes.AIM_REPORT_PART["secrecy"])
    rows = [secrecy, *(ReportPart(aim_id="AIM-1", part=one, reason="In words.") for one in parts)]
    return dataclasses.replace(
        ordinary_case(),
        aim_assessments=(final,),
        report_parts=tuple(placed(row, number) for number, row in enumerate(rows, 2)),
    )


DAY = date(2026, 8, 5)
FIVE = dict.fromkeys(
    ("ages", "images", "harm_intended", "consent", "pressure"), codes.CONSIDERATION["not_established"]
)
LATE_ACTION = "action_is_done_or_has_a_new_date"
ADVISED = {
    "disability_part": codes.DISABILITY_PART["separate"],
    "disability_by": "Social worker",
    "disability_advice": (codes.AGENCY["Education"],),
}


def at_a_school():
    case = ordinary_case()
    return having(case, linked_children=changed(case.linked_children[0], school="Dovecote Primary"))


DAY = date(2026, 8, 5)
SCHOOL = codes.SETTING["school"]
WORDS = "Mrs Quaverly meets the child each Monday."
SUPPORT = placed(SupportMeasure(link_id="L-0001", case_id="C-0001", version=1, setting=SCHOOL, measure=WORDS))
AT_SCHOOL = placed(SafetyMeasure(plan_id="SP-1", case_id="C-0001", version=1, setting=SCHOOL))
NEWER = placed(SafetyMeasure(plan_id="SP-1", case_id="C-0001", version=2, setting=codes.SETTING["home"]))
MEASURE = placed(SafetyMeasure(plan_id="SP-1", case_id="C-0001", version=1))
CONFERENCE = changed(ENQUIRY, conference_on=date(2026, 8, 25))
DBS = placed(Section(belongs_to="M-1", section_no=13, text_professional="The question was discussed."))
STARTED = changed(AIM, planning_meeting_on=date(2026, 8, 10))
U12, AIM3 = codes.AIM_MODEL["U12"], codes.AIM_MODEL["AIM3"]
NO_SUPPORT = placed(
    LinkedChild(link_id="L-1", case_id="C-0001", role=codes.ROLE["harmed"], support_offered=False)
)
DECIDED = placed(
    NotDone(
        belongs_to="L-1",
        what=codes.NOT_DONE["support_is_offered"],
        reason="The family asked to decide in January.",
        decided_by="A. Chair",
    )
)
_FIRST, _SECOND = ordinary_case().discussions
NO_STRATEGY = dataclasses.replace(
    ordinary_case(), discussions=(_FIRST, changed(_SECOND, risk_strategy_agreed=False))
)
WHY_NOT = NotDone(
    belongs_to="SD-0002",
    what=codes.NOT_DONE["risk_strategy_agreed"],
    reason="The first discussion has agreed the strategy for both.",
    decided_by="A. Chair",
)
ADVICE = {
    "advice": codes.HSB_TEAM_ADVICE["aim_now"],
    "advice_reasons": "An assessment says which work is needed.",
    "advice_by": "Heron Quaverly",
}
#: By part: the case that lacks something, the field at which it begins, and the same case put right.
LACKING = {
    "enquiry_is_recorded": (
        decided(s47_decision=True),
        "s47_decision",
        having(decided(s47_decision=True), enquiries=ENQUIRY),
    ),
    "assessment_is_recorded": (
        decided(aim_decision=codes.AIM_DECISION["yes"]),
        "aim_decision",
        having(decided(aim_decision=codes.AIM_DECISION["yes"]), aim_assessments=AIM),
    ),
    "plan_meeting_is_recorded": (
        having(ordinary_case(), enquiries=changed(ENQUIRY, ended_on=date(2026, 8, 11))),
        "ended_on",
        having(ordinary_case(), enquiries=changed(ENQUIRY, ended_on=date(2026, 8, 11)), meetings=PLAN),
    ),
    "arranged_meeting_is_held": (
        having(ordinary_case(), meetings=NEVER_HELD),
        "held_at",
        having(ordinary_case(), meetings=changed(NEVER_HELD, held_at=datetime(2026, 8, 12, 10, 0))),
    ),
    "meeting_says_its_place": (
        having(ordinary_case(), meetings=AHEAD),
        "place",
        having(ordinary_case(), meetings=changed(AHEAD, place="Civic Offices, Meeting Room 2")),
    ),
    "information_is_shared_by_its_day": (
        having(ordinary_case(), sharing=SHARING),
        "share_by",
        having(ordinary_case(), sharing=changed(SHARING, shared_on=date(2026, 8, 11))),
    ),
    "sharing_is_in_the_log": (
        having(ordinary_case(), sections=THIRD),
        "text_professional",
        having(ordinary_case(), sections=THIRD, sharing=changed(SHARING, shared_on=date(2026, 8, 11))),
    ),
    "child_harmed_has_support_at_school": (at_a_school(), "school", having(at_a_school(), support=SUPPORT)),
    "school_keeps_its_measures": (
        dataclasses.replace(ordinary_case(), safety_plans=(AT_SCHOOL, NEWER)),
        "setting",
        dataclasses.replace(ordinary_case(), safety_plans=(AT_SCHOOL, NEWER, changed(AT_SCHOOL, version=2))),
    ),
    "no_at_the_other_discussion_is_explained": (
        NO_STRATEGY,
        "risk_strategy_agreed",
        having(NO_STRATEGY, not_done=placed(WHY_NOT)),
    ),
    "chronology_has_entries": (
        decided(chronology_shared=True),
        "chronology_shared",
        having(decided(chronology_shared=True), chronology=entry(further_incident=True)),
    ),
    "safety_plan_is_recorded": (
        decided(risk_strategy_agreed=True),
        "risk_strategy_agreed",
        having(decided(risk_strategy_agreed=True), safety_plans=MEASURE),
    ),
    "refusal_has_its_response": (
        having(ordinary_case(), aim_assessments=changed(AIM, family_response=codes.RESPONSE["declined"])),
        "family_response",
        having(
            ordinary_case(),
            aim_assessments=changed(
                AIM, family_response=codes.RESPONSE["declined"], safeguarding_considered_on=DAY
            ),
        ),
    ),
    "conference_is_on_both_sheets": (
        having(ordinary_case(), enquiries=CONFERENCE, meetings=PLAN),
        "conference_on",
        having(
            ordinary_case(),
            enquiries=CONFERENCE,
            meetings=changed(
                PLAN, kind=codes.MEETING_KIND["conference"], held_at=datetime(2026, 8, 25, 9, 30)
            ),
        ),
    ),
    "incident_is_marked_as_further": (
        having(ordinary_case(), chronology=entry(further_incident=False)),
        "further_incident",
        having(ordinary_case(), chronology=entry(further_incident=True)),
    ),
    "dbs_question_has_its_answer": (
        having(ordinary_case(), meetings=PLAN, sections=DBS),
        "dbs_considered",
        having(
            ordinary_case(), meetings=changed(PLAN, dbs_considered=codes.DBS["not_referred"]), sections=DBS
        ),
    ),
    "planning_dates_agree": (
        having(ordinary_case(), aim_assessments=STARTED, meetings=planning(date(2026, 8, 17))),
        "planning_meeting_on",
        having(ordinary_case(), aim_assessments=STARTED, meetings=planning(date(2026, 8, 10))),
    ),
    "action_is_done_or_has_a_new_date": (
        having(ordinary_case(), actions=action()),
        "due",
        having(ordinary_case(), actions=action(status=codes.ACTION_STATUS["dropped"])),
    ),
    "action_has_its_day": (
        having(ordinary_case(), actions=action(due=Blank.NOT_RECORDED)),
        "due",
        having(ordinary_case(), actions=action(due=Blank.NOT_RECORDED, done_on=date(2026, 8, 9))),
    ),
    "model_suits_the_age": (
        having(aged(date(2017, 5, 2)), aim_assessments=changed(STARTED, model=AIM3)),
        "model",
        having(aged(date(2017, 5, 2)), aim_assessments=changed(STARTED, model=U12)),
    ),
    "safety_plan_is_reviewed_by_its_date": (
        having(ordinary_case(), safety_plans=changed(MEASURE, next_review=date(2026, 10, 29))),
        "next_review",
        having(
            ordinary_case(),
            safety_plans=changed(MEASURE, next_review=date(2026, 10, 29), reviewed_on=date(2026, 10, 29)),
        ),
    ),
    "support_is_offered": (
        having(ordinary_case(), linked_children=NO_SUPPORT),
        "support_offered",
        having(ordinary_case(), linked_children=NO_SUPPORT, not_done=DECIDED),
    ),
    "crime_concern_is_answered": (
        having(ordinary_case(), referrals=changed(ordinary_case().referrals[0], crime_concern=NOT_RECORDED)),
        "crime_concern",
        ordinary_case(),
    ),
    "behaviour_is_recognised": (ordinary_case(recognitions=()), "received_at", ordinary_case()),
    "online_is_considered": (judged(online=True), "ages", judged(online=True, **FIVE)),
    "disability_is_considered": (disabled(), "disability_part", judged(disabled(), **ADVISED)),
    "hand_over_is_considered": (
        aged(date(2009, 1, 20)),
        "dob",
        having(aged(date(2009, 1, 20)), hand_overs=handed("adult")),
    ),
    "transfer_is_handed_over": (
        transferred(),
        "close_reason",
        having(transferred(), hand_overs=handed("council")),
    ),
    "hsb_team_advice_is_explained": (
        decided(hsb_team_consulted=True),
        "hsb_team_consulted",
        decided(hsb_team_consulted=True, **ADVICE),
    ),
    "domains_of_the_model_are_described": (
        reported(*DOMAINS["AIM3"][1:]),
        "model",
        reported(*DOMAINS["AIM3"]),
    ),
    "conference_is_quorate": (
        having(ordinary_case(), enquiries=changed(ENQUIRY, quorate=False)),
        "quorate",
        having(ordinary_case(), enquiries=changed(ENQUIRY, quorate=True)),
    ),
}


def found(case, part):
    return [one for one in implied_in(case, TODAY) if one.part == part]


def test_every_part_has_its_case_here():
    assert LACKING.keys() == {part.name for part in plugins_in("pipeline.procedure.implied")}


def test_an_ordinary_case_lacks_nothing():
    assert list(implied_in(ordinary_case(), TODAY)) == []


@pytest.mark.parametrize("part", LACKING)
def test_what_follows_and_is_nowhere_is_found_at_the_cell_it_follows_from_and_no_longer_once_it_is_there(
    part,
):
    lacking, field, whole = LACKING[part]
    (one,) = found(lacking, part)
    finding = one.finding
    (kind,) = (one for one in RECORDS if one.sheet == finding.sheet)
    order = list(kind.fields)
    assert finding.column == letters(order.index(field) + 1)
    assert (finding.rule, finding.case_id) == (part, "C-0001")
    assert finding.problem.rstrip(".").endswith((f"({one.source})", "ago"))
    assert finding.remedy[0].isupper()
    assert finding.remedy.endswith(".")
    assert found(whole, part) == []


@pytest.mark.parametrize(
    ("part", "rows"),
    [
        ("safety_plan_is_recorded", {"safety_plans": changed(MEASURE, measure="tbc")}),
        ("chronology_has_entries", {"chronology": entry(further_incident=True, summary="-")}),
    ],
)
def test_a_row_whose_words_are_no_answer_is_none(part, rows):
    assert len(found(having(LACKING[part][0], **rows), part)) == 1


def test_the_reason_for_that_no_closes_something():
    case = having(NO_STRATEGY, not_done=placed(WHY_NOT))
    assert list(findings_of_not_done(case, obligations_of(case, Clock(TODAY)))) == []


def test_an_action_names_its_owner_where_it_is_listed_and_not_in_the_finding():
    (one,) = found(having(ordinary_case(), actions=action(owner="School nurse")), LATE_ACTION)
    assert one.who == "Owner of the action: School nurse"
    assert "nurse" not in one.finding.sentence
    of_the_family = action(owner="Robin Fernhollow", owner_agency=codes.AGENCY["Child"])
    (one,) = found(having(ordinary_case(), actions=of_the_family), LATE_ACTION)
    assert one.who == "Owner of the action: Child or young person"
    (one,) = found(having(ordinary_case(), actions=action()), LATE_ACTION)
    assert one.who == "Owner of the action"


def test_an_open_action_outlasts_its_case():
    late = dataclasses.replace(transferred(), actions=(action(),), hand_overs=(handed("council"),))
    (one,) = found(late, LATE_ACTION)
    assert "the case is closed" in one.finding.problem
    ahead = changed(action(), due=date(2026, 12, 1))
    assert len(found(dataclasses.replace(late, actions=(ahead,)), LATE_ACTION)) == 1


def test_it_is_in_the_list_of_what_is_due_the_oldest_first():
    due = due_of([aged(date(2009, 4, 20)), decided(s47_decision=True)], Clock(TODAY), 14)
    assert [one.part for one in due.implied] == ["enquiry_is_recorded", "hand_over_is_considered"]


def test_it_is_on_the_compliance_sheet_among_what_was_missed():
    rows = duties_of_case(decided(s47_decision=True), Clock(TODAY)).rows
    assert [one["evidence"] for one in rows["faults"] if one["status"] == "Not entered"] == [
        "Strategy discussions!O2"
    ]


def test_a_measure_without_words_is_no_support_at_school():
    whole = LACKING["child_harmed_has_support_at_school"][2]
    bare = having(whole, support=changed(SUPPORT, measure="-"))
    assert len(found(bare, "child_harmed_has_support_at_school")) == 1
    none = dataclasses.replace(bare, unkept=frozenset({"support"}))
    assert found(none, "child_harmed_has_support_at_school") == []


@pytest.mark.parametrize("name", ["judged_by", "disability_by"])
def test_a_dash_is_nobody_who_judged_or_considered(name):
    part = "behaviour_is_recognised" if name == "judged_by" else "disability_is_considered"
    case = judged(disabled(), **ADVISED)
    assert found(case, part) == []
    (one,) = found(having(case, recognitions=changed(case.recognitions[0], **{name: "-"})), part)
    assert one.finding.sheet == "Recognition"


def test_its_age_in_days_is_said():
    (one,) = found(decided(s47_decision=True), "enquiry_is_recorded")
    assert one.age == (TODAY - date(2026, 8, 5)).days
    assert f"That was {one.age} days ago." in one.finding.problem


HAND_OVER = "hand_over_is_considered"


@pytest.mark.parametrize("born", [date(2009, 4, 30), date(2009, 1, 20), date(2006, 5, 2)])
def test_a_hand_over_is_asked_for_from_the_day_at_17_and_a_half_and_after_18_while_the_case_is_open(born):
    assert len(found(aged(born), HAND_OVER)) == 1
    closed = changed(aged(born).details, status=codes.STATUS["closed"])
    assert found(dataclasses.replace(ordinary_case(), details=closed), HAND_OVER) == []


def test_before_17_and_a_half_nothing_is_asked():
    assert found(aged(date(2009, 5, 1)), HAND_OVER) == []


def test_its_age_counts_from_the_month_after_so_that_it_gives_no_birthday_away():
    (on_the_third,), (on_the_20th,) = (found(aged(date(2009, 1, day)), HAND_OVER) for day in (3, 20))
    assert on_the_third.age == on_the_20th.age == (TODAY - date(2026, 8, 1)).days
    assert found(aged(date(2009, 4, 20)), HAND_OVER)[0].age is None, "the month after has not begun"


def test_that_no_hand_over_is_needed_has_a_reason_somebody_who_decided_and_a_day():
    case = aged(date(2009, 1, 20))
    assert found(having(case, hand_overs=handed("none")), HAND_OVER) == []
    for name in ("reason", "decided_by", "decided_on"):
        lacking = handed("none", **{name: Blank.NOT_RECORDED})
        (one,) = found(having(case, hand_overs=lacking), HAND_OVER)
        assert one.finding.sheet == "Hand-overs"


def test_a_hand_over_to_another_council_is_no_answer_about_adult_services():
    case = having(aged(date(2009, 1, 20)), hand_overs=handed("council"))
    assert len(found(case, HAND_OVER)) == 1


def test_a_case_transferred_to_adult_services_has_no_answer_in_a_hand_over_to_a_council():
    case = transferred()
    to_adults = changed(case.details, close_reason=codes.CLOSE_REASON["RC6"])
    case = dataclasses.replace(case, details=to_adults)
    assert found(having(case, hand_overs=handed("council")), "transfer_is_handed_over")
    assert not found(having(case, hand_overs=handed("adult")), "transfer_is_handed_over")


CAME = placed(
    Attendance(
        meeting_id="SD-0001", agency=codes.AGENCY["HSBTeam"], attended=codes.ATTENDED["yes"], invited=True
    )
)


@pytest.mark.parametrize(
    ("lacks", "said"),
    [
        ({"advice": NOT_RECORDED}, "its advice lacks a recommendation (R05"),
        ({"advice_reasons": "Discussed."}, "its advice lacks its reasons (R05"),
        (
            {"advice_by": NOT_RECORDED, "advice_reasons": NOT_RECORDED},
            "its advice lacks its reasons and the name of the person who gave it (R05",
        ),
    ],
)
def test_the_advice_names_what_it_lacks(lacks, said):
    (one,) = found(decided(hsb_team_consulted=True, **ADVICE | lacks), "hsb_team_advice_is_explained")
    assert said in one.finding.problem


@pytest.mark.parametrize(
    ("case", "sheet"),
    [
        (having(ordinary_case(), attendance=CAME), "Attendance"),
        (decided(advice_on=DAY), "Strategy discussions"),
        (decided(advice_by="Heron Quaverly"), "Strategy discussions"),
    ],
)
def test_advice_begins_where_the_team_came_or_any_of_it_is_written(case, sheet):
    (one,) = found(case, "hsb_team_advice_is_explained")
    assert one.finding.sheet == sheet


def test_a_team_that_was_asked_for_a_discussion_still_ahead_has_said_nothing_yet():
    ahead = decided(hsb_team_consulted=True, held_at=NOT_RECORDED)
    assert found(ahead, "hsb_team_advice_is_explained") == []


def test_a_workbook_without_the_columns_of_the_advice_lacks_nothing():
    case = decided(hsb_team_consulted=True)
    first, *others = case.discussions
    columns = {name: one for name, one in first.read_from.columns.items() if name not in ADVICE}
    older = changed(first, read_from=first.read_from._replace(columns=columns))
    case = dataclasses.replace(case, discussions=(older, *others))
    assert found(case, "hsb_team_advice_is_explained") == []


@pytest.mark.parametrize(
    ("model", "born", "said"),
    [
        ("AIM3", date(2017, 5, 2), "the child is 9, and this model is for children of 12 to 18"),
        ("U12", date(2013, 5, 2), "the child is 13, and this model is for children of under 12"),
        ("other", date(2017, 5, 2), ""),
    ],
)
def test_before_the_planning_meeting_the_age_of_today_counts(model, born, said):
    case = having(aged(born), aim_assessments=changed(AIM, model=codes.AIM_MODEL[model]))
    problems = [one.finding.problem for one in found(case, "model_suits_the_age")]
    assert [said in one for one in problems] == ([True] if said else [])


def test_domains_are_asked_for_by_name_and_only_where_the_report_has_parts():
    case = reported(DOMAINS["AIM3"][0])
    (one,) = found(reported(*DOMAINS["AIM3"][:3]), "domains_of_the_model_are_described")
    assert "AIM3: environmental and family, AIM3: self-regulation (R23)" in one.finding.problem
    for without in (
        dataclasses.replace(case, report_parts=()),
        having(case, aim_assessments=changed(case.aim_assessments[0], model=codes.AIM_MODEL["other"])),
        having(case, aim_assessments=changed(case.aim_assessments[0], report_final_on=NOT_RECORDED)),
    ):
        assert found(without, "domains_of_the_model_are_described") == []


def test_a_workbook_without_the_column_of_places_and_without_the_log_lacks_neither():
    def old(record):
        columns = {name: one for name, one in record.read_from.columns.items() if name != "place"}
        return changed(record, read_from=record.read_from._replace(columns=columns))

    case = having(ordinary_case(), sections=THIRD, meetings=old(AHEAD))
    assert found(case, "sharing_is_in_the_log")
    case = dataclasses.replace(case, unkept=frozenset({"sharing"}))
    assert not {"meeting_says_its_place", "sharing_is_in_the_log"} & {
        one.part for one in implied_in(case, TODAY)
    }


@pytest.mark.parametrize(
    ("day", "status", "lacks"),
    [(date(2026, 9, 1), "open", 1), (date(2031, 9, 1), "open", 0), (date(2026, 9, 1), "closed", 0)],
)
def test_whether_a_conference_was_quorate_is_asked_once_it_is_held_in_an_open_case(day, status, lacks):
    case = having(ordinary_case(), enquiries=changed(ENQUIRY, conference_on=day))
    case = dataclasses.replace(case, details=changed(case.details, status=codes.STATUS[status]))
    assert len(found(case, "conference_is_quorate")) == lacks
