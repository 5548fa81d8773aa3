"""The parts of a sample case's AIM report, and what the HSB team advised before it (R13, R23)."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import (
    DOMAINS,
    PARTS_OF_CONTENT,
    Blank,
    Code,
    ReportPart,
    StrategyDiscussion,
    codes,
    known,
)
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.wording import parts as wording

#: What the team recommends, by the decision that follows it. Some discussions decide otherwise, and say why.
_RECOMMENDED = {"yes": "aim_now", "no": "other_work", "deferred": "aim_later"}
_OTHERWISE = {"yes": "proceed", "no": "aim_later", "deferred": "aim_now"}


def answer_parts(story: CaseStory, aim_id: str, when: date, *, is_final: bool) -> None:
    """Enter the parts of contents 1 and 4 and the model's domains; of a draft, only those of content 1."""
    rng = story.chance("parts of the report")
    slots = story.slots(when, rng)
    for number, parts in PARTS_OF_CONTENT.items():
        for part in parts if is_final or number == 1 else ():
            is_found = rng.random() < wording.SHARE.get(str(part), 0.25)
            reason = rng.choice(wording.PARTS[str(part)][0 if is_found else 1]).format_map(slots)
            story.enter(
                ReportPart,
                aim_id=aim_id,
                part=part,
                answer=codes.PART_ANSWER["established" if is_found else "not_established"],
                reason=reason or Blank.NOT_RECORDED,
            )
    for part in DOMAINS[story.branch.model] if is_final else ():
        reason = rng.choice(wording.DOMAINS[str(part)]).format_map(slots)
        story.enter(ReportPart, aim_id=aim_id, part=part, reason=reason)


def advise(story: CaseStory, discussion: StrategyDiscussion, when: date) -> StrategyDiscussion:
    """Enter what the HSB team advised at a discussion, by the person who came for it; return the row."""
    rng = story.chance("the team's advice")
    advice = _recommended(story, discussion.aim_decision)
    came = [
        one.name
        for one in story.rows["attendance"]
        if one.meeting_id == discussion.discussion_id and one.agency == "HSBTeam"
    ]
    advised = dataclasses.replace(
        discussion,
        advice=codes.HSB_TEAM_ADVICE[advice],
        advice_reasons=rng.choice(wording.ADVICE_REASONS[advice]).format_map(story.slots(when, rng)),
        advice_by=came[0],
        advice_on=day_of(when),
    )
    rows = story.rows["discussions"]
    rows[next(place for place, one in enumerate(rows) if one is discussion)] = advised
    return advised


def _recommended(story: CaseStory, decision: Code | Blank) -> str:
    if not known(decision):
        return "proceed"
    by_decision = (
        _OTHERWISE if story.lapses("decided otherwise", 0.1) and not story.is_first else _RECOMMENDED
    )
    return by_decision[str(decision)]
