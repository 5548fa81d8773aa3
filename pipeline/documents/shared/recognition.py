"""What a view holds on recognition: judgements, children under 13, and what a discussion has to judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, NamedTuple, TypedDict

from pipeline.access.rows import LinkedChildRow, RecognitionRow, StrategyDiscussionRow
from pipeline.access.view import Blank, Seen, View, Words, known
from pipeline.documents.shared.context import in_order_of_time
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of, in_words, is_younger_than

#: The guidance's sentences on children under 13.
UNDER_13 = (
    "The Sexual Offences Act 2003 sets out that a child under 13 does not, under any circumstances, have the "
    "legal capacity to consent. Any such activity involving a child under 13 is a safeguarding issue."
)
_APART = "Kept in that child's own record"
#: The five considerations of the guidance for behaviour online, each with its field.
CONSIDERATIONS = {
    "ages": "The ages of those involved",
    "images": "The nature of the images",
    "harm_intended": "Whether harm was intended",
    "consent": "The ability to consent",
    "pressure": "Any information about blackmail, coercion or grooming",
}


class Age(TypedDict):
    """Whether a child involved was under 13, as far as this record may say."""

    who: Annotated[str, "Which child, or which children"]
    here: Annotated[str, "Under 13 or not on that day, not known, or kept in the child's own record"]


class UnderThirteen(TypedDict):
    """What a record says where a child involved was under 13, or may have been."""

    ages: Annotated[list[Age], "Each child involved; empty where all are known to have been 13 or over"]
    under_13: Annotated[str, "What the guidance says of children under 13; empty as well"]


class Judgement(TypedDict):
    """One judgement, as the minutes show it."""

    row: Annotated[RecognitionRow, "The row of the judgement"]
    of: Annotated[str, "What was judged: a referral or an incident, with its day"]
    online: Annotated[str, "How far the five considerations are answered; empty where it was not online"]
    says_of_disability: Annotated[bool, "Whether it says if the behaviour may be part of a disability"]


def judgements(view: View) -> list[Judgement]:
    """The judgements of a view in order of time (guidance, Key principles)."""
    rows = in_order_of_time(view.recognitions, lambda row: row.judged_on)
    return [
        Judgement(
            row=row,
            of=judged_in(view, row),
            online=_online(row),
            says_of_disability=says_of_disability(view, row),
        )
        for row in rows
    ]


def judged_in(view: View, row: RecognitionRow) -> str:
    """What was judged, in words: "Incident E-0101, 3 August 2026"."""
    entry, referral = view.chronology.get(row.subject_id), view.referrals.get(row.subject_id)
    if entry is not None:
        return _dated("Incident", row.subject_id, entry.event_at)
    if referral is not None:
        return _dated("Referral", row.subject_id, referral.received_at)
    return str(row.subject_id)


def _dated(kind: str, subject_id: Words, moment: object) -> str:
    day = day_of(moment)
    return f"{kind} {subject_id}{f', {in_words(day)}' if day is not None else ''}"


def _online(row: RecognitionRow) -> str:
    if row.online is not True:
        return ""
    answers = [getattr(row, name) for name in CONSIDERATIONS]
    counts = (
        (sum(one == "concern" for one in answers), "of concern"),
        (sum(one == "no_concern" for one in answers), "of no concern"),
        (sum(one == "not_established" for one in answers), "not established yet"),
    )
    said = [f"{number} {words}" for number, words in counts if number]
    left = len(answers) - sum(number for number, _ in counts)
    return ", ".join([*said, *([f"{left} not answered"] if left else [])])


def has_disability(view: View) -> bool:
    """Whether a disability is recorded that this view may see."""
    disability = getattr(view.details, "disability", Blank.NOT_RECORDED)
    return known(disability) and any(one != "NONE" for one in disability)


def says_of_disability(view: View, row: RecognitionRow) -> bool:
    """Whether a judgement is to say whether the behaviour may be part of a disability."""
    return has_disability(view) or known(row.disability_part)


def under_thirteen_of(view: View, row: RecognitionRow) -> UnderThirteen:
    """What the record of a judgement says of children under 13, on the day of what was judged.

    For a referral, that is the day of the last incident before it, if there is one in the view.
    """
    entry, referral = view.chronology.get(row.subject_id), view.referrals.get(row.subject_id)
    if entry is not None:
        return _said(_of_the_case(view, DayOfAges(day_of(entry.event_at), is_of_incident=True)))
    received = day_of(referral.received_at if referral is not None else row.judged_on)
    before = [day for day in _incidents(view) if received is not None and day <= received]
    return _said(_of_the_case(view, DayOfAges(max(before, default=received), is_of_incident=bool(before))))


def under_thirteen_at(view: View, meeting: Seen) -> UnderThirteen:
    """What the paper of a discussion says of children under 13; of another meeting, nothing.

    About the child of the case, the day is that of the first incident in the view, or else of the first
    referral; about a child harmed, that of the child's own referral, or else of the latest. Of a child whose
    date of birth the view withholds, it only says where that is.
    """
    if not isinstance(meeting, StrategyDiscussionRow):
        return UnderThirteen(ages=[], under_13="")
    received = [day for row in view.referrals if (day := day_of(row.received_at)) is not None]
    if meeting.about == "harmed":
        child = view.linked_children.get(meeting.link_id)
        own = view.referrals.get(child.referral_id) if child is not None else None
        day = day_of(own.received_at) if own is not None else max(received, default=None)
        return _said(_of_child_harmed(child, DayOfAges(day, is_of_incident=False)))
    incidents = _incidents(view)
    day = min(incidents or received, default=None)
    return _said(_of_the_case(view, DayOfAges(day, is_of_incident=bool(incidents))))


class DayOfAges(NamedTuple):
    """The day on which ages count: of an incident, or of a referral, which comes some time after it."""

    day: date | None
    is_of_incident: bool


def _incidents(view: View) -> list[date]:
    """The days of the incidents in a view."""
    days = [day_of(row.event_at) for row in view.chronology if row.entry_type == "incident"]
    return [day for day in days if day is not None]


def _said(found: Iterable[tuple[bool | None, Age]]) -> UnderThirteen:
    """Nothing where every child is known to have been 13 or over."""
    ages = list(found)
    if all(is_under is False for is_under, _ in ages):
        return UnderThirteen(ages=[], under_13="")
    return UnderThirteen(ages=[age for _, age in ages], under_13=UNDER_13)


def _of_the_case(view: View, on: DayOfAges) -> Iterator[tuple[bool | None, Age]]:
    """The child of the case; and the children harmed, whose dates of birth are in their own records."""
    yield _age("The child who displayed the behaviour", view.details.dob, on)
    harmed = [row for row in view.linked_children if row.role == "harmed"]
    apart = [str(row.link_id) for row in harmed if row.dob is Blank.WITHHELD]
    yield from (
        _age(f"Child harmed, {row.link_id}", row.dob, on) for row in harmed if row.dob is not Blank.WITHHELD
    )
    if len(apart) == 1:
        yield None, Age(who=f"Child harmed, {apart[0]}", here=_APART)
    elif apart:
        who = f"Children harmed, {', '.join(apart)}"
        yield None, Age(who=who, here="Kept in each child's own record")


def _of_child_harmed(child: LinkedChildRow | None, on: DayOfAges) -> Iterator[tuple[bool | None, Age]]:
    """The child harmed; and the child of the case, whose date of birth is in that child's own record."""
    yield _age("The child harmed", child.dob if child is not None else Blank.NOT_RECORDED, on)
    yield None, Age(who="The child who displayed the behaviour", here=_APART)


def _age(who: str, born: object, on: DayOfAges) -> tuple[bool | None, Age]:
    """Whether a child was under 13 on a day, and the words for it."""
    if born is Blank.WITHHELD:
        return None, Age(who=who, here=_APART)
    younger = is_younger_than(13, born, on.day)
    if younger is None:
        lacking = "date of the incident" if day_of(born) is not None else "date of birth"
        return None, Age(who=who, here=f"Not known, because no {lacking} is recorded")
    day = in_words(on.day)
    if not younger and not on.is_of_incident and is_younger_than(14, born, on.day):
        return None, Age(who=who, here=f"13 at the referral of {day}; ask for the day of the incident")
    return younger, Age(who=who, here=f"{'Under 13' if younger else '13 or over'} on {day}")


def to_judge(view: View, house: House, kind: str) -> list[str]:
    """What a discussion about the child has to judge; nothing for a discussion about a child harmed."""
    if kind != "displayed":
        return []
    asked = [
        f"Where the behaviour is on the continuum ({', '.join(house.continuum).lower()}), judged by whom, "
        "and with which tool"
    ]
    is_online = any(row.online is True for row in view.recognitions) or any(
        row.setting == "online" for row in view.chronology if row.entry_type == "incident"
    )
    if is_online:
        five = ", ".join(f"{one[:1].lower()}{one[1:]}" for one in CONSIDERATIONS.values())
        asked.append(f"What the considerations for behaviour online show: {five}")
    if has_disability(view):
        asked.append(
            "Whether the behaviour is part of the disability or separate, without assuming either, and with "
            "whose advice"
        )
    return asked
