"""The answers of a first case, page by page: for an officer at a test browser and at a real one."""

from __future__ import annotations

from typing import Any

TEAM = "Wren Alderbrook, social worker"
CHAIR = "Heron Castlemead, team manager"


def enter_first_case(officer: Any) -> None:
    """Enter a case on which a strategy discussion was held, as a new officer would.

    `officer`: an `Officer`, or one at a real browser.
    """
    officer.begin()
    officer.save(
        child_name="Rowan Testling",
        dob="14/3/2012",
        sex="Male",
        ethnicity="White British",
        disability=["No disability"],
    )
    officer.save(
        home_address="3 Example Row, Meadowmere",
        school="Meadowmere High School",
        school_lead="Finch Oakhanger",
        gp_practice="Meadowmere Surgery",
        social_worker=TEAM,
        looked_after="No",
    )
    officer.save(language="English", interpreter_needed="No", format_needed="Standard print")
    _referral(officer)
    _people(officer)
    _discussions(officer)
    _afterwards(officer)


def _referral(officer: Any) -> None:
    officer.link("Enter the referral").save(
        received_at="26/10/2026 09:30",
        source="School",
        referrer="Finch Oakhanger",
        received_by="Referral team",
        crime_concern="No",
    )
    officer.save(decision="Strategy discussion", decision_at="26/10/2026 11:00", also_child_harmed="No")


def _people(officer: Any) -> None:
    officer.link("Add a child linked with the case").save(role="Child harmed")
    officer.save(then="case", support_offered="Yes")
    officer.link("Enter the person").save(
        name="Juniper Testling", relationship="Mother", parental_responsibility="Yes"
    )
    officer.save(address="3 Example Row, Meadowmere", address_confidential="No", telephone="01632 960 123")
    officer.save(may_receive_copy="Yes", child_wish="May read what is shared")
    officer.save(language="English", interpreter_needed="No", format_needed="Standard print")


def _discussions(officer: Any) -> None:
    officer.link("Enter the strategy discussion").save(held_at="26/10/2026 15:00", mode="Video meeting")
    officer.save(place="Online", chair=CHAIR, minute_taker=TEAM)
    officer.save(
        chronology_shared="Yes",
        risk_strategy_agreed="Yes",
        s47_decision="No",
        police_investigation_open="No",
        may_name_other_child="No",
    )
    officer.save(s47_reason="No significant harm is indicated; see the record of the discussion.")
    officer.save(aim_decision="No", aim_reason="The HSB team advised other work.", hsb_team_consulted="Yes")
    officer.save(other_work="Preventative work on relationships at school.", other_work_by=TEAM)
    officer.save(
        advice="Other work instead of an AIM assessment",
        advice_reasons="The continuum does not call for an assessment.",
        advice_by="Plover Ashdale, HSB team",
        advice_on="26/10/2026",
    )
    officer.link("Enter the strategy discussion").save(held_at="26/10/2026 16:00", mode="Video meeting")
    officer.save(place="Online", chair=CHAIR, minute_taker=TEAM)
    officer.save(
        chronology_shared="Yes",
        risk_strategy_agreed="Yes",
        s47_decision="No",
        police_investigation_open="No",
        may_name_other_child="No",
    )
    officer.save(s47_reason="No significant harm is indicated; see the record of the discussion.")
    for _ in range(2):
        officer.link("Enter them together")
        officer.save(**{f"{n}__attended": "Yes" for n in range(officer.groups)})
    for _ in range(2):
        officer.link("Enter them together").save(
            **{f"{n}__text_professional": f"What was agreed under heading {n + 1}." for n in range(5)}
        )


def _afterwards(officer: Any) -> None:
    officer.link("Enter the recognition").save(
        judged_on="26/10/2026",
        step="Problematic",
        tool="Brook Sexual Behaviours Traffic Light Tool",
        judged_by=TEAM,
        online="No",
    )
    officer.save(
        ages="Considered: of no concern",
        harm_intended="Considered: of no concern",
        consent="Considered: of no concern",
        pressure="Considered: of no concern",
    )
    officer.link("Enter the entry of the chronology").save(
        event_at="26/10/2026 09:30",
        entry_type="Referral",
        setting="School",
        source_agency="Education",
        summary="The school referred a concern, and the referral was received.",
    )
    officer.link("Enter the measure of the safety plan").save(
        next_review="16/11/2026",
        setting="School",
        measure="Supervised breaks in the library, away from another pupil.",
        owner="Finch Oakhanger",
        supervision_level="2 Extra checks",
        shared_with="School",
    )
    officer.link("Add an action").save(
        then="case",
        task="Share the safety plan with the school.",
        owner=TEAM,
        owner_agency="Children's social care",
        due="2/11/2026",
    )
