"""Where the meetings of a sample case are: a room, or the link of a video meeting."""

from __future__ import annotations

import dataclasses
from typing import Any

from pipeline.model import known
from pipeline.procedure.sample.story import CaseStory

_ROOMS = (
    "Civic Offices, Meeting Room 2",
    "Civic Offices, Meeting Room 5",
    "Civic Offices, Committee Room 1",
    "Family Centre, Group Room",
    "Health Centre, Seminar Room 3",
)
_NOT_SAID = 0.1


def say_where(story: CaseStory) -> None:
    """Write the place of each meeting, or Online and its link; of some meetings ahead, neither."""
    for collection in ("discussions", "meetings", "reviews"):
        rows = story.rows[collection]
        rows[:] = [dataclasses.replace(row, **_where(story, row)) for row in rows]


def _where(story: CaseStory, row: Any) -> dict[str, str]:
    chance = story.chance("places")
    room, figures = chance.choice(_ROOMS), chance.randint(10_000_000, 99_999_999)
    if row.mode == "call" or (not known(row.held_at) and story.lapses("the place is not known", _NOT_SAID)):
        return {}
    if row.mode == "video":
        link = f"https://video.example/join/{figures // 10_000}, passcode {figures % 10_000:04d}"
        return {"place": "Online", "link_to_join": link}
    return {"place": room}
