"""The beginning of a sample case: an incident, and the referral that follows it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days, is_working_day
from pipeline.model import Blank, Referral, codes
from pipeline.procedure.sample.story import CaseStory

_SOURCES = ("2A", "2A", "2A", "6", "6", "1A", "3A", "3C", "5A", "5D", "1B", "9")
_FRIDAY = 4


def received_at(story: CaseStory) -> datetime:
    """The time of the referral: in working hours, or in one branch in the night before a weekend."""
    branch, rng = story.branch, story.rng
    day = story.as_of - timedelta(days=rng.randint(*branch.days_ago))
    if branch.weekend_night:
        while day.weekday() != _FRIDAY or not is_working_day(day):
            day -= timedelta(days=1)
        return datetime.combine(day, time(rng.choice((22, 23)), rng.choice((10, 25, 40))))
    while not is_working_day(day):
        day -= timedelta(days=1)
    return datetime.combine(day, time(rng.randint(9, 13), rng.choice((0, 5, 15, 20, 35, 50))))


def refer(story: CaseStory, received: datetime) -> None:
    """Enter the incident, the referral and the decision on it."""
    branch, rng = story.branch, story.rng
    settings = (
        ("placement", "school", "community")
        if branch.looked_after
        else ("home", "school", "school", "community", "online")
    )
    note_incident(
        story, received.date() - timedelta(days=rng.randint(1, 6)), rng.choice(settings), further=False
    )
    at: date = received.date() if branch.dates_only else received
    story.note("referral", at, "referral")
    crime = branch.police or rng.random() < 0.3
    contacted = received + timedelta(minutes=rng.choice((15, 30, 45)))
    police: Any = Blank.NOT_APPLICABLE if not crime else contacted.date() if branch.dates_only else contacted
    values: dict[str, Any] = {}
    if branch.held:
        decided = received + timedelta(minutes=rng.choice((50, 70, 95)))
        if story.lapses("the decision is late", 0.06) and story.past(decided + timedelta(days=7)):
            decided = datetime.combine(add_working_days(decided, 3), decided.time())
        values = {
            "decision": codes.REFERRAL_DECISION["SD"],
            "decision_at": decided.date() if branch.dates_only else decided,
        }
        values |= _assessment(story, received)
    story.enter(
        Referral,
        referral_id=story.new_id("R"),
        received_at=at,
        source=codes.REFERRAL_SOURCE[rng.choice(_SOURCES)],
        referrer=Blank.WITHHELD
        if branch.blanks
        else rng.choice(("Safeguarding lead", "Duty officer", "Relative", "School nurse")),
        received_by=codes.RECEIVED_BY[rng.choice(("DUTY", "DUTY", "TEAM"))],
        crime_concern=crime,
        police_contacted_at=police,
        also_child_harmed=Blank.NOT_ASKED if not branch.held else branch.section_47 == "plan",
        **values,
    )


def refer_again(story: CaseStory, received: datetime, decision: str) -> None:
    """Enter a referral of a child whose case is open, with the decision on it."""
    at = story.timed(received)
    story.note("referral", at, "referral")
    story.enter(
        Referral,
        referral_id=story.new_id("R"),
        received_at=at,
        source=codes.REFERRAL_SOURCE[story.rng.choice(("2A", "5A", "6"))],
        referrer="Safeguarding lead",
        received_by=codes.RECEIVED_BY["TEAM"],
        crime_concern=False,
        police_contacted_at=Blank.NOT_APPLICABLE,
        also_child_harmed=False,
        decision=codes.REFERRAL_DECISION[decision],
        decision_at=story.timed(received + timedelta(minutes=50)),
        **(_assessment(story, received) if decision == "SD" else {}),
    )


def _assessment(story: CaseStory, received: datetime) -> dict[str, Any]:
    """The fields of the single assessment: within 45 working days or, in some cases, late with the reason."""
    days = story.rng.choice((28, 35, 40, 44, 44, 51))
    concluded = add_working_days(received, days)
    if not story.past(concluded):
        return {}
    late = {"assessment_delay": codes.DELAY_REASON[story.rng.choice(("family", "information"))]}
    return {"assessment_concluded_on": concluded, **(late if days > 45 else {})}


def note_incident(story: CaseStory, when: date, setting: str, *, further: bool) -> None:
    """Enter an incident as the procedure records it: a date, a setting, a category and a reference."""
    category = (
        Blank.NOT_KNOWN
        if story.branch.blanks
        else codes.BEHAVIOUR[story.rng.choice(("C1", "C1", "C2", "C3"))]
    )
    story.note(
        "incident",
        day_of(when),
        "incident",
        setting=codes.SETTING[setting],
        category=category,
        incident_ref=f"INC-{story.number:04d}{2 if further else 1}",
        further_incident=further,
        source_agency=codes.AGENCY[story.rng.choice(("Education", "Police", "CSC"))],
        release=codes.RELEASE["withhold" if story.branch.harmed else "pending"],
        withhold_ground=codes.WITHHOLD_GROUND["harmed"] if story.branch.harmed else Blank.NOT_RECORDED,
    )
