"""Context that several documents share: attendance, actions, disagreements, the safety plan in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Annotated, NotRequired, TypedDict, TypeVar

from pipeline.access.rows import (
    ActionRow,
    AttendanceRow,
    DisagreementRow,
    NotDoneRow,
    ReviewRow,
    SafetyMeasureRow,
    SharingDecisionRow,
    StrategyDiscussionRow,
)
from pipeline.access.view import Answer, Blank, Day, Seen, View, Words, known
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of

R = TypeVar("R", bound=Seen)
T = TypeVar("T")

#: The fewest letters that fill a page in the council's style, and the number of pages above which a document
#: begins with a list of contents.
LETTERS_A_PAGE, PAGES_WITHOUT_CONTENTS = 1100, 10
#: The settings that a safety plan must cover, in the order in which they are printed (R07, plan heading 3).
SETTINGS = ("home", "school", "community", "online")


class Titled(TypedDict):
    """Context of every document."""

    title: Annotated[str, "The document's title"]
    house: Annotated[House, "The council, from settings.toml"]


class ForProfessionals(Titled):
    """Context of every document for professionals."""

    reference: Annotated[Words, "The case's reference"]
    draft: Annotated[str, "Why it is a draft; empty where it is none"]
    version: Annotated[str, "Which version it is, in words"]
    is_long: NotRequired[Annotated[bool, "Whether it fills about ten pages, and so has a list of contents"]]


class Whose(TypedDict):
    """Which child a record is about."""

    about_child_harmed: Annotated[bool, "Whether it is about a child harmed"]
    child_name: Annotated[Words, "The name of the child that it is about"]
    child_dob: Annotated[Day, "The date of birth of that child"]
    other_child: NotRequired[
        Annotated[Words, "The name of the other child, in a record about a child harmed"]
    ]


class DisagreementShown(TypedDict):
    """One disagreement in the person's own words (R25)."""

    raised_by: Annotated[Words, "Who disagrees"]
    about: Annotated[str, "The heading that it is about"]
    wording: Annotated[Words, "In the person's own words"]
    response: Annotated[Words, "What was answered"]


class RecordOfMeeting(TypedDict):
    """Context of the record of a discussion, meeting, assessment or review."""

    headings: Annotated[list[Answer], "The headings that the paperwork must answer, in order"]
    attendance: Annotated[list[AttendanceRow], "Who was invited and who came"]
    exclusions: Annotated[list[AttendanceRow], "Who was kept out of a part of the meeting, and why"]
    nobody_excluded: Annotated[bool, "Whether everyone's row says that they were not excluded"]
    sharing: Annotated[list[SharingDecisionRow], "What was decided to share with whom, or not to share"]
    actions: Annotated[list[ActionRow], "The actions agreed"]
    disagreements: Annotated[list[DisagreementShown], "Who disagreed with what, in their own words"]
    not_done: Annotated[list[NotDoneRow], "What was decided not to be done, why, and who decided"]


class NextReview(TypedDict):
    """A review of which only the day is known: the day that the latest review set for the next one."""

    review_id: Words
    kind: str
    date_first_set: Day
    arranged_for: Day


def for_professionals(
    house: House, title: str, reference: Words, *, draft: str = "", version: str = ""
) -> ForProfessionals:
    """Return the context of every document for professionals. `draft`: why it is one, or empty."""
    return ForProfessionals(title=title, house=house, reference=reference, draft=draft, version=version)


def is_long(context: Mapping[str, object]) -> bool:
    """Whether a document fills about ten pages, so that it begins with a list of contents (catalogue 7.2)."""
    return _letters_in(context) > LETTERS_A_PAGE * PAGES_WITHOUT_CONTENTS


def whose(view: View, meeting: Seen) -> Whose:
    """Return which child a record is about: the child who displayed the behaviour, or a child harmed.

    A record about a child harmed has `other_child` as well: the other child's name where this meeting may
    know it, else "Withheld".
    """
    link_id = _child_harmed_at(view, meeting)
    if link_id is not None:
        child = view.linked_children.get(link_id)
        return Whose(
            about_child_harmed=True,
            child_name=child.child_name if child else Blank.NOT_RECORDED,
            child_dob=child.dob if child else Blank.NOT_RECORDED,
            other_child=view.details.child_name,
        )
    details = view.details
    return Whose(about_child_harmed=False, child_name=details.child_name, child_dob=details.dob)


def reference_of(view: View, meeting: Seen) -> Words:
    """Return the reference of a meeting's record: for a child harmed, that child's link reference."""
    link_id = _child_harmed_at(view, meeting)
    return view.details.case_id if link_id is None else link_id


def _child_harmed_at(view: View, meeting: Seen) -> Words | None:
    """The link reference of the child harmed that a meeting is about; None for the child of the case."""
    if not view.audience.meeting or not isinstance(meeting, StrategyDiscussionRow):
        return None
    return meeting.link_id if meeting.about == "harmed" else None


def until(value: object, why: str) -> str:
    """Return why a document is a draft: `why` while the value is missing, then an empty string."""
    return "" if known(value) and value not in (False, "") else why


def _letters_in(value: object) -> int:
    """Estimate the space of a context as a number of letters; a table row takes at least a line."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Seen):
        return 150 + sum(
            len(one) for one in (getattr(value, name) for name in dir(value)) if type(one) is str
        )
    if isinstance(value, Answer):
        return 160 + len(str(value.text))
    if isinstance(value, Mapping):
        return 100 + sum(map(_letters_in, value.values()))
    return sum(map(_letters_in, value)) if isinstance(value, (list, tuple)) else 0


def record_of(view: View, owner: object) -> RecordOfMeeting:
    """Return the context of every record of `owner` (an ID): headings, attendance, actions and so on.

    `nobody_excluded` is true only where everyone's row says so: an empty cell is not an answer (R29).
    """
    attendance = attendance_at(view, owner)
    headings = view.answers(str(owner))
    return RecordOfMeeting(
        headings=headings,
        attendance=attendance,
        exclusions=[row for row in attendance if row.excluded is True],
        nobody_excluded=bool(attendance) and all(row.excluded is False for row in attendance),
        sharing=[row for row in view.sharing if row.belongs_to == owner],
        actions=actions_of(view, owner),
        disagreements=disagreements_of(view, owner, headings),
        not_done=[] if view.audience.agency else [row for row in view.not_done if row.belongs_to == owner],
    )


def attendance_at(view: View, owner: object) -> list[AttendanceRow]:
    """Return the attendance rows of one discussion, meeting or review (an ID)."""
    return [row for row in view.attendance if row.meeting_id == owner]


def actions_of(view: View, owner: object) -> list[ActionRow]:
    """Return the actions agreed at one meeting, or recommended by one report (an ID)."""
    return [row for row in view.actions if row.belongs_to == owner]


def disagreements_of(view: View, owner: object, headings: list[Answer]) -> list[DisagreementShown]:
    """Return each disagreement in the person's own words, with the heading that it is about (R25)."""
    return [_disagreement(row, headings) for row in view.disagreements if row.belongs_to == owner]


def _disagreement(row: DisagreementRow, headings: list[Answer]) -> DisagreementShown:
    title = next((heading.title for heading in headings if heading.number == row.section_no), None)
    about = f"heading {row.section_no}, {title}" if title else "no one heading"
    return DisagreementShown(raised_by=row.raised_by, about=about, wording=row.wording, response=row.response)


def in_order_of_time(rows: Iterable[R], moment: Callable[[R], object]) -> list[R]:
    """Return the rows in order of time; a date without a time is first in its day, a blank last of all."""
    return sorted(rows, key=lambda row: _instant(moment(row)))


def _instant(value: object) -> tuple[date, time]:
    if isinstance(value, datetime):
        return value.date(), value.time()
    return (value, time.min) if isinstance(value, date) else (date.max, time.max)


def safety_plan_in_force(view: View) -> list[SafetyMeasureRow]:
    """Return the measures of the version in force of each safety plan, grouped by setting (R07, R33).

    A version that is still to be agreed replaces none. The settings are in the procedure's order.
    """
    plans = {str(row.plan_id) for row in view.safety_plans}
    in_force = {plan: version_of(in_force_of(view, plan)[0]) for plan in plans}
    measures = [row for row in view.safety_plans if version_of(row) == in_force[str(row.plan_id)]]
    settings = list(dict.fromkeys([*SETTINGS, *(row.setting for row in measures)]))
    return sorted(measures, key=lambda row: settings.index(row.setting))


def in_force_of(view: View, plan: str) -> list[SafetyMeasureRow]:
    """Return the rows of the latest agreed version of a safety plan, or of its latest if none is agreed."""
    versions = [rows for rows in safety_plan_versions(view) if str(rows[0].plan_id) == plan]
    agreed = [rows for rows in versions if any(known(row.agreed_on) for row in rows)]
    return (agreed or versions)[-1]


def version_of(row: SafetyMeasureRow) -> int:
    """Return the version of the safety plan that a measure belongs to; 0 where it is not recorded."""
    return row.version if isinstance(row.version, int) else 0


def safety_plan_versions(view: View) -> list[list[SafetyMeasureRow]]:
    """Return the rows of each version of each safety plan, in the order of plans and versions."""
    versions: dict[tuple[str, int], list[SafetyMeasureRow]] = {}
    for row in view.safety_plans:
        versions.setdefault((str(row.plan_id), version_of(row)), []).append(row)
    return [versions[key] for key in sorted(versions)]


def open_actions(view: View, before: str = "") -> list[ActionRow]:
    """Return the actions neither done nor dropped, except those of the meeting `before`, by due date."""
    waiting = [
        row for row in view.actions if row.status not in ("done", "dropped") and row.belongs_to != before
    ]
    return in_order_of_time(waiting, lambda row: row.due)


def first_known(values: Iterable[T]) -> T | Blank:
    """Return the first value that is known, or NOT_RECORDED."""
    return next((value for value in values if known(value)), Blank.NOT_RECORDED)


def latest_day(moments: Iterable[object]) -> date | None:
    """Return the latest day of these moments; None where none is known."""
    return max((day for day in map(day_of, moments) if day is not None), default=None)


def reviews_arranged(view: View, of_assessment: Words | None = None) -> list[ReviewRow] | list[NextReview]:
    """Return the reviews that have a date but have not been held, in order of the date first set.

    `of_assessment`: only those of this assessment (an ID). Where the view of a day has none: the date that
    the latest review set for the next (R28). Such a view knows no more of a future review, because no row
    says on which day its date was set.
    """
    waiting = [row for row in _reviews(view, of_assessment) if not known(row.held_at)]
    arranged = [row for row in waiting if known(row.date_first_set) or known(row.arranged_for)]
    if arranged or view.day is None:
        return in_order_of_time(arranged, lambda row: row.date_first_set)
    reviews = (row for row in _reviews(view, of_assessment) if known(row.held_at))
    held = in_order_of_time(reviews, lambda row: row.held_at)
    if not held or not known(held[-1].next_review):
        return []
    on = held[-1].next_review
    unnamed = Blank.NOT_RECORDED
    return [NextReview(review_id=unnamed, kind="Review", date_first_set=on, arranged_for=on)]


def _reviews(view: View, of_assessment: Words | None) -> list[ReviewRow]:
    return [row for row in view.reviews if of_assessment is None or row.aim_id == of_assessment]
