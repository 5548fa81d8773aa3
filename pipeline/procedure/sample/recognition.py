"""What a sample case records on recognition: one judgement for each referral that was decided on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.model import Blank, ChronologyEntry, Recognition, Referral, codes, known
from pipeline.procedure.sample.story import CaseStory

#: The steps that are likely in each category of incident.
_STEPS = {"C1": ("problematic",), "C2": ("problematic", "harmful"), "C3": ("harmful",)}
_ENDED_AT_ONCE = {"NFA": ("healthy", "problematic"), "EH": ("problematic",)}
_TOOLS = ("brook", "brook", "brook", "aim", "judgement", "judgement", "other")
_ONLINE = ("ages", "images", "harm_intended", "consent", "pressure")
_DISABILITY = ("disability_part", "disability_by", "disability_on", "disability_advice")
_ADVICE = (("Education", "HSBTeam"), ("Education", "HSBTeam", "Health"), ("Education", "Health"))


def recognise(story: CaseStory) -> None:
    """Enter a judgement for each referral that was decided on, about it or the incident that led to it."""
    before = date.min
    for referral in tuple(story.rows["referrals"]):
        received = day_of(referral.received_at)
        if known(referral.decision):
            incident = _incident(story, before, received)
            _judge(story, referral, incident, _day_of_judgement(story, referral))
        before = received


def _incident(story: CaseStory, before: date, received: date) -> ChronologyEntry | None:
    """The incident that led to a referral: the last one up to its day, and after the referral before it."""
    found = [
        one
        for one in story.rows["chronology"]
        if one.entry_type == "incident" and before < day_of(one.event_at) <= received
    ]
    return found[-1] if found else None


def _day_of_judgement(story: CaseStory, referral: Referral) -> date:
    """The day of the first discussion about the child after the referral, or else of the decision."""
    received = day_of(referral.received_at)
    assert received is not None
    held = [
        day_of(one.held_at)
        for one in story.rows["discussions"]
        if one.about == "displayed" and known(one.held_at) and day_of(one.held_at) >= received
    ]
    decided = day_of(referral.decision_at) or received
    return min(held) if held and referral.decision == "SD" else decided


def _judge(story: CaseStory, referral: Referral, incident: ChronologyEntry | None, day: date) -> None:
    rng = story.chance("recognition")
    of_incident = incident is not None and (incident.further_incident is True or rng.random() < 0.5)
    category = str(incident.category) if incident is not None else ""
    steps = _ENDED_AT_ONCE.get(str(referral.decision)) or _STEPS.get(category, ("problematic", "harmful"))
    is_online = incident is not None and incident.setting == "online"
    # both are drawn, so that the branches of the sample do not change what is drawn after them
    tool, worker = rng.choice(_TOOLS), rng.random() < 0.5
    story.enter(
        Recognition,
        recognition_id=story.new_id("RG"),
        subject_id=incident.entry_id if of_incident and incident is not None else referral.referral_id,
        judged_on=day,
        step=codes.CONTINUUM[rng.choice(steps)],
        tool=Blank.NOT_KNOWN if story.branch.blanks else codes.RECOGNITION_TOOL[tool],
        judged_by=f"{story.social_worker}, social worker" if worker else story.chair,
        online=is_online,
        **_considered_online(rng, is_online=is_online),
        **_disability(story, rng, day),
    )


def _considered_online(rng: Random, *, is_online: bool) -> Mapping[str, Any]:
    """The five considerations; nobody finds that consent is of no concern."""
    if not is_online:
        return dict.fromkeys(_ONLINE, Blank.NOT_APPLICABLE)
    answers = {name: rng.choice(("concern", "concern", "no_concern", "not_established")) for name in _ONLINE}
    answers["consent"] = rng.choice(("concern", "concern", "not_established"))
    return {name: codes.CONSIDERATION[answer] for name, answer in answers.items()}


def _disability(story: CaseStory, rng: Random, day: date) -> Mapping[str, Any]:
    """What was considered where the child has a disability, with whose advice (R32)."""
    if story.branch.disability == ("NONE",):
        return dict.fromkeys(_DISABILITY, Blank.NOT_APPLICABLE)
    return {
        "disability_part": codes.DISABILITY_PART[rng.choice(("separate", "part", "not_established"))],
        "disability_by": f"{story.social_worker}, social worker",
        "disability_on": day,
        "disability_advice": tuple(codes.AGENCY[one] for one in rng.choice(_ADVICE)),
    }
